"""What may go wrong with the proofs that earn points: findings about a record, and certificates that end too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finding import Severity
from bidkit.model.library import Qualification
from bidkit.sheets.score.field import clock_known

if TYPE_CHECKING:
    from bidkit.finding import Finding
    from bidkit.model.dossier import ScoreBinding
    from bidkit.sheets.material import Material


def risks_of(material: Material, binding: ScoreBinding) -> dict[str, str]:
    """Return the records behind an item that a judge may not accept, each with why."""
    found = {}
    for proof in binding.verdict.proofs:
        reasons = [
            one.message for one in material.findings if _about(one, proof.record_id, binding.criterion.id)
        ]
        early = _ends_early(material, proof.record_id)
        if reasons or early:
            found[proof.record_id] = "；".join(dict.fromkeys(reasons)) or early
    return found


def _about(finding: Finding, record_id: str, criterion_id: str) -> bool:
    subject = finding.subject.partition("/")[0]
    return finding.severity is not Severity.INFO and subject in (record_id, criterion_id)


def _ends_early(material: Material, record_id: str) -> str:
    """Return a sentence when a certificate does not last through the bid validity period."""
    record, dates = material.dossier.record(record_id), material.dossier.tender.dates
    until = record.valid_until if isinstance(record, Qualification) else None
    end = dates.validity_end if clock_known(material.dossier) else None
    if until is None or isinstance(until, str) or end is None:
        return ""
    return f"「{record.label}」{until} 到期，早于投标有效期届满日 {end}" if record and until < end else ""
