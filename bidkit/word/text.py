"""The text a reader sees in a paragraph: runs joined, deletions and field codes left out, results kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from bidkit.word.ooxml import MC, W, local, on, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element

HIDDEN = {w(name) for name in ("del", "moveFrom", "rPr", "pPr", "txbxContent", "rt", "instrText", "delText")}
RUN, TEXT, SIGN, FIELD, CODE = w("r"), w("t"), w("sym"), w("fldChar"), w("instrText")
CHOICE = f"{{{MC}}}AlternateContent"
PLAIN = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
SYMBOLS = {
    "wingdings": {
        0x6F: "□",
        0xA8: "□",
        0x71: "□",
        0x72: "□",
        0xFE: "☑",
        0xFD: "☒",
        0xFC: "√",
        0xFB: "×",
        0x6C: "●",
        0x6E: "■",
    },
    "wingdings 2": {0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "√", 0x4F: "×", 0xA3: "□", 0x2A: "□", 0x30: "□"},
}
GLYPHS = str.maketrans(
    {0xF06F: "□", 0xF0A8: "□", 0xF0A3: "□", 0xF0FE: "☑", 0xF052: "☑", 0xF0FD: "☒", 0xF0FC: "√", 0xF0FB: "×"}
)
"""Ticks and boxes of symbol fonts that are typed as text of the private use area."""
RINGED = re.compile(r"^\s*eq\s*\\o\s*(?:\\a[clr])?\s*[(（][○◯□△◇]\s*[,，;；]\s*(\S)\s*[)）]", re.IGNORECASE)
"""带圈字符: a field that lays a ring over a sign and keeps no result."""
Dead: TypeAlias = Literal["struck", "hidden"]


@dataclass(slots=True)
class TextReader:
    """Reads the paragraphs of one story in order; keeps open fields between them, as a TOC spans many.

    Where ``dead`` is a list, runs that are struck out or hidden are no text: they are put there, by kind.
    """

    fields: list[bool] = field(default_factory=list)
    dead: list[tuple[Dead, str]] | None = None
    code: str = ""

    def text(self, paragraph: Element) -> str:
        """Return the paragraph's text, without that of text boxes inside it."""
        pieces: list[str] = []
        self._read(paragraph, pieces)
        return "".join(pieces)

    def _read(self, element: Element, pieces: list[str]) -> None:
        """Add what a reader sees of an element; the commonest first, as a volume has a hundred thousand of them."""
        for child in visible_children(element):
            tag = str(child.tag)
            if tag == TEXT:
                self._letters(child, pieces)
            elif tag == RUN and self.dead is not None and (kind := _dead(child)):
                below: list[str] = []
                self._read(child, below)
                self.dead.append((kind, "".join(below)))
            elif tag == RUN:
                self._read(child, pieces)
            elif tag not in HIDDEN or tag == CODE:
                self._other(child, tag, pieces)

    def _letters(self, element: Element, pieces: list[str]) -> None:
        text = element.text
        if text and not any(self.fields):
            pieces.append(text if text.isascii() else text.translate(GLYPHS))

    def _other(self, child: Element, tag: str, pieces: list[str]) -> None:
        if tag in PLAIN:
            if not any(self.fields):
                pieces.append(PLAIN[tag])
        elif tag == SIGN:
            pieces.append(symbol(child))
        elif tag == FIELD:
            pieces += (field_box(child), self._field(child.get(w("fldCharType"), "")))
        elif tag == CODE:
            self.code += (child.text or "") if any(self.fields) else ""
        elif local(child) == "t":
            self._letters(child, pieces)
        else:
            self._read(child, pieces)

    def _field(self, kind: str) -> str:
        """``fields`` holds, for each open field, whether we are still in its code; a ringed sign has no result."""
        if kind == "begin":
            self.fields.append(True)
            self.code = ""
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields and self.fields.pop():
            ringed = RINGED.search(self.code)
            return ringed[1] if ringed and not any(self.fields) else ""
        return ""


def _dead(run: Element) -> Dead | None:
    properties = run.find(w("rPr"))
    if on(properties, "strike") or on(properties, "dstrike"):
        return "struck"
    return "hidden" if on(properties, "vanish") else None


def visible_children(element: Element) -> Iterator[Element]:
    """Yield the children, and of alternate contents only the first choice that holds anything."""
    for child in element:
        if child.tag == CHOICE:
            branch = next((branch for branch in child if len(branch)), None)
            if branch is not None:
                yield from visible_children(branch)
        elif isinstance(child.tag, str):
            yield child


def paragraph_text(paragraph: Element) -> str:
    """Return the text of one paragraph read on its own."""
    return TextReader().text(paragraph)


def symbol(element: Element) -> str:
    """Return the character a ``w:sym`` stands for; ticks and boxes as ordinary signs."""
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    signs = SYMBOLS.get(element.get(w("font"), "").lower(), {})
    return signs.get(code & 0xFF, chr(code) if code else "")


def field_box(field: Element) -> str:
    """Return the box that an old form field draws, ticked or not; "" for any other field."""
    box = field.find(f"{w('ffData')}/{w('checkBox')}")
    if box is None:
        return ""
    state = box.find(w("checked"))
    state = box.find(w("default")) if state is None else state
    return "☑" if state is not None and state.get(w("val"), "1") in ("1", "true", "on") else "☐"


def bookmarks_in(paragraph: Element) -> tuple[str, ...]:
    """Return the names of the bookmarks that start in a paragraph."""
    return tuple(node.get(f"{{{W}}}name", "") for node in paragraph.iter(w("bookmarkStart")))


def text_boxes(element: Element) -> Iterator[Element]:
    """Yield text boxes once, though Word stores each twice for old readers."""
    if next(element.iter(w("txbxContent")), None) is None:  # nearly always: do not walk every run for nothing
        return
    for child in visible_children(element):
        if local(child) == "txbxContent":
            yield child
        elif local(child) not in ("del", "moveFrom"):
            yield from text_boxes(child)
