"""The fields of a story: their codes put together again, what they show, and how to leave the result without them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.word.ooxml import A, V, drop, local, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element

NESTED = "\ufffc"
"""Stands in a code for the result of a field inside it."""
BLIP, IMAGE_DATA = f"{{{A}}}blip", f"{{{V}}}imagedata"
SWITCH = re.compile(r"\\[A-Za-z*@#!]")
ARGUED = "losft"
_NAME = re.compile(r"\s*([A-Za-z]+|=)")
_WORD = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(slots=True)
class Field:
    """A field: its code, the elements that make it one, and the pictures of its result."""

    code: str = ""
    marks: list[Element] = field(default_factory=list)
    pictures: list[Element] = field(default_factory=list)
    in_code: bool = True

    @property
    def name(self) -> str:
        """Return the first word of the code in capitals, = for a formula; "" when a field inside it makes it up."""
        found = _NAME.match(self.code)
        return found[1].upper() if found else ""

    @property
    def words(self) -> list[str]:
        """Return the words after the name, without quotation marks; a doubled backslash is one."""
        rest = _NAME.sub("", self.code, count=1)
        return [(m[1] if m[1] is not None else m[2]).replace("\\\\", "\\") for m in _WORD.finditer(rest)]

    @property
    def target(self) -> str:
        """Return the address a HYPERLINK leads to, "" for a place inside the file; its switches are passed over."""
        words = iter(self.words)
        for word in words:
            if not SWITCH.fullmatch(word):
                return word
            if word[1].lower() in ARGUED:
                next(words, "")
        return ""


def fields(root: Element) -> Iterator[Field]:
    """Yield the fields of a story, inner ones first; one that never ends comes last."""
    stack: list[Field] = []
    for node in root.iter(w("fldChar"), w("instrText"), w("fldSimple"), BLIP, IMAGE_DATA):
        kind = node.get(w("fldCharType")) if node.tag == w("fldChar") else ""
        if node.tag == w("fldSimple"):
            inside = [child for child in node.iter(BLIP, IMAGE_DATA)]
            yield Field(node.get(w("instr"), ""), [node], inside)
        elif kind == "begin":
            if stack and stack[-1].in_code:
                stack[-1].code += NESTED
            stack.append(Field(marks=[node]))
        elif stack:
            _step(stack[-1], node, kind or "")
            if kind == "end":
                yield stack.pop()
    yield from stack


def unlink(found: Field) -> None:
    """Leave what the field shows and take the field away, in place."""
    for mark in found.marks:
        holder = mark.getparent()
        if holder is None:
            continue
        if local(mark) == "fldSimple":
            for child in list(mark):
                mark.addprevious(child)
        drop(mark)
        if local(holder) == "r" and all(local(child) == "rPr" for child in holder):
            drop(holder)


def recode(found: Field, code: str) -> None:
    """Give a field another code, in place: it may have been split over several runs."""
    first = True
    for mark in found.marks:
        if local(mark) == "fldSimple":
            mark.set(w("instr"), code)
        elif local(mark) == "instrText":
            mark.text, first = (code if first else ""), False


def _step(top: Field, node: Element, kind: str) -> None:
    if node.tag in (BLIP, IMAGE_DATA):
        top.pictures.append(node)
        return
    top.marks.append(node)
    if kind == "separate":
        top.in_code = False
    elif node.tag == w("instrText") and top.in_code:
        top.code += node.text or ""
