"""Small documents as blocks: paragraphs are strings, a table is its rows of words."""

from bidkit.model.reading import Block, Cell, Document
from bidkit.read.extract import extract


def table(*rows):
    """Return a table; a line break starts a paragraph, ``^`` carries on the cell above, ``<`` the one to the left."""
    cells = (
        _cell(rows, row, column)
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
        if text not in ("^", "<")
    )
    return Block("table", cells=tuple(cells), columns=len(rows[0]))


def document(*parts, kind="docx"):
    """Return a document of paragraphs and tables."""
    return Document("x", kind, tuple(map(_block, parts)))


def leaves_of(*parts, chapter="第四章 评标办法"):
    """Return what is read of an evaluation as ``item points | …``."""
    before = (
        "第一章 招标公告",
        "一、概况",
        "第二章 投标人须知",
        "一、总则",
        "第三章 采购需求",
        "一、内容",
        chapter,
    )
    blocks = (*before, *parts, "第五章 合同", "第六章 投标文件格式")
    return " | ".join(f"{leaf.item} {leaf.points}" for leaf in extract(document(*blocks)).scoring)


def _block(part):
    return part if isinstance(part, Block) else Block("paragraph", part)


def _cell(rows, row, column):
    down = next((step for step in range(row + 1, len(rows)) if rows[step][column] != "^"), len(rows))
    across = next(
        (step for step in range(column + 1, len(rows[row])) if rows[row][step] != "<"), len(rows[row])
    )
    lines = tuple(Block("paragraph", line) for line in rows[row][column].split("\n"))
    return Cell(row, column, lines, row_span=down - row, column_span=across - column)
