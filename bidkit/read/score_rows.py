"""One row of a scoring table: which cell names the item, which holds its points, which the words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.read.labels import without_label
from bidkit.read.score_columns import (
    IN_NAME,
    POINTS_CELL,
    SERIAL,
    SKIP,
    Heads,
    by_content,
    cells_of,
    read_heads,
)
from bidkit.read.score_text import own_parts, stated
from bidkit.read.text import clean, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.reading import Cell
    from bidkit.read.grid import Table

NAME_AND_NUMBER = re.compile(r"^(.{2,30}?)[(](\d{1,3}(?:\.\d+)?)[)]$")
STANDARD = re.compile(r"(?<=.{2})的?(评分|评审|打分)(标准|细则|办法)$")
STEP = re.compile(
    r"(?<!每)(?<!加)(?<!扣)(?<!减)(?:(?:得|计|给|为|优秀?|良好?)(?:满分)?:?(?:\d{1,3}(?:\.\d+)?分?[-~至])?"
    r"|[(](?=[\d.]+分[)])|(?:^|[;。,:])\d{1,3}(?:\.\d+)?分?[-~至])(\d{1,3}(?:\.\d+)?)分"
)
GROUP = re.compile(r"部分$")
SHORT_NAME = 10
SHORTEST = 2
SEVERAL = 2
BEGINS = re.compile(r"[:：=＝，,。；;]")


@dataclass(frozen=True, slots=True)
class Row:
    """A scored line; ``top`` is where its name's cell begins; not ``sure``: the highest step of its words stands in."""

    row: int
    column: int
    top: int
    name: str
    points: Decimal
    criteria: str
    group: str = ""
    sure: bool = True
    share: Decimal | None = None
    listed: bool = False
    """Its own points are printed nowhere but with the parts that its words list."""


def rows_of(table: Table, *, bare: bool = False) -> list[Row]:
    """Return the scored lines of a table; none when it has no heads of a scoring table, unless ``bare`` is enough."""
    rows = list(_read(table, Heads(), judged=bare))
    rows = rows or (list(_read(table, by_content(table), judged=bare)) if bare else [])
    shared = Counter((row.top, row.column) for row in rows)
    return [_by_own_words(row) if shared[row.top, row.column] > 1 else row for row in rows]


def _by_own_words(row: Row) -> Row:
    """A name merged over several scored lines names their group; each line is called by how its own words begin."""
    first = next((without_label(line) for line in row.criteria.split("\n") if line.strip()), "")
    name = _name_of(BEGINS.split(first, maxsplit=1)[0].strip())
    return replace(row, name=name, group=row.name) if len(name) >= SHORTEST else row


def _read(table: Table, heads: Heads, *, judged: bool) -> Iterator[Row]:
    for number in range(len(table.grid)):
        cells = cells_of(table, number)
        if not heads.bare and read_heads(table, number, heads, judged=judged):
            continue
        if heads.seen and cells:
            row = _row(table, number, cells, heads)
            if row is not None:
                yield row


def _row(table: Table, number: int, cells: list[Cell], heads: Heads) -> Row | None:
    names, words = _split(cells, heads)
    if not names:
        return None
    points = _points(table, cells, heads, number)
    leaf = _leaf(names, number, points)
    text = plain(leaf.text)
    if SKIP.match(text) or SKIP.match(plain(names[0].text)):
        return None
    beside = [cell for cell in names if cell.column > leaf.column]
    criteria = "\n".join(clean_lines(cell) for cell in (*beside, *words))
    named = IN_NAME.match(without_label(text)) or (heads.both and NAME_AND_NUMBER.match(without_label(text)))
    if points is None and named:
        points = Decimal(named[2])
    parts = own_parts(criteria) if points is None else []
    if parts:
        points = sum((share for _, share, _ in parts), Decimal())
    points = stated(criteria) if points is None else points
    sure = points is not None
    if points is None:
        points = _highest(plain(criteria))
    if points is None or not 0 < points <= 100:
        return None
    group = _name(names[0]) if names[0] is not leaf else ""
    share = _embedded(names[0]) if group else None
    share = _weight(cells, heads) or share
    name, rest = _told_apart(clean(leaf.text))
    name = clean(re.sub(r"[（(][\d.]+[）)]$", "", name)) if heads.both else name
    name = STANDARD.sub("", _name_of(name))
    criteria = "\n".join(filter(None, (rest, criteria)))
    return Row(number, leaf.column, leaf.row, name, points, criteria, group, sure, share, bool(parts))


