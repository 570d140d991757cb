"""The lines of a cut-out piece as text with its blanks, and edits that keep every run's look.

A blank may be split over runs; an edit names letters of the line and never a run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.word.cut.body import row_cells, rows
from bidkit.word.ooxml import RPR_ORDER, XML_SPACE, copy_of, local, make, put, val, w
from bidkit.word.text import PLAIN, field_box, symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.word.ooxml import Element

SPACES = " \t\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005"
NOT_OURS = ("del", "moveFrom", "txbxContent")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: ``view`` is ``text`` with underlined spaces shown as ``_``, letter for letter.

    ``table`` counts the tables of the piece from 1, 0 outside of any; ``row`` and ``column`` are in its grid.
    """

    index: int
    text: str
    view: str
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """Letters ``start`` to ``end`` of a line become ``text``; ``drawn`` underlines it as the blank was drawn."""

    start: int
    end: int
    text: str
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class _Letter:
    letter: str
    host: Element
    offset: int
    underlined: bool


def lines_of(body: Element) -> tuple[list[Line], list[Element]]:
    """Return the lines of a body and the paragraph of each, those of cells and text boxes included."""
    places = dict(_cell_places(body))
    lines: list[Line] = []
    paragraphs = list(body.iter(w("p")))
    for index, paragraph in enumerate(paragraphs):
        letters = _letters(paragraph)
        text = "".join(one.letter for one in letters)
        view = _view(letters)
        cell = next((above for above in paragraph.iterancestors(w("tc"))), None)
        place = (0, 0, 0) if cell is None else places.get(cell, (0, 0, 0))
        lines.append(Line(index, text, view, *place))
    return lines, paragraphs


def apply_edits(paragraph: Element, edits: Sequence[Edit]) -> None:
    """Change the letters of a paragraph; the edits may not overlap."""
    letters = _letters(paragraph)
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        gone = letters[edit.start : edit.end]
        after = letters[edit.start - 1] if edit.start else None
        made = _new_run(paragraph, edit, gone[0] if gone else after) if edit.text else None
        # Letters leave before their text is parted; tabs and breaks after, as they may mark the place.
        for one in reversed(gone):
            _remove_letter(one)
        if made is not None:
            _insert(paragraph, made, letters, edit.start)
        for one in gone:
            _remove_sign(one)


def escape_braces(body: Element) -> int:
    """Hide the document's own double braces from the template language; return how many texts had some."""
    count = 0
    for node in body.iter(w("t")):
        text = node.text or ""
        if any(sign in text for sign in ("{{", "{%", "{#", "}}", "%}", "#}")):
            for sign in ("{{", "{%", "{#"):
                text = text.replace(sign, "{{ '" + sign[0] + "' }}" + sign[1])
            node.text = text
            count += 1
    return count


def _letters(paragraph: Element) -> list[_Letter]:
    found = []
    drawn = _drawn_tabs(paragraph)
    for run in paragraph.iter(w("r")):
        if not _belongs(run, paragraph):
            continue
        underline = val(run.find(w("rPr")), "u", "none") != "none"
        for node in run:
            if node.tag == w("t"):
                found += [_Letter(sign, node, at, underline) for at, sign in enumerate(node.text or "")]
            elif node.tag in PLAIN:
                sign = PLAIN[str(node.tag)]
                found.append(_Letter(sign, node, -1, underline or (drawn and sign == "\t")))
            elif node.tag in (w("sym"), w("fldChar")):
                signs = symbol(node) if node.tag == w("sym") else field_box(node)
                found += [_Letter(sign, node, -1, False) for sign in signs]
    return found


def _drawn_tabs(paragraph: Element) -> bool:
    """Return whether the paragraph draws a line where a tab leads over; that is a blank as an underline is."""
    stops = paragraph.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}")
    return any(stop.get(w("leader")) in ("underscore", "heavy") for stop in stops)


def _view(letters: Sequence[_Letter]) -> str:
    """Show drawn spaces as ``_``; those around underlined words are no blank, but for words in brackets."""
    shown = [one.letter for one in letters]
    start = 0
    while start < len(letters):
        end = start
        while end < len(letters) and letters[end].underlined:
            end += 1
        words = "".join(shown[start:end]).strip(SPACES)
        if end > start and (not words or (words[0] in "（(" and words[-1] in "）)")):
            shown[start:end] = ["_" if sign in SPACES else sign for sign in shown[start:end]]
        start = end + 1
    return "".join(shown)


def _belongs(run: Element, paragraph: Element) -> bool:
    for above in run.iterancestors():
        if above is paragraph:
            return True
        if local(above) in NOT_OURS:
            return False
    return False


def _new_run(paragraph: Element, edit: Edit, like: _Letter | None) -> Element:
    made = make("r")
    if like is not None:
        parent = like.host.getparent()
        look = None if parent is None else parent.find(w("rPr"))
    else:
        look = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    if look is not None:
        made.append(copy_of(look))
    if edit.drawn and val(look, "u", "none") == "none":
        if look is None:
            made.append(make("rPr"))
        put(made[0], make("u", val="single"), RPR_ORDER)
    node = make("t")
    node.text = edit.text
    node.set(XML_SPACE, "preserve")
    made.append(node)
    return made


def _insert(paragraph: Element, made: Element, letters: Sequence[_Letter], start: int) -> None:
    """Put a run before letter ``start``; the run that holds it is parted there."""
    if start >= len(letters):
        last = letters[-1].host.getparent() if letters else None
        if last is None:
            paragraph.append(made)
        else:
            last.addnext(made)
        return
    host, offset = letters[start].host, max(letters[start].offset, 0)
    run = host.getparent()
    if run is None:
        return
    first = next(node for node in run if node.tag != w("rPr"))
    if host is first and offset == 0:
        run.addprevious(made)
        return
    _part(run, host, offset)
    run.addnext(made)


def _part(run: Element, host: Element, offset: int) -> None:
    """Move what stands from ``offset`` on into a run of its own; the earlier letters keep their host."""
    rest = list(run)
    look = run.find(w("rPr"))
    right = make("r")
    if look is not None:
        right.append(copy_of(look))
    if offset:
        tail = make("t")
        tail.text = (host.text or "")[offset:]
        tail.set(XML_SPACE, "preserve")
        host.text = (host.text or "")[:offset]
        host.set(XML_SPACE, "preserve")
        right.append(tail)
        moved = rest[rest.index(host) + 1 :]
    else:
        moved = rest[rest.index(host) :]
    for node in moved:
        right.append(node)
    run.addnext(right)


def _remove_letter(one: _Letter) -> None:
    if one.offset >= 0:
        text = one.host.text or ""
        one.host.text = text[: one.offset] + text[one.offset + 1 :]


def _remove_sign(one: _Letter) -> None:
    parent = one.host.getparent()
    if one.offset < 0 and parent is not None:
        parent.remove(one.host)


def _cell_places(body: Element) -> Iterator[tuple[Element, tuple[int, int, int]]]:
    for number, table in enumerate(body.iter(w("tbl")), start=1):
        for row_number, row in enumerate(rows(table)):
            column = 0
            for cell in row_cells(row):
                merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
                # What a merged cell covers is no cell to be filled.
                if merge is None or merge.get(w("val"), "continue") != "continue":
                    yield cell, (number, row_number, column)
                span = val(cell.find(w("tcPr")), "gridSpan", "1")
                column += int(span) if span.isdigit() else 1
