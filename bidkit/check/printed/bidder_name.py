"""The bidder's name is the licence's, letter by letter, wherever it stands in the finished files.

Former names, names with a letter wrong, missing or added, and a short name where the bidder signs are found. Other
companies are not: those the library or the tender names, and any whose name differs in its distinctive part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bidkit.check.kind import Hit, Kind, Words, fail, gather
from bidkit.check.text import Line, Near, around, lines, near_misses
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.spaces import squeeze

_SUFFIX = re.compile(r"(?:股份|责任)?有限(?:责任)?公司$|集团$|公司$")
_EXPLAINED = re.compile(r"曾用名|原名|更名|变更|前身|改名|改制")
_SIDE = 20


class Parameters(Record):
    """``places`` are labels that the full name must follow; ``edits`` the letters a typo may cost."""

    places: Words
    edits: int = 2


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield wrong spellings of the bidder's name, each once a volume."""
    for volume in world.volumes:
        yield from gather(_found(world, parameters, volume))


def _found(world: World, parameters: Parameters, volume: FinishedVolume) -> Iterator[Hit]:
    related = (world.library.company.span_of("name"),)
    story = (*lines(volume), *_properties(volume))
    for index, line in enumerate(story):
        text = squeeze(line.text)
        after = squeeze(story[index + 1].text) if line.cell and index + 1 < len(story) else ""
        spoilt = (*_former(world, text), *_misspelt(world, parameters, text))
        for found, message in (*spoilt, *_short(world, parameters, text, after)):
            yield fail(f"{volume.id}/{found}", f"《{volume.title}》{message}", line.span, related=related)


def _properties(volume: FinishedVolume) -> Iterator[Line]:
    for key, value in volume.metadata:
        yield Line(value, Span(volume.word_name or volume.pdf_name, part=f"文件属性 {key}"))


def _former(world: World, text: str) -> Iterator[tuple[str, str]]:
    company = world.library.company
    for former in company.former_names:
        at = text.find(squeeze(former))
        if at >= 0 and not _EXPLAINED.search(text[max(0, at - _SIDE) : at + len(former) + _SIDE]):
            yield former, f"用了旧名称「{former}」，现名是「{company.name}」"


def _misspelt(world: World, parameters: Parameters, text: str) -> Iterator[tuple[str, str]]:
    company = world.library.company
    name = squeeze(company.name)
    honest = {squeeze(former) for former in company.former_names}
    for near in near_misses(text, name, parameters.edits):
        if near.found not in honest and _is_ours(near, name) and not _is_other(near, text, world):
            shown = around(text, near.start, near.start + len(near.found), 6)
            yield (
                near.found,
                f"「{near.found}」与营业执照上的「{company.name}」差 {near.distance} 个字：{shown}",
            )


def _is_ours(near: Near, name: str) -> bool:
    """Return whether a near miss is our name misspelt: one letter off, or the distinctive head kept.

    A stretch cut off at the end of a line is no misspelling, nor is the name's tail in another company's name.
    """
    if name.startswith(near.found) or name.endswith(near.found):
        return near.found.endswith("公司") and name.startswith(near.found[:4])
    if not near.found.endswith(name[-1]) and near.distance > 1:
        return False
    head = max(4, len(_SUFFIX.sub("", name)) // 2)
    return near.distance == 1 or near.found[:head] == name[:head]


def _is_other(near: Near, text: str, world: World) -> bool:
    """Return whether the stretch belongs to another company that the library or the tender names."""
    left, right = max(0, near.start - _SIDE), near.start + len(near.found) + _SIDE
    around_it = text[left:right]
    return any(near.found in other and other in around_it for other in _others(world))


def _others(world: World) -> frozenset[str]:
    library, tender = world.library, world.tender
    names = [tender.purchaser, tender.agency, *library.company.related, *library.company.shareholders]
    names += [case.client for case in library.cases] + [item.issuer for item in library.qualifications]
    names += [product.maker for product in library.products] + [year.auditor for year in library.financials]
    names += [past.purchaser for past in library.past_tenders]
    names += [job.client for person in library.people for job in person.experience]
    plain = (squeeze(re.split("[（(]", name)[0]) for name in names)
    return frozenset(name for name in plain if name and name != squeeze(library.company.name))


def _short(world: World, parameters: Parameters, text: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield a part of the name that stands where the full name must; ``after`` is the next table cell."""
    company = world.library.company
    name, shorts = squeeze(company.name), {squeeze(short) for short in company.short_names}
    beside, alone = _labels(tuple(parameters.places))
    given = [match[1] for match in beside.finditer(text)]
    given += [after.split("(")[0]] if alone.fullmatch(text) else []
    for one in given:
        if one != name and (one in shorts or (len(one) > 1 and one in name)):
            yield one, f"投标人一处用了简称「{one}」，应写全称「{company.name}」"


@lru_cache(maxsize=8)
def _labels(places: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a label with what stands behind it, and of a label alone in its line."""
    longest = "|".join(re.escape(place) for place in sorted(places, key=len, reverse=True))
    label = rf"(?:{longest})(?:\([^)]*\))?"
    return re.compile(rf"(?:^|[^\w]){label}:([^\s:,;、。()_]+)"), re.compile(rf"{label}:?")


KIND = Kind("成品文件里投标人名称是否与营业执照一致", Parameters, check)
