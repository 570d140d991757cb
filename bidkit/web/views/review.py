"""核对: the rows of a tender to be confirmed, one of them large with its words; what a person says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bidkit import door
from bidkit.flow.confirm import Said, confirm
from bidkit.model.review import VERDICTS
from bidkit.web.fault import refused
from bidkit.web.views.paper import quoted
from bidkit.web.views.turn import beside

if TYPE_CHECKING:
    from bidkit.flow.confirm import Review
    from bidkit.model.review import Row
    from bidkit.web.bench import Bench, Form, Where

AROUND = 400


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return the rows, those still open unless all are asked for, and the one that is looked at."""
    review = bench.shelf.review(where.tender)
    rows = listed(review, where)
    key = where.parts.get("key", "")
    here = next((row for row in review.rows if row.key == key), None)
    if key and here is None:
        raise refused(404, f"没有「{key}」这一条", "请回核对的列表看；它可能已经删了")
    if here is None and rows:
        here = rows[0]
    done = len(review.rows) - len(review.open)
    keys, at = [row.key for row in rows], here.key if here is not None else ""
    return {
        "title": "核对",
        "done": done,
        "total": len(review.rows),
        "all": where.query.get("all", ""),
        "kind": where.query.get("kind", ""),
        "kinds": list(dict.fromkeys(row.sheet for row in review.rows)),
        "rows": [
            {"key": row.key, "text": row.content[:60], "done": row.key in review.known}
            for row in rows[:AROUND]
        ],
        "left_out": max(0, len(rows) - AROUND),
        "item": _item(bench, where, review, here) if here is not None else None,
        "next": beside(keys, at, 1),
        "before": beside(keys, at, -1),
    }


def listed(review: Review, where: Where) -> list[Row]:
    """Return the rows that the filter lets through; the one that is looked at always stays."""
    kind, whole = where.query.get("kind", ""), where.query.get("all", "")
    return [
        row
        for row in review.rows
        if (row.key == where.parts.get("key") or whole or row.key not in review.known)
        and (not kind or row.sheet == kind)
    ]


def _item(bench: Bench, where: Where, review: Review, row: Row) -> dict[str, Any]:
    known = review.known.get(row.key)
    cells = {"digest": row.digest}
    return {
        "key": row.key,
        "kind": row.sheet,
        "content": row.content,
        "quote": row.quote,
        "place": row.place,
        "needs": row.needs,
        "by": known.by if known else "",
        "on": known.on.isoformat() if known else "",
        "paper": quoted(bench, bench.shelf.place(where.tender), row.quote, row.place),
        "seen": bench.session.show(f"review/{where.tender}/{row.key}", cells),
    }


def say(bench: Bench, where: Where, form: Form) -> str:
    """Take what a person says to a row and return the next one; only a row that was shown can be answered."""
    key = where["key"]
    verdict = next((one for one in VERDICTS if one == form.get("do")), None)
    shown = bench.session.shown(f"review/{where.tender}/{key}", form.get("seen"))
    if shown is None:
        raise refused(409, "这一条没有在这里给您看过，没有算确认", "请打开这一条，看过再确认")
    if verdict is None:
        raise refused(422, "没有说是、改还是删", "请按其中一个按钮")
    if not form.get("by"):
        raise refused(422, "没有写确认人", "请在「确认人」写上姓名")
    if verdict == "改" and not form.get("change"):
        raise refused(422, "选了「改」，但没有写改成什么", "请在「改成」写上招标文件的内容")
    follows = beside([row.key for row in listed(bench.shelf.review(where.tender), where)], key, 1)
    said = Said(key, verdict, form.get("by"), shown["digest"], form.get("change") if verdict == "改" else "")
    confirm(bench.shelf.place(where.tender), said, door.today())
    return review_address(where, follows)


def review_address(where: Where, key: str) -> str:
    """Return the address of a row under the same filter; of the list where there is no row."""
    filters = "&".join(
        f"{name}={quote(where.query[name])}" for name in ("all", "kind") if where.query.get(name)
    )
    path = f"/t/{quote(where.tender)}/review" + (f"/{quote(key)}" if key else "")
    return f"{path}?{filters}" if filters else path
