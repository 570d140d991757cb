"""Steps by one number, such as hours, shares or sums: each step's bounds, joined without a gap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

N = r"(\d+(?:\.\d+)?)"
UNIT = (
    r"(%|万元|亿元|元|年|个月|月|日历天|工作日|天|日|小时|分钟|人|名|个|家|平方米|公里|辆|台|套|条|次|岁|项)?"
)
NUM = rf"{N}{UNIT}"
LOW = re.compile(
    rf"(?:≥|>=|不低于|不少于|不小于|大于等于|大于或等于|达到|至少|满){NUM}|{NUM}(?:\(含\))?(?:及以上|以上\(含[^)]*\)|\(含\)以上|及其以上|或以上|以上)|(?<![\d至~-]){NUM}≤"
)
ABOVE = re.compile(rf"(?:>|大于|超过|高于|多于){NUM}|{NUM}(?:\(不含\))以上|{NUM}<(?!=)")
HIGH = re.compile(
    rf"(?:≤|<=|不超过|不高于|不多于|小于等于|小于或等于|至多){NUM}|{NUM}(?:\(含\))?(?:及以下|以内|之内|内|及以内)|{NUM}≥"
)
BELOW = re.compile(rf"(?:<(?!=)|低于|小于|少于|不足){NUM}|{NUM}(?:\(不含\))?以下|{NUM}>(?!=)")
SPAN = re.compile(rf"{NUM}(\(含\)|\(不含\))?(?:[-~至到]|—)+{NUM}(\(含\)|\(不含\))?")


@dataclass(frozen=True, slots=True)
class Bounds:
    """A stretch of numbers; an open end is None, ``low_in`` and ``high_in`` say whether the end belongs to it."""

    low: Decimal | None
    high: Decimal | None
    low_in: bool
    high_in: bool
    unit: str


def bounds_of(text: str) -> Bounds | None:
    """Return the stretch of numbers that a condition names; None where it names none or several."""
    span = SPAN.search(text)
    if span:
        low, unit, low_mark, high, other, high_mark = span.groups()
        return Bounds(
            Decimal(low), Decimal(high), low_mark != "(不含)", high_mark == "(含)", other or unit or ""
        )
    found: dict[str, tuple[Decimal, str]] = {}
    rest = text
    for name, pattern in (("low", LOW), ("high", HIGH), ("above", ABOVE), ("below", BELOW)):
        for one in pattern.finditer(rest):
            parts = [part for part in one.groups() if part]
            if name in found:
                return None
            found[name] = Decimal(parts[0]), parts[1] if len(parts) > 1 else ""
        rest = pattern.sub("", rest)
    if not found or ("low" in found and "above" in found) or ("high" in found and "below" in found):
        return None
    if re.search(r"\d", re.sub(r"20\d{2}(?:年度?)?", "", rest)):
        return None
    low, high = found.get("low") or found.get("above"), found.get("high") or found.get("below")
    units = {one[1] for one in found.values() if one[1]}
    if len(units) > 1:
        return None
    return Bounds(
        low[0] if low else None, high[0] if high else None, "low" in found, "high" in found, "".join(units)
    )


def by_bounds(texts: Sequence[str], what: str) -> list[dict[str, Any]] | None:
    """Return a question for each step, the best first; None where steps leave a gap, overlap or change direction."""
    found = [bounds_of(text) for text in texts]
    steps = [one for one in found if one is not None]
    if len(steps) < len(found) or len({one.unit for one in steps if one.unit}) > 1:
        return None
    first = steps[0]
    rising = first.low is not None
    if rising == (first.high is not None):
        return None
    for better, worse in pairwise(steps):
        if not (_joins(better, worse) if rising else _joins_down(better, worse)):
            return None
    unit = next((one.unit for one in steps if one.unit), "")
    asked = f"{what}（{unit}）" if unit else what
    return [{"ask": {"what": asked} | _bound(one, rising=rising)} for one in steps]


def _joins(better: Bounds, worse: Bounds) -> bool:
    """Return whether a lower stretch ends where the higher one begins; one without an end reaches up to it."""
    if better.low is None or worse.low is None or worse.low >= better.low:
        return False
    return worse.high is None or worse.high == better.low


def _joins_down(better: Bounds, worse: Bounds) -> bool:
    if better.high is None or worse.high is None or worse.high <= better.high:
        return False
    return worse.low is None or worse.low == better.high


def _bound(one: Bounds, *, rising: bool) -> dict[str, str]:
    if rising and one.low is not None:
        return {"at_least" if one.low_in else "above": plain_decimal(one.low)}
    if one.high is not None:
        return {"at_most" if one.high_in else "below": plain_decimal(one.high)}
    return {}
