"""Find a tender of a workspace by its name or its folder."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.load.place import Workspace, find_workspace

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = ("tenders", "examples")
MOST_NAMED = 8


def find_tender(workspace: Path, name: str) -> Workspace:
    """Return the workspace of a tender given as a folder or as a name under tenders/ or examples/.

    Raises:
        UnreadableError: there is none of this name; the cure lists those that exist, the nearest first.
    """
    candidates = (workspace / name, *(workspace / folder / name for folder in FOLDERS))
    found = next((folder for folder in candidates if (folder / "tender.yaml").is_file()), None)
    known = tender_names(workspace) if found is None else ()
    if known and not any(folder.exists() for folder in candidates):
        near = difflib.get_close_matches(name, known, n=len(known), cutoff=0.0)
        cure = f"现有的项目：{'、'.join(near[:MOST_NAMED])}{' …' if len(near) > MOST_NAMED else ''}"
        raise UnreadableError(f"没有叫「{name}」的项目", cure=cure)
    return find_workspace(found or next((one for one in candidates if one.exists()), workspace / name))


def tender_names(workspace: Path) -> tuple[str, ...]:
    """Return the names under which the tenders of a workspace can be called, in order."""
    found = (path for folder in FOLDERS for path in (workspace / folder).glob("*/tender.yaml"))
    return tuple(sorted({path.parent.name for path in found}))
