"""Waivers: somebody takes responsibility for one finding as it is now, by name, with time and reason.

A waiver names a finding by ``code:subject`` and is bound to what the finding is about by ``covers``, a short hash of
its words and of the records, requirements and answers it names. When any of these changes the waiver lapses and the
finding is open again. A waiver that is not bound has no effect: nobody can say what it was given for. One that
matches nothing, has lapsed, is not bound, or that nobody answers for, is itself a finding.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.codes import CODES
from bidkit.codes.waive import LAPSED, UNBOUND, UNSIGNED, UNUSED
from bidkit.finding import Finding, arrange

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bidkit.codes import Code
    from bidkit.model.bid import Waiver
    from bidkit.model.dossier import Dossier
    from bidkit.model.record import Record
    from bidkit.model.rules import Checklist, Stage

LETTERS = 8


def apply_waivers(
    findings: Iterable[Finding], dossier: Dossier, checklist: Checklist, stages: Collection[Stage]
) -> tuple[Finding, ...]:
    """Return the findings with ``covers`` set, ``waived_by`` where a waiver holds, and findings about waivers.

    ``stages`` names the stages that were run: a waiver for a rule of another stage is not called unused, and one
    for a finding that no rule makes only when the finished documents were looked at.
    """
    bound = [replace(finding, covers=covers(finding, dossier)) for finding in findings]
    waivers = dossier.bid.waivers
    holding = [waiver for waiver in waivers if waiver.by and waiver.reason and waiver.covers]
    found = [_waived(finding, holding) for finding in bound]
    found += [
        fault
        for waiver in waivers
        if (fault := _fault(waiver, bound, waivers, checklist, stages)) is not None
    ]
    return arrange(found)


def covers(finding: Finding, dossier: Dossier) -> str:
    """Return the short hash of what a finding is about: its words, and all that its subject names.

    Places are left out: a line or a page that moves changes nothing of what somebody answered for.
    """
    parts = [finding.code, finding.subject, finding.message]
    for name in dict.fromkeys(re.split(r"[/→]", finding.subject)):
        parts += [record.model_dump_json() for record in _named(name, dossier)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:LETTERS]


def _named(name: str, dossier: Dossier) -> Iterator[Record]:
    """Yield the records of library, tender and bid that have this name."""
    tender = dossier.tender
    found: list[Record | None] = [dossier.record(name), tender.form(name), dossier.bid.answers.get(name)]
    found += [item for item in tender.requirements if item.id == name]
    found += [item for item in tender.criteria if item.id == name]
    yield from (record for record in found if record is not None)


def _waived(finding: Finding, waivers: Sequence[Waiver]) -> Finding:
    held = (w for w in waivers if w.finding == finding.key and w.covers == finding.covers)
    waiver = next(held, None)
    return replace(finding, waived_by=f"{waiver.by}（{waiver.on}）：{waiver.reason}") if waiver else finding


def _fault(
    waiver: Waiver,
    findings: Sequence[Finding],
    waivers: Sequence[Waiver],
    checklist: Checklist,
    stages: Collection[Stage],
) -> Finding | None:
    """Return what is wrong with a waiver, the gravest thing only."""
    matching = [finding for finding in findings if finding.key == waiver.finding]
    if not (waiver.by and waiver.reason):
        return _unsigned(waiver)
    if not matching:
        return _unused(waiver) if _due(waiver, checklist, stages) else None
    if any(finding.covers == waiver.covers for finding in matching):
        return None
    others = {other.covers for other in waivers if other is not waiver and other.finding == waiver.finding}
    value = next((finding.covers for finding in matching if finding.covers not in others), matching[0].covers)
    return _lapsed(waiver, value) if waiver.covers else _unbound(waiver, value)


def _due(waiver: Waiver, checklist: Checklist, stages: Collection[Stage]) -> bool:
    code = waiver.finding.partition(":")[0]
    entry, rule = CODES.get(code), checklist.rule(code)
    if (
        entry is not None and entry.maker == "audit"
    ):  # no build meets it, and an audit does not see every file
        return False
    return "document" in stages if rule is None else rule.stage in stages


def _unused(waiver: Waiver) -> Finding:
    message = f"豁免「{waiver.finding}」没有对应的问题：问题已经解决，或者名字写错了"
    return _about(waiver, UNUSED, message)


def _unsigned(waiver: Waiver) -> Finding:
    message = f"豁免「{waiver.finding}」没有写明由谁、因何批准，不起作用"
    return _about(waiver, UNSIGNED, message)


def _lapsed(waiver: Waiver, value: str) -> Finding:
    message = (
        f"豁免「{waiver.finding}」（{waiver.by}，{waiver.on}）已失效：它针对的内容后来改过，"
        f"现在是 {value}，豁免写的是 {waiver.covers}"
    )
    cure = f"请{waiver.by}重新看过；仍然同意的，把 covers 改成 {value} 并更新 on，不同意的删掉这条豁免"
    return _about(waiver, LAPSED, message, cure)


def _unbound(waiver: Waiver, value: str) -> Finding:
    message = f"豁免「{waiver.finding}」没有写 covers，说不清当时同意的是什么内容，不起作用"
    cure = f"核对问题后补上 covers: {value}；内容一改，豁免自动失效"
    return _about(waiver, UNBOUND, message, cure)


def _about(waiver: Waiver, entry: Code, message: str, cure: str = "") -> Finding:
    span = waiver.span if waiver.span.file else None
    return entry.finding(message, subject=waiver.finding, span=span, cure=cure)
