"""Takes out of a cut piece what its own file kept for its writers: tracked changes, comments, bookmarks, ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.word.ooxml import PPR_ORDER, W, copy_of, drop, local, make, ppr, put, val, w
from bidkit.word.pages.levels import level_of
from bidkit.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package

REMOVED = ("del", "moveFrom")
KEPT_INSIDE = ("ins", "moveTo")
RANGES = (
    "commentRangeStart", "commentRangeEnd", "commentReference", "bookmarkStart", "bookmarkEnd", "proofErr",
    "lastRenderedPageBreak", "permStart", "permEnd", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd",
)  # fmt: skip
SHOWS = ("drawing", "pict", "object", "t", "sym", "fldChar", "fldSimple", "tab", "oMath", "numPr")


def accept_changes(body: Element) -> list[str]:
    """Take tracked changes as accepted and drop comments and bookmarks; return what a person should know."""
    notes = []
    if next(_of(body, *REMOVED, *KEPT_INSIDE), None) is not None:
        notes.append("原件有修订痕迹，按接受修订处理，请对照原件核对")
    if next(_of(body, "commentReference"), None) is not None:
        notes.append("原件的批注没有带入")
    for node in list(_of(body, *REMOVED)):
        drop(node)
    for node in list(_of(body, *KEPT_INSIDE)):
        _unwrap(node)
    for node in list(body.iter()):
        name = local(node)
        if name in RANGES or (name.endswith("Change") and str(node.tag).startswith(f"{{{W}}}")):
            drop(node)
            continue
        for key in [key for key in node.attrib if str(key).startswith(f"{{{W}}}rsid")]:
            del node.attrib[key]
    return notes


def trim_edges(body: Element) -> None:
    """Drop page breaks before the first and after the last words, and the empty paragraphs after them."""
    if len(body) and local(body[0]) == "p":
        first = body[0]
        if first.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None or val(
            first.find(w("pPr")), "pStyle"
        ):
            put(ppr(first), make("pageBreakBefore", val="0"), PPR_ORDER)
        _drop_breaks(first, from_start=True)
    while len(body) > 1 and local(body[-1]) == "p" and _empty(body[-1]):
        drop(body[-1])
    if len(body) and local(body[-1]) == "p":
        _drop_breaks(body[-1], from_start=False)


def no_headings(package: Package, body: Element) -> None:
    """Keep paragraphs out of the contents: buyers set whole clauses in heading styles; the look stays as it is."""
    styles = Styles.of(package)
    for paragraph in body.iter(w("p")):
        if level_of(paragraph, styles):
            put(ppr(paragraph), make("outlineLvl", val=9), PPR_ORDER)


def section_out_of(paragraph: Element) -> Element | None:
    """Return a copy of the section properties a paragraph ends, after taking them out of it."""
    found = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    if found is None:
        return None
    copied = copy_of(found)
    drop(found)
    return copied


def _empty(paragraph: Element) -> bool:
    if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return False
    shows = [node for node in _of(paragraph, *SHOWS) if local(node) != "t" or (node.text or "").strip()]
    return not [node for node in shows if local(node) != "tab" or not _tab_stop(node)]


def _tab_stop(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and local(parent) == "tabs"


def _drop_breaks(paragraph: Element, *, from_start: bool) -> None:
    nodes = list(_of(paragraph, "br", *SHOWS))
    for node in nodes if from_start else reversed(nodes):
        if local(node) == "br":
            if node.get(w("type")) == "page":
                drop(node)
        elif not _unseen(node):
            return


def _unseen(node: Element) -> bool:
    blank = local(node) == "t" and not (node.text or "").strip()
    return blank or _tab_stop(node) or local(node) == "numPr"


def _unwrap(node: Element) -> None:
    parent = node.getparent()
    if parent is None:
        return
    if local(parent) in ("rPr", "trPr"):
        parent.remove(node)
        return
    place = parent.index(node)
    for child in reversed(list(node)):
        parent.insert(place, child)
    parent.remove(node)


def _of(element: Element, *names: str) -> Iterator[Element]:
    return element.iter(*(w(name) for name in names))
