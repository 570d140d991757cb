"""A dossier and its findings → the report that every printer prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.finding import Answer, Finding, arrange
from bidkit.model.packs import packs_of
from bidkit.model.report import Progress, Report, Status
from bidkit.model.unchecked import Unchecked
from bidkit.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bidkit.model.dossier import Dossier, Verdict
    from bidkit.model.price_sheet import PriceSheet

KINDS = {
    "qualification": "资格条件",
    "conformity": "符合性",
    "substantive": "★实质性条款",
    "important": "▲重要条款",
    "technical": "技术要求",
    "commercial": "商务要求",
}


def summary(
    bound: Dossier, findings: Iterable[Finding], status: Status, unchecked: Iterable[Unchecked] = ()
) -> Report:
    """Return the report of a run; files and folder are filled in when a package was written."""
    tender = bound.tender
    return Report(
        project=tender.project.name,
        number=tender.project.number,
        bidder=bound.library.company.name,
        opening=tender.dates.opening,
        deadline=tender.dates.deadline,
        status=status,
        findings=arrange(findings),
        progress=_progress(bound),
        unchecked=tuple(unchecked),
        price=_account(bound),
        versions=(("bidkit", __version__), *((f"规则包 {name}", "") for name in packs_of(tender))),
    )


def _account(bound: Dossier) -> PriceSheet | None:
    """Return what was read of the price table; the sum of unit prices is no price, and left out."""
    if bound.price is not None:
        return bound.price.sheet
    account = bound.table.sheet if bound.table is not None else None
    return replace(account, total="") if account is not None else None


def at(report: Report, now: datetime | None) -> Report:
    """Return the report as of a moment; without one it says that nobody looked whether the deadline has passed."""
    if now is not None or report.deadline is None:
        return replace(report, now=now)
    lacking = Unchecked(
        what="截止没有",
        why="不知道今天是哪一天",
        cure="在命令行运行，或给出时间",
        decides=True,
    )
    return replace(report, unchecked=(lacking, *report.unchecked))


def _progress(bound: Dossier) -> tuple[Progress, ...]:
    rows = []
    for kind, name in KINDS.items():
        verdicts = [b.verdict for b in bound.bindings if b.requirement.kind == kind]
        if verdicts:
            rows.append(_count(name, verdicts))
    return tuple(rows)


def _count(name: str, verdicts: list[Verdict]) -> Progress:
    answers = [verdict.answer for verdict in verdicts]
    return Progress(name, *(answers.count(answer) for answer in (Answer.PASS, Answer.FAIL, Answer.UNKNOWN)))
