"""How a view becomes an answer: as a page and as JSON, and what a posted form goes through before it does anything."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bidkit.report.asjson import dump
from bidkit.web.bench import Bench, Form, Where
from bidkit.web.fault import Fault, FaultError, fault_of, refused
from bidkit.web.guard import ENTER, cookie_name
from bidkit.words.masks import masked

TEMPLATES = Path(__file__).parent / "templates"
ME = "bidkit-me"
MOST_FIELDS = 400
View = Callable[[Bench, Where], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Screen:
    """A page: its address, its template, and the view whose values both page and JSON print."""

    path: str
    template: str
    view: View


@dataclass(frozen=True, slots=True)
class Act:
    """Something that changes something: its address, and what it does; it returns where to go next."""

    path: str
    do: Callable[[Bench, Where, Form], str]


def screen_routes(screen: Screen) -> tuple[Route, Route]:
    """Return the routes of a page: its JSON, and itself."""
    beside = "/index.json" if screen.path == "/" else f"{screen.path}.json"
    return (
        Route(beside, functools.partial(_as_json, screen), methods=["GET"]),
        Route(screen.path, functools.partial(_as_page, screen), methods=["GET"]),
    )


def saved(path: Path) -> Response:
    """Return a file to be saved under its own name; a browser runs nothing of it."""
    named = f"attachment; filename*=UTF-8''{quote(path.name)}"
    return FileResponse(path, media_type="application/octet-stream", headers={"Content-Disposition": named})


def act_route(act: Act) -> Route:
    """Return the route of something that changes something."""
    return Route(act.path, functools.partial(_posted, act), methods=["POST"])


async def _as_json(screen: Screen, request: Request) -> Response:
    data = await run_in_threadpool(_seen, screen, request)
    return Response(dump(data), media_type="application/json")


async def _as_page(screen: Screen, request: Request) -> Response:
    return await run_in_threadpool(lambda: page(request, screen.template, _seen(screen, request)))


def _seen(screen: Screen, request: Request) -> dict[str, Any]:
    try:
        return screen.view(request.app.state.bench, where_of(request))
    except FaultError:
        raise
    except Exception as error:
        raise FaultError(fault_of(error)) from error


def where_of(request: Request) -> Where:
    """Return what an address names."""
    parts = {name: str(value) for name, value in request.path_params.items()}
    return Where(parts, dict(request.query_params), unquote(request.cookies.get(ME, ""))[:40])


async def _posted(act: Act, request: Request) -> Response:
    bench: Bench = request.app.state.bench
    async with request.form(max_files=2000, max_fields=MOST_FIELDS) as held:
        fields = {name: value for name, value in held.multi_items() if isinstance(value, str)}
        files = tuple(one for _, one in held.multi_items() if isinstance(one, UploadFile) and one.filename)
        if not bench.session.meant(fields.pop("token", "")):
            raise refused(403, "这一页是旧的，没有执行", "请刷新页面再做一次")
        form = Form({name: text.replace("\r\n", "\n") for name, text in fields.items()}, files)
        try:
            target = await run_in_threadpool(act.do, bench, where_of(request), form)
        except FaultError:
            raise
        except Exception as error:
            raise FaultError(fault_of(error)) from error
    answer = RedirectResponse(target, 303)
    if form.get("by"):
        _remember(answer, form.get("by"))
    return answer


def _remember(answer: Response, name: str) -> None:
    answer.set_cookie(ME, quote(name[:40]), httponly=True, samesite="lax", max_age=30_000_000)


async def enter(request: Request) -> Response:
    """Give the cookie for the ticket of the first address; it works once."""
    bench: Bench = request.app.state.bench
    name = cookie_name(request.app.state.port)
    if bench.session.knows(request.cookies.get(name, "")):
        return RedirectResponse("/", 303)
    if not bench.session.enter(request.query_params.get("t", "")):
        return PlainTextResponse(ENTER, 401)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(name, bench.session.key, httponly=True, samesite="lax")
    return answer


async def fault_page(request: Request, error: Exception) -> Response:
    """Return a fault as a page that keeps what was typed, or as JSON."""
    fault = error.fault if isinstance(error, FaultError) else fault_of(error)
    data = {"title": "没有做成", "fault": fault.as_dict(), "back": request.headers.get("referer", "/")}
    if request.url.path.endswith(".json"):
        return Response(dump(data), fault.status, media_type="application/json")
    typed = {}
    if request.method == "POST":
        held = await request.form()
        typed = {
            name: text
            for name, text in held.items()
            if isinstance(text, str) and name not in ("token", "seen")
        }
    return page(request, "fault", {**data, "typed": typed}, fault.status)


async def failed(request: Request, error: Exception) -> Response:
    """Return what nobody foresaw as a page of ours."""
    status = getattr(error, "status_code", 500)
    said = {404: "没有这一页", 405: "这个网址不支持这样做", 400: "送来的内容读不懂或太大"}.get(
        status, "程序内部错误，不是资料的问题"
    )
    fault = Fault("Refused", said, "请回首页", status=status)
    return await fault_page(request, FaultError(fault))


def page(request: Request, template: str, data: dict[str, Any], status: int = 200) -> Response:
    """Return a view as HTML; every value that is printed is escaped, and personal numbers are half hidden."""
    bench: Bench = request.app.state.bench
    where = where_of(request)
    shown = {
        "title": "",
        "tender": where.tender,
        "me": where.me,
        "token": bench.session.token,
        "refresh": False,
        **data,
    }
    return HTMLResponse(
        _environment().get_template(f"{template}.html").render(shown, at=request.url.path), status
    )


@functools.cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["path"] = lambda text: Markup(quote(str(text), safe="/"))
    return found


def _shown(value: Any) -> Any:
    """Return a value as it is printed: a text with the numbers of persons half hidden."""
    if value is None:
        return ""
    return masked(value) if isinstance(value, str) and not isinstance(value, Markup) else value
