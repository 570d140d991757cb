"""Write a sheet as Word: a template that people may restyle, filled, and the sheet's blocks below its heading.

Owns how blocks look in Word. It must not know what a sheet says.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu, Pt, RGBColor

from bidkit.model.sheet import (
    GAPS_TITLE,
    TONES,
    Bullets,
    Cell,
    Heading,
    PageBreak,
    Picture,
    Prose,
    Sheet,
    Table,
    cell_words,
    is_long,
)
from bidkit.word.fill.template import fill
from bidkit.word.package import package_bytes, read_package

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKS = {"dot": "List Bullet", "number": "Normal", "box": "Normal"}
HEAD_FILL = "F1F3F6"
SMALL = Pt(9)


def sheet_to_word(sheet: Sheet, facts: str, template: bytes, pictures: Mapping[str, bytes]) -> bytes:
    """Return the sheet as a Word file; the same sheet gives the same bytes.

    Args:
        sheet: what to write.
        facts: the line below the title: project, number, bidder, opening.
        template: a Word file with the tags ``{{ title }}`` and ``{{ facts }}``.
        pictures: a PNG for each SVG of the sheet.
    """
    filled = fill(template, {"title": sheet.title, "facts": facts}, {}, name="sheet.docx")
    document = Document(io.BytesIO(filled.data))
    if sheet.landscape:
        _turn(document)
    if sheet.lead:
        document.add_paragraph(sheet.lead)
    if sheet.gaps:
        document.add_paragraph(f"{GAPS_TITLE}（{len(sheet.gaps)}）", style="Heading 1")
        for gap in sheet.gaps:
            document.add_paragraph(f"{gap.what}　→ {gap.cure}", style="List Bullet")
    below = False
    for block in sheet.blocks:
        _add(document, block, pictures)
        if below and isinstance(block, Prose):
            document.paragraphs[-1].paragraph_format.keep_with_next = True
        below = isinstance(block, Heading)
    out = io.BytesIO()
    document.save(out)
    made = read_package(out.getvalue(), name="sheet.docx")
    return package_bytes(made, packed=True)  # python-docx would write the clock


def _turn(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _add(document: Any, block: object, pictures: Mapping[str, bytes]) -> None:
    match block:
        case Heading(text, level):
            document.add_paragraph(text, style=f"Heading {min(level, 3)}")
        case Prose(cell):
            _write(document.add_paragraph(), cell)
        case Bullets(items, mark):
            for number, item in enumerate(items, start=1):
                paragraph = document.add_paragraph(style=MARKS[mark])
                paragraph.add_run({"dot": "", "number": f"{number}. ", "box": "□ "}[mark])
                _write(paragraph, item)
        case Table(only_in_workbook=True):
            pass
        case Table():
            _table(document, block)
        case Picture(svg, says):
            shape = document.add_picture(io.BytesIO(pictures[svg]), width=_width(document))
            shape._inline.docPr.set("descr", says)
        case PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case _:
            raise AssertionError(block)


def _table(document: Any, table: Table) -> None:
    made = document.add_table(rows=1, cols=len(table.heads), style="Table Grid")
    made.autofit = False
    widths = table.widths or (1,) * len(table.heads)
    unit = _width(document) / sum(widths)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Emu(int(unit * width))
    _row(made.rows[0], [Cell(head) for head in table.heads], widths, unit, head=True)
    for row in table.rows:
        _row(made.add_row(), row, widths, unit, head=False)
        if not is_long(row):
            made.rows[-1]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if table.note:
        paragraph = document.add_paragraph()
        _write(paragraph, Cell(table.note, "quiet"), SMALL)


def _row(row: Any, cells: Any, widths: tuple[int, ...], unit: float, *, head: bool) -> None:
    if head:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for made, cell, width in zip(row.cells, cells, widths, strict=True):
        made.width = Emu(int(unit * width))
        paragraph = made.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        _write(paragraph, cell, SMALL, bold=head)
        if head:
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), HEAD_FILL)
            made._tc.get_or_add_tcPr().append(shade)


def _write(paragraph: Any, cell: Cell, size: Any = None, *, bold: bool = False) -> None:
    for index, line in enumerate(cell_words(cell).split("\n")):
        run = paragraph.add_run(line)
        if index:
            run._r.insert(0, OxmlElement("w:br"))
        if size is not None:
            run.font.size = size
        if bold:
            run.font.bold = True
        if cell.tone:
            run.font.color.rgb = RGBColor.from_string(TONES[cell.tone])


def _width(document: Any) -> Any:
    section = document.sections[0]
    return Emu(section.page_width - section.left_margin - section.right_margin)
