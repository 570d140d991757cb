"""Lay out the package: number the sections and decide which records' scans stand in which section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.plan import Plan, PlannedRecord, PlannedSection, PlannedVolume
from bidkit.words.numerals import chinese

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bidkit.model.dossier import Dossier
    from bidkit.model.tender import SectionPlan, VolumePlan

    Laid = dict[str, list[set[tuple[str, str]]]]
    """The files of each record that a volume holds already, one set for each time it was laid."""


def plan(dossier: Dossier, titles: Mapping[str, str]) -> Plan:
    """Return the plan of the package; ``titles`` gives the default title of each template id."""
    volumes = dossier.tender.package.volumes
    return Plan(tuple(_volume(dossier, one, number, titles) for number, one in enumerate(volumes, start=1)))


def _volume(dossier: Dossier, volume: VolumePlan, number: int, titles: Mapping[str, str]) -> PlannedVolume:
    sections = []
    laid: Laid = {}
    count = 0
    for section in volume.sections:
        count += section.in_contents
        numeral = chinese(count) if section.in_contents else ""
        records = tuple(_records(dossier, section, laid))
        sections.append(
            PlannedSection(section, volume.id, numeral, _title(dossier, section, titles), records)
        )
    return PlannedVolume(volume, chinese(number), tuple(sections))


def _title(dossier: Dossier, section: SectionPlan, titles: Mapping[str, str]) -> str:
    if section.title:
        return section.title
    form = dossier.tender.form(section.form) if section.form else None
    if form is not None:
        return form.title
    return titles.get(section.template or section.text, section.id)


def _records(dossier: Dossier, section: SectionPlan, laid: Laid) -> Iterator[PlannedRecord]:
    """Yield the records of a scans section; a page already laid in this volume is not laid again."""
    for name in section.scans:
        for proof in dossier.proofs_of(name):
            pieces = laid.setdefault(proof.record_id, [])
            fresh = [a for a in proof.attachments if not any((a.path, a.pages) in piece for piece in pieces)]
            if fresh:
                yield PlannedRecord(proof.record_id, proof.title, tuple(fresh), len(pieces))
                pieces.append({(a.path, a.pages) for a in fresh})
