"""Runs the rules of a checklist over a world and turns what they see into findings.

A pass is silent. Unknown is listed and never counts as a pass; a document rule without a document is unknown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.check.kind import Hit, not_read, unknown
from bidkit.check.override import adjusted
from bidkit.check.registry import KINDS
from bidkit.check.where import with_words
from bidkit.check.world import NotReadError
from bidkit.finding import Answer, Finding, Severity, arrange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bidkit.check.world import World
    from bidkit.model.rules import Checklist, Rule, Stage
    from bidkit.source import Span


def run_data(checklist: Checklist, world: World) -> tuple[Finding, ...]:
    """Return the findings of the rules on data; no document is looked at."""
    return _run(checklist, world, "data")


def run_documents(checklist: Checklist, world: World) -> tuple[Finding, ...]:
    """Return the findings of the rules on the finished volumes."""
    findings = _run(checklist, world, "document")
    return with_words(findings, world.volumes, world.tender.package.page.first)


def blocks(findings: Iterable[Finding]) -> bool:
    """Return whether a clean package must be refused: a fatal finding is open, failed or unknown."""
    return any(finding.blocks for finding in findings)


def _run(checklist: Checklist, world: World, stage: Stage) -> tuple[Finding, ...]:
    tender = world.tender
    world = replace(world, codes=frozenset(rule.code for rule in checklist.rules))
    rules = [rule for rule in adjusted(checklist, tender).rules if rule.stage == stage]
    bound = [rule for rule in rules if rule.binds(tender.regime, tender.method, tender.issue_day)]
    return arrange(_finding(rule, hit, world) for rule in bound for hit in _hits(rule, world))


def _hits(rule: Rule, world: World) -> Iterator[Hit]:
    if rule.stage == "document":
        unread = [volume for volume in world.volumes if not (volume.passages or volume.page_texts)]
        for volume in unread:
            yield unknown(volume.id, f"《{volume.title}》没有可读的文字，无法判断")
        if not world.volumes:
            yield unknown("", "还没有成品文件，无法判断")
            return
    kind = KINDS[rule.kind]
    parameters = kind.parameters.model_validate(rule.parameters)
    try:
        for hit in kind.check(world, parameters, rule):
            if hit.answer is not Answer.PASS:
                yield hit
    except NotReadError as lacking:  # that it is not read is a fatal finding of its own
        yield not_read(lacking.field, world.tender.span_of(lacking.field.partition(".")[0]))


def _finding(rule: Rule, hit: Hit, world: World) -> Finding:
    return Finding(
        code=rule.code,
        title=rule.title,
        severity=_softer(rule.severity, hit.severity),
        kind=rule.class_,
        effect=hit.effect or rule.effect,
        waits_for=hit.waits_for,
        fact=hit.fact,
        message=hit.message,
        cure=rule.cure,
        subject=hit.subject,
        answer=hit.answer,
        span=_known(hit.span),
        related=tuple(span for span in hit.related if span.file),
        basis=rule.basis_for(world.tender.regime, world.tender.method, world.tender.issue_day),
    )


def _softer(rule: Severity, hit: Severity | None) -> Severity:
    return hit if hit is not None and hit.rank > rule.rank else rule


def _known(span: Span | None) -> Span | None:
    return span if span is not None and span.file else None
