"""The table of addresses: every page with its JSON beside it, and everything that changes something."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bidkit.web.answer import Act, Screen, act_route, enter, failed, fault_page, screen_routes
from bidkit.web.fault import FaultError
from bidkit.web.guard import Guard
from bidkit.web.views import (
    books,
    findings,
    goods,
    home,
    inbox,
    me,
    overview,
    paper,
    review,
    sheet,
    stock,
    tasks,
    trail,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bidkit.web.bench import Bench

SCREENS = (
    Screen("/", "home", home.view),
    Screen("/me", "me", me.view),
    Screen("/help", "help", me.help_view),
    Screen("/history", "history", trail.view),
    Screen("/jobs", "jobs", tasks.view),
    Screen("/jobs/{n:int}", "job", tasks.one),
    Screen("/library", "library", stock.view),
    Screen("/library/inbox", "inbox", inbox.view),
    Screen("/library/{id}", "record", stock.record),
    Screen("/t/{t}", "overview", overview.view),
    Screen("/t/{t}/review", "review", review.view),
    Screen("/t/{t}/review/{key:path}", "review", review.view),
    Screen("/t/{t}/findings", "findings", findings.view),
    Screen("/t/{t}/findings/{key:path}", "finding", findings.one),
    Screen("/t/{t}/goods", "goods", goods.view),
    Screen("/t/{t}/v/{id}/{n:int}", "volume", paper.volume),
    Screen("/t/{t}/source", "source", paper.source),
    Screen("/t/{t}/source/{n:int}", "source", paper.source),
    Screen("/t/{t}/books", "books", books.view),
    Screen("/t/{t}/s/{sheet}", "sheet", sheet.view),
    Screen("/t/{t}/s/{sheet}/{key:path}", "row", sheet.row),
)
ACTS = (
    Act("/me", me.save),
    Act("/history/{n:int}/undo", trail.undo_one),
    Act("/library/inbox", inbox.drop),
    Act("/library/inbox/{name}", inbox.bring),
    Act("/tenders", tasks.begin),
    Act("/jobs/{n:int}/stop", tasks.stop),
    Act("/t/{t}/build", tasks.build),
    Act("/t/{t}/sheets", tasks.sheets),
    Act("/t/{t}/clarify", tasks.clarify),
    Act("/t/{t}/source/draw", tasks.draw),
    Act("/t/{t}/books/{name}", books.bring),
    Act("/t/{t}/review/{key:path}", review.say),
    Act("/t/{t}/s/{sheet}/{key:path}", sheet.save),
)
PLAIN = (
    Route("/in", enter),
    Route("/jobs/{n:int}/events", tasks.events),
    Route("/pages/{doc}/{n:int}-{w:int}.png", paper.picture),
    Route("/t/{t}/files/{id}", goods.download),
    Route("/library/inbox/{name}.xlsx", inbox.fetch),
    Route("/t/{t}/books/{name}.xlsx", books.fetch),
)
STATIC = Path(__file__).parent / "static"


def make_app(bench: Bench, port: int) -> Starlette:
    """Return the workbench as an application that is reached under a port of this computer."""

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        yield
        bench.close()

    routes = [
        *(route for screen in SCREENS for route in screen_routes(screen)),
        *(act_route(act) for act in ACTS),
        *PLAIN,
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, session=bench.session, port=port)],
        exception_handlers={FaultError: fault_page, HTTPException: failed, 500: failed},
        lifespan=life,
    )
    app.state.bench, app.state.port = bench, port
    return app
