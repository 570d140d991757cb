"""Which lines of our sheets and dates of our plan rest on a changed item: those that name it or move when it moves."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from bidkit.sheets.impact.places import Resting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.changes import Change
    from bidkit.model.sheet import Cell, Sheet
    from bidkit.sheets.material import Material

SHEETS = ("plan", "qa", "score", "seals", "risks")
_SHOWN = 3
_LETTERS = 24


Lines: TypeAlias = "tuple[tuple[str, Sheet], ...]"
"""Our sheets, each with the name of what makes it."""


def lines_now(material: Material) -> Lines:
    """Return our sheets as they are, to be held against every change."""
    return tuple((name, sheet) for name in SHEETS for sheet in _made(name, material))


def moved_lines(material: Material, change: Change, now: Lines) -> Iterator[Resting]:
    """Yield each table row that names the item, or that is another one once the field says something else."""
    if not change.item:
        return
    other, named = _moved(material, change.item), _naming(change.item)
    after = None if other is None else {name: _all_rows(name, other) for name in SHEETS}
    for name, sheet in now:
        for table, row in _rows(sheet):
            says = any(named.search(cell.text) or named.search(cell.source) for cell in row)
            if says or (after is not None and row not in after[name]):
                sort = "计划的日期" if name == "plan" else "配套表的行"
                yield Resting(sort, _told(row), f"{sheet.title}·{table}", "重新出表后再看这一行")


def _all_rows(name: str, material: Material) -> set[tuple[Cell, ...]]:
    return {row for sheet in _made(name, material) for _, row in _rows(sheet)}


def _made(name: str, material: Material) -> tuple[Sheet, ...]:
    made = import_module(f"bidkit.sheets.{name}").make(material)
    return made if isinstance(made, tuple) else (made,)


def _rows(sheet: Sheet) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    for table in sheet.tables():
        for row in table.rows:
            yield table.name, row


def _naming(item: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){re.escape(item)}(?![\w-])", re.ASCII)


def _told(row: tuple[Cell, ...]) -> str:
    return "｜".join(cell.text.replace("\n", " ")[:_LETTERS] for cell in row if cell.text)[
        : _SHOWN * _LETTERS
    ]


def _moved(material: Material, field: str) -> Material | None:
    """Return the same bid for a tender in which the field says something else; None for an item or an empty field."""
    tender = material.dossier.tender
    changed = _with_other(tender, field.split("."))
    return (
        replace(material, dossier=replace(material.dossier, tender=changed)) if changed is not None else None
    )


def _with_other(record: Any, path: list[str]) -> Any:
    """Return a copy with the value at the path another one; None where there is no such value."""
    name, *rest = path
    value = getattr(record, name, None)
    other = _with_other(value, rest) if rest and value is not None else _other(value)
    return record.model_copy(update={name: other}) if other is not None else None


def _other(value: Any) -> Any:
    if isinstance(value, date):  # a moment is one too
        return value + timedelta(days=7)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value + 1
    if isinstance(value, Decimal):
        return value * Decimal("0.9")
    return f"{value}（改后）" if isinstance(value, str) else None
