"""The pages of a proof are all there, each once: no picture twice in a section, no gap in its own page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from bidkit.check.kind import Check, Hit, Kind, NoParameters, fail
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume, PlacedSection
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.spaces import squeeze

_NUMBERED = re.compile(
    r"第(\d{1,3})页[,，/、（( ]?共(\d{1,3})页|共(\d{1,3})页[,，/、 ]?第(\d{1,3})页|Page(\d{1,3})of(\d{1,3})",
    re.IGNORECASE,
)
_WHOLE = 0.5
_LEAST = 2
_FEW = 8


class Apart(Record):
    """``apart`` is how many pages lie between a picture and itself, at most."""

    apart: int = 3


def _scans(look: Callable[[FinishedVolume, PlacedSection, Any], Iterator[Hit]]) -> Check:
    """Return the check of every section of scans."""

    def check(world: World, parameters: Record, rule: Rule) -> Iterator[Hit]:
        for volume in world.volumes:
            for section in volume.sections:
                if section.scans:
                    yield from look(volume, section, parameters)

    return check


def _pages(section: PlacedSection) -> range:
    return range(section.first_page, section.first_page + section.pages)


def _twice(volume: FinishedVolume, section: PlacedSection, parameters: Apart) -> Iterator[Hit]:
    first: dict[str, int] = {}
    for number in _pages(section):
        page = volume.pdf.pages[number - 1] if number <= len(volume.pdf.pages) else None
        scans = [one for one in page.images if one.covers >= _WHOLE and not one.white] if page else []
        for image in scans:
            before = first.get(image.digest, number)
            first[image.digest] = number
            if 0 < number - before <= parameters.apart:
                message = f"《{volume.title}》「{section.title}」第 {number} 页与第 {before} 页是同一张图"
                yield fail(f"{volume.id}/{section.id}", message, Span(volume.pdf_name, page=number))
                return


def _gaps(volume: FinishedVolume, section: PlacedSection, _: NoParameters) -> Iterator[Hit]:
    """Yield papers of several pages of which one is missing, told by the numbers printed on them."""
    own, run, volumes = len(volume.page_texts), list[tuple[int, int, int]](), _stamped(volume)
    for number in _pages(section):
        text = squeeze(volume.page_texts[number - 1]) if number <= own else ""
        found = [_read(match) for match in _NUMBERED.finditer(text)]
        inner = [(at, total) for at, total in found if total not in volumes]
        run += [(number, at, total) for at, total in inner if total >= _LEAST]
    counts = Counter(total for _, _, total in run)
    for total in counts:
        seen = [(page, at) for page, at, whole in run if whole == total]
        for (before, a), (page, b) in pairwise(seen):
            if b > a + 1 and page == before + 1:
                where = f"《{volume.title}》「{section.title}」第 {before} 页"
                message = f"{where}是材料的第 {a} 页，下一页却是第 {b} 页，中间缺页"
                yield fail(f"{volume.id}/{section.id}", message, Span(volume.pdf_name, page=page))
                return
        last = seen[-1] if seen else None
        if last and last[1] < total and len(seen) >= _LEAST and last[1] == len({at for _, at in seen}):
            message = f"《{volume.title}》「{section.title}」的材料共 {total} 页，只到第 {last[1]} 页"
            yield fail(f"{volume.id}/{section.id}", message, Span(volume.pdf_name, page=last[0]))


def _stamped(volume: FinishedVolume) -> frozenset[int]:
    """Return the page counts that stand on most pages: they are the volume's own, not a paper's."""
    texts = [squeeze(text) for text in volume.page_texts]
    counts = Counter(
        total for text in texts for total in {_read(match)[1] for match in _NUMBERED.finditer(text)}
    )
    return frozenset(total for total, times in counts.items() if times * 2 > len(texts) and times > _FEW)


def _read(match: re.Match[str]) -> tuple[int, int]:
    at, total = match[1] or match[4] or match[5], match[2] or match[3] or match[6]
    return int(at), int(total)


ABOUT = "扫描材料有没有重页、缺页"
KINDS = {"twice": Kind(ABOUT, Apart, _scans(_twice)), "gap": Kind(ABOUT, NoParameters, _scans(_gaps))}
