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
from bidkit.words.masks import masked_values

if TYPE_CHECKING:
    from bidkit.finding import Finding
    from bidkit.model.price_sheet import PriceSheet
    from bidkit.model.report import Report
    from bidkit.model.unchecked import Unchecked
    from bidkit.source import Span

SCHEMA = 1
WHOLE = frozenset(
    {
        "number",
        "covers",
        "sha256",
        "file",
        "name",
        "path",
        "folder",
        "draft",
        "book",
        "workspace",
        "tender",
        "of",
    }
)
"""Keys of hashes, paths and the tender's own number, whose digits are nobody's."""


def to_json(report: Report) -> str:
    """Return the report as an indented JSON text ending in a newline."""
    return dump(to_dict(report))


def dump(value: object, *, quoted: bool = False) -> str:
    """Return JSON as every command prints it: Chinese kept, two spaces, keys in the order given, numbers masked.

    ``quoted`` keeps the words of a buyer's own document exactly; they are his to publish, and are compared with it.
    """
    shown = value if quoted else masked_values(value, WHOLE)
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def to_dict(report: Report) -> dict[str, Any]:
    """Return the report as plain values."""
    verdict = judge(report)
    return {
        "schema": SCHEMA,
        "project": report.project,
        "number": report.number,
        "bidder": report.bidder,
        "opening": report.opening.isoformat(timespec="minutes") if report.opening else None,
        "status": report.status,
        "ready": verdict.ready,
        "state": verdict.state,
        "verdict": f"{verdict.word}。{verdict.why}",
        "deadline": report.deadline.isoformat(timespec="minutes") if report.deadline else None,
        "late": report.late,
        "unchecked": [_unchecked(one) for one in report.unchecked],
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


def _unchecked(one: Unchecked) -> dict[str, Any]:
    return {
        "what": one.what,
        "why": one.why,
        "cure": one.cure,
        "desk": one.who,
        "decides": one.decides,
        "codes": list(one.codes),
        **({"of": one.of} if one.of else {}),
        **({"seen_by": one.seen_by} if one.seen_by else {}),
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
        "skipped": [{"rows": one.rows, "why": one.why} for one in price.skipped],
        "notes": list(price.notes),
    }


def _counts(report: Report) -> dict[str, int]:
    counts = {severity.value: report.count(severity) for severity in Severity}
    return counts | {"unknown": len(unknown(report)), "waived": len(waived(report))}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "title": finding.title,
        "key": finding.key,
        "subject": finding.subject,
        "severity": finding.severity.value,
        "class": finding.kind.value,
        "effect": finding.effect.value,
        "answer": finding.answer.value,
        "blocks": finding.blocks,
        "message": finding.message,
        "cure": finding.cure,
        "desk": desk(finding),
        "place": place_dict(finding.span),
        "related": [place_dict(span) for span in finding.related],
        "basis": finding.basis,
        "waived_by": finding.waived_by,
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
        "key": span.key,
        "part": span.part,
        "paragraph": span.paragraph,
        "page": span.page,
        "text": str(span),
        "words": span.words,
    }
