"""A dossier and its findings → the report that every printer prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finding import Answer, Finding, arrange
from bidkit.model.report import Progress, Report, Status
from bidkit.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.model.dossier import Dossier, Verdict

KINDS = {
    "qualification": "资格条件",
    "conformity": "符合性",
    "substantive": "★实质性条款",
    "important": "▲重要条款",
    "technical": "技术要求",
    "commercial": "商务要求",
}


def summary(bound: Dossier, findings: Iterable[Finding], status: Status) -> Report:
    """Return the report of a run; files and folder are filled in when a package was written."""
    tender = bound.tender
    return Report(
        project=tender.project.name,
        number=tender.project.number,
        bidder=bound.library.company.name,
        opening=tender.dates.opening,
        status=status,
        findings=arrange(findings),
        progress=_progress(bound),
        price=bound.price.sheet if bound.price is not None else None,
        versions=(("bidkit", __version__), *((f"规则包 {name}", "") for name in tender.checklists)),
    )


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
