"""Open every evidence file of the plan once: its pages, or what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.model.anchors import record_anchor, record_end_anchor
from bidkit.model.document import EvidenceFault, FileTraces
from bidkit.model.plan import Plan, PlannedRecord, PlannedSection, Sheet
from bidkit.pdf.scans.memory import ScanMemory
from bidkit.pdf.scans.scan import Scan

if TYPE_CHECKING:
    from bidkit.model.library import Attachment

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Survey:
    """The scans of the plan by (path, pages), the files that could not be read, and those that tell too much."""

    scans: dict[Key, Scan]
    faults: tuple[EvidenceFault, ...]
    told: tuple[FileTraces, ...] = ()

    def sheets(self, section: PlannedSection) -> tuple[Sheet, ...]:
        """Return the sheets of a section in order, with their captions and anchors."""
        found: list[Sheet] = []
        for record in section.records:
            found += _record_sheets(record, section.volume_id, self.scans)
        return tuple(found)

    def counts(self, plan: Plan) -> dict[Key, int]:
        """Return how many sheets each record has in each volume, by (volume id, its name in the plan)."""
        counts: dict[Key, int] = {}
        for section in plan.sections:
            for record in section.records:
                key = (section.volume_id, record.name)
                counts[key] = counts.get(key, 0) + len(_record_sheets(record, section.volume_id, self.scans))
        return counts


def survey(plan: Plan, library: Path, memory: ScanMemory) -> Survey:
    """Return what the evidence files of the plan hold; a bad file is a fault, not an exception."""
    wanted: dict[Key, str] = {}
    for section in plan.sections:
        for record in section.records:
            for attachment in record.attachments:
                wanted.setdefault((attachment.path, attachment.pages), record.record_id)

    def look(key: Key) -> Scan | UnreadableError:
        try:
            return memory.inspect(library / key[0], key[1])
        except UnreadableError as error:
            return error

    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor() as pool:  # decoding pictures leaves Python free
        seen = dict(zip(wanted, pool.map(look, wanted), strict=True))
    scans = {key: found for key, found in seen.items() if isinstance(found, Scan)}
    faults = tuple(
        EvidenceFault(wanted[key], key[0], found.message, found.cure)
        for key, found in seen.items()
        if isinstance(found, UnreadableError)
    )
    told = {key[0]: traces for key, scan in scans.items() if (traces := _traces(key[0], scan, wanted[key]))}
    return Survey(scans, faults, tuple(told.values()))


def _traces(path: str, scan: Scan, owner: str) -> FileTraces | None:
    """Return what a scan is beside its picture, and how small its type becomes; None where there is nothing to say."""
    small = min(
        ((page.size.shown_letters(), page.index + 1) for page in scan.pages if page.size.is_shrunk()),
        default=(0.0, 0),
    )
    words = "\n".join(page.words for page in scan.pages if page.words)
    if not (scan.told or scan.signatures or small[1] or words):
        return None
    return FileTraces(path, scan.told, owner, scan.signatures, round(small[0], 1), small[1], words)


def _record_sheets(record: PlannedRecord, volume_id: str, scans: dict[Key, Scan]) -> list[Sheet]:
    pages = [(a, scan, page) for a in record.attachments for scan, page in _pages(a, scans)]
    sheets = []
    for number, (attachment, scan, page) in enumerate(pages, start=1):
        anchors = []
        if number == 1:
            anchors.append(record_anchor(volume_id, record.name))
        if number == len(pages):
            anchors.append(record_end_anchor(volume_id, record.name))
        tail = f"（第{number}页，共{len(pages)}页）" if len(pages) > 1 else ""
        caption = f"{_title(record, attachment)}{tail}"
        sheets.append(Sheet(record.name, scan.path, page, caption, tuple(anchors), number == 1, tail))
    return sheets


def _pages(attachment: Attachment, scans: dict[Key, Scan]) -> list[tuple[Scan, int]]:
    scan = scans.get((attachment.path, attachment.pages))
    return [(scan, page.index) for page in scan.pages] if scan is not None else []


def _title(record: PlannedRecord, attachment: Attachment) -> str:
    """Return what the line above a scan names: record and paper, neither said twice."""
    for whole, part in ((record.title, attachment.title), (attachment.title, record.title)):
        if part in whole:
            return whole
    return f"{record.title} {attachment.title}".strip()
