"""Turn the dossier into Word sections, one per form, text, table or set of scans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bidkit.model.document import EvidenceFault
from bidkit.model.dossier import Dossier
from bidkit.model.plan import RenderedVolume
from bidkit.pdf.scan_memory import ScanMemory
from bidkit.pdf.scans import Scan, ScanPage
from bidkit.render.memory import FillMemory
from bidkit.render.plan import plan
from bidkit.render.sections import Sources, render
from bidkit.render.survey import survey

__all__ = ["Rendered", "Sources", "evidence_faults", "render_package"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """Every volume filled, the scan behind each sheet, and the evidence files that could not be read."""

    volumes: tuple[RenderedVolume, ...]
    scans: dict[tuple[Path, int], tuple[Scan, ScanPage]]
    faults: tuple[EvidenceFault, ...]


def evidence_faults(dossier: Dossier, sources: Sources) -> tuple[EvidenceFault, ...]:
    """Return the evidence files of the plan that are missing or cannot be read."""
    return survey(plan(dossier, {}), sources.library, ScanMemory(sources.cache / "scans")).faults


def render_package(dossier: Dossier, titles: Mapping[str, str], sources: Sources) -> Rendered:
    """Return the rendered package; raises TemplateError holding every broken template.

    Args:
        dossier: the bound bid.
        titles: the default title of each template id and library text id.
        sources: where Word files and scans come from.
    """
    planned = plan(dossier, titles)
    surveyed = survey(planned, sources.library, ScanMemory(sources.cache / "scans"))
    everything = repr((dossier, planned, surveyed.counts(planned)))
    memory = FillMemory(sources.cache / "filled", everything)
    volumes = render(dossier, planned, surveyed, sources, memory)
    scans = {(scan.path, page.index): (scan, page) for scan in surveyed.scans.values() for page in scan.pages}
    return Rendered(volumes, scans, surveyed.faults)
