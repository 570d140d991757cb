"""What a Word file holds beside its text: traces of editing, page setup, how text is set, pictures.

Owns reading for the checks; it never writes and judges nothing.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.facts import PageSetup, Picture, Trace, WordFacts
from bidkit.pictures.bare import traces
from bidkit.word.media import pictures
from bidkit.word.ooxml import Element, body_of, local, on, r, twips, w
from bidkit.word.outside import PLAIN, has_sources, link_targets, outside, story_of
from bidkit.word.package import parse_xml, read_package
from bidkit.word.seen.beside import beside
from bidkit.word.seen.looks import Looks
from bidkit.word.seen.read import Passage, read_stories
from bidkit.word.seen.revisions import traces_of
from bidkit.word.text import TextReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.package import Package

MM = 25.4 / 1440
CHANGES = {"ins": "插入", "moveTo": "插入", "del": "删除", "moveFrom": "删除"}
FORMAT_CHANGES = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange")
STATES = ("showingPlcHdr", "altChunk")
NOTES = {"footnotes": "脚注", "endnotes": "尾注"}
TEXT_OF = ("t", "delText")
FIELD = re.compile(
    r"\s*(TOC|INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|FILENAME|AUTHOR|DOCPROPERTY|MACROBUTTON)\b"
)


@dataclass(frozen=True, slots=True)
class Inspected:
    """A Word file read once: its passages, its properties, its facts, and the deleted and hidden text."""

    passages: tuple[Passage, ...]
    metadata: tuple[tuple[str, str], ...]
    facts: WordFacts
    unseen: tuple[Passage, ...] = ()


def inspect_word(data: bytes, *, name: str) -> Inspected:
    """Return everything the checks look at in a Word file.

    Args:
        data: the file.
        name: what messages call it.
    """
    package = read_package(data, name=name)
    passages, tables = read_stories(package)
    root = package.seen(package.main)
    looks = Looks.of(package, root)
    facts = WordFacts(
        bytes=len(data),
        tables=tables,
        traces=tuple(_traces(package, root)),
        setups=tuple(_setups(package, root)),
        looks=looks.looks,
        settings=looks.settings,
        pictures=tuple(_pictures(package)),
        template=_property(package, "Template"),
        beside=beside(package, root),
    )
    return Inspected(passages, tuple(_metadata(package)), facts, traces_of(package).unseen)


def _metadata(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the document's properties, nothing empty."""
    for name in sorted(package.parts):
        if re.fullmatch(r"docProps/\w+\.xml", name):
            kind = name.removeprefix("docProps/").removesuffix(".xml")
            for node in parse_xml(package.parts[name].data(), name):
                text = "".join(str(piece) for piece in node.itertext()).strip()
                if text:
                    yield f"{kind}:{node.get('name') or local(node)}", text


def _property(package: Package, wanted: str) -> str:
    return next((text for key, text in _metadata(package) if key == f"app:{wanted}"), "")


def _traces(package: Package, root: Element) -> Iterator[Trace]:
    yield from _comments(package)
    for name, kind in NOTES.items():
        part = package.related_root(name)
        for note in part if part is not None else ():
            text = _words(note)
            if text and note.get(w("type"), "normal") == "normal":
                yield Trace(kind, text[:80])
    yield from _in_story(root, "正文")
    for kind, label in (("header", "页眉"), ("footer", "页脚")):
        for head in package.related_all(kind):
            yield from _in_story(package.seen(head.name), label)
    yield from _links(package, root)
    yield from (
        Trace("外部内容", f.target[:200], f.what, f.part) for f in outside(package, {package.main: root})
    )


def _comments(package: Package) -> Iterator[Trace]:
    root = package.related_root("comments")
    for node in root if root is not None else ():
        yield Trace("批注", _words(node)[:80], node.get(w("author"), ""))


def _in_story(root: Element, part: str) -> Iterator[Trace]:
    """Yield changes, hidden words, boxes, drawings, objects and telling fields of one story, each kind in order."""
    wanted = [
        w(tag)
        for tag in (
            *CHANGES,
            *FORMAT_CHANGES,
            *STATES,
            "vanish",
            "txbxContent",
            "object",
            "instrText",
            "fldSimple",
        )
    ]
    for node in root.iter(*wanted):
        name = local(node)
        if name in CHANGES:
            yield Trace(CHANGES[name], _words(node)[:80], node.get(w("author"), ""), part)
        elif name in FORMAT_CHANGES:
            yield Trace("格式修订", "", node.get(w("author"), ""), part)
        elif name in STATES:
            yield from _state(node, part)
        elif name == "vanish":
            yield from _hidden(node, part)
        elif name == "txbxContent":
            if "Fallback" not in [local(above) for above in node.iterancestors()]:
                yield Trace("文本框", _words(node)[:80], "", part)
        elif name == "object":
            yield Trace("嵌入对象", "", "", part)
        else:
            code = node.get(w("instr"), "") if name == "fldSimple" else node.text or ""
            match = FIELD.match(code)
            if match:
                yield Trace(f"{match[1]} 域", code.strip()[:80], "", part)


