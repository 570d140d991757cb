"""How much a difference in print weighs: what stands in the line that says something else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from bidkit.model.printed import bare_text, facts_in
from bidkit.proofread.fold import core, meaning
from bidkit.words import capitals
from bidkit.words.money import figures
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bidkit.model.dossier import Dossier
    from bidkit.model.printed import Origin, PrintedSection

Sort = Literal["price", "star", "signed", "fact", "clause", "text", "form", "unread"]
_SIGNED = re.compile(
    r"(?:投标|报价|响应|谈判|磋商|资格|诚信|保密|廉[洁政]|服务|质量|履约|投标及)?(?:函|承诺|声明|保证书|确认书)"
    r"|授权|委托书|(?:法定代表人|负责人|身份).{0,10}证明|联合体.{0,6}协议|开标一览|报价一览"
)
_PRICED = re.compile(r"报价|开标一览|投标一览|价格|费用(?:清单|明细)|分项.{0,4}价")
_STARRED = re.compile(r"[\s\d.、()（）一二三四五六七八九十]*★")
_OFFER = "quote."
_STRUCTURE = ("section.", "volume.", "loop.")
_LISTED = "section.items[].title"
"""What the list before a section's scans names: records of the library."""
_CONTACT = ("phone", "mobile", "fax", "postcode", "email", "address", "website")
LEAST = 6


def is_signed(title: str) -> bool:
    """Return whether a form of this title is a letter, authorisation, statement, commitment or price sheet."""
    return bool(_SIGNED.search(squeeze(title)))


def is_priced(title: str) -> bool:
    """Return whether a section of this title is there to say a price."""
    return bool(_PRICED.search(squeeze(title)))


def edit_weighs(title: str, before: str, after: str, stars: Collection[str], *, own: bool) -> bool:
    """Return whether an edit touches the price, a ★ answer or, where bidkit fills the section, what is signed."""
    if _is_star((before, after), stars) or _sums([before]) != _sums([after]):
        return True
    return own and (is_signed(title) or (is_priced(title) and _figures([before]) != _figures([after])))


def sort_of(
    section: PrintedSection, before: Sequence[str], found: Sequence[str], stars: Collection[str]
) -> tuple[Sort, tuple[str, ...]]:
    """Return how much a difference weighs, and the paths of the values that are printed otherwise.

    Args:
        section: where it stands.
        before: the cells as filled, with the marks of their values; none for a line that was added.
        found: the cells as finished; none for a line that is missing.
        stars: the words of ★ requirements and of the answers to them, as ``core`` writes them.
    """
    changed = changed_facts(before, found, section.text.origins)
    paths = tuple(dict.fromkeys(one.path for one in changed if one.path))
    bare = [bare_text(cell) for cell in before]
    if _is_title(before, section):
        return "text", paths
    if _is_star(bare or found, stars):
        return "star", paths
    if any(one.kind in ("money", "words") or one.path.startswith(_OFFER) for one in changed) or _sums(
        bare
    ) != _sums(found):
        return "price", paths
    if is_priced(section.title) and (_figures(bare) != _figures(found) or (len(bare) > 1 and not found)):
        return "price", paths  # without its head row nobody knows which of the figures is the price
    signed = section.own and not section.scans and is_signed(section.title)  # a list of 身份证明 is no form
    contact = bool(paths) and all(path.endswith(_CONTACT) for path in paths)
    if signed and before and not contact:
        return "signed", paths
    if paths:
        return "fact", paths
    return ("clause" if section.form or signed else "text"), paths


def changed_facts(
    before: Sequence[str], found: Sequence[str], origins: Sequence[Origin]
) -> tuple[Origin, ...]:
    """Return the origins of the values that the finished line no longer says."""
    printed = "".join(found)
    plain, meant = core(printed), meaning(printed)
    lost = []
    for cell in before:
        text = bare_text(cell)
        for fact in facts_in(cell, origins):
            value = text[fact.start : fact.end]
            said = core(value) in plain or meaning(value) in meant
            if not said and (fact.origin.path == _LISTED or not fact.origin.path.startswith(_STRUCTURE)):
                lost.append(fact.origin)
    return tuple(dict.fromkeys(lost))


def star_words(dossier: Dossier) -> frozenset[str]:
    """Return the words of ★ requirements and of the answers to them, long enough to be told from others."""
    starred = [one for one in dossier.bindings if one.requirement.kind == "substantive"]
    texts = [one.requirement.text for one in starred] + [one.reply.reply for one in starred if one.reply]
    return frozenset(word for text in texts if len(word := core(text)) >= LEAST)


def _is_star(cells: Sequence[str], stars: Collection[str]) -> bool:
    starred = (lambda cell: "★" in cell) if len(cells) > 1 else _STARRED.match
    return any(starred(cell) or core(cell) in stars for cell in cells)


def _is_title(before: Sequence[str], section: PrintedSection) -> bool:
    """Return whether a line is the section's own title, its number left out."""
    return (
        len(before) == 1
        and squeeze(bare_text(before[0])).endswith(squeeze(section.title))
        and bool(section.title)
    )


@lru_cache(maxsize=1 << 12)
def _sums_of(text: str) -> tuple[str, ...]:
    plain = squeeze(text)
    found = [str(one.value.normalize()) for one in figures(plain) if one.money]
    words = (capitals.parse(match[0]) for match in capitals.AMOUNT.finditer(plain))
    return tuple(sorted([*found, *(str(value.normalize()) for value in words if value is not None)]))


def _sums(cells: Sequence[str]) -> list[str]:
    return sorted(one for cell in cells for one in _sums_of(cell))


def _figures(cells: Sequence[str]) -> list[str]:
    return sorted(re.findall(r"\d[\d.]*", core("|".join(cells))))
