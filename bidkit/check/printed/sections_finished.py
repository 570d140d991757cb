"""Every planned section stands in the finished volumes and holds something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile, pairwise

from bidkit.check.file.page_numbers import page_said
from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume, PlacedSection
from bidkit.model.facts import PdfPage
from bidkit.model.rules import Rule
from bidkit.model.tender import SectionPlan
from bidkit.source import Span
from bidkit.words.spaces import squeeze

_NUMBERING = re.compile(r"第?\d+页|共\d+页|[\d\-—/.·一二三四五六七八九十、]")
_LEAST = 4
_MOST = 0.5


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield planned sections that are missing, have no page, or whose pages hold nothing but their title."""
    made = {volume.id: volume for volume in world.volumes}
    for one in world.volumes:
        yield from _pages_lost(world, one)
    for plan, section in world.sections():
        volume = made.get(plan.id)
        name = section.title or section.id
        if volume is None:
            yield fail(
                f"{plan.id}/{section.id}", f"成品里没有分册《{plan.title}》，缺章节「{name}」", section.span
            )
            continue
        placed = next((one for one in volume.sections if one.id == section.id), None)
        if placed is None and not volume.pdf_name:
            continue  # nothing was laid out: there is no converter, and Word alone shows no pages
        if placed is None:
            yield fail(section.id, f"《{volume.title}》里没有章节「{name}」", section.span)
        elif volume.page_texts and placed.pages < 1:
            yield fail(section.id, f"《{volume.title}》的章节「{name}」一页也没有", section.span)
        elif volume.page_texts and _empty(world, volume, section, placed):
            yield fail(section.id, f"《{volume.title}》的章节「{name}」只有标题，没有内容", section.span)


def _pages_lost(world: World, volume: FinishedVolume) -> Iterator[Hit]:
    """Yield a PDF that has more or fewer pages than its sections, with the first section that is out of place.

    The numbers that the pages print tell which are gone; where they print none, titles tell where it goes wrong.
    """
    planned, there = sum(section.pages for section in volume.sections), len(volume.page_texts)
    if not there or planned == there:
        return
    gone = _gone(world, volume, planned)
    if len(gone) == planned - there:
        yield from _named_pages(volume, gone)
        return
    titled = dropwhile(lambda section: not _begins(volume, section), volume.sections)  # a cover has no title
    moved = (section for section in titled if not section.scans and not _begins(volume, section))
    first = next(moved, volume.sections[-1] if volume.sections else None)
    where = f"，从「{first.title}」（第{first.first_page}页）起对不上" if first else ""
    message = f"《{volume.title}》编排是 {planned} 页，PDF 却有 {there} 页{where}"
    yield fail(f"{volume.id}/{first.id if first else ''}", message, Span(volume.pdf_name))


def _named_pages(volume: FinishedVolume, gone: list[int]) -> Iterator[Hit]:
    """Yield each section that lost pages, with their numbers."""
    for section in volume.sections:
        lost = [str(page) for page in gone if volume.section_at(page) is section]
        if lost:
            message = (
                f"《{volume.title}》的 PDF 少了「{section.title}」的第 {'、'.join(lost)} 页（按编排的页码）"
            )
            yield fail(f"{volume.id}/{section.id}", message, Span(volume.pdf_name))


def _gone(world: World, volume: FinishedVolume, planned: int) -> list[int]:
    """Return the planned pages that no page says it is; none where a page prints no number or a strange one."""
    found = [page_said(world, text) for text in volume.page_texts]
    numbered = [(at, page) for at, page in enumerate(found, 1) if page is not None]
    if not numbered or any(page < at for at, page in numbered):
        return []
    ends = [(0, 0), *numbered, (len(found) + 1, planned + 1)]
    gone: list[int] = []
    for (at, page), (next_at, next_page) in pairwise(ends):
        lost = (next_page - next_at) - (page - at)
        gone += range(next_page - lost, next_page) if lost > 0 else ()
    return gone


def _begins(volume: FinishedVolume, section: PlacedSection) -> bool:
    """Return whether a section's first page bears its title, or the last part of a title of several parts."""
    page = volume.page_texts[section.first_page - 1] if section.first_page <= len(volume.page_texts) else ""
    return squeeze(re.split("——|[:：]", section.title)[-1]) in squeeze(page)


def _empty(world: World, volume: FinishedVolume, section: SectionPlan, placed: PlacedSection) -> bool:
    """Return whether a form or a text has no words of its own on its pages."""
    if placed.scans or not (section.form or section.text):
        return False
    first = placed.first_page - 1
    if _scanned_back(volume.pdf.pages[first : first + placed.pages]):
        return False
    text = squeeze("".join(volume.page_texts[first : first + placed.pages]))
    titles = (
        placed.title,
        section.title,
        volume.title,
        world.tender.project.name,
        world.tender.project.number,
    )
    for known in (*titles, world.library.company.name):
        text = text.replace(squeeze(known), "") if known else text
    return len(_NUMBERING.sub("", text)) < _LEAST


def _scanned_back(pages: tuple[PdfPage, ...]) -> bool:
    """Return whether a page is a picture of paper: what was printed, signed, scanned and put back has no letters."""
    return any(image.covers >= _MOST and not image.white for page in pages for image in page.images)


KIND = Kind("成品文件里每个章节都有内容", NoParameters, check)
