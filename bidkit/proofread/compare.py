"""Everything that the finished volumes say otherwise than it was printed from the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.proofread.in_pdf import in_pdf
from bidkit.proofread.in_word import in_word
from bidkit.proofread.sorts import star_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.document import FinishedVolume
    from bidkit.model.dossier import Dossier
    from bidkit.model.printed import PrintedSection
    from bidkit.proofread.misprint import Misprint


def misprints(
    printed: Sequence[PrintedSection], volumes: Sequence[FinishedVolume], dossier: Dossier
) -> tuple[Misprint, ...]:
    """Return the differences of all volumes, each said once: in Word, and in the PDF what Word does not show."""
    stars = star_words(dossier)
    return tuple(one for volume in volumes for one in _volume(printed, volume, stars))


def _volume(
    printed: Sequence[PrintedSection], volume: FinishedVolume, stars: frozenset[str]
) -> Iterator[Misprint]:
    sections = [section for section in printed if section.volume_id == volume.id]
    if not sections:
        return
    found = list(in_word(volume, sections, stars))
    yield from found
    for one in in_pdf(volume, sections, stars):
        if not any(known.says(one) for known in found):
            yield one
