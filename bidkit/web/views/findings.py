"""问题: what the check found, worst first; one of them with its place, its law, its cure, and the way to waive it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.book.pages.questions import TITLE
from bidkit.finding import CLASS_NAMES, EFFECT_NAMES, SEVERITY_NAMES, Severity
from bidkit.model.duty import desk
from bidkit.web.bench import Where
from bidkit.web.fault import refused
from bidkit.web.views.sheet import SLUGS, looked_of, row

if TYPE_CHECKING:
    from bidkit.finding import Finding
    from bidkit.flow.rows import Looked
    from bidkit.web.bench import Bench


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return the findings under the filter of a desk or a level, and how many there are of each."""
    looked, stale = looked_of(bench, where)
    found = keyed(looked)
    level, who = where.query.get("level", ""), where.query.get("desk", "")
    return {
        "title": TITLE,
        "checking": stale,
        "refresh": stale,
        "counts": [
            {"level": one.value, "name": SEVERITY_NAMES[one], "n": looked.report.count(one)}
            for one in Severity
        ],
        "waived": sum(bool(one.waived_by) for one in found.values()),
        "desks": sorted({desk(one) for one in found.values()}),
        "level": level,
        "desk": who,
        "rows": [
            {"key": key, **plain(one)}
            for key, one in found.items()
            if (not level or one.severity.value == level) and (not who or desk(one) == who)
        ],
        "unchecked": [
            {"what": one.what, "why": one.why, "cure": one.cure} for one in looked.report.unchecked
        ],
    }


def keyed(looked: Looked) -> dict[str, Finding]:
    """Return the findings by the key that the sheet of questions gives them."""
    found: dict[str, Finding] = {}
    for finding in looked.report.findings:
        key = finding.key if finding.key not in found else f"{finding.key}#{finding.covers}"
        found.setdefault(key, finding)
    return found


def plain(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain values."""
    return {
        "code": finding.code,
        "title": finding.title,
        "level": SEVERITY_NAMES[finding.severity],
        "tone": finding.severity.value,
        "class": CLASS_NAMES[finding.kind],
        "effect": EFFECT_NAMES[finding.effect],
        "message": finding.message,
        "cure": finding.cure,
        "desk": desk(finding),
        "place": finding.span.said if finding.span else "",
        "basis": finding.basis,
        "waived_by": finding.waived_by,
        "covers": finding.covers,
    }


def one(bench: Bench, where: Where) -> dict[str, Any]:
    """Return one finding: where it is, what to do, and the fields that note or waive it."""
    looked, _ = looked_of(bench, where)
    found = keyed(looked)
    finding = found.get(where["key"])
    if finding is None:
        raise refused(404, "这个问题已经没有了", "请回问题的列表")
    held = row(bench, Where({**where.parts, "sheet": SLUGS[TITLE]}, where.query, where.me))
    return {
        **held,
        "finding": plain(finding),
        "n": list(found).index(where["key"]) + 1,
        "of": len(found),
        "target": _target(looked, finding),
    }


def _target(looked: Looked, finding: Finding) -> dict[str, str]:
    """Return the row of another sheet whose fields cure a finding; empty where none does."""
    names = {part for piece in finding.subject.split("/") for part in piece.split("→")}
    names.add(finding.waits_for)
    for sheet in looked.pages:
        slug = SLUGS.get(sheet.title, "")
        if slug in ("", SLUGS[TITLE], "waivers", "unread"):
            continue
        found = next((line.key for line in sheet.lines if line.key and line.key in names), "")
        if found:
            return {"slug": slug, "title": sheet.title, "key": found}
    return {}
