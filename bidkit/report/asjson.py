"""One report as JSON with stable keys, for scripts and dashboards.

Keys are only ever added; a change of meaning raises ``schema``. Identity and mobile numbers are masked.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bidkit.finding import Severity
from bidkit.model.duty import desk
from bidkit.report.kept import kept_list
from bidkit.report.verdict import duties, judge, unknown, waived
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from bidkit.finding import Finding
    from bidkit.model.price_sheet import PriceSheet
    from bidkit.model.report import Report
    from bidkit.source import Span

SCHEMA = 1


def to_json(report: Report) -> str:
    """Return the report as an indented JSON text ending in a newline."""
    return dump(to_dict(report))


def dump(value: object) -> str:
    """Return JSON as every command prints it: Chinese kept, two spaces, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def to_dict(report: Report) -> dict[str, Any]:
    """Return the report as plain values."""
    verdict = judge(report)
    return {
        "schema": SCHEMA,
        "project": report.project,
        "number": report.number,
        "bidder": report.bidder,
        "opening": report.opening.isoformat(timespec="minutes"),
        "status": report.status,
        "ready": verdict.ready,
        "verdict": f"{verdict.word}。{verdict.why}",
        "counts": _counts(report),
        "findings": [_finding(finding) for finding in report.findings],
        "duties": [{"desk": d.desk, "blocking": d.blocking, "errors": d.errors} for d in duties(report)],
        "progress": [
            {"name": p.name, "met": p.met, "failed": p.failed, "unknown": p.unknown, "total": p.total}
            for p in report.progress
        ],
        "folder": report.folder,
        "files": [
            {"name": f.name, "title": f.title, "size": f.size, "sha256": f.sha256, "pages": f.pages}
            for f in report.files
        ],
        "versions": dict(report.versions),
        "kept": kept_list(report.kept),
        "price_sheet": _price_sheet(report.price),
    }


def _price_sheet(price: PriceSheet | None) -> dict[str, Any] | None:
    """Return how many lines were read, from which rows, and which rows were not counted and why."""
    if price is None:
        return None
    return {
        "file": price.file,
        "sheet": price.sheet,
        "lines": price.lines,
        "rows": price.rows,
        "total": price.total,
        "skipped": [{"rows": one.rows, "why": masked(one.why)} for one in price.skipped],
        "notes": [masked(note) for note in price.notes],
    }


def _counts(report: Report) -> dict[str, int]:
    counts = {severity.value: report.count(severity) for severity in Severity}
    return counts | {"unknown": len(unknown(report)), "waived": len(waived(report))}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "title": finding.title,
        "key": masked(finding.key),
        "subject": masked(finding.subject),
        "severity": finding.severity.value,
        "class": finding.kind.value,
        "effect": finding.effect.value,
        "answer": finding.answer.value,
        "blocks": finding.blocks,
        "message": masked(finding.message),
        "cure": masked(finding.cure),
        "desk": desk(finding),
        "place": place_dict(finding.span),
        "related": [place_dict(span) for span in finding.related],
        "basis": finding.basis,
        "waived_by": masked(finding.waived_by),
        "covers": finding.covers,
    }


def place_dict(span: Span | None) -> dict[str, Any] | None:
    """Return a place as plain values; ``text`` is what a person reads."""
    if span is None:
        return None
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "key": masked(span.key),
        "part": span.part,
        "paragraph": span.paragraph,
        "page": span.page,
        "text": masked(str(span)),
    }
