"""首页: the board of all tenders, the nearest deadline first, and what expires."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from bidkit import door
from bidkit.report.verdict import judge
from bidkit.web.fault import FaultError

if TYPE_CHECKING:
    from bidkit.web.bench import Bench, Where

URGENT_HOURS = 48


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return a row for each tender."""
    now = door.now()
    rows = [_row(bench, name, now) for name in bench.shelf.names()]
    rows.sort(key=lambda row: (row["past"], row["deadline"] or "9999", row["name"]))
    return {"title": "首页", "tenders": rows, "refresh": any(row["checking"] for row in rows)}


def _row(bench: Bench, name: str, now: datetime) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": name, "project": name, "deadline": "", "left": "", "urgent": False, "past": False,
        "verdict": "", "blocking": None, "open": None, "checking": False, "fault": "",
    }  # fmt: skip
    sight = bench.shelf.sight(name, patience=0.0)
    try:
        row["open"] = len(bench.shelf.review(name).open)
    except FaultError as error:
        row["fault"] = error.fault.message
    if sight.fault is not None:
        row["fault"] = sight.fault.message
    if sight.looked is None:
        return row | {"checking": sight.fault is None}
    report = sight.looked.report
    if report.deadline is not None:
        row |= {"deadline": f"{report.deadline:%Y-%m-%d %H:%M}"} | left(report.deadline, now)
    verdict = judge(report)
    row |= {"project": report.project or name, "verdict": verdict.word, "blocking": len(report.blocking)}
    return row | {"checking": sight.stale}


def left(deadline: datetime, now: datetime) -> dict[str, Any]:
    """Return how long it is until a deadline in words, whether that is little, and whether it is over."""
    seconds = (deadline.replace(tzinfo=None) - now).total_seconds()
    days, hours = divmod(int(abs(seconds)) // 3600, 24)
    if seconds <= 0:
        return {"left": f"已截止 {days} 天" if days else "今天已截止", "urgent": False, "past": True}
    said = f"还有 {days} 天 {hours} 小时" if days else f"还有 {hours} 小时"
    return {"left": said, "urgent": seconds < URGENT_HOURS * 3600, "past": False}
