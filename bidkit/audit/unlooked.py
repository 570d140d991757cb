"""What an audit could not look at: pages without text, a volume without its Word or PDF form, the data behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.check.world import World
from bidkit.codes import CODES
from bidkit.model.duty import desk
from bidkit.model.unchecked import Unchecked
from bidkit.unchecked import unchecked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bidkit.finding import Finding
    from bidkit.model.dossier import Dossier
    from bidkit.model.rules import Checklist, Stage

FILES: tuple[Stage, ...] = ("document",)
DECIDES = {"V003": True, "V004": True, "V005": True, "V002": False, "V006": False}
"""Findings of files that nobody could look into; a page or a form of a volume that stays unseen may hide anything."""


def unlooked(findings: Iterable[Finding], checklist: Checklist, dossier: Dossier) -> tuple[Unchecked, ...]:
    """Return what was not looked at, what decides first; a waived finding is somebody's answer and left out."""
    found = [*_files(findings), *unchecked(checklist, World(dossier), FILES)]
    return tuple(sorted(found, key=lambda one: not one.decides))


def _files(findings: Iterable[Finding]) -> Iterator[Unchecked]:
    for one in findings:
        if one.code in DECIDES and not one.waived_by:
            yield Unchecked(
                what=CODES[one.code].title,
                why=one.message,
                cure=one.cure,
                who=desk(one),
                decides=DECIDES[one.code],
                codes=(one.code,),
            )
