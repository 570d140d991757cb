"""A PDF file as blocks in reading order: paragraphs made whole over lines and pages, ruled and unruled tables.

Owns the order of the steps. Pages without words are findings; nothing here guesses at pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.model.reading import PLAIN, Block, Cell, Document, Standing, Unread
from bidkit.pdf.seen.columns import find_columns
from bidkit.pdf.seen.grid import Grid, find_grids
from bidkit.pdf.seen.marks import PageMarks, page_marks
from bidkit.pdf.seen.read import open_fast
from bidkit.pdf.seen.rows import Paragraph, TextLine, follows, glue, paragraphs, text_lines
from bidkit.pdf.seen.running import running_lines
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pypdfium2

    from bidkit.pdf.seen.marks import Glyph

MAX_PAGES = 3_000
FEW_LETTERS = 16
FEW_CURVED = 40
LARGE = 0.12  # of the page: a picture that may hold words
INDENT = 0.2  # of the page: a line that begins further left is indented at most
NARROWEST = 0.78  # of the page: shorter lines do not tell where the margin is


@dataclass(slots=True)
class _Page:
    """One page on its way: its tables with their letters, and the lines outside them."""

    number: int
    width: float
    height: float
    grids: tuple[Grid, ...]
    inside: dict[int, list[Glyph]]
    lines: list[TextLine]
    scanned: bool
    picture: float


@dataclass(slots=True)
class _Margins:
    left: float
    right: float


def read_layout(path: Path) -> tuple[Document, tuple[int, ...]]:
    """Return the file's blocks, and the pages (from 1) that hold a picture and no words."""
    with open_fast(path) as document:
        if len(document) > MAX_PAGES:
            raise UnreadableError(
                f"PDF 有 {len(document)} 页，超过上限 {MAX_PAGES} 页",
                cure="请只留下招标文件本身，把附图、清单另存为单独的文件",
                span=Span(path.name),
            )
        pages = [_page(page_marks(document, index)) for index in range(len(document))]
        outline = tuple(_outline(document))
    blocks = tuple(_blocks(pages))
    scanned = tuple(page.number for page in pages if page.scanned)
    unread = tuple(_pictured(pages))
    return Document(path.name, "pdf", blocks, len(pages), outline, unread=unread), scanned


def _outline(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, int]]:
    for item in document.get_toc(max_depth=6):
        destination = item.get_dest()
        index = None if destination is None else destination.get_index()
        if index is not None:
            yield str(item.get_title()).strip(), index + 1


def _page(marks: PageMarks) -> _Page:
    grids = find_grids(marks.rules)
    inside: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    for glyph in marks.glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.middle
        place = next((number for number, grid in enumerate(grids) if grid.holds(x, y)), None)
        if place is None:
            outside.append(glyph)
        else:
            inside.setdefault(place, []).append(glyph)
    scanned = len(marks.glyphs) < FEW_LETTERS and marks.picture > 0.4
    drawn = marks.curved >= max(FEW_CURVED, 2 * len(marks.glyphs))
    lines = text_lines(outside)
    return _Page(
        marks.number, marks.width, marks.height, grids, inside, lines, scanned or drawn, marks.picture
    )


def _pictured(pages: Sequence[_Page]) -> Iterator[Unread]:
    """Yield the pages with words beside a large picture; what lies under most pages is a background."""
    found = [page for page in pages if page.picture > LARGE and not page.scanned]
    if len(found) * 2 <= max(len(pages), 2):
        for page in found:
            yield Unread("picture", f"约占页面 {min(page.picture, 1):.0%}", page.number, f"第{page.number}页")


def _blocks(pages: Sequence[_Page]) -> Iterator[Block]:
    """Yield the blocks; a paragraph or a table that a page break cut is one block."""
    running = running_lines([page.lines for page in pages], [page.height for page in pages])
    margins = _margins(pages, running)
    waiting: Block | None = None
    last: TextLine | None = None
    for number, page in enumerate(pages):
        lines = [line for place, line in enumerate(page.lines) if (number, place) not in running]
        edge = margins[round(page.width)]
        for item in _in_order(page, lines, edge):
            fresh = _table(page, item) if isinstance(item, Grid) else _plain(page, item)
            if fresh is None:
                continue
            joined = _carried(waiting, last, fresh, item, edge) if waiting is not None else None
            if waiting is not None and joined is None:
                yield waiting
            waiting = joined or fresh
            last = item.last if isinstance(item, Paragraph) else None
    if waiting is not None:
        yield waiting


