"""While a template is filled, every value it writes is put between marks that say where the value came from.

The marks are text of the private use area and are taken out again before anything is kept of the Word file; what is
read with them in it is the register of printed values. Where a template only computes (macros, ``set`` blocks, filter
blocks), nothing is marked: a mark there would be part of the text that the template compares or counts.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jinja2 import nodes
from jinja2.runtime import Undefined
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from bidkit.model.printed import CLOSE, OPEN, Origin, marked
from bidkit.word.tokens import OPEN as TOKEN

if TYPE_CHECKING:
    from bidkit.model.printed import FactKind

WRITTEN = "*written"
_BY_FILTER: Final[dict[str, FactKind]] = {
    "money": "money", "wan": "money", "cn_money": "words", "date_cn": "date", "date_dot": "date", "month": "date",
    "percent": "number", "plain": "number",
}  # fmt: skip
_IDS = ("id_number", "_id", "code", "number", "account", "phone", "mobile", "fax", "postcode", "email")
_NAMES = ("name", "legal_person", "purchaser", "agency", "client", "employer", "holder", "payer")
_PLAIN = (str, int, float, Decimal, date)


class Origins:
    """The values that one filling has written, in the order of their first writing."""

    def __init__(self) -> None:
        self._numbers: dict[Origin, int] = {}

    @property
    def found(self) -> tuple[Origin, ...]:
        """Return them; a mark names the place in this list."""
        return tuple(self._numbers)

    def written(self, value: object, path: str, filters: str) -> object:
        """Return a plain value between marks; whatever else a template writes comes back as it is."""
        if isinstance(value, Undefined) or not isinstance(value, _PLAIN) or isinstance(value, Markup):
            return value
        text = str(value)
        if not text.strip() or any(sign in text for sign in (TOKEN, OPEN, CLOSE)):
            return value
        origin = Origin(path, _kind(value, path, filters))
        number = self._numbers.setdefault(origin, len(self._numbers))
        return Markup(marked(number, escape(text)))


def _kind(value: object, path: str, filters: str) -> FactKind:
    for name in filters.split():
        if name in _BY_FILTER:
            return _BY_FILTER[name]
    last = path.rpartition(".")[2]
    if last.endswith("words"):
        return "words"
    if isinstance(value, date):
        return "date"
    if last.endswith(_IDS):
        return "id"
    if last.endswith(_NAMES):
        return "name"
    return "text" if isinstance(value, str) else "number"


def noted(tree: nodes.Template) -> nodes.Template:
    """Return the tree with every value that it writes passing through the filter that marks it."""
    _Noting().visit(tree)
    return tree


class _Noting(NodeTransformer):
    """Knows, on its way, which list each loop variable runs over."""

    def __init__(self) -> None:
        self.loops: dict[str, str] = {}

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:
        return node

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:
        return node

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:
        return node

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.Node:
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:
        outer = self.loops
        if isinstance(node.target, nodes.Name):
            self.loops = outer | {node.target.name: f"{_path(node.iter, outer)}[]"}
        self.generic_visit(node)
        self.loops = outer
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        node.nodes = [
            one if isinstance(one, nodes.TemplateData) else self._written(one) for one in node.nodes
        ]
        return node

    def _written(self, node: nodes.Expr) -> nodes.Expr:
        filters = " ".join(
            one.name for one in (node, *node.find_all(nodes.Filter)) if isinstance(one, nodes.Filter)
        )
        words = [nodes.Const(_path(node, self.loops)), nodes.Const(filters)]
        return nodes.Filter(
            node, WRITTEN, words, [], None, None, lineno=node.lineno, environment=node.environment
        )


def _path(node: nodes.Node, loops: dict[str, str]) -> str:
    """Return the dotted path that an expression reads first; "" when it reads no name."""
    if isinstance(node, nodes.Name):
        return loops.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node, loops)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        key = node.arg.value if isinstance(node.arg, nodes.Const) else ""
        return f"{_path(node.node, loops)}.{key}" if key else f"{_path(node.node, loops)}[]"
    if isinstance(node, nodes.Call):
        words = [str(arg.value) for arg in node.args if isinstance(arg, nodes.Const)]
        if isinstance(node.node, nodes.Getattr) and node.node.attr == "get" and words:
            return f"{_path(node.node.node, loops)}.{words[0]}"
        return f"{_path(node.node, loops)}({','.join(words)})"
    if isinstance(node, nodes.CondExpr):
        return _path(node.expr1, loops) or (_path(node.expr2, loops) if node.expr2 is not None else "")
    return next((path for one in node.iter_child_nodes() if (path := _path(one, loops))), "")
