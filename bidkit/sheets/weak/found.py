"""What the checks found that a judge would ask about and no finder saw, and every problem somebody waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finding import Effect, Severity
from bidkit.sheets.weak.point import WeakPoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bidkit.finding import Finding
    from bidkit.sheets.material import Material

PROOF = {"missing-proof", "few-cases"}


def names(material: Material, finding: Finding, point: WeakPoint) -> bool:
    """Return whether a finding is about the same thing as a weak point."""
    sort = material.uses(finding).weakness or ""
    alike = sort == point.kind or {sort, point.kind} <= PROOF
    return alike and (finding.subject == point.subject or point.kind == "low-price")


def from_findings(material: Material, known: Iterable[WeakPoint]) -> Iterator[WeakPoint]:
    """Yield what the checks found beyond the known points, and what somebody waived, each subject once."""
    known = list(known)
    seen: set[tuple[str, str]] = set()
    for finding in material.findings:
        sort = material.uses(finding).weakness or ("waived" if _answers_for(finding) else "")
        if (
            not sort
            or finding.waits_for
            or (sort, finding.subject) in seen
            or any(names(material, finding, point) for point in known)
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