def _carried(
    waiting: Block, last: TextLine | None, fresh: Block, item: Grid | Paragraph | Block, edge: _Margins
) -> Block | None:
    """Return the block before with the fresh one added to it, when a page break stands between the two."""
    if waiting.page == fresh.page or not isinstance(item, Paragraph) or last is None:
        return None
    if waiting.kind != "paragraph" or not follows(last, item.first, edge.left, edge.right):
        return None
    return Block(
        "paragraph", glue(waiting.text, fresh.text), "", waiting.page, waiting.path, size=waiting.size
    )


def _margins(pages: Sequence[_Page], running: set[tuple[int, int]]) -> dict[int, _Margins]:
    """Return the text margins by page width; half-empty pages of one width help one another."""
    edges: dict[int, tuple[list[float], list[float]]] = {}
    for number, page in enumerate(pages):
        lefts, rights = edges.setdefault(round(page.width), ([], []))
        for place, line in enumerate(page.lines):
            if (number, place) not in running:
                lefts.append(line.left)
                rights.append(line.right)
    out = {}
    for width, (lefts, rights) in edges.items():
        lefts.sort()
        rights.sort()
        far = rights[int(len(rights) * 0.97)] if rights else width
        out[width] = _Margins(lefts[int(len(lefts) * 0.05)] if lefts else 0.0, max(far, width * NARROWEST))
    return out


def _in_order(page: _Page, lines: list[TextLine], edge: _Margins) -> Iterator[Grid | Paragraph | Block]:
    """Yield paragraphs and tables from top to bottom."""
    places = sorted(range(len(page.grids)), key=lambda place: page.grids[place].top)
    rest = lines
    for place in places:
        grid = page.grids[place]
        above = [line for line in rest if (line.top + line.bottom) / 2 < grid.top]
        rest = [line for line in rest if (line.top + line.bottom) / 2 >= grid.top]
        yield from _loose(page, above, edge)
        yield grid
    yield from _loose(page, rest, edge)


def _loose(page: _Page, lines: list[TextLine], edge: _Margins) -> Iterator[Paragraph | Block]:
    """Yield lines outside ruled tables: unruled tables first seen as such, the rest as paragraphs."""
    for run in find_columns(lines):
        if isinstance(run, Block):
            yield Block(
                "table", "", "", page.number, f"第{page.number}页", cells=run.cells, columns=run.columns
            )
        else:
            yield from paragraphs(run, edge.left, edge.right)


def _plain(page: _Page, item: Paragraph | Block) -> Block | None:
    if isinstance(item, Block):
        return item
    place = f"第{page.number}页 {round(item.first.top)}pt"
    if not item.text:
        return None
    standing = Standing(centred=True) if _centred(page, item.first) else PLAIN
    return Block(
        "paragraph", item.text, "", page.number, place, size=round(item.first.size, 1), standing=standing
    )


def _centred(page: _Page, line: TextLine) -> bool:
    """Return whether a line stands in the middle of its page with room on both sides."""
    return abs(line.left + line.right - page.width) <= line.size and line.left > page.width * INDENT


def _table(page: _Page, grid: Grid) -> Block | None:
    letters = page.inside.get(page.grids.index(grid), [])
    if not letters:
        return None
    cells = []
    by_cell: dict[int, list[Glyph]] = {}
    for glyph in letters:
        x, y = (glyph.left + glyph.right) / 2, glyph.middle
        for number, cell in enumerate(grid.cells):
            if cell.left <= x <= cell.right and cell.top <= y <= cell.bottom:
                by_cell.setdefault(number, []).append(glyph)
                break
    top = f"第{page.number}页 表{page.grids.index(grid) + 1}"
    for number, cell in enumerate(grid.cells):
        lines = text_lines(by_cell.get(number, []))
        right = cell.right - 5
        inner = tuple(
            Block(
                "paragraph",
                p.text,
                "",
                page.number,
                f"{top} 行{cell.row + 1} 列{cell.column + 1}",
                size=p.first.size,
            )
            for p in paragraphs(lines, cell.left + 5, right)
            if p.text
        )
        cells.append(Cell(cell.row, cell.column, inner, cell.row_span, cell.column_span))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Block("table", "", "", page.number, top, cells=tuple(cells), columns=len(grid.xs) - 1)
