"""Builds a plain Word file of blocks that were read from a PDF: paragraphs and tables, nothing of the look.

The words are the PDF's; the look is ours, so a person must hold it against the original.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.word.ooxml import PPR_ORDER, add, make, put, run
from bidkit.word.package import REL, WML, Package, Part, Rel, package_bytes, serialise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.reading import Block, Cell
    from bidkit.word.ooxml import Element

A4 = (11906, 16838)
MARGIN = 1440
TEXT_WIDTH = A4[0] - 2 * MARGIN
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
BODY_SIZE = 24
TITLE_SIZE = 32
LETTER, PADDING = 240, 230
EMPTY, FEWEST, MOST = 4, 4, 30
"""Letters: what an empty column counts for, what every column has room for, and what a long cell counts for at most."""


def rebuild(blocks: Sequence[Block], *, name: str) -> bytes:
    """Return a .docx with the blocks in order; the first paragraph is set as the title."""
    package = Package(name)
    document = package.add(Part(package.main, f"{WML}document.main+xml", b""))
    package.rels["rId1"] = Rel(f"{REL}officeDocument", package.main)
    package.add(Part("word/styles.xml", f"{WML}styles+xml", serialise(_styles())))
    document.relate(Rel(f"{REL}styles", "word/styles.xml"))
    root = make("document")
    body = add(root, "body")
    for place, block in enumerate(blocks):
        body.append(_table(block) if block.kind == "table" else _paragraph(block, title=place == 0))
        if block.kind == "table":
            body.append(make("p"))
    section = add(body, "sectPr")
    add(section, "pgSz", w=A4[0], h=A4[1])
    add(
        section,
        "pgMar",
        top=MARGIN,
        right=MARGIN,
        bottom=MARGIN,
        left=MARGIN,
        header=851,
        footer=992,
        gutter=0,
    )
    package.put_root(package.main, root)
    return package_bytes(package)


def _styles() -> Element:
    styles = make("styles")
    defaults = add(add(add(styles, "docDefaults"), "rPrDefault"), "rPr")
    add(defaults, "rFonts", ascii="宋体", hAnsi="宋体", eastAsia="宋体")
    add(defaults, "sz", val=BODY_SIZE)
    normal = add(styles, "style", type="paragraph", default="1", styleId="a")
    add(normal, "name", val="Normal")
    return styles


def _paragraph(block: Block, *, title: bool = False) -> Element:
    paragraph = make("p")
    properties = add(paragraph, "pPr")
    look = make("rPr")
    if title:
        put(properties, make("jc", val="center"), PPR_ORDER)
        add(look, "b")
        add(look, "sz", val=TITLE_SIZE)
    put(properties, make("spacing", line=360, lineRule="auto"), PPR_ORDER)
    paragraph.append(run(f"{block.label}{block.text}", look))
    return paragraph


def _table(block: Block) -> Element:
    table = make("tbl")
    properties = add(table, "tblPr")
    add(properties, "tblW", w=TEXT_WIDTH, type="dxa")
    borders = add(properties, "tblBorders")
    for side in SIDES:
        add(borders, side, val="single", sz=4, space=0, color="auto")
    columns = max(block.columns, 1)
    grid = add(table, "tblGrid")
    widths = column_widths(block, columns)
    for width in widths:
        add(grid, "gridCol", w=width)
    for number in range(block.rows):
        row = add(table, "tr")
        column = 0
        while column < columns:
            column = _cell(row, _at(block, number, column), number, column, widths)
    return table


def column_widths(block: Block, columns: int) -> list[int]:
    """Return the widths of a table's columns in twips: each its least, the rest by how much stands in it."""
    lengths = [EMPTY] * columns
    for cell in block.cells:
        if cell.column_span == 1 and cell.column < columns:
            lengths[cell.column] = max(lengths[cell.column], len(cell.text.strip()))
    least = [LETTER * min(length, FEWEST) + PADDING for length in lengths]
    most = [LETTER * min(length, MOST) + PADDING for length in lengths]
    if sum(least) > TEXT_WIDTH:
        return [TEXT_WIDTH // columns] * columns
    share = (TEXT_WIDTH - sum(least)) / max(1, sum(most) - sum(least))
    given = [low + round((high - low) * share) for low, high in zip(least, most, strict=True)]
    return [round(width * TEXT_WIDTH / sum(given)) for width in given]


def _at(block: Block, row: int, column: int) -> Cell | None:
    for cell in block.cells:
        if (
            cell.row <= row < cell.row + cell.row_span
            and cell.column <= column < cell.column + cell.column_span
        ):
            return cell
    return None


def _cell(row: Element, cell: Cell | None, number: int, column: int, widths: Sequence[int]) -> int:
    """Append a cell or the rest of one merged from above; return the column after it."""
    made = add(row, "tc")
    properties = add(made, "tcPr")
    span = 1 if cell is None else max(1, min(cell.column + cell.column_span, len(widths)) - column)
    add(properties, "tcW", w=sum(widths[column : column + span]), type="dxa")
    if span > 1:
        add(properties, "gridSpan", val=span)
    if cell is not None and cell.row_span > 1:
        add(properties, "vMerge", val="restart" if cell.row == number else "continue")
    inner = [] if cell is None or cell.row != number else [one for one in cell.blocks if one.kind != "table"]
    for block in inner:
        made.append(_paragraph(block))
    if not inner:
        add(made, "p")
    return column + span
