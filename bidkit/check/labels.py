"""Values that stand after a label: in the same paragraph after a colon, or in the next cell of a table."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bidkit.check.text import lines
from bidkit.words.spaces import squeeze, tight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.check.text import Line
    from bidkit.check.world import World
    from bidkit.model.document import FinishedVolume

_REMARK = r"(?:\([^()]{0,24}\))?"
_END = r"[,;。、|]|(?<=[\u4e00-\u9fff])(?=(?:\w{2,8}):)"
_HINT = re.compile(r"\((?:盖|公|签|章|印|加|电|单)[^()]*\)|\(.*?章\)|\(全称\)|_+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, the squeezed value after it, and the line it stands in."""

    label: str
    value: str
    line: Line


def pattern(labels: Sequence[str]) -> str:
    """Return the regular expression of any of the labels, the longest first."""
    return "|".join(re.escape(squeeze(label)) for label in sorted(labels, key=len, reverse=True))


def labelled(volume: FinishedVolume, labels: Sequence[str]) -> Iterator[Labelled]:
    """Yield the value after each label; a label with nothing after it yields nothing."""
    names = pattern(labels)
    inline = re.compile(rf"(?:^|[^\w])({names}){_REMARK}:(.+)")
    cell = re.compile(rf"({names}){_REMARK}:?")
    story = lines(volume)
    for index, line in enumerate(story):
        text = line.plain if line.cell else _barred(line.text)
        head = cell.fullmatch(text) if line.cell else None
        if head is not None:
            value = _next_cell(story, index)
            if value:
                yield Labelled(head[1], value, line)
            continue
        for match in inline.finditer(text) if ":" in text else ():  # nearly no line has one
            value = trimmed(re.split(_END, match[2], maxsplit=1)[0])
            if value:
                yield Labelled(match[1], value, line)


@lru_cache(maxsize=1 << 15)
def _barred(text: str) -> str:
    """Return the text squeezed, with a bar where a wide gap sets two labels of one line apart."""
    plain = re.sub(r":\s+", ":", unicodedata.normalize("NFKC", text))
    return tight(re.sub(r"\s{2,}|[\t\n]", "|", plain))


def trimmed(value: str) -> str:
    """Return a value without hints such as （盖章） and drawn lines."""
    return _HINT.sub("", squeeze(value)).strip(":.;,_")


def _next_cell(story: Sequence[Line], index: int) -> str:
    line, after = story[index], story[index + 1] if index + 1 < len(story) else None
    if after is None or not after.cell or after.span.paragraph - line.span.paragraph != 1:
        return ""
    return trimmed(after.text)


def forms_of(volume: FinishedVolume) -> frozenset[str]:
    """Return the ids of the volume's sections that are prescribed forms."""
    return frozenset(section.id for section in volume.sections if section.form_id)


def known_parties(world: World) -> frozenset[str]:
    """Return everybody the library honestly names beside us: clients, issuers, makers, auditors, owners."""
    library, company = world.library, world.library.company
    names = [*company.related, *company.shareholders]
    names += [case.client for case in library.cases] + [case.contractor for case in library.cases]
    names += [item.issuer for item in library.qualifications] + [
        item.holder for item in library.qualifications
    ]
    names += [product.maker for product in library.products] + [year.auditor for year in library.financials]
    for person in library.people:
        names += [job.client for job in person.experience] + [person.employer]
        names += [one.issuer for one in person.certificates] + [one.school for one in person.education]
        names += [person.social_security.payer] if person.social_security else []
    names += [account.bank for account in company.banks]
    return frozenset(re.split(r"[(]", squeeze(name))[0] for name in names if name) - {""}
