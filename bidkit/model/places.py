"""Where everything stands in a finished package: the page of every anchor, the pages of every section."""

from __future__ import annotations

from dataclasses import dataclass, field

from bidkit.model.document import PlacedSection


@dataclass(frozen=True, slots=True)
class VolumePlace:
    """A finished volume, the name of its PDF, how many pages it has and where its sections lie."""

    id: str
    title: str
    pdf: str
    pages: int
    sections: tuple[PlacedSection, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """The page map of a finished package; ``anchors`` gives volume and page of each name of model/anchors.py."""

    volumes: tuple[VolumePlace, ...]
    anchors: dict[str, tuple[str, int]] = field(default_factory=dict)

    def section(self, section_id: str) -> tuple[VolumePlace, PlacedSection] | None:
        """Return a section by its id with the volume it lies in."""
        both = ((volume, section) for volume in self.volumes for section in volume.sections)
        return next((found for found in both if found[1].id == section_id), None)

    def volume(self, volume_id: str) -> VolumePlace:
        """Return a volume by its id; KeyError when there is none."""
        return {volume.id: volume for volume in self.volumes}[volume_id]
