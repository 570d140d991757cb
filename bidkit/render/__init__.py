"""Turn the dossier into Word sections, one per form, text, table or set of scans.

What fills Word files is imported when some are filled: a check of the data fills none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bidkit.model.document import EvidenceFault, FileTraces
from bidkit.model.dossier import Dossier
from bidkit.model.plan import RenderedVolume
from bidkit.pdf.scan import Scan, ScanPage
from bidkit.pdf.scan_memory import ScanMemory
from bidkit.render.chapters import chapter_traces
from bidkit.render.plan import plan
from bidkit.render.sources import Sources
from bidkit.render.survey import survey

__all__ = ["Evidence", "Rendered", "Sources", "evidence_faults", "look_over", "render_package"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """Every volume filled, the scan behind each sheet, the evidence files that could not be read.

    ``told`` are the evidence files and chapters that tell more than they show.
    """

    volumes: tuple[RenderedVolume, ...]
    scans: dict[tuple[Path, int], tuple[Scan, ScanPage]]
    faults: tuple[EvidenceFault, ...]
    told: tuple[FileTraces, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is wrong with the evidence files of a plan, and what they and the chapters tell unseen."""

    faults: tuple[EvidenceFault, ...]
    told: tuple[FileTraces, ...]


def look_over(dossier: Dossier, sources: Sources) -> Evidence:
    """Return what the source files of the plan show without anything being made."""
    planned = plan(dossier, {})
    surveyed = survey(planned, sources.library, ScanMemory(sources.cache))
    return Evidence(surveyed.faults, (*surveyed.told, *chapter_traces(dossier, planned, sources)))


def evidence_faults(dossier: Dossier, sources: Sources) -> tuple[EvidenceFault, ...]:
    """Return the evidence files of the plan that are missing or cannot be read."""
    return look_over(dossier, sources).faults


def render_package(dossier: Dossier, titles: Mapping[str, str], sources: Sources) -> Rendered:
    """Return the rendered package; raises TemplateError holding every broken template.

    Args:
        dossier: the bound bid.
        titles: the default title of each template id and library text id.
        sources: where Word files and scans come from.
    """
    from bidkit.render.memory import FillMemory
    from bidkit.render.sections import render

    planned = plan(dossier, titles)
    surveyed = survey(planned, sources.library, ScanMemory(sources.cache))
    everything = repr((dossier, planned, surveyed.counts(planned)))
    memory = FillMemory(sources.cache.memory("filled"), everything)
    volumes = render(dossier, planned, surveyed, sources, memory)
    scans = {(scan.path, page.index): (scan, page) for scan in surveyed.scans.values() for page in scan.pages}
    told = (*surveyed.told, *chapter_traces(dossier, planned, sources))
    return Rendered(volumes, scans, surveyed.faults, told)
