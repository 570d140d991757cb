"""Write comments into a copy of a Word file, each anchored at a paragraph; nothing else in the copy changes.

Word allows comments in the body only: one for a header, a note or a text box is anchored at the body paragraph
nearest to it, and its text must say what it means. Carries no time, so that the same input gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.word.ooxml import Element, add, body_of, local, make, run, w
from bidkit.word.package import REL, WML, Part, Rel, parse_xml, read_package, serialise, write_package
from bidkit.word.seen.read import Reader, other_stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bidkit.word.package import Package

BODY_PARTS = ("正文", "表格")
COMMENTS = "word/comments.xml"


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark for the paragraph at (part, number); number 0 or an unknown place means the first paragraph."""

    part: str
    paragraph: int
    text: str


def write_comments(data: bytes, comments: Sequence[Comment], out: Path, *, author: str) -> None:
    """Write a copy of the Word file in ``data`` with the comments added to those it has."""
    package = read_package(data, name=out.name)
    root = package.root(package.main)
    anchors = _Anchors(package, root)
    part, stock = _stock(package)
    used = [int(node.get(w("id"), "0")) for node in stock.iter(w("comment"))]
    for number, comment in enumerate(comments, max(used, default=-1) + 1):
        paragraph = anchors.of(comment)
        if paragraph is not None:
            stock.append(_comment(number, comment.text, author))
            _anchor(paragraph, number)
    package.put_root(package.main, root)
    part.body = serialise(stock)
    write_package(package, out)


class _Anchors(Reader):
    """Knows the element of every paragraph by the place that ``read_text`` gives it."""

    def __init__(self, package: Package, root: Element) -> None:
        super().__init__(package)
        self.places: dict[tuple[str, int], Element] = {}
        for _ in self.story(body_of(root), "正文"):
            pass
        self.first = next(iter(self.places.values()), None)
        for name, kind in other_stories(package, root):
            for _ in self.story(package.root(name), kind):
                pass

    def met(self, paragraph: Element, part: str, number: int) -> None:
        """Keep the paragraph."""
        self.places[part, number] = paragraph

    def of(self, comment: Comment) -> Element | None:
        """Return the body paragraph a comment can be anchored at."""
        found = self.places.get((comment.part, comment.paragraph))
        if found is not None and comment.part in BODY_PARTS:
            return found
        hosts = _hosts(found) if found is not None and comment.part == "文本框" else ()
        return next(iter(hosts), self.first)


def _hosts(paragraph: Element) -> Iterator[Element]:
    """Yield the paragraphs around one in a text box, the outermost last; only that can bear a comment."""
    around = [node for node in paragraph.iterancestors() if node.tag == w("p")]
    yield from around[-1:]


def _stock(package: Package) -> tuple[Part, Element]:
    part = package.related("comments")
    if part is None:
        part = package.add(Part(COMMENTS, f"{WML}comments+xml", serialise(make("comments"))))
        package.document.relate(Rel(f"{REL}comments", COMMENTS))
    return part, parse_xml(part.data(), part.name)


def _comment(number: int, text: str, author: str) -> Element:
    comment = make("comment", id=number, author=author, initials=author[:2])
    for line in text.split("\n"):
        add(comment, "p").append(run(line))
    return comment


def _anchor(paragraph: Element, number: int) -> None:
    """Set the range around everything in the paragraph, and the mark at its end."""
    start = make("commentRangeStart", id=number)
    first = 1 if len(paragraph) and local(paragraph[0]) == "pPr" else 0
    paragraph.insert(first, start)
    paragraph.append(make("commentRangeEnd", id=number))
    mark = add(paragraph, "r")
    add(mark, "commentReference", id=number)
