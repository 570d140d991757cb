"""Turn the linker's tokens into fields with the right numbers in them, or into plain text for the converter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bidkit.word.ooxml import Element, copy_of, local, run, w
from bidkit.word.package import package_bytes, read_package
from bidkit.word.pages.contents import ContentsEntry, fill_contents
from bidkit.word.pages.layout import strip_package
from bidkit.word.pages.made import field_runs
from bidkit.word.tokens import OPEN, TOKEN, bookmark_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bidkit.word.package import Package

__all__ = ["ContentsEntry", "PageLabel", "Resolved", "resolve"]

UNKNOWN = "—"
EARLY = "000"
STORIES = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class PageLabel:
    """The page of an anchor as a reader sees it.

    ``local`` says that it stands in this same volume; ``anchor`` names the bookmarked anchor when the one asked
    for is another name of it.
    """

    text: str
    local: bool = True
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A section without tokens, and the anchors whose page nobody knew."""

    data: bytes
    missing: tuple[str, ...]


def resolve(
    data: bytes,
    pages: Mapping[str, PageLabel],
    contents: Sequence[ContentsEntry],
    mode: Literal["word", "plain"],
    *,
    early: bool = False,
    page_number: bool = True,
) -> Resolved:
    """Return the section with its tokens filled in.

    ``word`` writes fields whose cached results are the given numbers. ``plain`` writes the same look as text and
    blanks the page numbers of footers, for the converter. An anchor without a page shows "—"; in an ``early``
    round, when pages are not known yet, "000", so that lines keep their width.
    """
    package = read_package(data, name="章节")
    root = package.root(package.main)
    fill_contents(package, root, contents, linked=mode == "word")
    filler = _Filler(pages, mode == "word", EARLY if early else UNKNOWN)
    filler.fill(root)
    package.put_root(package.main, root)
    _fill_stories(package, filler)
    if mode == "plain":
        strip_package(package, page_number=page_number)
    return Resolved(package_bytes(package), tuple(dict.fromkeys(filler.missing)))


def _fill_stories(package: Package, filler: _Filler) -> None:
    for kind in STORIES:
        for part in package.related_all(kind):
            if OPEN.encode() in part.data():
                story = package.root(part.name)
                filler.fill(story)
                package.put_root(part.name, story)


class _Filler:
    """Replaces tokens run by run; keeps what surrounds them in runs of the same look."""

    def __init__(self, pages: Mapping[str, PageLabel], linked: bool, unknown: str) -> None:
        self.pages = pages
        self.linked = linked
        self.unknown = unknown
        self.missing: list[str] = []

    def fill(self, root: Element) -> None:
        holders = [text.getparent() for text in root.iter(w("t")) if OPEN in (text.text or "")]
        for holder in dict.fromkeys(holder for holder in holders if holder is not None):
            parent = holder.getparent()
            if parent is None:
                continue
            place = parent.index(holder)
            parent.remove(holder)
            for offset, node in enumerate(self._split(holder)):
                parent.insert(place + offset, node)

    def _split(self, holder: Element) -> list[Element]:
        properties = holder.find(w("rPr"))
        made: list[Element] = []
        for child in holder:
            if child.tag == w("rPr"):
                continue
            if local(child) == "t" and OPEN in (child.text or ""):
                made += self._pieces(child.text or "", properties)
                continue
            alone = run("", properties)
            alone.append(copy_of(child))
            made.append(alone)
        return made

    def _pieces(self, text: str, properties: Element | None) -> list[Element]:
        made: list[Element] = []
        end = 0
        for match in TOKEN.finditer(text):
            if match.start() > end:
                made.append(run(text[end : match.start()], properties))
            end = match.end()
            if match[1] == "page":
                made += self._page(match[2] or "", properties)
        if text[end:]:
            made.append(run(text[end:], properties))
        return made

    def _page(self, anchor: str, properties: Element | None) -> list[Element]:
        label = self.pages.get(anchor)
        if label is None:
            self.missing.append(anchor)
            return [run(self.unknown, properties)]
        if self.linked and label.local:
            return field_runs(f"PAGEREF {bookmark_name(label.anchor or anchor)} \\h", label.text, properties)
        return [run(label.text, properties)]
