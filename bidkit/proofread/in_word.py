"""The Word file of a volume, paragraph by paragraph and row by row, against what was filled."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.model.printed import MARK, PrintedLine, bare_text, lines_of
from bidkit.proofread.align import gaps
from bidkit.proofread.boxes import is_box, twin
from bidkit.proofread.captions import with_captions
from bidkit.proofread.fold import CONTENTS, TOKEN, core
from bidkit.proofread.misprint import Wording
from bidkit.proofread.order import is_free, reordered
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bidkit.model.document import FinishedVolume
    from bidkit.model.printed import PrintedSection
    from bidkit.proofread.align import Gap
    from bidkit.proofread.misprint import Misprint

_NUMBER = re.compile(r"[第共]?\d+页")
BODY = ("正文", "表格", "文本框")
NOTES = ("脚注", "尾注")
HEADS = ("页眉",)
GONE = 0.7
"""A section of which more than this share of the lines is missing is gone as a whole."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A filled line with its marks, and its section."""

    section: PrintedSection
    cells: tuple[str, ...]


def in_word(
    volume: FinishedVolume, sections: Sequence[PrintedSection], stars: Collection[str]
) -> Iterator[Misprint]:
    """Yield what the Word file of a volume says otherwise than its sections were filled."""
    if not volume.passages:
        return
    told = [Wording(section, "Word ", stars) for section in sections]
    yield from _body(volume, told)
    yield from _elsewhere(volume, told, HEADS)
    yield from _elsewhere(volume, told, NOTES)


def _body(volume: FinishedVolume, told: Sequence[Wording]) -> Iterator[Misprint]:
    laid, before = _laid(told, [passage.text for passage in volume.passages])
    found = [line for line in lines_of(volume.passages, volume.word.tables) if _counts(line)]
    made = gaps(before, found)
    moved = reordered(made, before, [_is_free(one) for one in laid], found)
    differences = [gap for gap in made if gap not in moved]
    gone = dict(_gone(differences, laid, volume))
    yield from gone.values()
    words = {one.section.id: one for one in told}
    cells = [(one.section, cell) for one in laid for cell in one.cells]
    for gap in differences:
        section = _section(gap, laid, found, words)
        if (boxed := _boxed(gap, cells, section, found, volume)) is not None:
            yield boxed
            continue
        if section is None or section.section.id in gone or not _told(gap, laid, section):
            continue
        one = _misprint(gap, laid, found, section, volume)
        if any((*one.before, *one.found)):  # not a drawn line or an empty row
            yield one


def _is_free(line: _Laid) -> bool:
    return is_free(line.cells, line.section.text.origins)


def _laid(told: Sequence[Wording], shown: Sequence[str]) -> tuple[list[_Laid], list[PrintedLine]]:
    laid, lines = [], []
    for one in told:
        text = one.section.text
        for line in with_captions(lines_of(text.passages, text.tables), text.origins, shown):
            bare = tuple(map(bare_text, line.cells))
            if _counts(line) and CONTENTS not in "".join(bare):
                laid.append(_Laid(one.section, line.cells))
                lines.append(replace(line, cells=bare, section=one.section.id))
    return laid, lines


def _counts(line: PrintedLine) -> bool:
    return line.part in BODY and (line.row > 0 or any(cell.strip() for cell in line.cells))


def _gone(
    differences: Sequence[Gap], laid: Sequence[_Laid], volume: FinishedVolume
) -> Iterator[tuple[str, Misprint]]:
    """Yield the sections of which next to nothing is left."""
    missing: dict[str, int] = {}
    whole: dict[str, int] = {}
    for line in laid:
        whole[line.section.id] = whole.get(line.section.id, 0) + 1
    for gap in differences:
        if gap.before is not None and gap.found is None:
            section = laid[gap.before].section.id
            missing[section] = missing.get(section, 0) + 1
    for section, count in missing.items():
        if count > GONE * whole[section] and count > 1:
            first = next(line.section for line in laid if line.section.id == section)
            yield section, Wording(first, "Word ", ()).missing(Span(volume.word_name))


