"""Page numbers that the files print lead where they say: contents lines, index rows, the number on each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bidkit.check.columns import grids
from bidkit.check.file.proof_pages import pages_said_otherwise
from bidkit.check.kind import Hit, NoParameters, fail, family, gather, of_volumes
from bidkit.check.text import lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.source import Span
from bidkit.words.spaces import squeeze

_ENTRY = re.compile(r"^(.{2,80}?)[\s.…·．]*[\t\s.…·．](\d{1,4})$")
_COLUMNS = {
    "page": r"^(?:所在|对应)?(?:投标文件)?(?:中的?)?(?:页码|页数|所在页|起止页码|页次|对应页码?)(?:\(.*\))?$|页码"
}
_NO_PAGE = re.compile(
    r"^(?:第?\s*页?|第?[\s_]*页|第[-—/~至]*页?|[-—~至]+页|P\.?|第0页|0|见附件|待编|[?？]+)$", re.IGNORECASE
)
_INDEXED = re.compile(r"评分|评审|审查|要求|条款|证明|材料|内容|名称及?所?在?页")
_NUMBER = re.compile(r"\d{1,4}")
_COUNTED = re.compile(r"^[一二三四五六七八九十]{1,3}、")
_HEAD = 14
SEVERAL = 3
"""Of more wrong lines in one contents than this a list is made."""
SHOWN = 5


def _lines_of_contents(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
    if volume.page_texts:
        yield from _together(volume, list(gather(_contents(world, volume))))


def _printed_numbers(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
    return _printed(world, volume) if volume.page_texts else iter(())


def _contents(world: World, volume: FinishedVolume) -> Iterator[Hit]:
    """Yield contents lines whose words do not stand on the page they name."""
    first = world.tender.package.page.first
    texts = [squeeze(text) for text in volume.page_texts]
    for line in lines(volume):
        match = _ENTRY.match(line.text.strip()) if line.contents else None
        if match is None:
            continue
        title, page = squeeze(match[1]), int(match[2]) - first + 1
        # A buyer's own form prints its title without the number that the volume gives it.
        bare = _COUNTED.sub("", title)
        words = re.sub(r"[^\w]", "", bare)[-_HEAD:]
        shown = re.sub(r"[^\w]", "", texts[page - 1]) if 1 <= page <= len(texts) else ""
        if words and words not in shown and not _by_scan(volume, page) and not _own_title(volume, bare, page):
            real = next(
                (
                    n
                    for n, text in enumerate(texts, 1)
                    if words in re.sub(r"[^\w]", "", text) and not _is_contents(text)
                ),
                0,
            )
            where = f"实际在第 {real + first - 1} 页" if real else "全册都没有找到"
            message = f"《{volume.title}》目录「{match[1].strip()}」写第 {match[2]} 页，{where}"
            yield fail(f"{volume.id}/{title[:30]}", message, line.span)


def _together(volume: FinishedVolume, hits: list[Hit]) -> Iterator[Hit]:
    """Yield the wrong lines of a contents; many are one fault, such as a page more before them, and said as one."""
    if len(hits) <= SEVERAL:
        yield from hits
        return
    head = f"《{volume.title}》目录"
    lines = "；".join(hit.message.removeprefix(head) for hit in hits[:SHOWN])
    message = f"{head}有 {len(hits)} 行的页码与实际不符：{lines}{'；……' if len(hits) > SHOWN else ''}"
    places = tuple(hit.span for hit in hits[1:] if hit.span is not None)
    yield fail(f"{volume.id}/目录", message, hits[0].span, related=places)


def _own_title(volume: FinishedVolume, title: str, page: int) -> bool:
    """Return whether a prescribed form of this title begins there; it may print other words, as a cover does."""
    return any(
        section.form_id and squeeze(section.title) == title and section.first_page == page
        for section in volume.sections
    )


def _by_scan(volume: FinishedVolume, page: int) -> bool:
    """Return whether the page is a picture, whose words cannot be compared."""
    return 1 <= page <= len(volume.pdf.pages) and any(
        i.covers > 0.5 for i in volume.pdf.pages[page - 1].images
    )


def _is_contents(text: str) -> bool:
    return len(re.findall(r"[.…·]{3,}\d", text)) > 2 or text.startswith("目录")


def _finder(world: World) -> re.Pattern[str] | None:
    """Return what finds the number that a page prints; None where it is a bare number, as many others are."""
    shape = (
        re.escape(squeeze(world.tender.package.page.format))
        .replace(r"\{n\}", r"(?P<n>\d+)")
        .replace(r"\{total\}", r"(?P<total>\d+)")
    )
    return None if "(?P<n>" not in shape or shape == r"(?P<n>\d+)" else re.compile(shape)


def page_said(world: World, text: str) -> int | None:
    """Return which page of its volume, from 1, the last number printed on a page says it is; None without one."""
    finder = _finder(world)
    found = list(finder.finditer(squeeze(text))) if finder else []
    return int(found[-1]["n"]) - world.tender.package.page.first + 1 if found else None


def _printed(world: World, volume: FinishedVolume) -> Iterator[Hit]:
    """Yield pages that print another number than their own."""
    numbers, finder = world.tender.package.page, _finder(world)
    if finder is None:
        return
    total = len(volume.page_texts)  # {total} counts pages, wherever {n} begins
    for page, text in enumerate(volume.page_texts, 1):
        found = list(finder.finditer(squeeze(text)))
        right = page + numbers.first - 1
        if found and not any(int(one["n"]) == right for one in found):
            message = f"《{volume.title}》第 {right} 页上印的是「{found[-1][0]}」"
            yield fail(f"{volume.id}/页码", message, Span(volume.pdf_name, page=page))
        elif found and "total" in found[-1].groupdict() and all(int(one["total"]) != total for one in found):
            message = f"《{volume.title}》共 {total} 页，第 {right} 页上印的是「{found[-1][0]}」"
            yield fail(f"{volume.id}/总页数", message, Span(volume.pdf_name, page=page))


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of an index: its name, what stands where the page belongs, and how many of its cells are empty."""

    name: str
    page: str
    blanks: int
    span: Span