def _highest(criteria: str) -> Decimal | None:
    """Return the most points that one step of the words gives, 优得12分，良得8分; None where no step gives any."""
    steps = [Decimal(step) for step in STEP.findall(criteria)]
    return max(steps, default=None)


def _told_apart(name: str) -> tuple[str, str]:
    """A cell may hold the name, a colon, and the words by which points are given."""
    found = re.match(r"^([^：:，。；]{2,24})[：:](.{3,})$", name)
    told = found is not None and (len(name) > 24 or bool(re.search(r"\d分", found[2])))
    return (found[1], found[2]) if found and told else (name, "")


def clean_lines(cell: Cell) -> str:
    """Return a cell's words, each paragraph cleaned on a line of its own."""
    return "\n".join(clean(line) for line in cell.text.split("\n"))


def _split(cells: list[Cell], heads: Heads) -> tuple[list[Cell], list[Cell]]:
    """Return the cells that name and the cells that explain."""
    names: list[Cell] = []
    words: list[Cell] = []
    for cell in cells:
        text = plain(cell.text)
        if not text or (SERIAL.match(text) and len(cells) > 2):
            continue
        held = range(cell.column, cell.column + cell.column_span)
        if (heads.points in held or heads.weights in held) and POINTS_CELL.match(text):
            continue
        explains = heads.words > 0 and cell.column + cell.column_span > heads.words
        long = len(text) > 60 and bool(names) and not IN_NAME.match(without_label(text))
        if (
            explains
            or long
            or (
                heads.names
                and not heads.names & set(range(cell.column, cell.column + cell.column_span))
                and cell.column > max(heads.names)
                and not IN_NAME.match(without_label(text))
            )
        ):
            words.append(cell)
        else:
            names.append(cell)
    return names, words


def _leaf(names: list[Cell], row: int, points: Decimal | None) -> Cell:
    """Return the cell that names the line: the rightmost, unless it only explains the one before it.

    A cell before it whose points are not the line's is the name of a group, written again on each line.
    """
    fresh = [cell for cell in names if cell.row == row] or names[-1:]
    leaf = fresh[-1]
    if len(fresh) > 1:
        before = fresh[-2]
        same = (before.row, before.row_span) == (leaf.row, leaf.row_span)
        named = _embedded(before) is not None and points in (None, _embedded(before))
        if (
            same
            and named
            and GROUP.search(_name(before))
            and _embedded(leaf) is None
            and len(plain(leaf.text)) <= SHORT_NAME
        ):
            return leaf
        if same and named and _embedded(leaf) in (None, _embedded(before)):
            return leaf if _embedded(leaf) is not None and len(_name(leaf)) <= SHORT_NAME else before
        if same and _embedded(leaf) is None and len(plain(leaf.text)) > 25:
            return before
    return leaf


def _embedded(cell: Cell) -> Decimal | None:
    found = IN_NAME.match(without_label(plain(cell.text)))
    return Decimal(found[2]) if found else None


def _weight(cells: list[Cell], heads: Heads) -> Decimal | None:
    """Return what the group of a line counts for, as a column of weights says."""
    beside = (cell for cell in cells if heads.weights >= 0 and cell.column == heads.weights)
    found = next((POINTS_CELL.match(plain(cell.text)) for cell in beside), None)
    return Decimal(found[1]) if found else None


def _points(table: Table, cells: list[Cell], heads: Heads, row: int) -> Decimal | None:
    for cell in cells:
        if heads.points < 0 or not cell.column <= heads.points < cell.column + cell.column_span:
            continue
        found = POINTS_CELL.match(plain(cell.text))
        if found and cell.row == row:
            points = Decimal(found[1])
            return None if _of_group(table, cell, heads, points) else points
        found = IN_NAME.match(plain(cell.text))
        if found and cell.row == row and cell.column == heads.points and len(plain(cell.text)) < 20:
            return Decimal(found[2])
    return None


def _of_group(table: Table, cell: Cell, heads: Heads, points: Decimal) -> bool:
    """Return whether points merged over several lines are those that the lines' own words add up to."""
    if cell.row_span < SEVERAL or heads.words < 0:
        return False
    lines = [table.text(row, heads.words) for row in range(cell.row, cell.row + cell.row_span)]
    if len(set(lines)) < SEVERAL:
        return False
    return sum((share for line in lines for _, share, _ in own_parts(line)), Decimal()) == points


def _name(cell: Cell) -> str:
    return _name_of(clean(cell.text))


def _name_of(text: str) -> str:
    words = without_label(text)
    found = IN_NAME.match(plain(words))
    if found:
        size = len(found[1])
        words = re.sub(r"[\s（(\[【：:，,]+$", "", words[:size])
    return words.strip("，,：: ")
