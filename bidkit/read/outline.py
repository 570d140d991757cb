"""Blocks → units in order, each under the numbered paragraphs it belongs to; chapters found by numbers and words.

Heading styles lie in both directions, so they are never asked. Pages of contents are marked and left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from bidkit.read.bare_numbers import spaced
from bidkit.read.chapters import chapter_marks
from bidkit.read.grid import Table, join_cut_tables, make_table
from bidkit.read.labels import SPACED, parse_label
from bidkit.read.stack import Sequences, Stack
from bidkit.read.text import clean, plain
from bidkit.read.unit import Unit, Zone

if TYPE_CHECKING:
    from bidkit.model.reading import Block, Document

CONTENTS_LINE = re.compile(r"^.{2,90}?([.…·．﹒ \t_-]{3,}|\t)\s*[-–]?\s*\d{1,3}\s*[-–]?$")


@dataclass(frozen=True, slots=True)
class Outline:
    """The document as units and tables."""

    units: tuple[Unit, ...]
    tables: dict[int, Table]

    def under(self, head: Unit) -> list[Unit]:
        """Return the units that stand under a numbered paragraph."""
        out: list[Unit] = []
        for unit in islice(self.units, head.index + 1, None):
            if head.index in unit.heads:
                out.append(unit)
            elif not unit.contents:
                break
        return out

    def in_cells(self) -> dict[tuple[int, int, int], Unit]:
        """Return the first paragraph of every cell by table, row and column."""
        found: dict[tuple[int, int, int], Unit] = {}
        for unit in self.units:
            if unit.table:
                found.setdefault((unit.table, unit.row, unit.column), unit)
        return found

    def beside(self, unit: Unit, step: int) -> str:
        """Return the words, made plain, of the cell that many columns away in the row of a unit; "" where none is."""
        return plain(self.tables[unit.table].text(unit.row, unit.column + step)) if unit.table else ""

    def tables_under_lines(self) -> list[tuple[Unit | None, list[Unit]]]:
        """Return the paragraphs of each table, with the nearest paragraph above it that stands in none."""
        last: Unit | None = None
        found: dict[int, tuple[Unit | None, list[Unit]]] = {}
        for unit in self.units:
            if not unit.table:
                last = unit
            else:
                found.setdefault(unit.table, (last, []))[1].append(unit)
        return list(found.values())

    def head(self, unit: Unit) -> Unit | None:
        """Return the nearest numbered paragraph above a unit."""
        return self.units[unit.heads[-1]] if unit.heads else None

    def clause(self, unit: Unit) -> str:
        """Return the numbers that lead to a unit, such as 第二章 三、 5.1."""
        labels = [self.units[head].label for head in unit.heads] + [unit.label]
        return " ".join(label.text.strip() for label in labels if label is not None)


def make_outline(document: Document) -> Outline:
    """Return the outline of a document."""
    blocks = join_cut_tables(document.blocks, paged=document.kind == "pdf")
    flat = _Flattener()
    numbered = spaced(blocks)
    for place, block in enumerate(blocks):
        if block.kind in ("paragraph", "contents", "box"):
            flat.add(block, numbered.get(place, ""))
        elif block.kind == "table":
            flat.table(block, 0)
    return Outline(tuple(_placed(flat.units)), flat.tables)


@dataclass(slots=True)
class _Flattener:
    """Makes units of blocks, tables cell by cell, and keeps the tables by number."""

    units: list[Unit] = field(default_factory=list)
    tables: dict[int, Table] = field(default_factory=dict)
    count: int = 0

    def add(self, block: Block, counted: str = "", place: tuple[int, int, int] = (0, -1, -1)) -> None:
        """Add a paragraph at a table, row and column; ``counted`` are its words when a space ends its number."""
        text = counted or clean(f"{block.label}{_after(block)}{block.text}")
        if not text:
            return
        table, row, column = place
        contents = block.kind == "contents" or (not table and bool(CONTENTS_LINE.match(block.text)))
        self.units.append(
            Unit(
                len(self.units),
                text,
                _plain(text),
                parse_label(text),
                block.page,
                block.path,
                Zone.OTHER,
                (),
                table,
                row,
                column,
                block.size,
                block.style,
                contents,
                block.standing,
            )
        )

    def table(self, block: Block, depth: int) -> None:
        self.count += 1
        number = self.count
        self.tables[number] = make_table(number, block)
        for cell in block.cells:
            for inner in cell.blocks:
                if inner.kind == "table" and depth < 4:
                    self.table(inner, depth + 1)
                elif inner.kind != "table":
                    self.add(inner, place=(number, cell.row, cell.column))


def _plain(text: str) -> str:
    """Return the text as it is matched; the space that ends a bare number stays."""
    number, space, words = text.partition(" ")
    return f"{plain(number)} {plain(words)}" if space and SPACED.match(text) else plain(text)


def _after(block: Block) -> str:
    return " " if block.label and block.label[-1:].isdigit() and block.text[:1].isdigit() else ""


def _placed(units: list[Unit]) -> list[Unit]:
    """Return the units with their zones and the numbered paragraphs above them."""
    marks = chapter_marks(units)
    zone = Zone.COVER
    labels = Sequences.of(units, set(marks))
    body, inner = Stack(labels), Stack(labels)
    cell = (0, -1, -1)
    out: list[Unit] = []
    for unit in units:
        if unit.contents:
            out.append(replace(unit, zone=Zone.CONTENTS, label=None))
            continue
        mark = marks.get(unit.index)
        if unit.plain in ("目录", "目次") and not unit.table:
            body.reset()
        if mark is not None:
            zone = mark
            body.clear()
        stack = body
        if unit.table:
            if (unit.table, unit.row, unit.column) != cell:
                inner.clear()
            cell = (unit.table, unit.row, unit.column)
            stack = inner
        heads = stack.place(unit, is_chapter=mark is not None)
        out.append(replace(unit, zone=zone, heads=(body.all() if unit.table else ()) + heads))
    return out
