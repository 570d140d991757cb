"""A question card's answer with the facts filled in; what is missing or wrong in it stays visible.

Cards are text from a file, so only names in double braces and ``if`` on them are read, inside Jinja's sandbox:
attributes, calls, loops and filters are refused before anything runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bidkit.sheets.qa.asserted import IN, OUT, asked_instead, marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bidkit.model.library import QuestionCard
    from bidkit.model.sheet import PageRef
    from bidkit.sheets.qa.known import Known

PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not, nodes.And, nodes.Or,
)  # fmt: skip
_NO_MARKS = dict.fromkeys(map(ord, (IN, OUT)))
_READER = ImmutableSandboxedEnvironment(autoescape=False, keep_trailing_newline=False)


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its facts; ``missing`` are facts nobody knows, ``faults`` what is wrong in the card itself."""

    text: str
    sources: tuple[str, ...] = ()
    refs: tuple[PageRef, ...] = ()
    missing: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


class _Slot:
    """One name in the text: printing it, or resting a clause on it, notes that it was used."""

    __slots__ = ("_known", "_name", "_noted")

    def __init__(self, name: str, known: Known | None, noted: list[str]) -> None:
        self._name, self._known, self._noted = name, known, noted

    def __bool__(self) -> bool:
        """Return whether the fact is known: a clause that stands behind it rests on it."""
        known = self._known is not None and bool(self._known.text)
        if known:
            self._noted.append(self._name)
        return known

    def __str__(self) -> str:
        self._noted.append(self._name)
        known = self._known.text if self._known is not None else ""
        return f"{IN}{known}{OUT}" if known else f"【待补：{self._name}】"


def fill(card: QuestionCard, known: Mapping[str, Known]) -> Filled:
    """Return the card's answer; a card that cannot be read comes back as it was written, with its fault."""
    try:
        tree = _READER.parse(card.answer.translate(_NO_MARKS))
        fault = next(_refused(tree), "")
        if fault:
            return Filled(card.answer, faults=(fault,))
        noted: list[str] = []
        names = [node.name for node in tree.find_all(nodes.Name)]
        whole = marked(tree, _READER)
        text = _READER.from_string(whole).render(
            {name: _Slot(name, known.get(name), noted) for name in names}
        )
    except TemplateError:
        return Filled(card.answer, faults=("花括号或 if 没有写完整，读不懂",))
    except (RecursionError, SyntaxError, MemoryError, ValueError):  # of Python, which compiles what was read
        return Filled(card.answer, faults=("花括号或 if 一层套一层太深，或数字太长，读不懂",))
    return _with_facts(asked_instead(text), tuple(dict.fromkeys(noted)), known)


def _refused(tree: nodes.Node) -> Iterator[str]:
    """Yield what a card may not do; only names and conditions on names are allowed."""
    for node in (tree, *tree.find_all(nodes.Node)):
        if not isinstance(node, PLAIN):
            yield f"用了不允许的写法（第 {node.lineno} 行），只能写双花括号里的事实名称和 if"


def _with_facts(text: str, noted: tuple[str, ...], known: Mapping[str, Known]) -> Filled:
    used = {name: known[name] for name in noted if name in known}
    found: dict[Any, None] = dict.fromkeys(ref for one in used.values() for ref in one.refs)
    return Filled(
        text="\n".join(line.strip() for line in text.splitlines() if line.strip()),
        sources=tuple(dict.fromkeys(one.source for one in used.values() if one.source)),
        refs=tuple(found),
        missing=tuple(name for name, one in used.items() if not one.text),
        faults=tuple(f"用了不认识的事实名称「{name}」" for name in noted if name not in known),
    )
