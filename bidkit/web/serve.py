"""The workbench as a running service: on this computer only, under a free port, with an address that lets in once."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from bidkit.errors import NotWritableError, UsageError, reason
from bidkit.flow.locks import settled
from bidkit.load.place import find_root
from bidkit.web.app import make_app
from bidkit.web.bench import open_bench

HOST, PORT = "127.0.0.1", 8765
HIGHEST = 65535
TRIED = 20


def serve(folder: Path, port: int, soffice: str, say: Callable[[str], None], *, browse: bool) -> None:
    """Serve the workspace at or above a folder until it is interrupted; ``say`` is told the address.

    Raises:
        UnreadableError: there is no workspace.
        NotWritableError: no port is free.
    """
    root = find_root(folder)
    settled(root)
    with listening(port) as held:
        number = held.getsockname()[1]
        bench = open_bench(root, soffice)
        address = f"http://{HOST}:{number}/in?t={bench.session.ticket}"
        say(address)
        if browse:
            webbrowser.open(address)
        config = uvicorn.Config(
            make_app(bench, number),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        uvicorn.Server(config).run(sockets=[held])


def listening(port: int) -> socket.socket:
    """Return a socket of this computer alone: the port asked for, else the first free one from the usual on."""
    if not 0 <= port <= HIGHEST:
        raise UsageError(f"--port 的值「{port}」不对", cure=f"请写 1 到 {HIGHEST} 之间的数")
    last: OSError | None = None
    for number in (port,) if port else range(PORT, PORT + TRIED):
        held = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            held.bind((HOST, number))
        except OSError as error:
            held.close()
            last = error
            continue
        held.listen(128)
        return held
    assert last is not None
    cure = "请用 --port 换一个端口，或关掉正在运行的工作台"
    raise NotWritableError(f"端口用不了：{reason(last)}", cure=cure)
