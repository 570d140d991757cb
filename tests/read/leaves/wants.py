"""What a leaf's rule should be, in one line, and whether a drafted rule is it: right, told, asks, lost or WRONG.

``each 2; after=2023-06-01; ~档案/卷宗`` wants two points each, that date under that key, and one of these words as
a value; ``?subject`` wants the key. Kinds: ``price [formula]``, ``judge``, ``needs 5`` (all or nothing), ``each 2``,
``ladder 5/3`` (steps), ``deduct 3/1`` (from full marks), ``parts 4/2`` (several kinds of points in one leaf).
`` | `` stands between rules that are right alike. How rules of several parts or deductions are laid down is not asked:
their points must be in them. A leaf or a formula left to a person asks; that is right only where ``judge`` is wanted.
A rule with the right points whose number a person must tell (``ask``) is told: it is asked with the leaf's own words.
A rule that asks a person for the points themselves asks, whatever its shape.
"""

from decimal import Decimal, InvalidOperation
from itertools import combinations

RIGHT, TOLD, ASKS, LOST, WRONG = "right", "told", "asks", "lost", "wrong"
POINTS = "能得几分"  # asked of a person, this is no rule
KNOWN = {"each", "needs", "ladder", "judge", "price", "section"}
UNREAD = ("", "未认出")
QUOTES = {"words", "quote", "quotes", "basis", "text", "judge"}


def grade(want, points, rule, formula=""):
    """Return how the rule that a draft gives a leaf answers what is wanted; ``None`` is no such leaf."""
    wanted = [one.strip() for one in want.split("|")]
    if rule is None:
        return RIGHT if LOST in wanted else LOST
    if (
        "judge" in rule
        or not rule
        or any(key == "what" and POINTS in str(value) for key, value in _keys(rule))
    ):
        return RIGHT if "judge" in wanted else ASKS
    if rule.get("price") is True and want.startswith("price ") and formula in UNREAD:
        return ASKS
    if any(key == "ask" for key, _ in _keys(rule)):
        shown = any(_meets(one, points, rule, formula, told=True) for one in wanted)
        return (RIGHT if "judge" in wanted else TOLD) if shown else WRONG
    return RIGHT if any(_meets(one, points, rule, formula) for one in wanted) else WRONG


def _meets(want, points, rule, formula, told=False):
    kind, *conditions = (one.strip() for one in want.split(";"))
    name, _, figures = kind.partition(" ")
    if name in ("judge", LOST):
        return False
    if name == "price":
        return rule.get("price") is True and figures in ("", formula)
    steps = [Decimal(one) for one in figures.split("/")]
    pairs = list(_flat(rule))
    if told:
        conditions = [one for one in conditions if one.startswith(("~", "at_", "below"))]
    return SHAPES[name](rule, steps, points, pairs) and all(_holds(one, pairs) for one in conditions)


def _each(rule, steps, points, _):
    down = [steps[0] * n for n in range(int(points // steps[0]), 0, -1)]
    return _number(rule.get("each")) == steps[0] or _steps(rule) == down


def _ladder(rule, steps, points, pairs):
    alone = len(steps) == 1 and (_number(rule.get("each")) == points or set(rule) == {"needs"})
    return _steps(rule) == steps or alone


def _deduct(rule, steps, _, pairs):
    named = any("deduct" in key or "minus" in key for key, _ in _keys(rule))
    return named and _given(steps, pairs)


def _parts(rule, steps, points, pairs):
    sums = {sum(some) for n in range(1, len(steps) + 1) for some in combinations(steps, n)}
    added = _steps(rule) == sorted((one for one in sums if one <= points), reverse=True)
    return added or (bool(set(rule) - KNOWN) and _given(steps, pairs))


SHAPES = {"each": _each, "needs": _ladder, "ladder": _ladder, "deduct": _deduct, "parts": _parts}


def _steps(rule):
    return [_number(step["points"]) for step in rule.get("ladder") or ()]


def _given(steps, pairs):
    return set(steps) <= {_number(value) for _, value in pairs}


def _holds(condition, pairs):
    if condition.startswith("?"):
        return any(key == condition[1:] for key, _ in pairs)
    if condition.startswith("~"):
        words = condition[1:].lower().split("/")
        return any(word in str(value).lower() for word in words for _, value in pairs)
    name, value = condition.split("=")
    return any(
        key == name
        and (
            str(given).lower() == value.lower()
            or (_number(value) is not None and _number(given) == _number(value))
        )
        for key, given in pairs
    )


def _flat(rule, name=""):
    """Yield each value with its key, without the words that a rule only rests on."""
    if isinstance(rule, dict):
        for key, value in rule.items():
            if key not in QUOTES:
                yield from _flat(value, key)
    elif isinstance(rule, list):
        for value in rule:
            yield from _flat(value, name)
    else:
        yield name, rule


def _keys(rule):
    if isinstance(rule, dict):
        for key, value in rule.items():
            yield key, value
            yield from _keys(value)
    elif isinstance(rule, list):
        for value in rule:
            yield from _keys(value)


def _number(value):
    try:
        return None if isinstance(value, bool) else Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        return None
