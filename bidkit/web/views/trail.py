"""改动记录: who changed what from here, and taking a change back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.flow.history import entries, undo
from bidkit.web.fault import refused

if TYPE_CHECKING:
    from bidkit.web.bench import Bench, Form, Where

MOST = 300


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return the changes, the last first."""
    tender = where.query.get("t", "")
    found = [
        {"number": one.number, "by": one.by, "what": one.what, "files": [name for name, _, _ in one.files]}
        for one in reversed(entries(bench.root))
        if not tender or any(f"/{tender}/" in name for name, _, _ in one.files)
    ]
    return {"title": "改动记录", "rows": found[:MOST], "left_out": max(0, len(found) - MOST), "of": tender}


def undo_one(bench: Bench, where: Where, form: Form) -> str:
    """Take one change back."""
    if not form.get("by"):
        raise refused(422, "没有写是谁撤销", "请先在右上角写上姓名")
    undo(bench.root, int(where["n"]), form.get("by"))
    return "/history"
