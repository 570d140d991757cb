"""招标文件 and 成品 as pages to look at: pictures with their words over them, and what stands where."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bidkit.flow.kept import REPORT_NAME
from bidkit.flow.paper import paper, sources
from bidkit.web.fault import FaultError, refused
from bidkit.web.views.goods import find

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from bidkit.load.place import Workspace
    from bidkit.pdf.seen.page_look import Box
    from bidkit.web.bench import Bench, Where

WIDTH = 900


def source(bench: Bench, where: Where) -> dict[str, Any]:
    """Return a page of the buyer's document; the page with certain words where ``q`` names them."""
    place = bench.shelf.place(where.tender)
    held = sources(place)
    which = _number(where.query.get("doc", "0"), 0)
    found: dict[str, Any] = {
        "title": "招标文件",
        "documents": [one.name for one in held],
        "doc": which,
        "page": None,
        "drawn": True,
        "q": where.query.get("q", ""),
        "missing": False,
    }
    if which >= len(held):
        return found
    pages = paper(place, held[which])
    if pages is None:
        return found | {"drawn": False}
    words = where.query.get("q", "")
    return found | looked(bench, pages, _number(where.parts.get("n", "1"), 1), words)


def thumbs(bench: Bench, names: list[str]) -> list[dict[str, str]]:
    """Return each file of the library by its name and the id under which its first page may be looked at."""
    home, found = bench.root / "library", []
    for name in names:
        path = home / name
        if path.is_file() and path.resolve().is_relative_to(home.resolve()):
            found.append({"name": name, "paper": bench.papers.show(path)})
    return found


def looked(bench: Bench, path: Path, number: int, words: str = "", *, jump: bool = False) -> dict[str, Any]:
    """Return a page with its lines and the boxes of certain words; ``missing`` where these are nowhere."""
    name = bench.papers.show(path)
    place = bench.papers.find(name, words, number) if words else None
    if place is not None and (jump or number == 1):
        number = place.page
    page = bench.papers.lines(name, number)
    boxes = place.boxes if place is not None and place.page == number else ()
    if place is not None and place.page == number - 1:
        boxes = place.behind
    return {
        "missing": bool(words) and place is None,
        "page": {
            "paper": name,
            "n": number,
            "of": page.of,
            "width": round(page.width, 1),
            "height": round(page.height, 1),
            "lines": [{"text": text, **_at(box)} for text, box in page.lines],
            "marks": [_at(box) for box in boxes],
            "words": bool(page.lines),
        },
    }


def quoted(bench: Bench, place: Workspace, words: str, said: str) -> dict[str, Any] | None:
    """Return the page of the buyer's document that a quote stands on; None where it cannot be shown.

    Args:
        bench: the workbench.
        place: the tender.
        words: the quote.
        said: where it stands, in words; the page that these name is looked at first.
    """
    named = re.search(r"第\s*(\d{1,4})\s*页", said)
    number = int(named[1]) if named else 1
    for one in sources(place):
        pages = paper(place, one)
        if pages is not None and words:
            with suppress(
                FaultError
            ):  # a page that cannot be drawn keeps nobody from confirming by the words
                return looked(bench, pages, number, words, jump=True)
    return None


def volume(bench: Bench, where: Where) -> dict[str, Any]:
    """Return a page of a finished file, and what the last build found on it."""
    path = find(bench, where.tender, where["id"])
    if path.suffix != ".pdf":
        raise refused(404, "这个文件不能在这里看", "请下载后打开")
    number = _number(where["n"], 1)
    found = looked(bench, path, number, where.query.get("q", ""))
    told = [
        {name: str(one.get(name, "")) for name in ("key", "message", "cure")}
        for one in reported(bench.shelf.place(where.tender))
        if _of(one, path.name, number)
    ]
    return {"title": path.name, "id": where["id"], "findings": told, "q": where.query.get("q", ""), **found}


def reported(place: Workspace) -> list[dict[str, Any]]:
    """Return the findings of the last build as it kept them; none where there is no report that can be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        held = json.loads((place.out / f"{REPORT_NAME}.json").read_text(encoding="utf-8"))
        return [one for one in held["findings"] if isinstance(one, dict)]
    return []


def _of(finding: dict[str, Any], name: str, number: int) -> bool:
    related = finding.get("related")
    places = [finding.get("place"), *(related if isinstance(related, list) else ())]
    return any(
        one and str(one.get("file", "")).endswith(name) and one.get("page") == number for one in places
    )


async def picture(request: Request) -> Response:
    """Return a page as a PNG; its address holds the state of the document, so it never goes stale."""
    bench: Bench = request.app.state.bench
    parts = request.path_params
    found = await run_in_threadpool(bench.papers.picture, parts["doc"], int(parts["n"]), int(parts["w"]))
    return Response(
        found, media_type="image/png", headers={"Cache-Control": "private, max-age=31536000, immutable"}
    )


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() and len(text) < 7 else otherwise


def _at(box: Box) -> dict[str, float]:
    """Return a box as an overlay draws it: left, top, base line, width and height in points."""
    left, top, right, bottom = (round(one, 1) for one in box)
    return {"x": left, "y": top, "base": bottom, "w": round(right - left, 1), "h": round(bottom - top, 1)}
