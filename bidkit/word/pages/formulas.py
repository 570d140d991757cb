"""Formulas as one line of text, for a converter that draws none.

LibreOffice without its part Math leaves every formula out and says nothing. The copy that is converted then gets the
formula's signs in a line, with raised and lowered parts raised and lowered; the Word volume keeps the formula.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from bidkit.word.ooxml import Element, M, add, local, make, run, w
from bidkit.word.package import package_bytes, read_package

if TYPE_CHECKING:
    from collections.abc import Iterator

STORIES = ("header", "footer", "footnotes", "endnotes")
RAISED, LOWERED, LEVEL = "superscript", "subscript", ""
Piece = tuple[str, str]
"""Some signs, and how they stand on the line."""


def has_formulas(data: bytes) -> bool:
    """Return whether a Word file holds a formula."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        stories = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return any(M.encode() in body and b"oMath" in body for body in map(archive.read, stories))


def in_lines(data: bytes) -> bytes:
    """Return a Word file whose formulas are lines of text; the same bytes where it has none."""
    if not has_formulas(data):
        return data
    package = read_package(data, name="章节")
    parts = [package.document, *(part for kind in STORIES for part in package.related_all(kind))]
    for part in parts:
        root = package.root(part.name)
        for formula in [node for node in root.iter(_m("oMath")) if not _inside(node)]:
            _replace(formula)
        package.put_root(part.name, root)
    return package_bytes(package)


def _replace(formula: Element) -> None:
    """Put the line where the formula stood; one that is a paragraph of its own is set in the middle by its holder."""
    parent = formula.getparent()
    for text, way in line_of(formula):
        properties = make("rPr")
        if way:
            add(properties, "vertAlign", val=way)
        formula.addprevious(run(text, properties if len(properties) else None))
    if parent is None:
        return
    parent.remove(formula)
    if parent.tag == _m("oMathPara") and not [child for child in parent if child.tag == _m("oMath")]:
        for child in [child for child in parent if child.tag == w("r")]:
            parent.addprevious(child)
        holder = parent.getparent()
        if holder is not None:
            holder.remove(parent)


def line_of(formula: Element) -> tuple[Piece, ...]:
    """Return the signs of a formula in one line."""
    return tuple(_pieces(formula, LEVEL))


def _pieces(node: Element, way: str) -> Iterator[Piece]:
    for child in node.iterchildren("*"):
        name = local(child)
        if name == "t":
            yield child.text or "", way
        elif name in _SHAPES:
            yield from _shape(child, name, way)
        elif not name.endswith("Pr"):
            yield from _pieces(child, way)


def _shape(node: Element, name: str, way: str) -> Iterator[Piece]:
    """Yield the parts of a fraction, a root, a bracket … in their order, with the signs that stand for its shape."""
    for step in _SHAPES[name]:
        if step.startswith("'"):
            yield _sign(node, step[1:]), way
            continue
        tag, _, stands = step.partition("^")
        found = node.findall(_m(tag.removesuffix("()")))
        for number, part in enumerate(found):
            pieces = list(_pieces(part, RAISED if stands == "up" else LOWERED if stands == "down" else way))
            pieces = [piece for piece in pieces if piece[0].strip()]
            if number and pieces:
                yield ("；" if name in ("m", "eqArr") else "，"), way
            grouped = tag.endswith("()") and len("".join(text for text, _ in pieces)) > 1
            yield from [("(", way), *pieces, (")", way)] if grouped else pieces


_SHAPES: dict[str, tuple[str, ...]] = {
    "f": ("num()", "'/", "den()"),
    "sSup": ("e()", "sup^up"),
    "sSub": ("e()", "sub^down"),
    "sSubSup": ("e()", "sub^down", "sup^up"),
    "sPre": ("sub^down", "sup^up", "e"),
    "rad": ("deg^up", "'√", "e()"),
    "nary": ("'chr", "sub^down", "sup^up", "e"),
    "d": ("'beg", "e", "'end"),
    "func": ("fName", "' ", "e"),
    "limLow": ("e", "lim^down"),
    "limUpp": ("e", "lim^up"),
    "m": ("'[", "mr", "']"),
    "mr": ("e",),
    "eqArr": ("e",),
}


def _sign(node: Element, word: str) -> str:
    """Return a sign; those of operators and brackets are named in the properties of the shape."""
    usual = {"chr": "∫", "beg": "(", "end": ")"}
    if word not in usual:
        return word
    tag = {"chr": "chr", "beg": "begChr", "end": "endChr"}[word]
    named = node.find(f"{_m(local(node) + 'Pr')}/{_m(tag)}")
    return usual[word] if named is None else named.get(_m("val"), "")


def _inside(node: Element) -> bool:
    return any(above.tag == _m("oMath") for above in node.iterancestors())


def _m(tag: str) -> str:
    return f"{{{M}}}{tag}"
