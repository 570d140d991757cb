"""Things without words that stand in Word and not in the PDF, section by section: pictures, shapes, red, scans.

Counts where nothing better is known: a table's shading may hide a lost shape, but what is called lost is lost.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.model.document import PlacedSection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.document import FinishedVolume
    from bidkit.model.facts import Beside, PageImage, PdfPage

PICTURE, EMPTY, CLIPPED = "图片", "没有结果的域", "固定行距里的图片"
NEW_CHART = "新式图表"
UNWORDED = ("矢量图", "图形", "墨迹", "绘图画布", "嵌入对象")
OURS = ("pdf:Producer", "bidkit")
"""Of a PDF that we made; LibreOffice draws no chart of the kinds of 2016, other programs do."""
SLACK, SHARE = 3.0, 0.04
"""Points, or a share of its size, by which a picture may be larger or smaller in the PDF."""
DOT = 12.0
"""Points: a smaller picture may be one that nobody counts in the PDF."""
LEAST_RED, LEFT = 60.0, 0.4
"""Square points of red that tell of a seal, and the share of it that must be there."""
WHOLE = 0.5
"""A picture that covers more of its page is a scan."""


@dataclass(frozen=True, slots=True)
class Section:
    """What a section draws in Word, and its pages in the PDF."""

    place: PlacedSection
    things: tuple[Beside, ...]
    pages: tuple[PdfPage, ...]


def lost_drawings(volume: FinishedVolume) -> Iterator[str]:
    """Yield in Chinese what is drawn in a section of the Word file and not on its pages of the PDF."""
    for section in _sections(volume):
        yield from _scans_lost(section) if section.place.scans else _pictures_lost(section)
    if OURS in volume.metadata:
        yield from (f"{NEW_CHART}{_where(one)}" for one in volume.word.beside if one.kind == NEW_CHART)
    yield from _scans_changed(volume)


def half_shown(volume: FinishedVolume) -> Iterator[str]:
    """Yield in Chinese what Word itself does not show whole, though it may stand in the PDF."""
    for thing in volume.word.beside:
        if thing.kind == CLIPPED:
            yield f"图片只露出一条{_where(thing)}：{thing.words[0]}"
        elif thing.kind == EMPTY:
            yield f"域「{thing.words[0]}」没有结果，显示为空白{_where(thing)}"


def _sections(volume: FinishedVolume) -> Iterator[Section]:
    """Yield the sections that draw something; the whole volume as one where nobody knows them."""
    things = [one for one in volume.word.beside if one.kind == PICTURE or one.kind in UNWORDED]
    if not things or not volume.pdf.pages:
        return
    if any(volume.section(one.section) is None for one in things):
        whole = PlacedSection("", volume.title, 1, len(volume.pdf.pages))
        scanned = any(section.scans for section in volume.sections)
        yield Section(replace(whole, scans=scanned), tuple(things), volume.pdf.pages)
        return
    for place in volume.sections:
        mine = tuple(one for one in things if one.section == place.id)
        pages = volume.pdf.pages[place.first_page - 1 : place.first_page - 1 + place.pages]
        if mine and pages:
            yield Section(place, mine, pages)


def _pictures_lost(section: Section) -> Iterator[str]:
    images = [image for page in section.pages for image in page.images]
    pictures = [one for one in section.things if one.kind == PICTURE and min(one.wide, one.high) > DOT]
    unmatched, spare = _matched(pictures, images)
    missing = unmatched[spare:]
    if missing:
        yield f"图片 {len(missing)} 张（{missing[0].words[0]}）{_where(missing[0])}"
    shapes = [one for one in section.things if one.kind in UNWORDED and min(one.wide, one.high) > SLACK]
    drawn = sum(page.shapes for page in section.pages) + max(0, spare - len(unmatched))
    if len(shapes) > drawn:
        lost = shapes[drawn:]
        kinds = "、".join(dict.fromkeys(one.kind for one in lost))
        yield f"{kinds} {len(lost)} 处{_where(lost[0])}"
    if not missing:
        yield from _red_lost(section, pictures)


def _matched(pictures: Sequence[Beside], images: Sequence[PageImage]) -> tuple[list[Beside], int]:
    """Return the pictures of which no image has the size, and how many images are left for them."""
    left = list(images)
    unmatched = []
    for picture in pictures:
        same = next((image for image in left if _alike(picture, image)), None)
        if same is None:
            unmatched.append(picture)
        else:
            left.remove(same)
    return unmatched, len(left)


def _alike(picture: Beside, image: PageImage) -> bool:
    sides = ((picture.wide, picture.high), (picture.high, picture.wide))
    drawn = (image.wide, image.high)
    return any(
        all(abs(a - b) <= max(SLACK, SHARE * a) for a, b in zip(side, drawn, strict=True)) for side in sides
    )


def _red_lost(section: Section, pictures: Sequence[Beside]) -> Iterator[str]:
    """Yield a seal that is red in Word where the pages of its section show hardly any red."""
    sealed = [one for one in pictures if one.red >= LEAST_RED]
    looked = [page for page in section.pages if page.red >= 0]
    hidden = any(page.red < 0 and page.images for page in section.pages)
    if sealed and not hidden:
        wanted, seen = sum(one.red for one in sealed), sum(page.red for page in looked)
        if seen < LEFT * wanted:
            yield f"红色的印章或图案（{sealed[0].words[0]}）{_where(sealed[0])}"


def _scans_lost(section: Section) -> Iterator[str]:
    """Yield a section whose scans fill another number of pages in Word and in the PDF."""
    pictures = sum(one.kind == PICTURE for one in section.things)
    images = sum(max(1, len(page.images)) for page in section.pages)
    scans = sum(any(image.covers > WHOLE for image in page.images) for page in section.pages)
    if pictures > images:
        yield f"《{section.place.title}》的扫描件：Word 里 {pictures} 张，PDF 只有 {images} 页"
    elif scans > pictures:
        yield f"《{section.place.title}》的扫描件：PDF 有 {scans} 页，Word 里只有 {pictures} 张"


def _scans_changed(volume: FinishedVolume) -> Iterator[str]:
    """Yield photographs that differ where the others are the same to the byte, as both files are made together."""
    images = [image for page in volume.pdf.pages for image in page.images]
    in_word = Counter(one.digest for one in volume.word.beside if one.digest)
    in_pdf = Counter(image.digest for image in images)
    same = sum((in_word & in_pdf).values())
    changed = [one for one in volume.word.beside if one.digest and one.digest not in in_pdf]
    if same > len(changed) > 0:
        others = [
            image
            for image in images
            if image.digest not in in_word and any(_alike(one, image) for one in changed)
        ]
        if others:
            yield f"{len(changed)} 张图片两边不是同一张{_where(changed[0])}"


def _where(thing: Beside) -> str:
    return f"（在「{thing.before[-12:]}」之后）" if thing.before else ""