def _state(node: Element, part: str) -> Iterator[Trace]:
    """Yield a control that still shows its prompt, or a whole file that Word alone unfolds when it opens this one."""
    if local(node) == "altChunk":
        before = next((words for one in node.itersiblings(preceding=True) if (words := _words(one))), "")
        yield Trace("整块插入的文件", f"在「{before[-30:]}」之后" if before else "在开头", "", part)
        return
    properties = node.getparent()
    control = properties.getparent() if properties is not None else None
    words = _words(control) if control is not None else ""
    if properties is not None and words and on(properties, "showingPlcHdr"):
        yield Trace("没有填的控件", words[:80], "", part)


def _hidden(vanish: Element, part: str) -> Iterator[Trace]:
    properties = vanish.getparent()
    holder = properties.getparent() if properties is not None else None
    if properties is None or holder is None or local(holder) != "r" or not on(properties, "vanish"):
        return
    text = _words(holder)
    if text.strip():
        yield Trace("隐藏文字", text[:80], "", part)


def _links(package: Package, root: Element) -> Iterator[Trace]:
    """Yield where hyperlinks lead, those of fields and shapes only where it is no web page."""
    for part in package.parts.values():
        for rel in part.rels.values():
            if rel.external and rel.kind == "hyperlink":
                yield Trace("外部链接", rel.target[:200], rel.kind)
        if has_sources(part):
            story = package.seen(part.name)
            for target in link_targets(story):
                if not PLAIN.match(target):
                    yield Trace("外部链接", target[:200], "hyperlink", story_of(part))


def _words(element: Element) -> str:
    return "".join(node.text or "" for node in element.iter(*[w(tag) for tag in TEXT_OF])).strip()


def _setups(package: Package, root: Element) -> Iterator[PageSetup]:
    """Yield the page setup of each section; headers and footers of an earlier section hold until replaced."""
    held: dict[tuple[str, str], str] = {}
    texts: dict[str, tuple[str, bool]] = {}
    for section in body_of(root).iter(w("sectPr")):
        for node in section:
            if local(node) in ("headerReference", "footerReference"):
                rel = package.document.rels.get(node.get(r("id"), ""))
                if rel is not None and rel.target in package.parts:
                    held[(local(node), node.get(w("type"), "default"))] = rel.target
        shown = {key: target for key, target in held.items() if key[1] != "first" or on(section, "titlePg")}
        for target in shown.values():
            if target not in texts:
                texts[target] = _head(package, target)
        heads = [texts[t] for (tag, _), t in sorted(shown.items()) if tag == "headerReference"]
        feet = [texts[t] for (tag, _), t in sorted(shown.items()) if tag == "footerReference"]
        yield _setup(section, heads, feet)


def _setup(section: Element, heads: list[tuple[str, bool]], feet: list[tuple[str, bool]]) -> PageSetup:
    size, margin = section.find(w("pgSz")), section.find(w("pgMar"))

    def mm(node: Element | None, name: str, default: int) -> float:
        return round(twips(node.get(w(name)) if node is not None else None, default) * MM, 1)

    return PageSetup(
        width=mm(size, "w", 11906),
        height=mm(size, "h", 16838),
        top=mm(margin, "top", 1440),
        bottom=mm(margin, "bottom", 1440),
        left=mm(margin, "left", 1800),
        right=mm(margin, "right", 1800),
        gutter=mm(margin, "gutter", 0),
        head=" ".join(text for text, _ in heads if text),
        foot=" ".join(text for text, _ in feet if text),
        page_field=any(field for _, field in (*heads, *feet)),
    )


def _head(package: Package, target: str) -> tuple[str, bool]:
    """Return the words of a header or footer, and whether it prints a page number or a picture."""
    root = package.seen(target)
    reader = TextReader()
    text = " ".join(filter(None, (reader.text(p).strip() for p in root.iter(w("p")))))
    codes = " ".join([node.text or "" for node in root.iter(w("instrText"))])
    codes += " ".join(node.get(w("instr"), "") for node in root.iter(w("fldSimple")))
    drawn = next(root.iter(w("drawing"), w("pict")), None) is not None
    return text or ("〔图〕" if drawn else ""), bool(re.search(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b", codes))


def _pictures(package: Package) -> Iterator[Picture]:
    for part in pictures(package):
        data = part.data()
        yield Picture(part.name, hashlib.sha256(data).hexdigest()[:24], traces(data))
