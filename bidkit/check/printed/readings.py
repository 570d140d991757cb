"""What the finished files say in the sections that bidkit fills: as filled, or as somebody made it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.model.printed import bare_text, facts_in, lines_of
from bidkit.proofread.fold import core
from bidkit.source import Span
from bidkit.words.late import late

if TYPE_CHECKING:
    from bidkit.check.world import World
    from bidkit.model.document import FinishedVolume
    from bidkit.model.printed import PrintedSection

_OURS = late(r"bid\.|values|price|quote|bond|.*\.(?:reply|note)$")
"""Paths of what we promise; those of the tender and of the library promise nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell or paragraph of a finished file.

    ``label`` is the cell before it, ``row`` the whole line as filled, ``paths`` where the bid's values in it come from,
    ``file`` Word or PDF; ``changed`` says that somebody made it say something else than was filled.
    """

    text: str
    label: str
    row: tuple[str, ...]
    paths: tuple[str, ...]
    section: str
    span: Span
    file: str = "Word"
    changed: bool = False


def readings(world: World, volume: FinishedVolume) -> Iterator[Reading]:
    """Yield what the filled sections of one volume say, changed lines in the words that stand there now."""
    sections = {one.id: one for one in world.printed if one.volume_id == volume.id and one.own}
    edited: set[tuple[str, tuple[str, ...]]] = set()
    for wrong in world.misprints:
        if wrong.section in sections and wrong.stands and wrong.span is not None:
            edited.add((wrong.section, wrong.filled))
            file = "PDF" if wrong.span.page else "Word"
            found = Reading("", "", (), (), wrong.section, wrong.span, file, changed=True)
            yield from _cells(sections[wrong.section], wrong.filled or wrong.stands, wrong.stands, found)
    places = {core(passage.text): passage for passage in volume.passages}
    for section in sections.values():
        placed = volume.section(section.id)
        found = Reading(
            "", "", (), (), section.id, Span(volume.pdf_name, page=placed.first_page if placed else 1), "PDF"
        )
        for line in lines_of(section.text.passages, section.text.tables):
            if (section.id, line.cells) in edited:
                continue
            for one in _cells(section, line.cells, tuple(map(bare_text, line.cells)), found):
                there = places.get(core(one.text))
                if there is not None:
                    span = Span(volume.word_name, part=there.part, paragraph=there.paragraph)
                    yield replace(one, span=span, file="Word")
                elif not volume.passages:
                    yield one


def _cells(
    section: PrintedSection, filled: tuple[str, ...], stands: tuple[str, ...], found: Reading
) -> Iterator[Reading]:
    """Yield each cell in the words that stand there; where cells were joined, as on a page, all of them are one."""
    row = tuple(map(bare_text, filled))
    alike = len(stands) == len(filled)
    for at, cell in enumerate(filled):
        paths = dict.fromkeys(one.origin.path for one in facts_in(cell, section.text.origins))
        text, label = (stands[at], stands[at - 1] if at else "") if alike else ("，".join(stands), "")
        changed = found.changed and core(text) != core(row[at])
        ours = tuple(path for path in paths if _OURS.match(path))
        yield replace(found, text=text, label=label, row=row, paths=ours, changed=changed)
        if not alike and ours:
            return