def _entries(volume: FinishedVolume) -> Iterator[Entry]:
    for grid in grids(volume, _COLUMNS, frozenset({"page"})):
        if not _INDEXED.search(squeeze("".join(cell or "" for cell in grid.table.rows[grid.head]))):
            continue
        for number, row in grid.rows():
            cells = grid.table.rows[number - 1]
            value, first = row["page"], next((cell for cell in cells if cell and not cell.isdigit()), "")
            if value is not None and sum(1 for cell in cells if cell) >= 2:
                blanks = sum(1 for cell in cells if cell == "")
                yield Entry(squeeze(first or f"第{number}行")[:30], squeeze(value), blanks, grid.span)


def _without_page(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
    for one in _entries(volume):
        if one.blanks <= (not one.page) and (not one.page or _NO_PAGE.match(one.page)):
            yield fail(f"{volume.id}/{one.name}", f"《{volume.title}》索引表「{one.name}」没有页码", one.span)


def _out_of_range(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
    last = (
        max((len(one.page_texts) for one in world.volumes), default=0) + world.tender.package.page.first - 1
    )
    for one in _entries(volume) if last else ():
        yield from _beyond(volume, one.span, one.name, one.page, last)
    yield from gather(pages_said_otherwise(world, volume))


def _beyond(volume: FinishedVolume, span: Span, name: str, plain: str, last: int) -> Iterator[Hit]:
    pages = [int(one) for one in _NUMBER.findall(re.sub(r"第[一二三四五六七八九十\d]+册|\d+册", "", plain))]
    wrong = [page for page in pages if page > last or page == 0]
    if wrong:
        yield fail(
            f"{volume.id}/{name}", f"《{volume.title}》索引表「{name}」指到第 {wrong[0]} 页，没有这一页", span
        )
    elif len(pages) == 2 and pages[0] > pages[1] and re.search(r"\d[-—~至]", plain):
        yield fail(f"{volume.id}/{name}", f"《{volume.title}》索引表「{name}」的页码倒了：{plain}", span)


KINDS = family(
    "目录、索引表和页面上的页码对不对",
    NoParameters,
    {
        "contents": of_volumes(_lines_of_contents), "printed": of_volumes(_printed_numbers),
        "missing": of_volumes(_without_page), "range": of_volumes(_out_of_range),
    },
)  # fmt: skip
