"""A tender's own view of the rules: severity and parameters by code; the pack itself stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from bidkit.check.registry import KINDS
from bidkit.errors import UnreadableError

if TYPE_CHECKING:
    from bidkit.model.rules import Checklist, Rule
    from bidkit.model.tender import RuleChange, Tender


def adjusted(checklist: Checklist, tender: Tender) -> Checklist:
    """Return the checklist as the tender wants it; a change that fits no rule is an UnreadableError."""
    faults = [
        _strange(code, change, checklist) for code, change in tender.rules.items() if not checklist.rule(code)
    ]
    rules = []
    for rule in checklist.rules:
        change = tender.rules.get(rule.code)
        try:
            rules.append(_changed(rule, change) if change else rule)
        except UnreadableError as error:
            faults.append(error)
    if faults:
        message = f"tender.yaml 的 rules 有 {len(faults)} 处错误"
        raise faults[0] if len(faults) == 1 else UnreadableError(message, faults=faults)
    return checklist.model_copy(update={"rules": tuple(rules)})


def _strange(code: str, change: RuleChange, checklist: Checklist) -> UnreadableError:
    known = "、".join(rule.code for rule in checklist.rules)
    return UnreadableError(f"规则清单里没有「{code}」", cure=f"请改正代码，可用：{known}", span=change.span)


def _changed(rule: Rule, change: RuleChange) -> Rule:
    merged = rule.parameters | change.parameters
    try:
        KINDS[rule.kind].parameters.model_validate(merged)
    except ValidationError as error:
        names = "、".join(sorted({str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}))
        known = "、".join(KINDS[rule.kind].parameters.model_fields) or "无"
        message = f"规则 {rule.code} 的参数「{names}」不对"
        raise UnreadableError(message, cure=f"可用参数：{known}", span=change.span_of("parameters")) from None
    return rule.model_copy(update={"severity": change.severity or rule.severity, "parameters": merged})
