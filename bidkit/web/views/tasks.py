"""任务: what runs and ran, how far it is, and stopping it; and everything that starts a run."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from bidkit.flow.paper import sources
from bidkit.web import runs
from bidkit.web.bench import Bench, Form, Where
from bidkit.web.fault import refused
from bidkit.web.upload import taken
from bidkit.words.masks import masked_values

if TYPE_CHECKING:
    from starlette.requests import Request

    from bidkit.web.jobs import Job

BEAT = 15.0
"""Seconds after which a silent stream says that it is still there."""
STATES = {"done": "做完了", "failed": "没有做成", "step": "正在做"}


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return the runs, the last first."""
    return {"title": "任务", "rows": [_short(job) for job in bench.jobs.all()]}


def one(bench: Bench, where: Where) -> dict[str, Any]:
    """Return one run with everything it told."""
    job = bench.jobs.get(int(where["n"]))
    if job is None:
        raise refused(404, "没有这个任务", "工作台重新启动后，以前的任务不再列出；成品和问题都在项目里")
    return {"title": job.what, **_short(job), "events": list(job.events), "refresh": False}


def _short(job: Job) -> dict[str, Any]:
    last: dict[str, Any] = job.events[-1] if job.events else {"kind": "step", "words": "正在准备"}
    fault = last.get("fault")
    return {
        "n": job.number,
        "what": job.what,
        "of": job.tender,
        "over": job.over,
        "state": STATES[last["kind"]],
        "words": last.get("words", "") if fault is None else fault["message"],
        "to": last.get("to", ""),
        "fault": fault,
        "step": last.get("n", 0),
        "steps": last.get("of", 0),
    }


def stop(bench: Bench, where: Where, form: Form) -> str:
    """Ask a run to end."""
    bench.jobs.stop(int(where["n"]))
    return f"/jobs/{where['n']}"


def build(bench: Bench, where: Where, form: Form) -> str:
    """Start a build, or a draft."""
    draft = form.get("draft") == "1"
    place = bench.shelf.place(where.tender)
    job = bench.jobs.start(
        "生成草稿" if draft else "生成", where.tender, runs.make, place, draft, bench.soffice
    )
    return f"/jobs/{job.number}"


def sheets(bench: Bench, where: Where, form: Form) -> str:
    """Start the writing of the sheets around the bid."""
    job = bench.jobs.start(
        "写配套表", where.tender, runs.sheets, bench.shelf.place(where.tender), bench.soffice
    )
    return f"/jobs/{job.number}"


def begin(bench: Bench, where: Where, form: Form) -> str:
    """Begin a tender from the buyer's document that was sent."""
    path = taken(bench, form, ("docx", "pdf"))
    name = form.get("name") or path.stem
    if name in bench.shelf.names():
        raise refused(409, f"已经有叫「{name}」的项目", "请换一个名称；澄清文件请到那个项目的「澄清」里放")
    job = bench.jobs.start("读招标文件", name, runs.begin, bench.root, name, path, bench.soffice)
    return f"/jobs/{job.number}"


def clarify(bench: Bench, where: Where, form: Form) -> str:
    """Take a clarification that was sent."""
    path = taken(bench, form, ("docx", "pdf"))
    job = bench.jobs.start("读澄清文件", where.tender, runs.clarify, bench.shelf.place(where.tender), path)
    return f"/jobs/{job.number}"


def draw(bench: Bench, where: Where, form: Form) -> str:
    """Draw the pages of the buyer's Word file."""
    place = bench.shelf.place(where.tender)
    held = sources(place)
    number = form.get("n")
    if not number.isdigit() or int(number) >= len(held):
        raise refused(404, "没有这份招标文件", "请回招标文件的那一页")
    job = bench.jobs.start("画招标文件", where.tender, runs.draw, place, held[int(number)], bench.soffice)
    return f"/jobs/{job.number}"


async def events(request: Request) -> Response:
    """Return the events of a run as a stream; ``Last-Event-ID`` goes on where a lost one ended."""
    bench: Bench = request.app.state.bench
    job = bench.jobs.get(int(request.path_params["n"]))
    if job is None:
        raise refused(404, "没有这个任务")
    given = request.headers.get("last-event-id", "0")
    seen = int(given) if given.isdigit() else 0
    return StreamingResponse(_stream(request, job, seen), media_type="text/event-stream")


async def _stream(request: Request, job: Job, seen: int) -> AsyncIterator[str]:
    quiet = 0.0
    while not await request.is_disconnected():
        for event in await run_in_threadpool(job.wait, seen, 1.0):
            seen += 1
            quiet = 0.0
            data = json.dumps(masked_values(event, ("to",)), ensure_ascii=False)
            yield f"id: {seen}\ndata: {data}\n\n"
        if job.over and seen >= len(job.events):
            return
        quiet += 1.0
        if quiet >= BEAT:
            quiet = 0.0
            yield ": 还在\n\n"
        await asyncio.sleep(0)
