"""Turn the dossier into Word sections, one per form, text, table or set of scans.

What fills Word files is imported when some are filled: a check of the data fills none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bidkit.errors import BidkitError
from bidkit.model.document import EvidenceFault, FileTraces
from bidkit.model.dossier import Dossier
from bidkit.model.plan import Plan, RenderedVolume
from bidkit.model.printed import PrintedSection
from bidkit.pdf.scans.memory import ScanMemory
from bidkit.pdf.scans.scan import Scan, ScanPage
from bidkit.render.chapters import chapter_traces
from bidkit.render.plan import plan
from bidkit.render.sources import Sources
from bidkit.render.survey import Survey, survey

__all__ = [
    "Evidence",
    "Rendered",
    "Sources",
    "evidence_faults",
    "look_over",
    "printed_package",
    "render_package",
]


@dataclass(frozen=True, slots=True)
class Rendered:
    """Every volume filled, the scan behind each sheet, the evidence files that could not be read.

    ``told`` are the evidence files and chapters that tell more than they show.
    """

    volumes: tuple[RenderedVolume, ...]
    scans: dict[tuple[Path, int], tuple[Scan, ScanPage]]
    faults: tuple[EvidenceFault, ...]
    told: tuple[FileTraces, ...] = ()

    @property
    def printed(self) -> tuple[PrintedSection, ...]:
        """Return what was printed in every section."""
        return tuple(section for volume in self.volumes for section in volume.printed())


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
    planned = plan(dossier, titles)
    surveyed = survey(planned, sources.library, ScanMemory(sources.cache))
    volumes = _filled(dossier, planned, surveyed, sources)
    scans = {(scan.path, page.index): (scan, page) for scan in surveyed.scans.values() for page in scan.pages}
    told = (*surveyed.told, *chapter_traces(dossier, planned, sources))
    return Rendered(volumes, scans, surveyed.faults, told)


def printed_package(
    dossier: Dossier, titles: Mapping[str, str], sources: Sources
) -> tuple[PrintedSection, ...] | None:
    """Return what the sections print from the data, nothing being laid out; None where one cannot be filled."""
    planned = plan(dossier, titles)
    surveyed = survey(planned, sources.library, ScanMemory(sources.cache))
    try:
        volumes = _filled(dossier, planned, surveyed, sources)
    except BidkitError:
        return None
    return tuple(section for volume in volumes for section in volume.printed())


def _filled(
    dossier: Dossier, planned: Plan, surveyed: Survey, sources: Sources
) -> tuple[RenderedVolume, ...]:
    from bidkit.render.memory import FillMemory
    from bidkit.render.sections import render

    everything = repr((dossier, planned, surveyed.counts(planned)))
    return render(dossier, planned, surveyed, sources, FillMemory(sources.cache.memory("filled"), everything))
