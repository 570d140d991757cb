"""The value of a cell, with the days that openpyxl hands over as bare numbers.

ECMA-376 part 1, 18.8.30 keeps the format numbers 27–36 and 50–58 for East Asian dates; Chinese Excel writes 31 for
yyyy年m月d日 and nothing else about it. openpyxl knows none of them, so 2026年12月21日 arrives as 46377.
"""

from __future__ import annotations

from typing import Any

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.datetime import from_excel

__all__ = ["value_of"]

EAST_ASIAN_DATES = frozenset([*range(27, 37), *range(50, 59)])


def value_of(cell: Any) -> Any:
    """Return what a cell of openpyxl holds; a number shown as a Chinese date is a datetime or a time."""
    value = cell.value
    if type(value) not in (int, float) or not cell.has_style:
        return value
    style = cell.style_array if isinstance(cell, ReadOnlyCell) else cell._style
    return from_excel(value, cell.parent.parent.epoch) if style.numFmtId in EAST_ASIAN_DATES else value
