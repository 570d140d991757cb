"""What the checking process is asked to do; each is one workflow with the clock of the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit import door
from bidkit.flow.job import Job
from bidkit.flow.rows import Looked, TakenRows, change_rows, look

if TYPE_CHECKING:
    from bidkit.load.place import Workspace
    from bidkit.model.book import Told


def look_at(place: Workspace) -> Looked:
    """Return a tender checked."""
    return look(_job(place))


def change(place: Workspace, told: Told, by: str) -> TakenRows:
    """Return what changed rows brought."""
    return change_rows(_job(place), told, by)


def _job(place: Workspace) -> Job:
    return Job(place, today=door.today(), now=door.now())
