"""Who is let in: this computer's own browser, with the key, from our own pages, with bodies of a bearable size.

A page of another site may name this address, and a name of its own may be made to point here (DNS rebinding): so the
``Host`` is looked at first, then the cookie, and for what changes anything also where the request came from.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from bidkit.web.session import Session

COOKIE = "bidkit"
SMALL, LARGE = 2 << 20, 201 << 20
"""Bytes of a form, and of one that brings files."""
DOOR, STATIC = "/in", "/static/"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ENTER = "请用 bidkit serve 打印的网址进来；网址只能用一次，用过的请重新运行 bidkit serve"


class TooLarge(Exception):
    """A body is larger than was said or than is borne."""


class Guard:
    """The door in front of the application."""

    def __init__(self, app: ASGIApp, session: Session, port: int) -> None:
        self.app, self.session, self.port = app, session, port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer why not."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers, limit = Headers(scope=scope), SMALL
        refusal = self._refusal(scope, headers)
        if "multipart/form-data" in headers.get("content-type", ""):
            limit = LARGE
        length = headers.get("content-length", "0")
        if refusal is None and (not length.isdigit() or int(length) > limit):
            refusal = (413, f"文件太大，一次最多 {limit >> 20} MB")
        answer = _with_headers(send)
        if refusal is not None:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, answer)
            return
        try:
            await self.app(scope, _counted(receive, limit), answer)
        except TooLarge:
            await PlainTextResponse(f"文件太大，一次最多 {limit >> 20} MB", 413)(scope, receive, answer)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """Return the status and words with which a request is turned away; None where it may pass."""
        host, path = headers.get("host", ""), scope["path"]
        if (
            host not in (f"127.0.0.1:{self.port}", f"localhost:{self.port}")
            or len(headers.getlist("host")) != 1
        ):
            return 400, "不认识这个网址"
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "不支持这种请求"
        if (
            path != DOOR
            and not path.startswith(STATIC)
            and not self.session.knows(_cookie(headers, self.port))
        ):
            return 401, ENTER
        if scope["method"] == "POST" and not _own(headers, host):
            return 403, "请求不是从工作台的页面发出的，没有执行"
        return None


def cookie_name(port: int) -> str:
    """Return the name of the cookie; ports of one computer share their cookies."""
    return f"{COOKIE}-{port}"


def _cookie(headers: Headers, port: int) -> str:
    try:
        held = SimpleCookie(headers.get("cookie", "")).get(cookie_name(port))
    except CookieError:
        return ""
    return held.value if held is not None else ""


def _own(headers: Headers, host: str) -> bool:
    """Return whether a request comes from a page of ours: both signs have to agree where both are there."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return False
    return site in (None, "same-origin") and origin in (None, f"http://{host}")


def _counted(receive: Receive, limit: int) -> Receive:
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise TooLarge
        return message

    return counting


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending
