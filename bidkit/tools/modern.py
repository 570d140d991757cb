"""An old Word or WPS file made a .docx by LibreOffice, for reading only; the original is never touched."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.errors import ToolFailedError
from bidkit.store.disk import refuse_no_room
from bidkit.tools.profile import borrow_profile
from bidkit.tools.run import run
from bidkit.tools.soffice import locate_soffice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.watch import Stop

PATIENCE = 180
CURE = "请在 Word 或 WPS 中打开它，另存为 .docx 后再读"


@contextmanager
def as_docx(path: Path, wanted: str = "", stop: Stop | None = None) -> Iterator[Path]:
    """Give the file as a .docx of the same name in a folder that is gone afterwards; ``stop`` ends the converter."""
    soffice = locate_soffice(wanted)
    with tempfile.TemporaryDirectory(prefix="bidkit-read-") as temporary:
        out = Path(temporary) / "out"
        with borrow_profile(Path(temporary)) as profile:
            argv = [soffice.path, profile.argument, "--headless", "--norestore", "--nologo"]
            argv += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(path.resolve())]
            env = {"SAL_USE_VCLPLUGIN": "svp"}
            done = run(argv, timeout=PATIENCE, cwd=Path(temporary), env=env, stop=stop)
        made = out / f"{path.stem}.docx"
        if not made.is_file():
            refuse_no_room(Path(temporary))
            why = "" if done.ok else f"（soffice 异常退出，代码 {done.code}）"
            raise ToolFailedError(f"LibreOffice 打不开 {path.name}{why}", cure=CURE)
        yield made
