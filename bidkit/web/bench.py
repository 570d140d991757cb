"""Everything a page may ask: the workspace, the session, what is known of the files, and the processes that work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.pdf.seen.page_look import find_words
from bidkit.web.errands import look_at
from bidkit.web.helper import Asked, Helper
from bidkit.web.jobs import Jobs
from bidkit.web.papers import DRAW_SECONDS, Papers
from bidkit.web.session import Session
from bidkit.web.shelf import PATIENCE, Shelf

if TYPE_CHECKING:
    from starlette.datastructures import UploadFile

CHECK_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Bench:
    """The workbench of one workspace."""

    root: Path
    session: Session
    checker: Asked
    shelf: Shelf
    papers: Papers
    jobs: Jobs
    soffice: str = ""

    def close(self) -> None:
        """End every process that was started."""
        self.jobs.close()
        self.shelf.close()
        self.checker.close()
        self.papers.drawer.close()


def open_bench(
    root: Path,
    soffice: str = "",
    *,
    checker: Asked | None = None,
    drawer: Asked | None = None,
    patience: float = PATIENCE,
) -> Bench:
    """Return the workbench of a workspace; nothing is started before it is needed.

    Args:
        root: the workspace.
        soffice: the converter that was asked for.
        checker: who checks and changes; a process of its own unless told.
        drawer: who draws and reads pages; another process of its own unless told.
        patience: seconds for which a page waits for a check.
    """
    checker = checker or Helper(CHECK_SECONDS, look_at)
    papers = Papers(root / ".bidkit", drawer or Helper(DRAW_SECONDS, find_words))
    papers.tidy()
    return Bench(root, Session(), checker, Shelf(root, checker, patience), papers, Jobs(), soffice)


@dataclass(frozen=True, slots=True)
class Where:
    """What an address names: the parts of its path, what stands behind the ?, and who is looking."""

    parts: Mapping[str, str]
    query: Mapping[str, str]
    me: str = ""

    def __getitem__(self, name: str) -> str:
        return self.parts[name]

    @property
    def tender(self) -> str:
        """Return the name of the tender; "" on pages that are about none."""
        return self.parts.get("t", "")


@dataclass(frozen=True, slots=True)
class Form:
    """What a person sent: fields by name, and files."""

    fields: Mapping[str, str]
    files: tuple[UploadFile, ...] = field(default=())

    def get(self, name: str) -> str:
        """Return a field without blanks around it; "" where it was not sent."""
        return self.fields.get(name, "").strip()
