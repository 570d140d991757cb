"""总览: how a tender stands, what is to be done next, and the way to every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit import door
from bidkit.report.verdict import judge
from bidkit.web.views.home import left
from bidkit.web.views.sheet import SLUGS

if TYPE_CHECKING:
    from bidkit.flow.rows import Looked
    from bidkit.web.bench import Bench, Where

NEXT = 5


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return the verdict, the next things to do, and how far each kind of item is."""
    sight = bench.shelf.sight(where.tender)
    fault = sight.fault.as_dict() if sight.fault else None
    found: dict[str, Any] = {
        "title": "总览", "fault": fault, "checking": sight.stale, "refresh": sight.stale, "verdict": "", "why": "",
        "deadline": "", "left": {}, "steps": [], "progress": [], "sheets": [], "open": 0, "rows": 0, "blocking": 0,
    }  # fmt: skip
    if sight.fault is None:
        review = bench.shelf.review(where.tender)
        found |= {"open": len(review.open), "rows": len(review.rows)}
    return found if sight.looked is None else found | _of(sight.looked, found["open"])


def _of(looked: Looked, waiting: int) -> dict[str, Any]:
    report, verdict = looked.report, judge(looked.report)
    ahead = looked.pages[0]
    steps = [dict(line.cells) for line in ahead.lines if line.tone != "dim"]
    if waiting:
        steps.insert(
            0,
            {
                "谁": "投标项目负责人",
                "还差什么": f"{waiting} 条没有核对",
                "在哪里": "「核对」",
                "怎么做": "对照原文逐条确认",
            },
        )
    return {
        "project": report.project,
        "number": report.number,
        "verdict": verdict.word,
        "why": verdict.why,
        "ready": verdict.ready,
        "deadline": f"{report.deadline:%Y-%m-%d %H:%M}" if report.deadline else "",
        "left": left(report.deadline, door.now()) if report.deadline else {},
        "steps": steps[:NEXT],
        "more": max(0, len(steps) - NEXT),
        "progress": [
            {
                "name": one.name,
                "met": one.met,
                "failed": one.failed,
                "unknown": one.unknown,
                "total": one.total,
            }
            for one in report.progress
        ],
        "sheets": [
            {
                "slug": slug,
                "title": page.title,
                "rows": len(page.lines),
                "bad": _count(page, "bad"),
                "todo": _count(page, "todo"),
            }
            for page in looked.pages
            if (slug := SLUGS.get(page.title))
        ],
        "blocking": len(report.blocking),
    }


def _count(page: Any, tone: str) -> int:
    return sum(line.tone == tone for line in page.lines)
