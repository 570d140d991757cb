"""工作簿 and 报价 for those who stay in Excel: fetched, filled in, brought back by the commands' workflows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bidkit.web import errands
from bidkit.web.answer import saved
from bidkit.web.fault import refused
from bidkit.web.upload import taken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from bidkit.web.bench import Bench, Form, Where

BOOKS = {
    "项目": "答复、格式、无效条款、分册、问题，整个项目要人填的",
    "核对": "逐条核对",
    "报价": "报价表 price.xlsx",
}


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return the workbooks that can be fetched and brought back."""
    return {"title": "工作簿", "books": listed(BOOKS), "said": where.query.get("said", "")}


def listed(books: Mapping[str, str]) -> list[dict[str, str]]:
    """Return workbooks as a page lists them."""
    return [{"name": name, "what": what} for name, what in books.items()]


def known(name: str, books: Mapping[str, str]) -> str:
    """Return the name of a workbook; FaultError 404 for one that is not on the list."""
    if name not in books:
        raise refused(404, "没有这个工作簿")
    return name


async def fetch(request: Request) -> Response:
    """Return a workbook as it is now."""
    bench: Bench = request.app.state.bench
    name = known(request.path_params["name"], BOOKS)
    place = bench.shelf.place(request.path_params["t"])
    path = await run_in_threadpool(bench.checker.ask, errands.book, place, name)
    return saved(path)


def bring(bench: Bench, where: Where, form: Form) -> str:
    """Take a workbook back; what it asks for is written whole or not at all."""
    name = known(where["name"], BOOKS)
    path = taken(bench, form, ("xlsx",))
    said = bench.checker.ask(errands.take_book, bench.shelf.place(where.tender), name, path, form.get("by"))
    return f"/t/{quote(where.tender)}/books?said={quote(said)}"
