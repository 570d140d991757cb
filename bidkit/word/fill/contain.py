"""What a template's text may say, decided before anything runs; and the counting put into what remains.

Jinja offers no hook for loops, for ``~`` and for lists written out, so each passes through a filter that counts.
"""

from __future__ import annotations

from typing import Final

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer

EACH, JOINED, MADE = "*each", "*joined", "*made"
DEEPEST = 60
LOOPS_DEEPEST = 10
_REFUSED: Final[dict[type[nodes.Node], str]] = {
    nodes.Include: "include", nodes.Import: "import", nodes.FromImport: "from … import", nodes.Extends: "extends",
    nodes.Block: "block", nodes.EvalContextModifier: "autoescape",
}  # fmt: skip


class Refused(jinja2.TemplateSyntaxError):
    """A way of writing that no template may use."""


def check(tree: nodes.Template) -> None:
    """Raise Refused, with the line, for what may not stand in a template or nests too deep."""
    rest: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while rest:
        node, depth, loops = rest.pop()
        loops += isinstance(node, nodes.For)
        if isinstance(node, tuple(_REFUSED)):
            name = next(word for kind, word in _REFUSED.items() if isinstance(node, kind))
            raise Refused(f"不允许的写法：模板里不能用 {name}", node.lineno)
        if depth > DEEPEST or loops > LOOPS_DEEPEST:
            raise too_deep(node.lineno)
        rest += [(child, depth + 1, loops) for child in node.iter_child_nodes()]


def counted(tree: nodes.Template) -> nodes.Template:
    """Return the tree with its loops, joined texts and lists passing through the filters that count."""
    _Counting().visit(tree)
    return tree


def too_deep(line: int) -> Refused:
    """Return the error of a template that nests too deep."""
    return Refused(
        f"写法一层套一层太深，最多 {DEEPEST} 层，循环最多 {LOOPS_DEEPEST} 层，请拆成几个短的", line
    )


class _Counting(NodeTransformer):
    def visit_For(self, node: nodes.For) -> nodes.Node:
        self.generic_visit(node)
        node.iter = _through(EACH, node.iter)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return _through(JOINED, nodes.List(node.nodes, lineno=node.lineno, environment=node.environment))

    def visit_List(self, node: nodes.List) -> nodes.Node:
        self.generic_visit(node)
        return _through(MADE, node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:
        self.generic_visit(node)
        return _through(MADE, node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:
        """Turn (a, b) into a list: a tuple could be a key, and hashing one that is very deep ends the process."""
        self.generic_visit(node)
        if node.ctx != "load":
            return node
        return _through(MADE, nodes.List(node.items, lineno=node.lineno, environment=node.environment))


def _through(name: str, node: nodes.Node) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno, environment=node.environment)
