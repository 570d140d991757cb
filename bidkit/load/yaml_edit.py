"""Changes single values of a YAML text and leaves every other letter as it was: comments, order, spacing.

Finds places by the composed nodes; all changes are made against one reading of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from bidkit.load.yaml_order import ordered
from bidkit.load.yaml_tree import compose

if TYPE_CHECKING:
    from collections.abc import Iterable

Path = tuple[str, ...]
"""Steps from the top: a key, or the ``id`` or place (``#0``) of an item of a list."""


@dataclass(frozen=True, slots=True)
class SetValue:
    """Write a value, already YAML; the key is added when it is not there.

    A remark behind a replaced value goes, for it may speak of the old one; ``keep`` leaves it.
    """

    path: Path
    text: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out an item of a list, or a key of a mapping; ``remark`` stays in its place as a comment."""

    path: Path
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Append:
    """Add an item at the end of a list of the top mapping; ``text`` is one line of YAML."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Insert:
    """Add an item at the end of a list anywhere in the file; ``text`` is one line of YAML."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Order:
    """Put the items of a list into the order of their ids, once all other changes are made."""

    path: Path
    ids: tuple[str, ...]


PAIR = 2
Change = SetValue | Remove | Append | Insert | Order


@dataclass(frozen=True, slots=True)
class _Splice:
    start: int
    end: int
    text: str


def edit_yaml(text: str, changes: Iterable[Change]) -> str:
    """Return the text with the changes made; a path that leads nowhere raises KeyError."""
    if not text.endswith("\n"):
        text += "\n"
    editor = _Editor(text)
    splices: list[_Splice] = []
    appended: dict[str, list[str]] = {}
    missing: dict[str, list[str]] = {}
    first: dict[Path, list[str]] = {}
    orders: list[Order] = []
    for change in changes:
        if isinstance(change, Order):
            orders.append(change)
        elif isinstance(change, Append):
            appended.setdefault(change.key, []).append(change.text)
        elif isinstance(change, Insert):
            splices.append(editor.insert(change))
        elif isinstance(change, Remove):
            splices.append(editor.remove(change))
        elif editor.lacks(change.path):
            missing.setdefault(change.path[0], []).append(f"  {change.path[1]}: {change.text}\n")
        elif editor.opens(change.path[:-1]):
            first.setdefault(change.path[:-1], []).append(f"{change.path[-1]}: {change.text}")
        else:
            splices.append(editor.set(change))
    splices += [editor.append(key, lines) for key, lines in appended.items()]
    splices += [one for path, pairs in first.items() for one in editor.open(path, pairs)]
    splices += [_Splice(len(text), len(text), f"{key}:\n{''.join(lines)}") for key, lines in missing.items()]
    splices = _apart(splices, text)
    # Those at one place are laid in backwards, so that they come out in the order they were asked for.
    for _, one in sorted(
        enumerate(splices), key=lambda pair: (pair[1].start, pair[1].end, pair[0]), reverse=True
    ):
        text = text[: one.start] + one.text + text[one.end :]
    for order in orders:
        text = ordered(text, order.path, order.ids)
    return text


def _apart(splices: list[_Splice], text: str) -> list[_Splice]:
    """Return the same with those joined that take out neighbours, and so the same comma.

    Neighbours up to the end of ``{a: 1, b: 2}`` take the comma before them along.
    """
    gone: list[_Splice] = []
    for one in sorted((one for one in splices if not one.text), key=lambda one: one.start):
        if gone and one.start <= gone[-1].end:
            last = gone.pop()
            end = max(last.end, one.end)
            before = text[: last.start].rstrip()
            tail = text[end:].lstrip()[:1] in ("}", "]") and before.endswith(",")
            gone.append(_Splice(len(before) - 1 if tail else last.start, end, ""))
        else:
            gone.append(one)
    return [*(one for one in splices if one.text), *gone]


def has_value(text: str, path: Path) -> bool:
    """Return whether a path leads to a value that is not left blank."""
    try:
        node = _Editor(text).node(path)
    except KeyError:
        return False
    return not (isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style)


class _Editor:
    """Places of nodes in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.top: yaml.Node | None = compose(text, "tender.yaml")
        self.lines = [0]
        for found in re.finditer("\n", text):
            self.lines.append(found.end())

    def lacks(self, path: Path) -> bool:
        """Return whether a path leads into a mapping of the top that is not there at all."""
        return len(path) == PAIR and not self._pairs(self.top, path[0])

    def set(self, change: SetValue) -> _Splice:
        *above, key = change.path
        parent = self.node(tuple(above))
        if isinstance(parent, yaml.ScalarNode) and not parent.value and not parent.style:
            return self._add_first(tuple(above), key, change.text)
        if not isinstance(parent, yaml.MappingNode):
            raise KeyError(".".join(change.path))
        for _, value in self._pairs(parent, key):
            start, end = self._at(value.start_mark), self._end(value)
            lead = "" if start and self.text[start - 1] in " \n" else " "
            remark = None if change.keep else re.match(r"[ \t]+#[^\n]*", self.text[end:])
            block = isinstance(value, yaml.CollectionNode) and not value.flow_style
            if block and not change.text.startswith("\n"):
                lead, start = " ", self._colon(parent, key)
            return _Splice(start, end + (remark.end() if remark else 0), lead + change.text)
        return self._add(parent, key, change.text)

    def remove(self, change: Remove) -> _Splice:
        *above, step = change.path
        parent = self.node(tuple(above))
        remark = f"# {change.remark}\n" if change.remark else ""
        if isinstance(parent, yaml.SequenceNode):
            item = self._item(parent, step)
            if parent.flow_style:
                return self._out(item, item, [(one, one) for one in parent.value])
            start, end = self._line(item.start_mark.line), self._after_line(self._end(item))
            last = len(parent.value) == 1
            indent = " " * (item.start_mark.column - 2)
            gone = f"{indent}[]\n" if last else ""
            return _Splice(start, end, (indent + remark if remark else "") + gone)
        for name, value in self._pairs(parent, step):
            if isinstance(parent, yaml.MappingNode) and parent.flow_style:
                return self._out(name, value, parent.value)
            start = self._line(name.start_mark.line)
            return _Splice(start, self._after_line(self._end(value)), remark)
        raise KeyError(".".join(change.path))

    def _out(self, name: yaml.Node, value: yaml.Node, held: list[tuple[yaml.Node, yaml.Node]]) -> _Splice:
        """Take one out of ``{a: 1, b: 2}`` or ``[a, b]`` with the comma that parted it from its neighbour."""
        place = [one for one, _ in held].index(name)
        if place + 1 < len(held):
            return _Splice(self._at(name.start_mark), self._at(held[place + 1][0].start_mark), "")
        before = self._end(held[place - 1][1]) if place else self._at(name.start_mark)
        return _Splice(before, self._end(value), "")

    def opens(self, path: Path) -> bool:
        """Return whether a path leads to ``{}``, which becomes lines of its own with its first pairs."""
        try:
            node, above = self.node(path), self.node(path[:-1])
        except KeyError:
            return False
        empty = isinstance(node, yaml.MappingNode) and bool(node.flow_style) and not node.value
        return empty and bool(path) and isinstance(above, yaml.MappingNode) and not above.flow_style

    def open(self, path: Path, pairs: list[str]) -> list[_Splice]:
        """Return what turns ``{}`` into a block; a remark behind it stays on its line."""
        node = self.node(path)
        name = self._pairs(self.node(path[:-1]), path[-1])[0][0]
        start, end = self._at(node.start_mark), self._at(node.end_mark)
        lead = " " if self.text[start - 1] == " " else ""
        indent, place = " " * (name.start_mark.column + 2), self._after_line(end)
        lines = "".join(f"{indent}{pair}\n" for pair in pairs)
        return [_Splice(start - len(lead), end, ""), _Splice(place, place, lines)]

    def insert(self, change: Insert) -> _Splice:
        """Return what adds an item at the end of a list."""
        node = self.node(change.path)
        if not isinstance(node, yaml.SequenceNode):
            raise KeyError(".".join(change.path))
        if node.flow_style or not node.value:
            end = self._at(node.end_mark) - 1
            return _Splice(end, end, f"{', ' if node.value else ''}{change.text}")
        place = self._after_line(self._end(node))
        return _Splice(place, place, f"{' ' * (node.value[0].start_mark.column - 2)}- {change.text}\n")

    def append(self, key: str, lines: list[str]) -> _Splice:
        found = next((value for _, value in self._pairs(self.top, key)), None)
        block = isinstance(found, yaml.SequenceNode) and not found.flow_style and found.value
        if isinstance(found, yaml.SequenceNode) and block:
            column = found.value[0].start_mark.column - 2
            place = self._after_line(self._end(found))
            return _Splice(place, place, "".join(f"{' ' * column}- {line}\n" for line in lines))
        if (
            isinstance(found, yaml.SequenceNode) and found.value
        ):  # [a, b] gets its new items before its bracket
            end = self._at(found.end_mark) - 1
            return _Splice(end, end, "".join(f", {line}" for line in lines))
        whole = f"{key}:\n" + "".join(f"  - {line}\n" for line in lines)
        if found is None:
            return _Splice(len(self.text), len(self.text), whole)
        name = next(name for name, _ in self._pairs(self.top, key))
        return _Splice(self._line(name.start_mark.line), self._after_line(self._end(found)), whole)

    def _add_first(self, above: Path, key: str, text: str) -> _Splice:
        """Write the first key of a mapping that was left blank, under its own name."""
        name = self._pairs(self.node(above[:-1]), above[-1])[0][0]
        place = self._after_line(self._at(name.end_mark))
        return _Splice(place, place, f"{' ' * (name.start_mark.column + 2)}{key}: {text}\n")

    def _add(self, parent: yaml.MappingNode, key: str, text: str) -> _Splice:
        if parent.flow_style:
            end = self._at(parent.end_mark) - 1
            lead = ", " if parent.value else ""
            return _Splice(end, end, f"{lead}{key}: {text}")
        place = self._after_line(self._end(parent))
        column = parent.value[0][0].start_mark.column if parent.value else 0
        return _Splice(place, place, f"{' ' * column}{key}: {text}\n")

    def node(self, path: Path) -> yaml.Node:
        """Return the node at a path; KeyError where there is none."""
        node: yaml.Node | None = self.top
        for step in path:
            if isinstance(node, yaml.SequenceNode):
                node = self._item(node, step)
            else:
                node = next((value for _, value in self._pairs(node, step)), None)
        if node is None:
            raise KeyError(".".join(path))
        return node

    def _pairs(self, node: yaml.Node | None, key: str) -> list[tuple[yaml.Node, yaml.Node]]:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        return [(name, value) for name, value in pairs if name.value == key]

    def _item(self, node: yaml.SequenceNode, step: str) -> yaml.Node:
        items: list[yaml.Node] = node.value
        if step.startswith("#") and step[1:].isdigit() and int(step[1:]) < len(items):
            return items[int(step[1:])]
        for item in items:
            if any(value.value == step for _, value in self._pairs(item, "id")):
                return item
        raise KeyError(step)

    def _colon(self, parent: yaml.MappingNode, key: str) -> int:
        name = self._pairs(parent, key)[0][0]
        return self.text.index(":", self._at(name.end_mark)) + 1

    def _end(self, node: yaml.Node) -> int:
        """Return where the node's own letters end; the mark of a block points at what follows it."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        end = self._at(node.end_mark)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            end = len(self.text[:end].rstrip())
        return end

    def _at(self, mark: yaml.Mark) -> int:
        return self.lines[mark.line] + mark.column if mark.line < len(self.lines) else len(self.text)

    def _line(self, number: int) -> int:
        return self.lines[number]

    def _after_line(self, place: int) -> int:
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end + 1
