"""The PDF holds what is printed and nothing else: no notes on its pages, no lock, all its fonts."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, NoParameters, fail, family, of_volumes
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.source import Span


def _notes(_: World, volume: FinishedVolume, __: NoParameters) -> Iterator[Hit]:
    for number, page in enumerate(volume.pdf.pages, 1):
        for kind in page.notes:
            message = f"《{volume.title}》第 {number} 页有{kind}"
            yield fail(f"{volume.id}/{kind}", message, Span(volume.pdf_name, page=number))


def _restricted(_: World, volume: FinishedVolume, __: NoParameters) -> Iterator[Hit]:
    if volume.pdf.restricted:
        message = f"《{volume.title}》的 PDF 设了权限限制，平台或评委可能打不开、盖不了章"
        yield fail(volume.id, message, Span(volume.pdf_name))


def _fonts(_: World, volume: FinishedVolume, __: NoParameters) -> Iterator[Hit]:
    if volume.pdf.loose_fonts:
        names = "、".join(volume.pdf.loose_fonts[:5])
        message = f"《{volume.title}》的 PDF 没有嵌入字体 {names}，换一台电脑可能变样"
        yield fail(volume.id, message, Span(volume.pdf_name))


KINDS = family(
    "PDF 有没有批注、限制，字体是否齐全",
    NoParameters,
    {"notes": of_volumes(_notes), "restricted": of_volumes(_restricted), "fonts": of_volumes(_fonts)},
)
