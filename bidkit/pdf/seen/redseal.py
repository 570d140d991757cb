"""Look for a round red seal on a page: yes, no, or a person must look.

The page is drawn small, its red pixels are gathered into patches, and a patch is judged by its size in millimetres
and by how much of a ring it makes. It tells that a seal is there, never whose; it proves nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PIL import ImageFilter

from bidkit.pdf.seen.red import red_mask
from bidkit.pdf.seen.small import POINTS_PER_MM, draw_page, drawable, has_colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from PIL import Image

DPMM = 1.6
ROUND = (24.0, 62.0)
LEAST_PATCH = 12.0
LEAST_BREADTH = 8.0
RING_ASPECT, PART_ASPECT = 1.6, 2.6
SECTORS = 36
RING_SHARE = 0.7
SOLID = 0.85
SCRAPS = 12


class Seal(StrEnum):
    """Whether a red seal is on a page; ``person`` means that a machine cannot tell."""

    YES = "yes"
    NO = "no"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class SealLook:
    """What a page shows: the answer, and why in Chinese."""

    page: int
    answer: Seal
    why: str


@dataclass(frozen=True, slots=True)
class _Patch:
    """Red pixels that hang together, in millimetres: size, ring share and how much of the box is red."""

    width: float
    height: float
    ring: float
    fill: float

    @property
    def long(self) -> float:
        return max(self.width, self.height)

    @property
    def aspect(self) -> float:
        return self.long / max(0.1, min(self.width, self.height))

    @property
    def ring_like(self) -> bool:
        sized = ROUND[0] <= self.long <= ROUND[1] and self.aspect <= RING_ASPECT
        return sized and self.ring >= RING_SHARE and self.fill < SOLID

    @property
    def odd(self) -> bool:
        """Large enough for a part of a seal, and no line of red writing."""
        broad = min(self.width, self.height) >= LEAST_BREADTH
        return broad and self.long >= LEAST_PATCH and self.aspect <= PART_ASPECT


def look_for_seals(path: Path, pages: Sequence[int]) -> tuple[SealLook, ...]:
    """Return what each of the pages (from 1) shows."""
    with drawable(path) as document:
        looks = []
        for page in pages:
            width = document.get_page_size(page - 1)[0]
            picture = draw_page(document, page - 1, max(60, round(width / POINTS_PER_MM * DPMM)))
            looks.append(_judge(page, picture, scanned=_is_scanned(document, page - 1)))
        return tuple(looks)


def judge_picture(picture: Image.Image, dpmm: float = DPMM) -> Seal:
    """Return the answer for a picture of a page drawn with so many pixels a millimetre."""
    return _answer(_patches(picture, dpmm))[0]


def _judge(page: int, picture: Image.Image, *, scanned: bool) -> SealLook:
    answer, why = _answer(_patches(picture, DPMM))
    if answer is Seal.NO and scanned and not has_colour(picture):
        return SealLook(page, Seal.PERSON, "黑白扫描件，看不出有没有红章")
    return SealLook(page, answer, why)


def _answer(patches: Sequence[_Patch]) -> tuple[Seal, str]:
    rings = [patch for patch in patches if patch.ring_like]
    if rings:
        return Seal.YES, f"有直径约 {rings[0].long:.0f} 毫米的红色圆章"
    odd = [patch for patch in patches if patch.odd]
    if odd:
        return Seal.PERSON, f"有 {odd[0].long:.0f} 毫米大的红色图案，但不像完整的圆章"
    return Seal.NO, "没有看到红色圆章"


def _patches(picture: Image.Image, dpmm: float) -> list[_Patch]:
    """Return the red patches, the largest first."""
    mask = red_mask(picture)
    thick = mask.filter(ImageFilter.MaxFilter(5))
    width = picture.width
    red = mask.tobytes()
    groups = _groups({index for index, bit in enumerate(thick.tobytes()) if bit}, width)
    found = []
    for group in groups:
        inked = [(index % width, index // width) for index in group if red[index]]
        if len(inked) >= SCRAPS:
            found.append(_measure(inked, dpmm))
    return sorted(found, key=lambda patch: -patch.long)


def _groups(pixels: set[int], width: int) -> Iterable[list[int]]:
    """Yield the pixels that touch one another."""
    while pixels:
        edge = [pixels.pop()]
        group = []
        while edge:
            here = edge.pop()
            group.append(here)
            near = {here - 1, here + 1, here - width, here + width} & pixels
            pixels -= near
            edge.extend(near)
        yield group


def _measure(inked: list[tuple[int, int]], dpmm: float) -> _Patch:
    xs, ys = [x for x, _ in inked], [y for _, y in inked]
    wide, high = max(xs) - min(xs) + 1, max(ys) - min(ys) + 1
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    sectors = set()
    for x, y in inked:
        across, down = (x - middle[0]) / (wide / 2), (y - middle[1]) / (high / 2)
        if 0.78 <= math.hypot(across, down) <= 1.12:
            sectors.add(int((math.atan2(down, across) + math.pi) / (2 * math.pi) * SECTORS) % SECTORS)
    return _Patch(wide / dpmm, high / dpmm, len(sectors) / SECTORS, len(inked) / (wide * high))


def _is_scanned(document: object, index: int) -> bool:
    """Return whether the page is a picture: no text of its own, and an image on it."""
    page = document[index]  # type: ignore[index]
    text = page.get_textpage()
    try:
        if text.count_chars() > 20:
            return False
        return any(True for _ in page.get_objects(filter=[3], max_depth=2))
    finally:
        text.close()
        page.close()
