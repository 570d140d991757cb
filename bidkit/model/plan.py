"""What goes where before any page is made: volumes, numbered sections, and the scans laid into them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bidkit.model.anchors import piece_name
from bidkit.model.library import Attachment
from bidkit.model.printed import NOTHING, PrintedSection, PrintedText, captioned
from bidkit.model.tender import SectionPlan, VolumePlan


@dataclass(frozen=True, slots=True)
class PlannedRecord:
    """A record whose scans are laid in a section, each file once.

    ``piece`` counts from 0 how often the record was laid in the volume before: its scans may stand apart, the licence
    of a company here and its tax receipts forty pages on.
    """

    record_id: str
    title: str
    attachments: tuple[Attachment, ...]
    piece: int = 0

    @property
    def name(self) -> str:
        """Return the name of these pages in their volume, by which page numbers ask for them."""
        return piece_name(self.record_id, self.piece)


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section with its number in the volume (一, 二 …; empty when it is not in the contents)."""

    plan: SectionPlan
    volume_id: str
    number: str
    title: str
    records: tuple[PlannedRecord, ...] = ()

    @property
    def id(self) -> str:
        """Return the id of the section, unique over the package."""
        return self.plan.id


@dataclass(frozen=True, slots=True)
class PlannedVolume:
    """A volume with its sections in order."""

    plan: VolumePlan
    number: str
    sections: tuple[PlannedSection, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole package as planned."""

    volumes: tuple[PlannedVolume, ...]

    @property
    def sections(self) -> tuple[PlannedSection, ...]:
        """Return every section of every volume."""
        return tuple(section for volume in self.volumes for section in volume.sections)

    def volume_of_section(self, section_id: str) -> str:
        """Return the id of the volume that holds a section; empty when none does."""
        return next((section.volume_id for section in self.sections if section.id == section_id), "")

    def section_of_form(self, form_id: str) -> str:
        """Return the id of the section made from a prescribed form; empty when none is."""
        return next((section.id for section in self.sections if section.plan.form == form_id), "")

    def runs(self, volume_id: str, record_id: str) -> tuple[tuple[PlannedRecord, ...], ...]:
        """Return the stretches of pages that a record's scans take in a volume: pieces laid one behind the other."""
        return tuple(
            tuple(run)
            for section in self.sections
            if section.volume_id == volume_id
            for ours, run in groupby(section.records, key=lambda one: one.record_id == record_id)
            if ours
        )

    def volumes_of_record(self, record_id: str) -> tuple[str, ...]:
        """Return the ids of the volumes that a record's scans are laid in."""
        holding = [s.volume_id for s in self.sections if any(r.record_id == record_id for r in s.records)]
        return tuple(dict.fromkeys(holding))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of one scan as it will stand in the package; ``page`` counts from 0 within the file.

    ``record`` is the name of the planned record that it belongs to; ``tail`` the end of the caption that counts pages.
    """

    record: str
    file: Path
    page: int
    caption: str
    anchors: tuple[str, ...]
    first: bool
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A rendered section: a Word file with tokens in it, then the sheets that follow it.

    ``source`` is the file it was made from, as messages show it; ``printed`` are its words with their origins.
    """

    planned: PlannedSection
    word: bytes
    sheets: tuple[Sheet, ...] = ()
    source: str = ""
    printed: PrintedText = NOTHING

    @property
    def id(self) -> str:
        """Return the id of the section."""
        return self.planned.id


@dataclass(frozen=True, slots=True)
class RenderedVolume:
    """A volume with its rendered sections in order."""

    planned: PlannedVolume
    sections: tuple[Section, ...]

    def printed(self) -> tuple[PrintedSection, ...]:
        """Return what was printed in its sections, for the rules to hold against the finished files."""
        return tuple(_printed(section, self.planned.plan.id) for section in self.sections)


def _printed(section: Section, volume_id: str) -> PrintedSection:
    plan = section.planned.plan
    ids = {record.name: record.record_id for record in section.planned.records}
    captions = [
        (ids.get(sheet.record, sheet.record), sheet.caption.removesuffix(sheet.tail), sheet.tail)
        for sheet in section.sheets
    ]
    return PrintedSection(
        id=section.id,
        volume_id=volume_id,
        title=section.planned.title,
        own=not plan.text,
        form=plan.form,
        scans=bool(section.sheets),
        text=captioned(section.printed, captions),
    )
