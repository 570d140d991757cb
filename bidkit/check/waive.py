"""Waivers: somebody takes responsibility for one finding, by name and with a reason.

A waiver names a finding by ``code:subject``. One that matches nothing, or that nobody answers for, is itself a
finding, so that old waivers do not gather dust.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.finding import Effect, Finding, FindingClass, Severity, arrange

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bidkit.model.bid import Bid, Waiver
    from bidkit.model.rules import Checklist, Stage

UNUSED = "W001"
UNSIGNED = "W002"
ENGINE_CODES = {
    UNUSED: "豁免没有对应的问题",
    UNSIGNED: "豁免没有写明责任人或理由",
}


def apply_waivers(
    findings: Iterable[Finding], bid: Bid, checklist: Checklist, stages: Collection[Stage]
) -> tuple[Finding, ...]:
    """Return the findings with ``waived_by`` set where a waiver covers them, and findings about waivers.

    ``stages`` names the stages that were run: a waiver for a rule of another stage is not called unused, and one
    for a finding that no rule makes only when the finished documents were looked at.
    """
    signed = [waiver for waiver in bid.waivers if waiver.by and waiver.reason]
    found = [_waived(finding, signed) for finding in findings]
    for waiver in bid.waivers:
        if waiver not in signed:
            found.append(_unsigned(waiver))
        elif not any(_covers(waiver, finding) for finding in found) and _due(waiver, checklist, stages):
            found.append(_unused(waiver))
    return arrange(found)


def _waived(finding: Finding, waivers: Iterable[Waiver]) -> Finding:
    waiver = next((waiver for waiver in waivers if _covers(waiver, finding)), None)
    return replace(finding, waived_by=f"{waiver.by}：{waiver.reason}") if waiver else finding


def _covers(waiver: Waiver, finding: Finding) -> bool:
    """Return whether the waiver is for this finding; the place to bind it to the content it was given for."""
    return waiver.finding == finding.key


def _due(waiver: Waiver, checklist: Checklist, stages: Collection[Stage]) -> bool:
    rule = checklist.rule(waiver.finding.partition(":")[0])
    return "document" in stages if rule is None else rule.stage in stages


def _unused(waiver: Waiver) -> Finding:
    return Finding(
        code=UNUSED,
        title=ENGINE_CODES[UNUSED],
        severity=Severity.WARNING,
        kind=FindingClass.ROUGH,
        effect=Effect.CLARIFY,
        subject=waiver.finding,
        message=f"豁免「{waiver.finding}」没有对应的问题：问题已经解决，或者名字写错了",
        cure="问题已解决的请删掉这条豁免；名字写错的请照检查结果里的「代码:对象」改正",
        span=waiver.span if waiver.span.file else None,
    )


def _unsigned(waiver: Waiver) -> Finding:
    return Finding(
        code=UNSIGNED,
        title=ENGINE_CODES[UNSIGNED],
        severity=Severity.ERROR,
        kind=FindingClass.ROUGH,
        effect=Effect.CLARIFY,
        subject=waiver.finding,
        message=f"豁免「{waiver.finding}」没有写明由谁、因何批准，不起作用",
        cure="请补上 by（责任人）和 reason（理由）",
        span=waiver.span if waiver.span.file else None,
    )
