"""The sheets for the questions of judges: the question sheet, the outline of the presentation, the desk card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.sheets.appearance import appearance
from bidkit.sheets.qa import card, outline, sheet
from bidkit.sheets.qa.gaps import told_once
from bidkit.sheets.qa.questions import questions

if TYPE_CHECKING:
    from bidkit.model.sheet import Sheet
    from bidkit.sheets.material import Material

__all__ = ["make"]


def make(material: Material) -> tuple[Sheet, ...]:
    """Return the question sheet; the outline and the card for the desk only where the tender lets somebody appear."""
    asked = questions(material)
    if appearance(material.dossier.tender).kind == "none":
        return (sheet.make(material, asked),)
    return told_once((sheet.make(material, asked), outline.make(material, asked), card.make(material, asked)))
