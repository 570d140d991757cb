"""Headings of a section, and the bookmarks the linker finds pages by.

Levels are those of the volume: a section that stands at level 2 shifts its own headings down by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.word.numbering import Numberer
from bidkit.word.ooxml import PPR_ORDER, STYLE_ORDER, Element, blocks, body_of, local, make, put, val, w
from bidkit.word.package import package_bytes, read_package
from bidkit.word.pages.after_tables import keep_distance
from bidkit.word.pages.levels import BODY_TEXT, HEADING_NAME, as_level, level_of
from bidkit.word.style_refs import follow_styles
from bidkit.word.styles import Styles
from bidkit.word.text import TextReader
from bidkit.word.tokens import TOKEN, bookmark_name
from bidkit.words.spaces import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.package import Package


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1..9, its automatic label, its text, its place among the body paragraphs from 1."""

    level: int
    label: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class PreparedHeading:
    """A heading that has a bookmark; ``anchor`` is what the linker calls it."""

    level: int
    label: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A section with bookmarks put in: its bytes, headings, anchors, and the anchors whose pages it asks for."""

    data: bytes
    headings: tuple[PreparedHeading, ...]
    anchors: tuple[str, ...]
    page_refs: tuple[str, ...]
    has_contents: bool


def outline(package: Package) -> tuple[Heading, ...]:
    """Return the headings of the body in order, with the number a reader sees before each."""
    root = package.root(package.main)
    return tuple(heading for heading, _ in _headings(package, root))


def prepare(data: bytes, *, name: str, section_anchor: str, section_level: int, depth: int) -> Prepared:
    """Return the section with a bookmark at its start, at each heading down to ``depth`` and at each mark."""
    package = read_package(data, name=name)
    shift = max(0, section_level - 1)
    root = package.root(package.main)
    found = [pair for pair in _headings(package, root) if pair[0].level + shift <= depth]
    marker = _Marker(root)
    keep_distance(body_of(root), Styles.of(package))
    first = _first_paragraph(root)
    anchors = [section_anchor]
    marker.at_start(first, section_anchor)
    headings = []
    for count, (heading, paragraph) in enumerate(found, 1):
        anchor = f"{section_anchor}#{count}"
        marker.at_start(paragraph, anchor)
        headings.append(PreparedHeading(heading.level + shift, heading.label, heading.text, anchor))
        anchors.append(anchor)
    anchors += marker.at_tokens()
    refs, has_contents = _references(package, root)
    _shift_levels(package, root, shift)
    package.put_root(package.main, root)
    return Prepared(
        package_bytes(package), tuple(headings), tuple(dict.fromkeys(anchors)), refs, has_contents
    )


def _headings(package: Package, root: Element) -> Iterator[tuple[Heading, Element]]:
    numberer = Numberer.of(package)
    reader = TextReader()
    place = 0
    for block in blocks(body_of(root)):
        if local(block) == "tbl":
            for inner in block.iter(w("p")):
                numberer.label(inner)
            continue
        place += 1
        label = numberer.label(block).strip()
        text = TOKEN.sub("", reader.text(block)).strip()
        level = level_of(block, numberer.styles)
        if level and text:
            yield Heading(level, label, one_line(text), place), block


def _first_paragraph(root: Element) -> Element:
    body = body_of(root)
    first = next(body.iter(w("p")), None)
    if first is None:
        first = make("p")
        body.insert(0, first)
    return first


def _references(package: Package, root: Element) -> tuple[tuple[str, ...], bool]:
    """Tokens are looked for in the headers and footers too, as fields.resolve fills those as well."""
    text = "".join(node.text or "" for node in root.iter(w("t")))
    for kind in ("header", "footer", "footnotes", "endnotes"):
        for part in package.related_all(kind):
            text += "".join(node.text or "" for node in package.root(part.name).iter(w("t")))
    found = list(TOKEN.finditer(text))
    refs = tuple(dict.fromkeys(match[2] for match in found if match[1] == "page"))
    return refs, any(match[1] == "contents" for match in found)


class _Marker:
    """Puts bookmarks into a document, with ids above those already there."""

    def __init__(self, root: Element) -> None:
        self.root = root
        ids = [node.get(w("id"), "") for node in root.iter(w("bookmarkStart"), w("bookmarkEnd"))]
        self.next_id = 1 + max((int(key) for key in ids if key.isdigit()), default=0)
        self.names = {node.get(w("name")) for node in root.iter(w("bookmarkStart"))}

    def at_start(self, paragraph: Element, anchor: str) -> None:
        place = 1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0
        for node in reversed(self._pair(anchor)):
            paragraph.insert(place, node)

    def at_tokens(self) -> list[str]:
        """Turn every mark token into a bookmark and return the anchors in order."""
        anchors = []
        for text in list(self.root.iter(w("t"))):
            marks = [match[2] for match in TOKEN.finditer(text.text or "") if match[1] == "mark" and match[2]]
            holder = text.getparent()
            if not marks or holder is None:
                continue
            text.text = TOKEN.sub(lambda match: "" if match[1] == "mark" else match[0], text.text or "")
            parent = holder.getparent()
            if parent is None:
                continue
            for anchor in marks:
                for node in self._pair(anchor):
                    parent.insert(parent.index(holder), node)
            anchors += marks
        return anchors

    def _pair(self, anchor: str) -> list[Element]:
        name = bookmark_name(anchor)
        if name in self.names:
            return []
        self.names.add(name)
        start = make("bookmarkStart", id=self.next_id, name=name)
        end = make("bookmarkEnd", id=self.next_id)
        self.next_id += 1
        return [start, end]


def _shift_levels(package: Package, root: Element, shift: int) -> None:
    """A built-in heading's level cannot be overridden in Word, so shifted styles lose their built-in names."""
    part = package.related("styles")
    if not shift:
        return
    for node in root.iter(w("outlineLvl")):
        _shift(node, shift)
    if part is None:
        return
    styles_root = package.root(part.name)
    renamed: dict[str, str] = {}
    for style in styles_root.iterfind(w("style")):
        name = style.find(w("name"))
        own = style.find(f"{w('pPr')}/{w('outlineLvl')}")
        named = HEADING_NAME.fullmatch(val(name))
        if own is None and named and name is not None and style.get(w("type")) == "paragraph":
            properties = style.find(w("pPr"))
            if properties is None:
                properties = put(style, make("pPr"), STYLE_ORDER)
            own = make("outlineLvl", val=int(named[1]) - 1)
            put(properties, own, PPR_ORDER)
        if own is not None:
            _shift(own, shift)
        if named and name is not None:
            name.set(w("val"), f"标题{named[1]}降{shift}级")
            renamed[f"heading {named[1]}"] = val(name)
    package.put_root(part.name, styles_root)
    follow_styles([root], renamed)
    for kind in ("header", "footer"):
        for story in package.related_all(kind):
            heads = package.root(story.name)
            follow_styles([heads], renamed)
            package.put_root(story.name, heads)


def _shift(node: Element, shift: int) -> None:
    level = as_level(val(node))
    if level:
        node.set(w("val"), str(min(level + shift - 1, BODY_TEXT)))
