"""A sheet as JSON with stable keys: every text with the pages and the record it comes from."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bidkit.model.sheet import Sheet

SCHEMA = 1


def to_dict(sheet: Sheet) -> dict[str, Any]:
    """Return the sheet as plain values; drawings are left out, ``says`` stands for them."""
    return {
        "schema": SCHEMA,
        "id": sheet.id,
        "title": sheet.title,
        "lead": sheet.lead,
        "gaps": [asdict(gap) for gap in sheet.gaps],
        "blocks": [_block(block) for block in sheet.blocks],
        "extras": [extra.name for extra in sheet.extras],
    }


def _block(block: Any) -> dict[str, Any]:
    plain = asdict(block)
    plain.pop("svg", None)
    return {"block": type(block).__name__.lower(), **plain}
