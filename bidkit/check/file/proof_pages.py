"""Page numbers that the filled sections print for one and the same place: everywhere the same, and in its section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.check.kind import Hit, fail
from bidkit.model.printed import bare_text, lines_of
from bidkit.proofread.fold import PAGE, same
from bidkit.source import Span
from bidkit.words.late import late
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from bidkit.check.world import World
    from bidkit.model.document import FinishedVolume
    from bidkit.model.printed import PrintedLine, PrintedSection

_VOLUME = late(r"第?[一二三四五六七八九十\d]+册")
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class _Said:
    """What one cell says of one place: the page, the whole cell, and the section it stands in."""

    place: str
    page: int
    cell: str
    section: str
    span: Span


def pages_said_otherwise(world: World, volume: FinishedVolume) -> Iterator[Hit]:
    """Yield cells whose page is another than the other cells, or the section's own first page, say of that place."""
    if not volume.passages:
        return
    rows = [line for line in lines_of(volume.passages, volume.word.tables) if line.row]
    sections = _sections(world, volume)
    said = [one for section in sections for one in _of_section(volume.word_name, rows, section)]
    votes: dict[str, Counter[int]] = {}
    for one in said:
        votes.setdefault(one.place, Counter())[one.page] += 1
    told: set[tuple[str, str]] = set()
    for one in said:
        right = _right(world, one, votes[one.place])
        if right is not None and right != one.page and (one.section, one.cell) not in told:
            told.add((one.section, one.cell))
            end = f"应到第 {right} 页为止" if one.place.endswith(":end") else f"应从第 {right} 页起算"
            message = f"《{volume.title}》章节「{one.section}」印的页码「{one.cell}」与别处不同，{end}"
            yield fail(f"{volume.id}/{one.section}/{one.cell}", message, one.span)


def _sections(world: World, volume: FinishedVolume) -> Iterator[PrintedSection]:
    return (one for one in world.printed if one.volume_id == volume.id and one.own)


def _right(world: World, one: _Said, votes: Counter[int]) -> int | None:
    """Return the page of a place: that of the section itself, else what most cells say; None where nobody can tell."""
    kind, _, name = one.place.partition(":")
    if kind == "sec" and "#" not in name:
        # a volume that is there as Word alone has no pages yet: where its sections begin is only a guess
        paged = (volume.section(name) for volume in world.volumes if volume.page_texts)
        placed = next((found for found in paged if found), None)
        return placed.first_page + world.tender.package.page.first - 1 if placed and placed.pages else None
    (page, most), *rest = votes.most_common()
    if not rest:
        return page
    # Two that differ, one each: which of them is right nobody can tell from here, but one of them is wrong.
    return page if most > rest[0][1] else next(other for other in votes if other != one.page)


def _of_section(word: str, rows: list[PrintedLine], section: PrintedSection) -> Iterator[_Said]:
    """Yield what the rows of one section say of places, each found in the Word file by its other cells."""
    there = [line for line in rows if line.section == section.id]
    for line in lines_of(section.text.passages, section.text.tables):
        filled = tuple(map(bare_text, line.cells))
        if not line.row or not any(PAGE.search(cell) for cell in filled):
            continue
        found = next((one for one in there if _is_row(filled, one.cells)), None)
        if found is not None:
            there.remove(found)  # rows that differ in their page alone follow one another as they were filled
            span = Span(word, part=found.part, paragraph=found.paragraph)
            yield from _said(section.id, filled, found.cells, span)


def _is_row(filled: tuple[str, ...], cells: tuple[str, ...]) -> bool:
    return len(cells) == len(filled) and all(map(same, filled, cells))


def _said(section: str, filled: tuple[str, ...], found: tuple[str, ...], span: Span) -> Iterator[_Said]:
    for before, cell in zip(filled, found, strict=True):
        places = [match[0].strip("\ue000\ue001").removeprefix("page:") for match in PAGE.finditer(before)]
        rest = PAGE.sub("", before)
        numbers = _NUMBER.findall(_VOLUME.sub("", squeeze(cell)))
        if places and len(places) == len(numbers) and not _NUMBER.search(_VOLUME.sub("", rest)):
            yield from (
                _Said(place, int(number), squeeze(cell), section, span)
                for place, number in zip(places, numbers, strict=True)
            )
