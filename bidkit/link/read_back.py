"""The linked package as the rules read it: the bytes that will be handed in, read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bidkit.finished.memory import ReadMemory
    from bidkit.link import Linked, LinkedVolume
    from bidkit.model.document import FinishedVolume
    from bidkit.model.tender import VolumePlan
    from bidkit.store.cache import Cache


def read_back(
    linked: Linked, plans: tuple[VolumePlan, ...], cache: Cache | None = None
) -> tuple[FinishedVolume, ...]:
    """Return the finished volumes as the checks read them; page texts are empty without a converter.

    Args:
        linked: the linked package.
        plans: the planned volumes, in the same order.
        cache: what was read is kept there; None keeps nothing.
    """
    from bidkit.finished.memory import ReadMemory

    memory = ReadMemory(cache)
    return tuple(
        read_volume(volume, plan, memory) for volume, plan in zip(linked.volumes, plans, strict=True)
    )


def read_volume(volume: LinkedVolume, plan: VolumePlan, memory: ReadMemory) -> FinishedVolume:
    """Return one finished volume; that its pages are where they were laid is for the rules to see."""
    from bidkit.finished.volume import PdfForm, WordForm, finished_volume

    word = WordForm(volume.word.name, memory.word(volume.word))
    pdf = PdfForm(volume.pdf.name, memory.pdf(volume.pdf)) if volume.pdf else None
    return finished_volume(plan, word, pdf, volume.sections)
