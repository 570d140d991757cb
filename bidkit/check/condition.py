"""Conditions as rules write them: ``bid.bond.amount < tender.money.bond.amount``, ``company.size = '大型'``.

    left OP right       < <= > >= = !=, ``in`` and ``not in`` a list (a, b) or a field that holds several
    left matches '…'    a pattern is found in the text, or in one of several; ``not matches``
    left is empty       nothing is written there; ``is given``, ``is true``, ``is a day`` (and no 长期)

A side is a field (see ``path``), a number, a quoted text, or a function of such. What stands empty makes a comparison
neither true nor false: it is ``None``, and the rule says what that means. But nothing differs from something: ``!=``,
``not in`` and ``not matches`` hold where the left side is empty.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bidkit.check.path import Item, checked, value
from bidkit.words.names import same_company

if TYPE_CHECKING:
    from bidkit.check.world import World

_CONDITION = re.compile(
    r"(?P<left>.+?)\s+(?:is\s+(?P<state>empty|given|true|false|a day)"
    r"|(?P<op><=|>=|!=|<|>|=|not in|in|not matches|matches)\s+(?P<right>.+))"
)
_CALL = re.compile(r"(?P<name>[a-z]+)\((?P<inner>.*)\)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_TEXT = re.compile(r"'([^']*)'")
ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "!=": operator.ne,
}  # fmt: skip
DIFFERENT = ("!=", "not in", "not matches")
STATES: dict[str, Callable[[Any], bool]] = {
    "empty": lambda found: found in (None, ()),
    "given": lambda found: found not in (None, ()),
    "true": lambda found: found is True,
    "false": lambda found: found is False,
    "a day": lambda found: isinstance(found, date),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One side: a value, a field, or a function of other terms."""

    text: str
    function: str = ""
    parts: tuple[Term, ...] = ()
    literal: Any = None
    path: str = ""

    def value(self, world: World, item: Item | None) -> Any:
        """Return what the side is worth; None when something in it stands empty."""
        if self.path:
            return value(world, self.path, item)
        if not self.function:
            return self.literal
        given = [part.value(world, item) for part in self.parts]
        if self.function == "list":
            return tuple(given)
        return None if None in given else FUNCTIONS[self.function](*given)


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison of two sides; without a right side ``op`` is empty or given."""

    text: str
    left: Term
    op: str
    right: Term | None = None

    def holds(self, world: World, item: Item | None) -> bool | None:
        """Return whether it holds; None when a side stands empty."""
        left = self.left.value(world, item)
        if self.right is None:
            return STATES[self.op](left)
        right = self.right.value(world, item)
        if left is None or right is None:
            return True if right is not None and self.op in DIFFERENT else None
        return _compared(left, self.op, right)

    def empty(self, world: World, item: Item | None) -> str:
        """Return the side that stands empty as it is written."""
        return (
            self.left.text if self.left.value(world, item) is None or self.right is None else self.right.text
        )


def _compared(left: Any, op: str, right: Any) -> bool:
    if op in ORDER:
        return ORDER[op](*_alike(left, right))
    if op.endswith("in"):
        several = right if isinstance(right, tuple) else (right,)
        return (left in several) == (op == "in")
    texts = left if isinstance(left, tuple) else (left,)
    return any(re.search(right, str(one)) for one in texts) == (op == "matches")


def _alike(left: Any, right: Any) -> tuple[Any, Any]:
    """Return both sides so that they compare: a day with a moment is compared by the day."""
    one_moment = isinstance(left, datetime) != isinstance(right, datetime)
    return (_day(left), _day(right)) if one_moment else (left, right)


def _many(found: Any) -> tuple[Any, ...]:
    return found if isinstance(found, tuple) else (found,)


def _day(moment: Any) -> Any:
    return moment.date() if isinstance(moment, datetime) else moment


def _age(born: date, day: date) -> Decimal:
    return Decimal(day.year - born.year - ((day.month, day.day) < (born.month, born.day)))


def _decimals(number: Decimal) -> int:
    return -int(number.normalize().as_tuple().exponent)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "count": lambda found: Decimal(len(_many(found))),
    "sum": lambda found: sum(_many(found), Decimal(0)),
    "max": lambda found: max(_many(found)),
    "share": lambda part, whole: Decimal(part) / Decimal(whole) * 100 if whole else None,
    "part": lambda percent, whole: Decimal(percent) * Decimal(whole) / 100,
    "minus": lambda one, other: one - other,
    "days": lambda start, end: Decimal((_day(end) - _day(start)).days),
    "before": lambda day, days: _day(day) - timedelta(days=int(days)),
    "day": _day,
    "year": lambda day: Decimal(day.year),
    "age": _age,
    "percent": lambda rate: rate * 100,
    "same": lambda name, names: same_company(name, *_many(names)),
    "mentions": lambda text, names: any(name in text for name in _many(names)),
    "others": lambda found, *known: tuple(one for one in found if not any(one in names for names in known)),
    "decimals": lambda number: Decimal(_decimals(number)),
}
"""``share`` is a part of a whole in percent, ``part`` so many percent of it; ``days`` goes from the first day on.

``same`` holds a company's name against several, ``others`` are those that no list holds."""


@lru_cache(maxsize=2048)
def term(text: str, each: str = "") -> Term:
    """Return a side; raises ValueError for one that nobody understands."""
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return Term(text, literal=Decimal(text))
    if quoted := _TEXT.fullmatch(text):
        return Term(text, literal=quoted[1])
    if text.startswith("(") and text.endswith(")"):
        return Term(text, "list", tuple(term(part, each) for part in _split(text[1:-1])))
    if call := _CALL.fullmatch(text):
        if call["name"] not in FUNCTIONS:
            raise ValueError(f"没有「{call['name']}」这个算法，可用：{'、'.join(FUNCTIONS)}")
        return Term(text, call["name"], tuple(term(part, each) for part in _split(call["inner"])))
    return Term(text, path=checked(text, each))


def _split(text: str) -> list[str]:
    """Return what stands between the commas that are in no brackets and no quotes."""
    parts, depth, quoted, start = [], 0, False, 0
    for at, sign in enumerate(text):
        quoted ^= sign == "'"
        depth += (sign == "(") - (sign == ")") if not quoted else 0
        if sign == "," and not depth and not quoted:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


@lru_cache(maxsize=1024)
def condition(text: str, each: str = "") -> Condition:
    """Return a condition; raises ValueError in Chinese for one that nobody understands."""
    match = _CONDITION.fullmatch(text.strip())
    if match is None:
        raise ValueError(
            f"条件「{text}」看不懂，写成 bid.bond.amount < tender.money.bond.amount 的样子，比较符前后空格"
        )
    left = term(match["left"], each)
    if match["state"]:
        return Condition(text, left, match["state"])
    right = term(match["right"], each)
    if match["op"].endswith("matches"):
        _pattern(right)
    return Condition(text, left, match["op"], right)


def _pattern(right: Term) -> None:
    try:
        re.compile(str(right.literal))
    except re.error as error:
        raise ValueError(
            f"正则表达式「{right.literal}」写错了（第 {(error.pos or 0) + 1} 个字符处）"
        ) from None
