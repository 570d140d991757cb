"""Say where everything stands in the linked package, for the sheets around the bid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.places import Places, VolumePlace

if TYPE_CHECKING:
    from bidkit.link import Linked
    from bidkit.model.tender import VolumePlan


def places(linked: Linked, plans: tuple[VolumePlan, ...]) -> Places:
    """Return the pages of every volume, section and anchor; ``plans`` are the volumes in the same order."""
    volumes = [
        VolumePlace(made.id, plan.title, made.pdf.name if made.pdf else "", made.pages, made.sections)
        for made, plan in zip(linked.volumes, plans, strict=True)
    ]
    return Places(tuple(volumes), linked.anchors)
