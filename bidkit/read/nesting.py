"""Which chapter titles are the document's own, and which stand inside one of its parts: 第一章 of a contract or a form.

Parts that hold all chapters in one of them are the skeleton; chapters that begin again inside the contract or the
forms are left alone until the document's own next chapter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.read.unit import Zone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bidkit.read.unit import Unit

ENOUGH = 3
VOLUME = "卷"
WHOLE = (Zone.CONTRACT, Zone.FORMS)
"""What these hold is theirs, whatever its titles say."""
TENDER = (Zone.NOTICE, Zone.EVALUATION, Zone.FORMS)
"""Chapters that no contract and no form has."""


def own_titles(titles: Sequence[Unit], zone: Callable[[Unit], Zone]) -> list[Unit]:
    """Return the titles that open a chapter of the document itself, in order."""
    chapters = [unit for unit in titles if unit.label is not None and unit.label.kind == "chapter"]
    parts = [unit for unit in titles if unit.label is not None and unit.label.kind == "part"]
    holders = {_holder(unit, parts) for unit in chapters}
    if len(parts) >= ENOUGH and _counts_up(parts) and len(holders) == 1 and None not in holders:
        holder = next(unit for unit in parts if unit.index in holders)
        return parts if zone(holder) in WHOLE else sorted([*parts, *chapters], key=lambda unit: unit.index)
    if len(chapters) >= ENOUGH:
        return _without_inner(_without_volumes(chapters, zone), zone)
    return list(titles)


def _holder(unit: Unit, parts: Sequence[Unit]) -> int | None:
    """Return the part that a chapter stands in, None for one before all parts."""
    return max((part.index for part in parts if part.index < unit.index), default=None)


def _counts_up(parts: Sequence[Unit]) -> bool:
    values = [_value(unit) for unit in parts]
    return values[0] == 1 and values == sorted(set(values))


def _without_volumes(chapters: Sequence[Unit], zone: Callable[[Unit], Zone]) -> list[Unit]:
    """Leave out 第一卷 and its like below a 第N章 of forms: they are the volumes of the bid."""
    out: list[Unit] = []
    for unit in chapters:
        last = next((other for other in reversed(out) if VOLUME not in _text(other)), None)
        if not (VOLUME in _text(unit) and last is not None and zone(last) in WHOLE):
            out.append(unit)
    return out


def _text(unit: Unit) -> str:
    return unit.label.text if unit.label else ""


def _without_inner(chapters: Sequence[Unit], zone: Callable[[Unit], Zone]) -> list[Unit]:
    """Leave out the chapters of a contract or a form: they begin again at one, and the document's own go on after."""
    out: list[Unit] = []
    inner = 0
    for place, unit in enumerate(chapters):
        value, own = _value(unit), _value(out[-1]) if out else 0
        begins = bool(out) and zone(out[-1]) in WHOLE and value == 1 and _inside(chapters[place:], own, zone)
        ours = value == own + 1 and (value != inner + 1 or zone(unit) not in (*WHOLE, Zone.OTHER))
        if begins or (inner and not ours):
            inner = value
        else:
            inner = 0
            out.append(unit)
    return out


def _value(unit: Unit) -> int:
    return unit.label.value if unit.label else 0


def _inside(later: Sequence[Unit], own: int, zone: Callable[[Unit], Zone]) -> bool:
    """Return whether these chapters, up to the one that goes on after ``own``, are no volume of the tender itself."""
    for unit in later:
        if _value(unit) == own + 1 and unit is not later[0]:
            return True
        if zone(unit) in TENDER:
            return False
    return False
