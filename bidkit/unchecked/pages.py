"""What a person looks at where no rule can: the finished pages of some sections as one short digest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bidkit.check.world import World
    from bidkit.model.document import FinishedVolume
    from bidkit.model.tender import SectionPlan, VolumePlan

LETTERS = 8


def digest_of(counts: Callable[[VolumePlan, SectionPlan], bool]) -> Callable[[World], str]:
    """Return what gives the digest of the pages of the sections that count; "" while no page is made."""

    def digest(world: World) -> str:
        wanted = {(volume.id, section.id) for volume, section in world.sections() if counts(volume, section)}
        made = [line for volume in world.volumes for line in _pages(volume, wanted)]
        return hashlib.sha256("\n".join(made).encode()).hexdigest()[:LETTERS] if made else ""

    return digest


def _pages(volume: FinishedVolume, wanted: set[tuple[str, str]]) -> Iterator[str]:
    """Yield what the pages show: their letters and the digests of their pictures."""
    for section in volume.sections:
        if (volume.id, section.id) in wanted:
            for page in range(section.first_page, section.first_page + section.pages):
                if page <= len(volume.page_texts):
                    yield volume.page_texts[page - 1]
                if page <= len(volume.pdf.pages):
                    yield from (image.digest for image in volume.pdf.pages[page - 1].images)
