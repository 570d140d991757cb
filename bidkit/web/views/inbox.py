"""收件: papers that are dropped in are read as proposals, and enter the library only as a person confirmed them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bidkit.load.lookalike import passed_over
from bidkit.web import errands, runs
from bidkit.web.answer import saved
from bidkit.web.fault import refused
from bidkit.web.upload import taken, taken_into
from bidkit.web.views.books import known, listed

if TYPE_CHECKING:
    from starlette.requests import Request

    from bidkit.web.bench import Bench, Form, Where

FOLDER = "收件"
BOOKS = {"收件": "收件里读出的资料，一份一行，对过的才收", "资料": "整个资料库，一类资料一张表"}


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return the papers that wait, and the workbooks in which they are confirmed."""
    home = bench.root / FOLDER
    held = (
        sorted(path for path in home.rglob("*") if path.is_file() and not passed_over(path.name))
        if home.is_dir()
        else []
    )
    return {
        "title": "收件",
        "waiting": [path.relative_to(home).as_posix() for path in held],
        "books": listed(BOOKS),
        "said": where.query.get("said", ""),
    }


def drop(bench: Bench, where: Where, form: Form) -> str:
    """Keep the papers that were sent and read them."""
    taken_into(bench.root / FOLDER, form)
    job = bench.jobs.start("读收件", "", runs.receive, bench.root, bench.root / FOLDER)
    return f"/jobs/{job.number}"


async def fetch(request: Request) -> Response:
    """Return a workbook of the library."""
    bench: Bench = request.app.state.bench
    name = known(request.path_params["name"], BOOKS)
    path = await run_in_threadpool(bench.checker.ask, errands.stock_book, bench.root, name)
    if not path.is_file():
        raise refused(404, "还没有收件的工作簿", "请先放入扫描件")
    return saved(path)


def bring(bench: Bench, where: Where, form: Form) -> str:
    """Take a workbook of the library back."""
    name = known(where["name"], BOOKS)
    path = taken(bench, form, ("xlsx",))
    said = bench.checker.ask(errands.take_stock_book, bench.root, name, path)
    return f"/library/inbox?said={quote(said)}"