def _section(
    gap: Gap, laid: Sequence[_Laid], found: Sequence[PrintedLine], words: dict[str, Wording]
) -> Wording | None:
    """Return whose difference it is: of the section filled there, for an added line of the section it stands in."""
    if gap.before is not None:
        return words[laid[gap.before].section.id]
    return words.get(found[gap.found].section) if gap.found is not None else None


def _told(gap: Gap, laid: Sequence[_Laid], words: Wording) -> bool:
    """Return whether a difference is told: in chapters that people wrote only where a value was printed."""
    if gap.before is None:
        plan = words.section
        return plan.own and bool(plan.form or plan.text.origins) and not _lists_pages(words)
    return words.section.own or any(MARK.search(cell) for cell in laid[gap.before].cells)


def _boxed(
    gap: Gap,
    cells: Sequence[tuple[PrintedSection, str]],
    words: Wording | None,
    found: Sequence[PrintedLine],
    volume: FinishedVolume,
) -> Misprint | None:
    """Return what an added text box says otherwise than a line that was filled anywhere in the volume."""
    if gap.before is not None or gap.found is None or not is_box(found[gap.found]):
        return None
    line = found[gap.found]
    one = twin(line, cells, own=words is None or words.section.own)
    if one is None:
        return None
    span = Span(volume.word_name, part=line.part, paragraph=line.paragraph)
    stars = words.stars if words is not None else ()
    return Wording(one[0], "Word ", stars).boxed((one[1],), line.cells, span)


def _lists_pages(words: Wording) -> bool:
    """Return whether an added line may be one of the contents, which the linker writes."""
    return any(CONTENTS in passage.text for passage in words.section.text.passages)


def _misprint(
    gap: Gap, laid: Sequence[_Laid], found: Sequence[PrintedLine], words: Wording, volume: FinishedVolume
) -> Misprint:
    before = laid[gap.before].cells if gap.before is not None else ()
    line = found[gap.found] if gap.found is not None else None
    at = line or (found[gap.after] if 0 <= gap.after < len(found) else None)
    span = Span(volume.word_name, part=at.part, paragraph=at.paragraph) if at else Span(volume.word_name)
    if gap.moved:
        return words.moved(before, span)
    return words.misprint(before, line.cells if line else (), span)


def _elsewhere(volume: FinishedVolume, told: Sequence[Wording], parts: Sequence[str]) -> Iterator[Misprint]:
    """Yield the headers or notes that were filled and are not there any more, and those that nobody filled."""
    filled = [
        (one, passage.text)
        for one in told
        for passage in one.section.text.passages
        if passage.part in parts and _head(passage.text)
    ]
    known = {_head(text) for _, text in filled}
    there = [p for p in volume.passages if p.part in parts and _head(p.text)]
    stands = {_head(passage.text) for passage in there}
    strange = [p for p in there if _head(p.text) not in known]
    lost = {_head(text): (one, text) for one, text in filled if _head(text) not in stands}
    for one, text in lost.values():
        found = strange.pop(0) if strange else None
        span = Span(volume.word_name, part=parts[0], paragraph=found.paragraph if found else 0)
        yield one.misprint((text,), (found.text,) if found else (), span)
    for found in {_head(passage.text): passage for passage in strange}.values():
        whole = replace(told[0].section, id=volume.id, title=volume.title, form="")
        span = Span(volume.word_name, part=found.part, paragraph=found.paragraph)
        yield replace(told[0], section=whole).misprint((), (found.text,), span)


def _head(text: str) -> str:
    """Return the words of a header or note; the page numbers in it are renewed whenever the file is opened."""
    return _NUMBER.sub("", core(TOKEN.sub("", bare_text(text))))
