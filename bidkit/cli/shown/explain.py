"""Rules and codes, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.check.explain import MAKER_NAMES, explain_code
from bidkit.check.explain import explain as explain_rule
from bidkit.cli.console import Sheet, write_table
from bidkit.codes import CODES, Code
from bidkit.finding import EFFECT_NAMES, SEVERITY_NAMES
from bidkit.model.rules import Rule

if TYPE_CHECKING:
    from bidkit.model.rules import Checklist


def one_dict(found: Rule | Code) -> dict[str, object]:
    """Return what a code stands for as plain values."""
    return {"schema": 1, "rule": _dict(found) if isinstance(found, Rule) else _own(found)}


def one_text(found: Rule | Code) -> str:
    """Return what a code stands for in words."""
    return explain_rule(found) if isinstance(found, Rule) else explain_code(found)


def all_dict(checklist: Checklist) -> dict[str, object]:
    """Return every rule and every code that no rule makes as plain values."""
    rules = [_dict(rule) for rule in checklist.rules]
    return {"schema": 1, "rules": rules, "codes": [_own(entry) for entry in CODES.values()]}


def print_all(checklist: Checklist) -> None:
    """Print every rule and every code that no rule makes as tables."""
    heads = ("代码", "规则", "级别", "后果")
    write_table(Sheet(f"规则 {len(checklist.rules)} 条", heads, [_row(rule) for rule in checklist.rules]))
    own = [_own_row(entry) for entry in CODES.values()]
    write_table(Sheet(f"bidkit 自己报的问题 {len(own)} 种", (*heads, "哪里查出"), own))


def _row(rule: Rule) -> tuple[str, ...]:
    return (rule.code, rule.title, SEVERITY_NAMES[rule.severity], EFFECT_NAMES[rule.effect])


def _own_row(entry: Code) -> tuple[str, ...]:
    names = (SEVERITY_NAMES[entry.severity], EFFECT_NAMES[entry.effect], MAKER_NAMES[entry.maker])
    return (entry.code, entry.title, *names)


def _own(entry: Code) -> dict[str, object]:
    return {
        "code": entry.code,
        "title": entry.title,
        "class": entry.kind.value,
        "severity": entry.severity.value,
        "effect": entry.effect.value,
        "maker": entry.maker,
        "found": MAKER_NAMES[entry.maker],
        "why": entry.why,
        "cure": entry.cure,
    }


def _dict(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "title": rule.title,
        "class": rule.class_.value,
        "severity": rule.severity.value,
        "effect": rule.effect.value,
        "stage": rule.stage,
        "kind": rule.kind,
        "basis": rule.basis_text(),
        "why": rule.why,
        "cure": rule.cure,
    }
