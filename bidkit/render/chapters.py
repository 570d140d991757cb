"""What the Word files of the sections tell unseen: photographs that people put into their chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.errors import BidkitError
from bidkit.model.document import FileTraces
from bidkit.word.media import picture_sorts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.dossier import Dossier
    from bidkit.model.plan import Plan
    from bidkit.render.sources import Sources


def chapter_traces(dossier: Dossier, plan: Plan, sources: Sources) -> Iterator[FileTraces]:
    """Yield each Word file of the plan whose pictures tell something; one that cannot be read is said elsewhere."""
    met = set()
    for section in plan.sections:
        try:
            path = sources.of(section, dossier)
            if path in met:
                continue
            met.add(path)
            sorts = picture_sorts(path.read_bytes(), name=path.name)
        except (BidkitError, OSError):
            continue
        if sorts:
            yield FileTraces(sources.shown(path), sorts, section.id)
