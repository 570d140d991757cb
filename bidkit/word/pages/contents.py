"""The contents of a volume: one paragraph per entry, as a real TOC field or as the same look in plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.word.ooxml import (
    PPR_ORDER,
    Element,
    add,
    body_of,
    drop,
    make,
    ppr,
    put,
    run,
    twips,
    w,
)
from bidkit.word.package import WML, Part, Rel
from bidkit.word.pages.made import field_runs, tiny_paragraph
from bidkit.word.styles import Styles
from bidkit.word.tokens import CONTENTS_TOKEN, bookmark_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.word.package import Package

INDENT = 420
DEFAULT_WIDTH = 8306


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: its level from 1, its text with the number before it, and its page."""

    level: int
    text: str
    anchor: str
    page: str


def fill_contents(package: Package, root: Element, entries: Sequence[ContentsEntry], linked: bool) -> None:
    """Replace every paragraph that holds the contents token by the entries; ``linked`` makes a TOC field."""
    places = [p for p in root.iter(w("p")) if CONTENTS_TOKEN in "".join(t.text or "" for t in p.iter(w("t")))]
    if not places:
        return
    styles = _toc_styles(package, sorted({entry.level for entry in entries}))
    for paragraph in places:
        _fill(root, paragraph, entries, styles, linked)


def _fill(
    root: Element, paragraph: Element, entries: Sequence[ContentsEntry], styles: dict[int, str], linked: bool
) -> None:
    for text in paragraph.iter(w("t")):
        text.text = (text.text or "").replace(CONTENTS_TOKEN, "")
    if not entries:
        return
    width = text_width(root, paragraph)
    lines = [_line(entry, styles[entry.level], width, linked) for entry in entries]
    last = lines[-1]
    if linked:
        deepest = max(entry.level for entry in entries)
        opening = field_runs(f'TOC \\o "1-{deepest}" \\h \\u', "")
        for place, node in enumerate(opening[:3]):
            lines[0].insert(1 + place, node)
        last.append(opening[4])
    if _ends_section(paragraph):
        lines.append(tiny_paragraph())
    _swap(paragraph, lines)


def _line(entry: ContentsEntry, style: str, width: int, linked: bool) -> Element:
    line = make("p")
    properties = ppr(line)
    add(properties, "pStyle", val=style)
    add(add(properties, "tabs"), "tab", val="right", leader="dot", pos=width)
    if not linked:
        line.append(run(f"{entry.text}\t{entry.page}"))
        return line
    bookmark = bookmark_name(entry.anchor)
    link = add(line, "hyperlink", anchor=bookmark, history=1)
    link.append(run(f"{entry.text}\t"))
    for node in field_runs(f"PAGEREF {bookmark} \\h", entry.page):
        link.append(node)
    return line


def _swap(paragraph: Element, lines: list[Element]) -> None:
    """Put the lines where the token was; bookmarks and a section break of that paragraph live on."""
    parent = paragraph.getparent()
    if parent is None:
        return
    has_text = any((text.text or "").strip() for text in paragraph.iter(w("t")))
    place = parent.index(paragraph) + 1
    for offset, line in enumerate(lines):
        parent.insert(place + offset, line)
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    if section is not None:
        put(ppr(lines[-1]), section, PPR_ORDER)
    if has_text:
        return
    for tag in ("bookmarkEnd", "bookmarkStart"):
        for node in reversed(list(paragraph.iter(w(tag)))):
            lines[0].insert(1, node)
    drop(paragraph)


def _ends_section(paragraph: Element) -> bool:
    """LibreOffice loses the footer's fields where the paragraph with the break also ends the TOC field."""
    follower = paragraph.getnext()
    own = paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None
    return own or follower is None or follower.tag == w("sectPr")


def text_width(root: Element, paragraph: Element) -> int:
    """Return the width in twips between the margins of the section a paragraph stands in."""
    section = None
    top = paragraph
    while (parent := top.getparent()) is not None and parent.tag != w("body"):
        top = parent
    for sibling in (top, *top.itersiblings()):
        found = sibling.find(f"{w('pPr')}/{w('sectPr')}")
        if found is not None:
            section = found
            break
    if section is None:
        section = body_of(root).find(w("sectPr"))
    size = None if section is None else section.find(w("pgSz"))
    margins = None if section is None else section.find(w("pgMar"))
    if size is None or margins is None:
        return DEFAULT_WIDTH
    sides = sum(twips(margins.get(w(side))) for side in ("left", "right", "gutter"))
    return twips(size.get(w("w")), 11906) - sides


def _toc_styles(package: Package, levels: list[int]) -> dict[int, str]:
    part = package.related("styles")
    if part is None:
        part = package.add(
            Part(
                "word/styles.xml",
                f"{WML}styles+xml",
                b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
            )
        )
        package.document.relate(
            Rel("http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles", part.name)
        )
    root = package.root(part.name)
    styles = Styles.of_root(root)
    ids = {}
    for level in levels:
        ids[level] = styles.id_of(f"toc {level}") or _new_style(root, styles, level)
    package.put_root(part.name, root)
    return ids


def _new_style(root: Element, styles: Styles, level: int) -> str:
    key = f"TOC{level}" if f"TOC{level}" not in styles.by_id else f"TOCLevel{level}"
    style = add(root, "style", type="paragraph", styleId=key)
    add(style, "name", val=f"toc {level}")
    based = styles.defaults.get("paragraph")
    if based:
        add(style, "basedOn", val=based)
        add(style, "next", val=based)
    add(style, "uiPriority", val=39)
    properties = add(style, "pPr")
    add(properties, "spacing", before=0, after=0, line=360, lineRule="auto")
    add(properties, "ind", left=INDENT * (level - 1), firstLine=0)
    add(properties, "jc", val="left")
    letters = add(style, "rPr")
    add(letters, "rFonts", ascii="宋体", hAnsi="宋体", eastAsia="宋体")
    for name in ("sz", "szCs"):
        add(letters, name, val=24 if level == 1 else 21)
    return key
