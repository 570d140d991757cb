"""The parts of a layout as a Word file: headings, lists that Word numbers, blanks, tabs, joined cells."""

import re

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.defects.word_make import textbox
from tests.read.layouts.markup import Rows

BLANK = re.compile(r"(\{\d+\}|\{u [^}]*\})")
SIZES = {"cover": 22, "title": 15, "h1": 16, "h2": 14, "h3": 12}


def docx_of(layout, path):
    """Write the layout as a Word file and return its path."""
    document = Document()
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    numbers = {name: _list(document, 70 + n, levels) for n, (name, levels) in enumerate(layout.lists.items())}
    for part in layout.parts:
        if isinstance(part, Rows):
            _table(document, part)
        elif part.kind == "page":
            document.add_page_break()
        elif part.kind == "box":
            document.element.body.insert_element_before(textbox(part.text), "w:sectPr")
        else:
            _paragraph(document, part, numbers)
    document.save(path)
    return path


def _paragraph(document, line, numbers):
    style = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3"}.get(line.kind, "Normal")
    paragraph = document.add_paragraph(style=style)
    _runs(paragraph, line.text.replace("|", "\t") if line.kind == "toc" else line.text)
    if line.kind in ("cover", "title"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for run in paragraph.runs if line.kind in SIZES else ():
        run.bold, run.font.size = True, Pt(SIZES[line.kind])
    if line.kind == "list":
        properties = paragraph._p.get_or_add_pPr()
        numbering = properties.get_or_add_numPr()
        numbering.get_or_add_ilvl().val = line.level
        numbering.get_or_add_numId().val = numbers[line.numbered]


def _runs(paragraph, text):
    for piece in BLANK.split(text.replace("→", "\t")):
        if piece.startswith("{u "):
            paragraph.add_run(f" {piece[3:-1]} ").underline = True
        elif BLANK.fullmatch(piece):
            paragraph.add_run(" " * int(piece[1:-1])).underline = True
        elif piece:
            paragraph.add_run(piece)


def _list(document, number, levels):
    """Add a list whose levels are ``format text`` (``chineseCounting 第%1章``) and return its number."""
    root = document.part.numbering_part.element
    steps = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{level.split(" ", 1)[0]}"/>'
        f'<w:lvlText w:val="{level.split(" ", 1)[1]}"/><w:lvlJc w:val="left"/></w:lvl>'
        for depth, level in enumerate(levels)
    )
    kind = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{steps}</w:abstractNum>'
    )
    root.find(qn("w:num")).addprevious(kind)
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
    )
    return number


def _table(document, rows):
    table = document.add_table(len(rows.cells), len(rows.cells[0]), style="Table Grid")
    for number, row in enumerate(rows.cells):
        for column, text in enumerate(row):
            cell = table.cell(number, column)
            if text == "^":
                table.cell(number - 1, column).merge(cell)
            elif text == "<":
                table.cell(number, column - 1).merge(cell)
            else:
                first, *others = text.split("⏎")
                _runs(cell.paragraphs[0], first)
                for other in others:
                    _runs(cell.add_paragraph(), other)
    for row in table.rows[: rows.heads]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    document.add_paragraph()
