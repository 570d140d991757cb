"""Footnotes, endnotes and comments of all pieces, in one part each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.word.join.root import merged_root
from bidkit.word.ooxml import Element, add, make, ppr, w
from bidkit.word.package import REL, WML, Part, Rel

if TYPE_CHECKING:
    from bidkit.word.package import Package

REFERENCES = {
    "footnotes": ("footnoteReference",),
    "endnotes": ("endnoteReference",),
    "comments": ("commentReference", "commentRangeStart", "commentRangeEnd"),
}
SEPARATORS = ("separator", "continuationSeparator")


@dataclass(slots=True)
class NoteBook:
    """The notes of one kind as they grow; the part exists from the start so that its relations can be made."""

    kind: str
    part: Part
    roots: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)

    @classmethod
    def of(cls, kind: str) -> NoteBook:
        """Return an empty book for ``footnotes``, ``endnotes`` or ``comments``."""
        return cls(kind, Part(f"word/{kind}.xml", f"{WML}{kind}+xml", b""))

    def bring(self, root: Element) -> dict[str, str]:
        """Return old id → new id for a piece's notes; separators stay behind."""
        ids: dict[str, str] = {}
        self.roots.append(root)
        for note in root:
            if note.tag != w(self.kind[:-1]) or note.get(w("type"), "normal") != "normal":
                continue
            ids[note.get(w("id"), "")] = new = str(len(self.notes) + 1)
            note.set(w("id"), new)
            self.notes.append(note)
        return ids

    def finish(self, package: Package, document: Part) -> bool:
        """Write the part into the volume; returns whether there was anything to write."""
        if not self.notes:
            return False
        root = merged_root(self.kind, self.roots)
        if self.kind != "comments":
            for number, name in enumerate(SEPARATORS):
                root.append(_separator(self.kind[:-1], name, number - 1))
        root.extend(self.notes)
        package.add(self.part)
        package.put_root(self.part.name, root)
        document.relate(Rel(f"{REL}{self.kind}", self.part.name))
        return True


def _separator(tag: str, name: str, number: int) -> Element:
    note = make(tag, type=name, id=number)
    paragraph = add(note, "p")
    add(ppr(paragraph), "spacing", before=0, after=0, line=240, lineRule="auto")
    add(add(paragraph, "r"), name)
    return note
