"""A piece of the tender → a Word template: blanks to tags, places for pen and seal recorded, the rest as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.read.forms.blanks import ADVICE, Words, read_line
from bidkit.read.forms.cells import read_cells
from bidkit.read.forms.listing import read_listings
from bidkit.read.forms.seals import Hands, read_hands
from bidkit.read.forms.words import like
from bidkit.word.cut.lines import Edit, Line
from bidkit.word.ticks import ordinary
from bidkit.words.spaces import one_line, tight

if TYPE_CHECKING:
    from bidkit.read.forms.sources import Sources
    from bidkit.word.cut.piece import Cutting

NEXT_LABEL = re.compile(
    r"\n[\s]*[★▲]?(格式|附件|附表|附录|表格?)[\s]*[\d一二三四五六七八九十]+([-－.．][\d一二三四五六七八九十]+)*[\s：:]*$"
)
SHOWN = 40
RATED = re.compile(r"下浮率|下浮比例|优惠率|让利率|折扣率|费率")
SUMMED = re.compile(r"[总合]价|总报价|合计|总计|总额|[¥￥]|[万(（_]元")
BLANK_TEXT = re.compile(r"^[\s_]*$")


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """A form ready to be filled; ``blanks`` are the places that a person must still fill in the template.

    ``chosen`` says that it lists records which a person chooses in the bid's ``evidence``.
    """

    data: bytes
    hands: Hands
    filled: int
    blanks: tuple[str, ...]
    notes: tuple[str, ...]
    chosen: bool = False


def make_template(cutting: Cutting, title: str, sources: Sources) -> FormTemplate:
    """Return a cut-out form with its usual blanks turned into tags."""
    lines = cutting.lines
    words = Words(tight(title), rated=is_rated(lines))
    edits: dict[int, list[Edit]] = {}
    blanks = _boxes(lines)
    listed = read_listings(lines, cutting.tables, words, sources)
    notes: list[str] = [*listed.notes]
    cells, open_tables = read_cells([line for line in lines if line.table not in listed.done], words)
    cells |= {index: [Edit(0, len(lines[index].text), tag)] for index, tag in listed.tags.items()}
    for line in lines:
        if line.index in cells:
            edits[line.index] = cells[line.index]
            continue
        found = read_line(line, words)
        blanks += found.open
        if found.edits:
            edits[line.index] = found.edits
    label = _label_of_next(lines)
    if label is not None:
        index, edit, words_cut = label
        edits.setdefault(index, []).append(edit)
        notes.append(f"末段里下一份格式的编号「{words_cut}」没有带入")
    cutting.edit(edits, listed.loops)
    filled = sum(bool(edit.text.startswith("{{")) for changes in edits.values() for edit in changes)
    return FormTemplate(
        cutting.data(),
        read_hands(lines),
        filled,
        tuple(dict.fromkeys([*blanks, *open_tables])),
        tuple(dict.fromkeys([*cutting.notes, *notes])),
        any("records_for" in loop.each for loop in listed.loops),
    )


def is_rated(lines: list[Line]) -> bool:
    """Return whether a form asks for a rate and for no sum in yuan."""
    text = tight("".join(line.text for line in lines))
    return bool(RATED.search(text)) and not SUMMED.search(text)


def _boxes(lines: list[Line]) -> list[str]:
    """Return the choices that a person must tick, those of one cell together; nothing is ticked here."""
    places: dict[tuple[int, ...], str] = {}
    for line in lines:
        text = one_line(ordinary(line.text))
        if "□" in text and not ADVICE.match(like(text)):
            place = (line.table, line.row, line.column) if line.table else (0, line.index)
            places[place] = f"{places.get(place, '')} {text}".strip()
    return [f"请勾选：{text[:SHOWN]}" for text in places.values()]


def _label_of_next(lines: list[Line]) -> tuple[int, Edit, str] | None:
    """The number of the next form may hang on the last paragraph behind a line break."""
    for line in reversed(lines):
        if line.table or BLANK_TEXT.match(line.text):
            continue
        found = NEXT_LABEL.search(line.text)
        return (line.index, Edit(found.start(), found.end(), ""), found[0].strip()) if found else None
    return None
