"""Numbers of captions in a volume: each piece keeps those it has alone, as its text and its references name them.

A ``SEQ`` field counts through a whole file: Word would number the second 图 1 anew when fields are updated, while
the words 见图 1 that people typed stay. The first field of each label of a piece is told to start again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.word.field_codes import NESTED, fields, recode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.field_codes import Field
    from bidkit.word.ooxml import Element

PLACED = ("\\r", "\\s", "\\c")
"""Switches that already say where a number comes from: a start, a heading, the number before."""


class CaptionBook:
    """Goes through the pieces of a volume in order."""

    def __init__(self) -> None:
        self.holders: dict[str, list[str]] = {}

    def start_again(self, body: Element, name: str) -> None:
        """Let the captions of a piece start at 1 where another piece has counted the same label, in place."""
        met: set[str] = set()
        for found in list(fields(body)):
            label = _label(found)
            if not label or label in met:
                continue
            met.add(label)
            if label in self.holders and not _placed(found):
                recode(found, f"{found.code.rstrip()} \\r 1 ")
            self.holders.setdefault(label, []).append(name)

    def notes(self) -> Iterator[str]:
        """Yield, once a label, that several pieces number it on their own."""
        for label, names in self.holders.items():
            if len(names) > 1:
                yield (
                    f"题注「{label}」在 {len(names)} 个章节里各自从 1 编号（{'、'.join(names[:4])}），成册后不连号；"
                    "要连号，请在各章的原件里改题注和引用"
                )


def _label(found: Field) -> str:
    return found.words[0] if found.name == "SEQ" and NESTED not in found.code and found.words else ""


def _placed(found: Field) -> bool:
    return any(word.lower().startswith(PLACED) for word in found.words[1:])
