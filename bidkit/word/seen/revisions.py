"""What the making left in a Word file: tracked changes, comments, hidden text. It changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import docx

from bidkit.word.ooxml import Element, body_of, local, on, w
from bidkit.word.package import Package, parse_xml, read_package
from bidkit.word.seen.read import Passage, Reader, metadata, other_stories
from bidkit.word.text import TextReader, text_boxes

if TYPE_CHECKING:
    from collections.abc import Iterator

DELETED = "修订（已删除）"
HIDDEN = "隐藏文字"
INSERTED = ("ins", "moveTo")
REMOVED = ("del", "moveFrom")
SIGNS = tuple(w(name) for name in (*INSERTED, *REMOVED, "vanish"))
IDS = ("rsidRoot", "rsid")


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change: its text, who made it, and the paragraph it stands in."""

    text: str
    author: str
    removed: bool
    part: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Traces:
    """All of it; ``unseen`` holds deleted and hidden text as passages, since it travels with the file."""

    revisions: tuple[Revision, ...]
    comments: tuple[str, ...]
    unseen: tuple[Passage, ...]


def traces_of(package: Package) -> Traces:
    """Return the tracked changes, the authors of comments, and the text a reader does not see."""
    authors = tuple(_comment_authors(package))
    stories = list(_stories(package))
    if not any(next(story.iter(*SIGNS), None) is not None for story, _ in stories):
        return Traces((), authors, ())
    walk = _Walk(package, stories)
    revisions = tuple(found for place in walk.places for found in _revisions(*place))
    unseen = [Passage(r.text, DELETED, r.paragraph, "") for r in revisions if r.removed and r.text.strip()]
    for paragraph, _, number in walk.places:
        text = "".join(_words(run) for run in _own(paragraph, w("r")) if on(run.find(w("rPr")), "vanish"))
        if text.strip():
            unseen.append(Passage(text, HIDDEN, number, ""))
    return Traces(revisions, authors, tuple(unseen))


def _stories(package: Package) -> Iterator[tuple[Element, str]]:
    """Yield the root of each story with what it is in Chinese."""
    root = package.seen(package.main)
    yield body_of(root), "正文"
    yield from ((package.seen(name), kind) for name, kind in other_stories(package, root))


def creation_ids(data: bytes) -> dict[str, tuple[str, ...]]:
    """Return the ids Word gives a file when it is made and at each saving: ``rsidRoot``, ``rsid``, ``docId``."""
    package = read_package(data, name="文件")
    settings = package.related("settings")
    found: dict[str, list[str]] = {}
    if settings is not None:
        for node in parse_xml(settings.data(), settings.name).iter():
            kind = local(node)
            if kind in (*IDS, "docId"):
                value = next((str(v) for k, v in node.attrib.items() if str(k).endswith("}val")), "")
                found.setdefault(kind, []).append(value)
    return {kind: tuple(values) for kind, values in found.items()}


@dataclass(frozen=True, slots=True)
class Made:
    """What a program writes into every file it makes: ids, and properties by name."""

    ids: frozenset[str]
    properties: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def empty_template() -> Made:
    """Return what every file made with python-docx has from its empty template: it says nothing of who made it."""
    path = Path(docx.__file__).parent / "templates" / "default.docx"
    if not path.is_file():
        return Made(frozenset(), ())
    data = path.read_bytes()
    ids = frozenset(value for values in creation_ids(data).values() for value in values)
    return Made(ids, tuple(metadata(data).items()))


def pictures(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return (part name, bytes) of every picture in the file, by name."""
    package = read_package(data, name="文件")
    named = sorted(name for name in package.parts if name.startswith("word/media/"))
    return tuple((name, package.parts[name].data()) for name in named)


class _Walk(Reader):
    """Goes through every story and keeps each paragraph with its place."""

    def __init__(self, package: Package, stories: list[tuple[Element, str]]) -> None:
        super().__init__(package)
        self.places: list[tuple[Element, str, int]] = []
        for story, kind in stories:
            for _ in self.story(story, kind):
                pass

    def _paragraph(self, paragraph: Element, part: str, reader: TextReader) -> Iterator[Passage]:
        """Keep the paragraph where reading counts it; its words are another reader's."""
        self.counts[part] = self.counts.get(part, 0) + 1
        self.places.append((paragraph, part, self.counts[part]))
        for box in text_boxes(paragraph):
            yield from self._blocks(box, "文本框", TextReader())


def _revisions(paragraph: Element, part: str, number: int) -> Iterator[Revision]:
    for node in _own(paragraph, *(w(name) for name in (*INSERTED, *REMOVED))):
        text = _words(node)
        above = node.getparent()
        mark = above is not None and local(above) in ("rPr", "trPr")
        if text.strip() or mark:
            yield Revision(text, node.get(w("author"), ""), local(node) in REMOVED, part, number)


def _own(paragraph: Element, *tags: str) -> Iterator[Element]:
    """Yield the elements of this paragraph, not those of a text box anchored in it."""
    for node in paragraph.iter(*tags):
        if next(node.iterancestors(w("p")), None) is paragraph:
            yield node


def _words(element: Element) -> str:
    return "".join(node.text or "" for node in element.iter(w("t"), w("delText")))


def _comment_authors(package: Package) -> Iterator[str]:
    root = package.related_root("comments")
    for node in root.iter(w("comment")) if root is not None else ():
        yield node.get(w("author"), "")
