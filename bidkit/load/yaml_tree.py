"""A YAML text → its value, each key with its place; how deep and how large it may be."""

from __future__ import annotations

import re
from typing import Any

import yaml

from bidkit.errors import UnreadableError
from bidkit.load.yaml_words import DEEP, DEEP_CURE, full_width, said
from bidkit.model.record import Marked
from bidkit.source import Span

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_VALUES = 500_000
MAX_DEPTH = 60
_MAYBE_DEEP = re.compile(r"^[ ]{120}|^[ ]*(?:[-?:] +){60}", re.MULTILINE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def parse(text: str, name: str) -> Any:
    """Return the value a YAML text holds: Marked mappings, lists, strings and None."""
    node = compose(text, name)
    if node is None:
        raise UnreadableError("文件是空的", cure="请对照 docs/formats.md 填写", span=Span(name, 1, 1))
    reader = _Reader(name)
    value = reader.value(node, "")
    if len(reader.faults) == 1:
        raise reader.faults[0]
    if reader.faults:
        raise UnreadableError(f"{name} 有 {len(reader.faults)} 处错误", faults=reader.faults)
    return value


def compose(text: str, name: str) -> Any:
    """Return PyYAML's nodes, None for an empty text; raises UnreadableError in our own words."""
    try:
        _refuse_depth(text, name)
        return yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise _broken(error, text, name) from None
    except RecursionError:  # without libyaml, nodes are composed by functions that call themselves
        raise UnreadableError(DEEP, cure=DEEP_CURE, span=Span(name)) from None


def _refuse_depth(text: str, name: str) -> None:
    """Refuse what is nested too deeply before nodes are made of it: not every libyaml counts the levels itself."""
    if not _MAYBE_DEEP.search(text) and text.count("[") + text.count("{") < MAX_DEPTH:
        return
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        opens = isinstance(event, yaml.CollectionStartEvent)
        depth += opens - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise UnreadableError(DEEP, cure=DEEP_CURE, span=_span(name, event.start_mark))


def _broken(error: yaml.YAMLError, text: str, name: str) -> UnreadableError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line if mark else len(text.splitlines()) - 1
    if sign := full_width(text, name, line):
        return sign
    fault = said(f"{getattr(error, 'problem', '') or error}{_sign_at(text, mark)}")
    message = fault.message if fault.alone else f"YAML 写法有误：{fault.message}"
    return UnreadableError(message, cure=fault.cure, span=_span(name, mark))


def _span(name: str, mark: Any) -> Span:
    return Span(name, mark.line + 1, mark.column + 1) if mark else Span(name)


def _sign_at(text: str, mark: Any) -> str:
    """Return the sign where YAML gave up: libyaml does not say which one it could not start a token with."""
    row = (text.splitlines()[mark.line : mark.line + 1] or [""])[0] if mark else ""
    return row[mark.column : mark.column + 1] if mark else ""


class _Reader:
    """Turns composed nodes into values and gathers every fault of the file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[UnreadableError] = []
        self.values = 0

    def span(self, node: yaml.Node, key: str) -> Span:
        return Span(self.name, node.start_mark.line + 1, node.start_mark.column + 1, key)

    def value(self, node: yaml.Node, key: str, depth: int = 0) -> Any:
        self.values += 1
        # Aliases share nodes, so a small file can unfold without end.
        if depth > MAX_DEPTH or self.values > MAX_VALUES:
            raise UnreadableError(DEEP, cure=DEEP_CURE, span=self.span(node, key[:40]))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, key, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, f"{key}[{i}]", depth + 1) for i, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null"):
            return None
        text = str(node.value)
        if _UNSEEN.search(text):  # Word cannot hold it
            self.fault(
                "文字里有看不见的控制字符", "请删掉这段文字重新输入，不要从别处粘贴", self.span(node, key)
            )
        return text

    def mapping(self, node: yaml.MappingNode, key: str, depth: int) -> Marked:
        marked = Marked(self.span(node, key))
        places: dict[str, Span] = {}
        for name_node, value_node in node.value:
            if not isinstance(name_node, yaml.ScalarNode):
                self.fault("字段名必须是文字", "请检查这里的缩进", self.span(name_node, key))
                continue
            name = str(name_node.value)
            path = f"{key}.{name}" if key else name
            if name in marked:
                first = places[name]
                message = f"字段「{name}」写了两次（第一次在第 {first.line} 行）"
                self.fault(message, "请删掉多余的一处", self.span(name_node, path))
                continue
            marked[name] = self.value(value_node, path, depth + 1)
            places[name] = self.span(name_node, path)
        marked.spans = places
        return marked

    def fault(self, message: str, cure: str, span: Span) -> None:
        self.faults.append(UnreadableError(message, cure=cure, span=span))
