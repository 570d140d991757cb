"""Formulas in the tender's own words: a small arithmetic that can name prices, and nothing else.

Read with ``ast`` against a whitelist and evaluated in Decimal. It must never run what it reads.
"""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NAMES = ("P", "B", "最低价", "次低价", "最高价", "平均价", "限价", "n", "W")
"""Our evaluated price, the benchmark, what the others bid, the ceiling, how many bids, full points."""

LONGEST, MOST_NODES, PRECISION = 300, 120, 60
_TYPED = str.maketrans(
    {"×": "*", "÷": "/", "（": "(", "）": ")", "，": ",", "－": "-", "−": "-", "＋": "+"}
    | {"＜": "<", "＞": ">", "［": "(", "］": ")", "[": "(", "]": ")", "％": "%"}
)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_SIGNS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}
_COMPARE: dict[type[ast.cmpop], Callable[[Decimal, Decimal], bool]] = {
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.Eq: lambda a, b: a == b,
}
_CALLS = {"min", "max", "abs"}


class ExpressionError(ValueError):
    """The formula cannot be read or has no value; the message says why in Chinese."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A formula that was read; ``names`` are those it asks for."""

    text: str
    tree: ast.expr
    names: frozenset[str]


def parse(text: str, allowed: tuple[str, ...] = NAMES) -> Expression:
    """Return the formula.

    Raises:
        ExpressionError: it is empty, too long, or says something other than arithmetic on the allowed names.
    """
    plain = _PERCENT.sub(r"(\1/100)", text.translate(_TYPED)).strip()
    if not plain:
        raise ExpressionError("公式是空的")
    if len(plain) > LONGEST:
        raise ExpressionError(f"公式超过 {LONGEST} 个字符")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(plain, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise ExpressionError(f"公式「{text}」不是一个完整的算式") from None
    if sum(1 for _ in ast.walk(tree)) > MOST_NODES:
        raise ExpressionError("公式太复杂，请拆开或写短")
    _inspect(tree, plain, allowed)
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return Expression(plain, tree, frozenset(named - _CALLS))


def value_of(expression: Expression, values: Mapping[str, Decimal]) -> Decimal:
    """Return what the formula comes to.

    Raises:
        ExpressionError: a name has no value, or the arithmetic has none (division by zero).
    """
    lacking = sorted(expression.names - set(values))
    if lacking:
        raise ExpressionError(f"公式用到「{'、'.join(lacking)}」，没有这个数")
    with localcontext(prec=PRECISION):
        try:
            return _value(expression.tree, values)
        except ArithmeticError:
            raise ExpressionError("公式算不出来（除以零或数字太大）") from None


def _inspect(node: ast.expr, text: str, allowed: tuple[str, ...]) -> None:
    """Refuse everything that is not arithmetic."""
    if isinstance(node, ast.Constant):
        if not _NUMBER.fullmatch(ast.get_source_segment(text, node) or ""):
            raise ExpressionError(f"公式里的「{ast.unparse(node)}」不是普通数字")
    elif isinstance(node, ast.Name):
        if node.id not in allowed:
            raise ExpressionError(f"公式里的「{node.id}」不认识，只能用 {'、'.join(allowed)}")
    else:
        for part in _parts(node):
            _inspect(part, text, allowed)


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return what an allowed operation works on."""
    if isinstance(node, ast.BinOp) and type(node.op) in _SIGNS:
        return [node.left, node.right]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        return [node.operand]
    if isinstance(node, ast.IfExp):
        test = node.test
        if isinstance(test, ast.Compare) and all(type(op) in _COMPARE for op in test.ops):
            return [node.body, node.orelse, test.left, *test.comparators]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        count = len(node.args)
        if (count == 1) if node.func.id == "abs" else (node.func.id in _CALLS and count > 1):
            return list(node.args)
    raise ExpressionError(
        f"公式里的「{ast.unparse(node)[:40]}」不支持，只能用加减乘除、括号、min、max、abs、if else"
    )


def _value(node: ast.expr, values: Mapping[str, Decimal]) -> Decimal:
    match node:
        case ast.Constant(value=number):
            return Decimal(str(number))
        case ast.Name(id=name):
            return values[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, values)
        case ast.UnaryOp(operand=operand):
            return _value(operand, values)
        case ast.BinOp(left=left, op=sign, right=right):
            return _SIGNS[type(sign)](_value(left, values), _value(right, values))
        case ast.IfExp(test=ast.Compare() as test, body=body, orelse=other):
            return _value(body if _holds(test, values) else other, values)
        case ast.Call(func=ast.Name(id="abs"), args=[only]):
            return abs(_value(only, values))
        case ast.Call(func=ast.Name(id=name), args=args):
            return (min if name == "min" else max)(_value(arg, values) for arg in args)
    raise ExpressionError("公式里有不支持的写法")


def _holds(test: ast.Compare, values: Mapping[str, Decimal]) -> bool:
    terms = [_value(term, values) for term in (test.left, *test.comparators)]
    pairs = zip(test.ops, terms, terms[1:], strict=False)
    return all(_COMPARE[type(sign)](left, right) for sign, left, right in pairs)
