"""The workbook of the library, printed: as written and as taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.flow.stock_book import NAME, StockBook

if TYPE_CHECKING:
    from bidkit.flow.stock_book import TakenStock

MOST = 12


def as_dict(result: StockBook | TakenStock) -> dict[str, Any]:
    """Return where the workbook lies or what it brought."""
    if isinstance(result, StockBook):
        return {"schema": 1, **_book(result)}
    book = _book(result.book) if result.book is not None else None
    files = {"rows": result.rows, "new": list(result.born), "files": list(result.files)}
    return {"schema": 1, **files, "said": list(result.said), "book": book}


def _book(book: StockBook) -> dict[str, Any]:
    kept = [path.as_posix() for path in book.kept]
    return {"book": book.book.as_posix(), "records": book.records, "kept": kept}


def as_lines(result: StockBook | TakenStock, where: str) -> list[str]:
    """Return the same in words, and the next step; ``where`` names the workspace for it."""
    if isinstance(result, StockBook):
        return [
            f"资料库的工作簿已写好：{result.book}（{result.records} 条资料）",
            *_kept(result),
            "新的资料写在各张表尾的空行，编号可以不写；扫描件先放进 library/files/，表里写文件名（可以用 *）",
            f"下一步：用 Excel 或 WPS 填好存盘，运行 bidkit book {NAME} --take{where}",
        ]
    if not result.files:
        return [
            "没有新的内容，什么都没有改",
            *result.said,
            f"下一步：bidkit library{where} 看哪些快到期、哪些缺扫描件",
        ]
    lines = [f"收下 {result.rows} 行，改了 {len(result.files)} 个文件"]
    if result.born:
        shown = "、".join(result.born[:MOST])
        lines.append(f"新的资料 {len(result.born)} 条：{shown}{' …' if len(result.born) > MOST else ''}")
    lines += result.said
    if result.book is None:
        lines.append(
            f"工作簿没有更新（多半还开着）：请关闭后运行 bidkit book {NAME}{where}，接着填新的那一份"
        )
    else:
        lines += [f"工作簿已更新：{result.book.book}", *_kept(result.book)]
    return [*lines, f"下一步：bidkit library{where} 看哪些快到期、哪些缺扫描件"]


def _kept(book: StockBook) -> list[str]:
    return [f"填过的旧工作簿没有覆盖，改名留在旁边，也可以收回：{path}" for path in book.kept]
