"""Small made-up tenders as files: a line is a paragraph, a list of rows is a table, PAGE turns the page."""

import html
import io

import weasyprint
from docx import Document

PAGE = "\f"
FRAME = """@page{@top-center{content:'虚构项目招标文件';font-size:9pt}
@bottom-center{content:counter(page);font-size:9pt}}"""
STYLE = """@page{size:A4;margin:2.5cm}body{font-family:'Noto Serif CJK SC';font-size:11pt}
p{margin:0 0 4pt 0;text-indent:2em}table{border-collapse:collapse;width:100%}
td{border:0.6pt solid #000;padding:3pt;vertical-align:top}td p{text-indent:0}"""


def docx_of(parts, path):
    """Write the parts as a Word file."""
    document = Document()
    for part in parts:
        if part == PAGE:
            document.add_page_break()
        elif isinstance(part, str):
            document.add_paragraph(part)
        else:
            _word_table(document, part)
    document.save(path)
    return path


def _word_table(document, rows):
    table = document.add_table(len(rows), max(len(row) for row in rows))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text == "^":
                table.cell(number - 1, column).merge(table.cell(number, column))
            elif text == "<":
                table.cell(number, column - 1).merge(table.cell(number, column))
            else:
                cell = table.cell(number, column)
                lines = text.split("\n")
                cell.paragraphs[0].text = lines[0]
                for line in lines[1:]:
                    cell.add_paragraph(line)


def pdf_of(parts, path, framed=True):
    """Write the parts as a PDF with ruled tables and, when framed, a running head and page numbers."""
    out = io.StringIO()
    for part in parts:
        if part == PAGE:
            out.write('<div style="page-break-after:always"></div>')
        elif isinstance(part, str):
            out.write(f"<p>{html.escape(part)}</p>")
        else:
            out.write(_html_table(part))
    page = f"<html><head><style>{STYLE}{FRAME if framed else ''}</style></head><body>{out.getvalue()}</body></html>"
    weasyprint.HTML(string=page).write_pdf(path)
    return path


def _html_table(rows):
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for column, text in enumerate(row):
            if text in ("^", "<"):
                continue
            down = 1
            while number + down < len(rows) and rows[number + down][column : column + 1] == ["^"]:
                down += 1
            across = 1
            while row[column + across : column + across + 1] == ["<"]:
                across += 1
            words = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
            cells.append(f'<td rowspan="{down}" colspan="{across}">{words}</td>')
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(lines)}</table>"
