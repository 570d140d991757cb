"""Tries a rule on its own examples: what it must find and what it must leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.check.example import Bind, example_world
from bidkit.check.run import run_data, run_documents
from bidkit.model.rules import Checklist

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.finding import Finding
    from bidkit.model.rules import Overlay, Rule


def trial(rule: Rule, base: Mapping[str, Any], bind: Bind) -> tuple[str, ...]:
    """Return what is wrong with a rule's examples, in Chinese; nothing when all behave.

    Args:
        rule: the rule, alone.
        base: the mapping of checklists/example.yaml.
        bind: joins library, tender, bid and price; check knows no other part, so it is handed in.
    """
    wrong = [] if rule.examples.bad else ["一个坏例子（bad）也没有：没有人见过这条规则查出东西"]
    for number, overlay in enumerate(rule.examples.good, 1):
        wrong += [
            f"第 {number} 个好例子（good）被查出：{one.message}" for one in _found(rule, base, overlay, bind)
        ]
    for number, overlay in enumerate(rule.examples.bad, 1):
        if not _found(rule, base, overlay, bind):
            wrong.append(f"第 {number} 个坏例子（bad）没有查出来")
    return tuple(wrong)


def _found(rule: Rule, base: Mapping[str, Any], overlay: Overlay, bind: Bind) -> tuple[Finding, ...]:
    world = example_world(base, overlay, bind)
    checklist = Checklist(rules=(rule,))
    return (*run_data(checklist, world), *run_documents(checklist, world))
