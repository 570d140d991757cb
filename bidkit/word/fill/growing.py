"""Filters and methods whose result can be far larger than what goes in: measured first, made afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import jinja2
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.filters import make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.utils import pass_environment, pass_eval_context
from markupsafe import soft_str

WIDEST = 999
PLACES = 30
ROW = 1000
ITEMS = 10_000
_NUMBER = 350  # no float prints longer
_LARGEST = 1024
_HOLE = re.compile(r"%(?:\(\w*\))?[#0\- +]*([0-9]{0,3})(?:\.([0-9]{0,3}))?[diouxXeEfFgGcrsa%]")
_AS_THEY_ARE = (str, int, float, Decimal)


class Growing:
    """Filters and text methods that ask ``measure`` whether a text of a length may be made."""

    def __init__(self, measure: Callable[[int], None]) -> None:
        self._measure = measure
        self.filters: dict[str, Callable[..., object]] = {
            "join": self._join,
            "replace": self._replace,
            "format": self.format,
            "batch": batch,
            "round": rounded,
            "sum": total,
        }
        self.methods: dict[str, Callable[..., object]] = {
            "replace": self._replace_method,
            "join": self._join_method,
            "zfill": _zfill,
        }

    def format(self, pattern: object, *args: object, **kwargs: object) -> str:
        """Return the pattern filled as ``%`` fills it, with holes of at most 999 characters."""
        pattern = soft_str(pattern)
        holes = _HOLE.findall(pattern)
        if "%" in _HOLE.sub("", pattern):
            raise ValueError(f"format 的格式不对，或者比 {WIDEST} 还宽")
        named = {name: _printable(value) for name, value in kwargs.items()}
        listed = tuple(map(_printable, args))
        longest = max((len(str(value)) for value in (*listed, *named.values())), default=0)
        wide = sum(int(size) for hole in holes for size in hole if size)
        self._measure(len(pattern) + wide + len(holes) * max(longest, _NUMBER))
        return pattern % (named or listed)

    @pass_eval_context
    def _replace(
        self, context: EvalContext, text: object, old: object, new: object, count: int | None = None
    ) -> object:
        self._measure_replaced(soft_str(text), soft_str(old), soft_str(new), count)
        return JINJA_FILTERS["replace"](context, text, old, new, count)

    def _replace_method(self, text: str, old: str, new: str, count: int = -1) -> str:
        self._measure_replaced(text, old, new, count)
        return text.replace(old, new, count)

    def _measure_replaced(self, text: str, old: str, new: str, count: int | None) -> None:
        times = text.count(old)
        if count is not None and count >= 0:
            times = min(times, count)
        self._measure(len(text) + times * len(new))

    @pass_eval_context
    def _join(
        self, context: EvalContext, items: Iterable[object], between: str = "", attribute: Any = None
    ) -> object:
        if attribute is not None:
            items = map(make_attrgetter(context.environment, attribute), items)
        return JINJA_FILTERS["join"](context, self._texts(items, between), between)

    def _join_method(self, between: str, items: Iterable[object]) -> str:
        return between.join(self._texts(items, between))

    def _texts(self, items: Iterable[object], between: object) -> list[str]:
        texts = [soft_str(item) for item in items]
        self._measure(sum(map(len, texts)) + len(texts) * len(soft_str(between)))
        return texts


def _printable(value: object) -> object:
    return value if isinstance(value, _AS_THEY_ARE) else str(value)


def _zfill(text: str, width: int) -> str:
    if width > WIDEST:
        raise ValueError(f"zfill 最多 {WIDEST} 位")
    return text.zfill(width)


def batch(items: Iterable[object], linecount: int, fill_with: object = None) -> object:
    """Return the items in groups of at most 1000."""
    if not 0 < linecount <= ROW:
        raise ValueError(f"batch 一组要在 1 到 {ROW} 个之间")
    return JINJA_FILTERS["batch"](items, linecount, fill_with)


def rounded(value: Any, precision: int = 0, method: Any = "common") -> object:
    """Return the number rounded to at most 30 places."""
    if abs(precision) > PLACES:
        raise ValueError(f"round 最多 {PLACES} 位")
    return JINJA_FILTERS["round"](value, precision, method)


@pass_environment
def total(env: jinja2.Environment, items: Iterable[Any], attribute: Any = None, start: Any = 0) -> object:
    """Return the sum of numbers; lists cannot be added up."""
    if not isinstance(start, int | float | Decimal | timedelta):
        raise TypeError("sum 只能加数字")
    return JINJA_FILTERS["sum"](env, items, attribute, start)


def numbers(*args: int) -> range:
    """Return what Python's range returns, at most 10000 numbers."""
    found = range(*args)
    if len(found) > ITEMS:
        raise ValueError(f"range 最多 {ITEMS} 个")
    return found


def product(left: Any, right: Any) -> Any:
    """Return the product of two numbers of a sensible size; raises ValueError for one that is too large."""
    if isinstance(left, int) and isinstance(right, int):
        if left.bit_length() + right.bit_length() > _LARGEST:
            raise ValueError("相乘的数太大")
        return left * right
    result = left * right
    if isinstance(result, Decimal) and result.is_finite() and result and abs(result.adjusted()) > _LARGEST:
        raise ValueError("相乘的数太大")
    return result
