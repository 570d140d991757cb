"""The workbook for confirming a tender, printed: as written and as taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.errors import typed
from bidkit.flow.review import Book

if TYPE_CHECKING:
    from bidkit.flow.review import TakenBook

MOST = 12


def as_dict(result: Book | TakenBook) -> dict[str, Any]:
    """Return where the workbook lies or what it brought, and what is still to be confirmed."""
    if isinstance(result, Book):
        kept = [path.as_posix() for path in result.kept]
        head: dict[str, Any] = {"book": result.book.as_posix(), "rows": result.rows}
        return {"schema": 1, **head, "open": list(result.open), "kept": kept}
    head = {"taken": result.taken, "changes": result.changes, "rows": result.rows}
    return {"schema": 1, **head, "open": list(result.open)}


def as_lines(result: Book | TakenBook, tender: str, where: str) -> list[str]:
    """Return the same in words, and the next step; ``where`` names the workspace for it."""
    if isinstance(result, Book):
        return [
            f"核对用的工作簿已写好：{result.book}（{result.rows} 条，{len(result.open)} 条待确认）",
            f"核对完运行：bidkit review {typed(tender)} --take {typed(result.book)}{where}",
            *(f"填过的旧工作簿没有覆盖，改名留在旁边，也可以收回：{path}" for path in result.kept),
        ]
    lines = [f"收回 {result.taken} 条，改动 {result.changes} 处"]
    if result.open:
        shown = "、".join(result.open[:MOST])
        lines.append(f"还有 {len(result.open)} 条没有确认：{shown}{' …' if len(result.open) > MOST else ''}")
    else:
        lines.append("全部确认，tender.yaml 已写上 confirmed")
    return lines
