"""Contents against pages, and printed numbers one after the other: read from the file alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.audit.codes import note
from bidkit.finished.pages import bare
from bidkit.source import Span
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from bidkit.finding import Finding
    from bidkit.finished.pages import Entry, Pages

MOST = 60
SEVERAL = 3
"""Of more wrong lines in one contents than this a list is made."""
SHOWN = 5


def contents_findings(pages: Pages, name: str, outline: Sequence[tuple[str, int]] = ()) -> Iterator[Finding]:
    """Yield a finding for every contents line whose page does not bear its title.

    A page without text is a scan; whether the title stands on it nobody can tell, and nothing is said. A title that
    the outline of the PDF leads to that page for is right: a prescribed form may print other words than its title.
    """
    led = {(bare(title), page) for title, page in outline}
    wrong = [found for entry in pages.entries if (found := _wrong(pages, entry, name, led)) is not None]
    moved = [found for found in wrong if found.code == "V020"]
    if len(moved) <= SEVERAL:
        yield from wrong[:MOST]
        return
    head = f"{name} 目录把"
    lines = "；".join(found.message.removeprefix(head) for found in moved[:SHOWN])
    message = f"{name} 目录有 {len(moved)} 行的页码与实际不符：{lines}{'；……' if len(moved) > SHOWN else ''}"
    yield note("V020", message, f"{name}/目录", moved[0].span)
    yield from [found for found in wrong if found.code != "V020"][:MOST]


def _wrong(pages: Pages, entry: Entry, name: str, led: Set[tuple[str, int]]) -> Finding | None:
    titles = [title for title in (entry.title, entry.lead + entry.title) if title]
    page = entry.number + pages.offset
    if any(_on(pages, title, page) or (bare(title), page) in led for title in titles):
        return None
    place = Span(name, page=entry.at)
    subject = f"{name}/目录/{entry.title}"
    actual = next((p for p in (pages.find(title) for title in reversed(titles)) if p), 0)
    if actual:
        message = (
            f"{name} 目录把「{entry.title}」写在第 {entry.number} 页，实际在第 {actual - pages.offset} 页"
        )
        return note("V020", message, subject, place)
    if 1 <= page <= len(pages.lines) and not pages.squeezed[page - 1]:
        return None
    beyond = f"（文件只有 {len(pages.lines)} 页）" if page > len(pages.lines) else ""
    message = f"{name} 目录里的「{entry.title}」写在第 {entry.number} 页，那一页和全文都没有这个标题{beyond}"
    return note("V021", message, subject, place)


def _on(pages: Pages, title: str, page: int) -> bool:
    return 1 <= page <= len(pages.lines) and (
        pages.stands(title, page) or squeeze(title) in pages.squeezed[page - 1]
    )


def number_findings(pages: Pages, name: str) -> Iterator[Finding]:
    """Yield where the printed numbers leap, repeat, or claim another total than there are pages."""
    if len(pages.printed) * 2 < len(pages.lines):
        return
    for before, after in zip(pages.printed, pages.printed[1:], strict=False):
        expected = before.number + after.page - before.page
        if after.number == expected or after.number == 1:
            continue
        place = Span(name, page=after.page)
        if after.number > expected:
            missing = _range(expected, after.number - 1)
            message = f"{name} 印着第 {before.number} 页之后就是第 {after.number} 页，缺第 {missing} 页"
        else:
            message = f"{name} 第 {after.page} 张印着第 {after.number} 页，按顺序应是第 {expected} 页，可能重页或放错"
        yield note("V022", message, f"{name}/页码/{after.page}", place)
    totals = {one.total for one in pages.printed if one.total}
    if len(totals) == 1 and (total := totals.pop()) not in (
        len(pages.lines),
        len(pages.lines) - pages.offset,
    ):
        message = f"{name} 页脚写共 {total} 页，文件实际有 {len(pages.lines)} 页"
        yield note("V022", message, f"{name}/页码/共", Span(name, page=pages.printed[0].page))


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}—{last}"
