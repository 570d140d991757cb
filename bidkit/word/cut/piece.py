"""Cuts pieces out of a Word file: each with its own formatting, numbers, pictures and page setup, as a file of its own.

Owns what can be carried over and says what cannot; what a piece means is for the reader above.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.word.cut.body import Body
from bidkit.word.cut.clean import accept_changes, no_headings, trim_edges
from bidkit.word.cut.lines import Edit, Line, apply_edits, escape_braces, lines_of
from bidkit.word.cut.lists import Marks, keep_numbers
from bidkit.word.cut.parts import head_notes, keep_needed, quiet_settings, use_section
from bidkit.word.cut.rows import Loop, Rows, add_grids, hold, rows_of
from bidkit.word.cut.together import keep_together
from bidkit.word.join.root import merged_root
from bidkit.word.ooxml import add, copy_of, local
from bidkit.word.package import WML, Package, Part, package_bytes, read_package, serialise
from bidkit.word.pages.made import tiny_paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bidkit.word.ooxml import Element


@dataclass(slots=True)
class Cutting:
    """A piece that was cut out; ``lines`` are its paragraphs, ``notes`` what did not come through unchanged."""

    package: Package
    root: Element
    notes: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """Return the piece's paragraphs in order, those of cells and text boxes included."""
        return lines_of(self.root)[0]

    @property
    def tables(self) -> list[Rows]:
        """Return the piece's tables row by row."""
        return rows_of(self.root)

    def edit(self, edits: Mapping[int, Sequence[Edit]], loops: Sequence[Loop] = ()) -> None:
        """Change letters of lines, by the line's index, and let rows repeat."""
        if escape_braces(self.root):
            self.notes.append("原文里有双大括号，已转写成普通文字，请核对")
        paragraphs = lines_of(self.root)[1]
        held = [hold(self.root, loop) for loop in loops]
        for index, changes in edits.items():
            apply_edits(paragraphs[index], changes)
        for one in held:
            one.repeat()

    def data(self) -> bytes:
        """Return the piece as the bytes of a .docx."""
        keep_together(self.root)
        self.package.put_root(self.package.main, self.root)
        return package_bytes(self.package)


@dataclass(slots=True)
class Shears:
    """A Word file ready to be cut; reading it once serves all its pieces."""

    package: Package
    root: Element
    body: Body
    marks: Marks

    @classmethod
    def of(cls, data: bytes, *, name: str) -> Shears:
        """Return the file ready to be cut.

        Raises:
            UnreadableError: it is no .docx.
        """
        package = read_package(data, name=name)
        root = package.root(package.main)
        body = Body.of(root)
        return cls(package, root, body, Marks.of(package, body.paragraphs))

    def cut(self, first: str, last: str) -> Cutting | None:
        """Return the piece from one block to another, both included, by the paths the reader gave them."""
        start, end = self.body.block_at(first), self.body.block_at(last)
        if start is None or end is None or end < start:
            return None
        return self.cut_blocks(start, end)

    def cut_blocks(self, start: int, end: int) -> Cutting:
        """Return the piece made of the blocks from ``start`` to ``end`` of the body."""
        notes: list[str] = []
        root = merged_root("document", [self.root])
        body = add(root, "body")
        for block in self.body.blocks[start : end + 1]:
            body.append(copy_of(block))
        notes += accept_changes(body)
        section = use_section(self.body.section_after(end), body)
        notes += head_notes(self.package, self.root, self.body.section_after(end))
        package = self._package(root)
        wanted = [
            mark
            for mark, place in zip(self.marks.found, self.body.paragraph_block, strict=True)
            if start <= place <= end
        ]
        paragraphs = Body.of(root).paragraphs
        if len(paragraphs) == len(wanted):
            differing = keep_numbers(package, paragraphs, wanted)
        else:
            differing = [mark.label for mark in wanted if mark.label]
        notes += [f"自动编号「{label}」和原件不一致" for label in differing]
        add_grids(body)
        no_headings(package, body)
        trim_edges(body)
        if len(body) and local(body[-1]) == "tbl":
            body.append(tiny_paragraph())
        body.append(section)
        keep_needed(package, root, notes)
        return Cutting(package, root, list(dict.fromkeys(notes)))

    def _package(self, root: Element) -> Package:
        """Return a package of the same parts around another body; the parts are copied where they may change."""
        main = self.package.document
        made = Package(self.package.name, self.package.main, rels=dict(self.package.rels))
        for part in self.package.parts.values():
            made.add(Part(part.name, part.content_type, part.body, dict(part.rels)))
        made.parts[main.name].body = serialise(root)
        made.parts[main.name].content_type = f"{WML}document.main+xml"
        quiet_settings(made)
        return made


def cut_whole(data: bytes, *, name: str) -> Cutting:
    """Return a whole Word file as one piece."""
    shears = Shears.of(data, name=name)
    return shears.cut_blocks(0, len(shears.body.blocks) - 1)
