"""The sheets for the questions of judges: the question sheet, the outline of the presentation, the desk card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.sheets.qa import card, outline, sheet
from bidkit.sheets.qa.questions import questions

if TYPE_CHECKING:
    from bidkit.model.sheet import Sheet
    from bidkit.sheets.material import Material

__all__ = ["make"]


def make(material: Material) -> tuple[Sheet, ...]:
    """Return the question sheet, the outline of the presentation and the card for the desk."""
    asked = questions(material)
    return (sheet.make(material, asked), outline.make(material, asked), card.make(material, asked))
