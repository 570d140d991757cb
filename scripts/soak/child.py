"""The command as a process that dies, by its own hand, at the n-th rename: ``SOAK_DIE=before:3`` or ``after:3``."""

from __future__ import annotations

import os
import pathlib
import shutil
import signal
import sys
from collections.abc import Callable
from typing import Any

from bidkit.cli.main import run

WHERE, _, NUMBER = os.environ.get("SOAK_DIE", "").partition(":")
seen = 0


def dying(real: Callable[..., Any]) -> Callable[..., Any]:
    """Return the call with a death before or after it, at its turn among all renames."""

    def renamed(*args: Any, **options: Any) -> Any:
        global seen
        seen += 1
        turn = seen == int(NUMBER)
        if turn and WHERE == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        value = real(*args, **options)
        if turn and WHERE == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return value

    return renamed


if __name__ == "__main__":
    if WHERE:
        for owner, name in ((pathlib.Path, "rename"), (os, "replace"), (os, "rename"), (shutil, "move")):
            setattr(owner, name, dying(getattr(owner, name)))
    sys.exit(run())
