"""The workbook of a project, printed: as written and as taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.errors import typed
from bidkit.flow.book import ProjectBook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.flow.book import TakenProject

MOST = 12


def as_dict(result: ProjectBook | TakenProject) -> dict[str, Any]:
    """Return where the workbook lies or what it brought, and what is left."""
    if isinstance(result, ProjectBook):
        return {"schema": 1, **_book(result)}
    return {
        "schema": 1,
        "rows": result.rows,
        "files": list(result.files),
        "open": list(result.left),
        "said": list(result.said),
        "blocking": {"before": result.before, "after": result.after},
        "book": _book(result.book) if result.book is not None else None,
    }


def _book(book: ProjectBook) -> dict[str, Any]:
    kept = [path.as_posix() for path in book.kept]
    return {"book": book.book.as_posix(), "blocking": book.blocking, "waiting": book.waiting, "kept": kept}


def as_lines(result: ProjectBook | TakenProject, tender: str, where: str) -> list[str]:
    """Return the same in words, and the next step; ``where`` names the workspace for it."""
    name = f"{typed(tender)}{where}"
    if isinstance(result, ProjectBook):
        return [
            f"工作簿已写好：{result.book}（{result.blocking} 行必须处理，{result.waiting} 行等人看）",
            *_kept(result),
            f"下一步：用 Excel 或 WPS 打开它，从「下一步」那张表看起；填好存盘，运行 bidkit book {name} --take",
        ]
    return [*_taken(result), *result.said, _next(result, name)]


def _kept(book: ProjectBook) -> Iterator[str]:
    yield from (f"填过的旧工作簿没有覆盖，改名留在旁边，也可以收回：{path}" for path in book.kept)


def _taken(result: TakenProject) -> Iterator[str]:
    if not result.files:
        yield "没有新的内容，什么都没有改"
        return
    yield f"收下 {result.rows} 行，改了 {'、'.join(result.files)}"
    yield f"挡住成品的问题：原来 {result.before} 个，现在 {result.after} 个"
    if result.left:
        shown = "、".join(result.left[:MOST])
        yield f"还有 {len(result.left)} 条没有确认：{shown}{' …' if len(result.left) > MOST else ''}"
    else:
        yield "招标要求全部确认了"
    if result.book is None:
        yield "工作簿没有更新（多半还开着）：请关闭后再运行 bidkit book，接着填新的那一份"
    else:
        yield f"工作簿已更新：{result.book.book}"
        yield from _kept(result.book)


def _next(result: TakenProject, name: str) -> str:
    """Return what to type next: on with the workbook while something is open, else the check of the whole."""
    if result.book is None and result.files:
        return f"下一步：bidkit book {name}"
    if result.left or result.after:
        return f"下一步：接着填工作簿，填好再运行 bidkit book {name} --take；想先看样子，bidkit build {name} --draft"
    return f"下一步：bidkit build {name}"
