"""What a notice of results says, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.model.notice import NOTICE_NAMES
from bidkit.sheets.numbers import marks, yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.flow.result import ReadNotice
    from bidkit.model.notice import Notice, Offer
    from bidkit.sheets.aftermath.clocks import Right


def as_dict(read: ReadNotice) -> dict[str, Any]:
    """Return the notice as JSON: days as 2026-12-01, sums in yuan as texts."""
    notice = read.notice
    return {
        "schema": 1,
        "file": notice.file,
        "kind": notice.kind,
        "title": notice.title,
        "project": notice.project,
        "number": notice.number,
        "winner": "、".join(notice.winners),
        "winners": list(notice.winners),
        "said": notice.said,
        "day": _day(notice.day),
        "until": _day(notice.until),
        "regime": read.regime,
        "offers": [_offer(one) for one in notice.offers],
        "clocks": [_right(one) for one in read.rights],
        "doubts": list(notice.doubts),
    }


def _day(day: Any) -> str:
    return day.isoformat() if day is not None else ""


def _offer(one: Offer) -> dict[str, Any]:
    return {
        "name": one.name,
        "lot": one.lot,
        "rank": one.rank,
        "price": None if one.price is None else f"{one.price:.2f}",
        "points": None if one.points is None else marks(one.points),
        "parts": {head: marks(points) for head, points in one.parts},
        "out": one.out,
        "quote": one.quote,
    }


def _right(one: Right) -> dict[str, Any]:
    return {
        "what": one.what,
        "last": _day(one.last),
        "longer": _day(one.longer),
        "exact": one.exact,
        "to": one.to,
        "law": one.law,
        "note": one.note,
    }


def as_lines(read: ReadNotice) -> Iterator[str]:
    """Yield the same in words."""
    notice = read.notice
    yield f"{NOTICE_NAMES[notice.kind]}：{notice.title}"
    won = "第一中标候选人" if notice.kind == "candidates" else "中标（成交）"
    if notice.winners:
        yield f"{won}：{'、'.join(notice.winners)}"
    yield from (_bidder(one) for one in notice.offers)
    yield from _days(read, notice)
    yield from (f"要人看：{doubt}" for doubt in notice.doubts)


def _bidder(one: Offer) -> str:
    parts = [
        f"包 {one.lot}" if one.lot else "",
        f"第 {one.rank} 名" if one.rank else "",
        f"报价 {yuan(one.price)}" if one.price is not None else "",
        f"总分 {marks(one.points)}" if one.points is not None else "",
        "、".join(f"{head} {marks(points)}" for head, points in one.parts),
        f"没有通过：{one.out}" if one.out else "",
    ]
    return f"  {one.name}：{'，'.join(filter(None, parts)) or '公告没有写报价和得分'}"


def _days(read: ReadNotice, notice: Notice) -> Iterator[str]:
    if notice.day is not None:
        until = f"，公示到 {notice.until}" if notice.until else ""
        yield f"公告日期 {notice.day}{until}"
    for one in read.rights:
        later = f"（最晚可主张到 {one.longer}）" if one.longer else ""
        yield f"  {one.what}：最后一天 {one.last}{later}{'' if one.exact else ' ≈'}，{one.law}。{one.note}"
    if read.rights and read.regime == notice.regime and notice.by:
        yield f"  按公告里的「{notice.by}」判断适用的规定；不是的，写上项目再读一次"
