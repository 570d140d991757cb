"""The smallest thing the extractor looks at: one paragraph, in the body or in a cell, with its place in the outline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bidkit.model.reading import PLAIN, Standing
from bidkit.read.labels import Label


class Zone(StrEnum):
    """What a chapter is for; told by the words of its title."""

    COVER = "cover"
    CONTENTS = "contents"
    NOTICE = "notice"
    INSTRUCTIONS = "instructions"
    QUALIFICATION = "qualification"
    EVALUATION = "evaluation"
    REQUIREMENTS = "requirements"
    CONTRACT = "contract"
    FORMS = "forms"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph: ``heads`` are the numbered paragraphs it stands under, outermost first.

    ``table`` is 0 in the body; ``row`` and ``column`` are places in the grid.
    """

    index: int
    text: str
    plain: str
    label: Label | None
    page: int | None
    path: str
    zone: Zone
    heads: tuple[int, ...] = ()
    table: int = 0
    row: int = -1
    column: int = -1
    size: float = 0.0
    style: str = ""
    contents: bool = False
    standing: Standing = PLAIN

    @property
    def titled(self) -> bool:
        """Return whether the paragraph reads like a title: short and without the end of a sentence."""
        return (
            len(self.plain) <= 45
            and not self.plain.endswith(("。", ";", ","))
            and "。" not in self.plain[:-1]
        )
