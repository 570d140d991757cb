"""What the Word files of the sections tell unseen: photographs that people put into their chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bidkit.errors import BidkitError
from bidkit.model.document import FileTraces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bidkit.model.dossier import Dossier
    from bidkit.model.plan import Plan
    from bidkit.render.sources import Sources

_SORTS = TypeAdapter(tuple[str, ...])


def chapter_traces(dossier: Dossier, plan: Plan, sources: Sources) -> Iterator[FileTraces]:
    """Yield each Word file of the plan whose pictures tell something; one that cannot be read is said elsewhere."""
    met = set()
    for section in plan.sections:
        try:
            path = sources.of(section, dossier)
            if path in met:
                continue
            met.add(path)
            sorts = _sorts(path, sources)
        except (BidkitError, OSError):
            continue
        if sorts:
            yield FileTraces(sources.shown(path), sorts, section.id)


def _sorts(path: Path, sources: Sources) -> tuple[str, ...]:
    """Return what ``picture_sorts`` returns, from memory for the bytes of a file that was looked at before."""
    data = path.read_bytes()

    def look() -> tuple[str, ...]:
        from bidkit.word.media import picture_sorts  # brings lxml

        return picture_sorts(data, name=path.name)

    return sources.cache.memory("chapters").made(_SORTS, look, data)
