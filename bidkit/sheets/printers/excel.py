"""A sheet as a workbook, one tab a table, for the people who work in it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from bidkit.model.sheet import GAPS_TITLE, TONES, Table, cell_words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from bidkit.model.sheet import Sheet

WIDTH = 130
FIXED = datetime(2020, 1, 1)
GAPS_HEADS = ("待补", "怎么补")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_FORMULA = ("=", "+", "-", "@")
_NUMBER = re.compile(r"[+−-]?(0|[1-9]\d{0,11})(\.\d+)?")  # 0123 is a number on a paper, not an amount


def to_workbook(sheet: Sheet, facts: str) -> bytes:
    """Return the workbook; the same sheet gives the same bytes. A sheet of no tables has its gaps alone."""
    book = Workbook()
    del book["Sheet"]
    for table in sheet.tables():
        _tab(book.create_sheet(_name(table.name, book.sheetnames)), table, sheet.landscape)
    if sheet.gaps or not book.sheetnames:
        tab = book.create_sheet(_name(GAPS_TITLE, book.sheetnames))
        tab.append(GAPS_HEADS)
        for gap in sheet.gaps:
            tab.append((_safe(gap.what), _safe(gap.cure)))
        _dress(tab, (60, 60))
    book.properties.title, book.properties.creator = sheet.title, ""
    book.properties.description = facts
    book.properties.created = book.properties.modified = FIXED
    return _same_bytes(book)


def _tab(tab: Worksheet, table: Table, landscape: bool) -> None:
    tab.append(table.heads)
    for row in table.rows:
        tab.append(tuple(_value(cell_words(cell)) for cell in row))
        for made, cell in zip(tab[tab.max_row], row, strict=True):
            if cell.tone:
                made.font = Font(color=TONES[cell.tone])
    widths = table.widths or (1,) * len(table.heads)
    _dress(tab, tuple(max(6, WIDTH * width // sum(widths)) for width in widths))
    tab.auto_filter.ref = tab.dimensions
    tab.page_setup.orientation = "landscape" if landscape or len(table.heads) > 5 else "portrait"


def _dress(tab: Worksheet, widths: tuple[int, ...]) -> None:
    for index, width in enumerate(widths, start=1):
        tab.column_dimensions[get_column_letter(index)].width = width
    for row in tab.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in tab[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", "F1F3F6")
    tab.freeze_panes = "A2"
    tab.page_setup.paperSize = tab.PAPERSIZE_A4
    tab.page_setup.fitToHeight = 0
    tab.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    tab.print_title_rows = "1:1"


def _name(wanted: str, taken: list[str]) -> str:
    """Return a tab name Excel accepts: 31 letters, no sign that Excel forbids, not twice."""
    plain = _FORBIDDEN.sub("", wanted)[:28] or "表"
    count = sum(name == plain or name.startswith(f"{plain} ") for name in taken)
    return f"{plain} {count + 1}" if count else plain


def _value(text: str) -> str | float | int:
    """Return a plain number as a number that people can reckon with, anything else as text."""
    if not _NUMBER.fullmatch(text):
        return _safe(text)
    number = float(text.replace("−", "-"))
    return int(number) if number.is_integer() and "." not in text else number


def _safe(text: str) -> str:
    """Return a text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) and not re.fullmatch(r"[+-]?[\d.,%]+", text) else text


def _same_bytes(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "docProps/core.xml":  # openpyxl writes the clock over ``modified``
                body = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2020-01-01T00:00:00Z", body)
            new.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()
