"""Fields that should print something and hold no result: Word shows nothing there until somebody updates them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.word.field_codes import Field
from bidkit.word.ooxml import local, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element

PRINTING = frozenset(
    (
        "REF",
        "PAGEREF",
        "NOTEREF",
        "SEQ",
        "STYLEREF",
        "=",
        "DATE",
        "TIME",
        "DOCPROPERTY",
        "INCLUDETEXT",
        "LINK",
        "TOC",
    )
)
"""What a merge field, a condition or a prompt gives may rightly be nothing; a page number is worked out at once."""
SHOWN = tuple(w(name) for name in ("t", "sym", "drawing", "pict", "object", "tab", "br"))


def empty_fields(paragraph: Element) -> Iterator[str]:
    """Yield the code of each field that begins and ends in a paragraph and prints nothing."""
    stack: list[tuple[Field, list[Element]]] = []
    for node in paragraph.iter(w("fldChar"), w("instrText"), w("fldSimple"), *SHOWN):
        if next(node.iterancestors(w("p")), None) is not paragraph:
            continue  # a text box holds paragraphs of its own
        kind = node.get(w("fldCharType")) if node.tag == w("fldChar") else ""
        if node.tag == w("fldSimple"):
            if next(node.iter(*SHOWN), None) is None:
                yield from _told(node.get(w("instr"), ""))
        elif kind == "begin":
            stack.append((Field(), []))
        elif not stack:
            continue
        elif node.tag == w("instrText"):
            stack[-1][0].code += node.text or ""
        elif kind == "separate":
            stack[-1][0].in_code = False
        elif kind == "end":
            yield from _ended(stack)
        elif not stack[-1][0].in_code and (local(node) != "t" or node.text):
            stack[-1][1].append(node)


def _ended(stack: list[tuple[Field, list[Element]]]) -> Iterator[str]:
    """Close the innermost field; what it shows is shown by the one around it too."""
    found, shown = stack.pop()
    if stack and not stack[-1][0].in_code:
        stack[-1][1].extend(shown)
    if not shown:
        yield from _told(found.code)


def _told(code: str) -> Iterator[str]:
    if Field(code).name in PRINTING:
        yield " ".join(code.split())[:40]
