"""The PDF holds what is printed and nothing else: no notes on its pages, no lock, all its fonts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail, gather
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span


class Parameters(Record):
    """What to look at."""

    look: Literal["notes", "restricted", "fonts"]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield what makes a PDF more, or less, than its pages."""
    for volume in world.volumes:
        place = Span(volume.pdf_name)
        if parameters.look == "notes":
            yield from gather(_notes(volume))
        elif parameters.look == "restricted" and volume.pdf.restricted:
            yield fail(
                volume.id, f"《{volume.title}》的 PDF 设了权限限制，平台或评委可能打不开、盖不了章", place
            )
        elif parameters.look == "fonts" and volume.pdf.loose_fonts:
            names = "、".join(volume.pdf.loose_fonts[:5])
            yield fail(volume.id, f"《{volume.title}》的 PDF 没有嵌入字体 {names}，换一台电脑可能变样", place)


def _notes(volume: FinishedVolume) -> Iterator[Hit]:
    for number, page in enumerate(volume.pdf.pages, 1):
        for kind in page.notes:
            message = f"《{volume.title}》第 {number} 页有{kind}"
            yield fail(f"{volume.id}/{kind}", message, Span(volume.pdf_name, page=number))


KIND = Kind("PDF 有没有批注、限制，字体是否齐全", Parameters, check)
