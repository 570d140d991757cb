"""What the checks found that a judge would ask about and no finder saw, and every problem somebody waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.check.world import NOT_READ
from bidkit.finding import Effect, Severity
from bidkit.sheets.weak.point import WeakPoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bidkit.finding import Finding

SORTS = {
    "R002": "negative-deviation", "R108": "negative-deviation",
    "Q002": "expired", "Q003": "expiry",
    "C101": "missing-proof", "C102": "missing-proof", "C103": "missing-proof", "C104": "missing-proof",
    "Q001": "missing-proof", "Q004": "missing-proof", "Q005": "missing-proof",
    "H103": "missing-proof", "H104": "missing-proof", "H105": "missing-proof", "H106": "missing-proof",
    "R001": "unanswered", "R003": "unanswered",
    "G101": "low-price", "G102": "low-price",
    "H101": "single-point", "H102": "single-point",
    "M103": "loss", "M104": "loss",
    "J101": "consortium", "J102": "consortium", "J103": "consortium", "J104": "consortium",
    "J105": "consortium", "J106": "subcontract", "J107": "subcontract",
}  # fmt: skip
"""What a judge would ask about, by the code of the rule; everything else is for the bid office alone."""

PROOF = {"missing-proof", "few-cases"}


def names(finding: Finding, point: WeakPoint) -> bool:
    """Return whether a finding is about the same thing as a weak point."""
    sort = SORTS.get(finding.code, "")
    alike = sort == point.kind or {sort, point.kind} <= PROOF
    return alike and (finding.subject == point.subject or point.kind == "low-price")


def from_findings(findings: Iterable[Finding], known: Iterable[WeakPoint]) -> Iterator[WeakPoint]:
    """Yield what the checks found beyond the known points, and what somebody waived, each subject once."""
    known = list(known)
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        sort = SORTS.get(finding.code, "waived" if _answers_for(finding) else "")
        if (
            not sort
            or finding.message == NOT_READ
            or (sort, finding.subject) in seen
            or any(names(finding, point) for point in known)
        ):
            continue
        seen.add((sort, finding.subject))
        yield WeakPoint(
            sort,
            finding.subject or finding.code,
            finding.message,
            f"如果评委指出「{finding.message}」，怎样解释？",
            finding.cure,
            items=(finding.subject,) if sort != "waived" and finding.subject else (),
            source=f"检查 {finding.code}",
            urgent=finding.severity is Severity.FATAL,
            waived_by=finding.waived_by,
        )


def _answers_for(finding: Finding) -> bool:
    """Return whether somebody waived it and a judge could see it in the bid."""
    return bool(finding.waived_by) and finding.effect is not Effect.TENDER_FAILS
