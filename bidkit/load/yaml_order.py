"""The items of a list in a YAML text in another order; each goes with its own lines and the remarks above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from bidkit.load.yaml_tree import compose

if TYPE_CHECKING:
    from collections.abc import Sequence


def ordered(text: str, path: Sequence[str], ids: Sequence[str]) -> str:
    """Return the text with the items of the list at ``path`` as ``ids`` say; items that these do not name come last.

    Raises:
        KeyError: there is no such list.
    """
    node = _at(compose(text, "tender.yaml"), path)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise KeyError(".".join(path))
    names = [_id(item) for item in node.value]
    places = {name: place for place, name in enumerate(ids)}
    order = sorted(range(len(names)), key=lambda one: (places.get(names[one], len(places)), one))
    starts = [0]
    for found, letter in enumerate(text, start=1):
        if letter == "\n":
            starts.append(found)
    if node.flow_style:
        edges = [(starts[one.start_mark.line] + one.start_mark.column, starts[one.end_mark.line] + one.end_mark.column)
                 for one in node.value]  # fmt: skip
        whole = ", ".join(text[edges[one][0] : edges[one][1]] for one in order)
        return text[: edges[0][0]] + whole + text[edges[-1][1] :]
    lines = text.splitlines(keepends=True)
    heads = [_above(lines, one.start_mark.line) for one in node.value]
    end = _last_line(node) + 1
    blocks = [lines[head:stop] for head, stop in zip(heads, [*heads[1:], end], strict=True)]
    if blocks and blocks[-1] and not blocks[-1][-1].endswith("\n"):
        blocks[-1][-1] += "\n"
    moved = [line for one in order for line in blocks[one]]
    return "".join([*lines[: heads[0]], *moved, *lines[end:]])


def _at(node: yaml.Node | None, path: Sequence[str]) -> yaml.Node | None:
    for step in path:
        if isinstance(node, yaml.SequenceNode):
            node = next((one for one in node.value if _id(one) == step), None)
        elif isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == step), None)
        else:
            return None
    return node


def _id(item: yaml.Node) -> str:
    pairs = item.value if isinstance(item, yaml.MappingNode) else []
    return next((str(value.value) for name, value in pairs if name.value == "id"), "")


def _above(lines: Sequence[str], line: int) -> int:
    """Return the first line of an item: remarks right above it are its own."""
    while line and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _last_line(node: yaml.Node) -> int:
    """Return the line on which a node's own letters end; the mark of a block points at what follows it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.line) - (isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"))
