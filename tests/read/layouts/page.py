"""The parts of a layout as a PDF with a running head, page numbers and ruled tables that run over pages."""

import html
import re

import weasyprint

from tests.read.layouts.markup import Rows

STYLE = """@page{size:A4;margin:2.4cm 2.6cm;@top-right{content:'采购文件';font-size:9pt}
@bottom-center{content:'第 ' counter(page) ' 页 共 ' counter(pages) ' 页';font-size:9pt}}
body{font-family:'Noto Serif CJK SC';font-size:11pt;line-height:1.6}p{margin:0;text-indent:2em}
.cover{font-size:22pt;font-weight:bold;text-align:center;text-indent:0;margin:18pt 0}
.title,.h1,.h2{font-weight:bold;text-align:center;text-indent:0;margin:10pt 0}
.title,.h2{font-size:14pt}.h1{font-size:16pt}.h3{font-weight:bold}
table{border-collapse:collapse;width:100%;margin:4pt 0}
td{border:.6pt solid #000;padding:3pt;vertical-align:middle}
td p{text-indent:0}u{white-space:pre}.page{page-break-after:always}
.box{border:.6pt solid #000;width:60mm;margin-left:auto;text-indent:0}"""


def pdf_of(layout, path):
    """Write the layout as a PDF and return its path."""
    body = "".join(_table(part) if isinstance(part, Rows) else _line(part) for part in layout.parts)
    weasyprint.HTML(string=f"<html><style>{STYLE}</style><body>{body}</body></html>").write_pdf(path)
    return path


def _line(line):
    assert line.kind != "list", "only Word numbers a list: type the number in a PDF layout"
    text = line.text
    if line.kind == "toc":
        title, _, page = text.partition("|")
        text = title + "." * max(4, 60 - 2 * len(title)) + page
    return f'<p class="{line.kind}">{_words(text)}</p>'


def _words(text):
    text = html.escape(text).replace("→", "\u3000\u3000")
    text = re.sub(r"\{(\d+)\}", lambda blank: f"<u>{'&nbsp;' * int(blank[1])}</u>", text)
    return re.sub(r"\{u ([^}]*)\}", r"<u> \1 </u>", text)


def _table(rows):
    lines = [_row(rows.cells, number) for number in range(len(rows.cells))]
    head = f"<thead>{''.join(lines[: rows.heads])}</thead>" if rows.heads else ""
    return f"<table>{head}<tbody>{''.join(lines[rows.heads :])}</tbody></table>"


def _row(cells, number):
    made = []
    for column, text in enumerate(cells[number]):
        if text in ("^", "<"):
            continue
        down, across = 1, 1
        while number + down < len(cells) and cells[number + down][column] == "^":
            down += 1
        while cells[number][column + across : column + across + 1] == ("<",):
            across += 1
        words = "".join(f"<p>{_words(line)}</p>" for line in text.split("⏎"))
        made.append(f'<td rowspan="{down}" colspan="{across}">{words}</td>')
    return f"<tr>{''.join(made)}</tr>"
