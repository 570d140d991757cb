"""Pages → a workbook: heads frozen, our columns protected, drop-downs, filters, colours, and what each cell held."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from bidkit.load.books.look import (
    BASE,
    BOLD,
    COLOURS,
    FIXED_DATE,
    HEAD_ASKED,
    HEAD_GIVEN,
    KEY,
    LINE,
    LISTS,
    TEXT,
    cell_text,
    fill,
    same_bytes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from bidkit.model.book import Column, Line, Page

KEY_WIDTH = 16
OPEN, SHUT = Protection(locked=False), Protection(locked=True)


def book_bytes(pages: Sequence[Page], about: str) -> bytes:
    """Return the workbook; ``about`` names what it is of and is asked for when it comes back."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    lists = _Lists(book)
    for page in pages:
        _sheet(book.create_sheet(page.title), page, lists)
    lists.write()
    _base(book.create_sheet(BASE), pages, about)
    book.properties.creator = "bidkit"
    book.properties.created = book.properties.modified = FIXED_DATE
    out = io.BytesIO()
    book.save(out)
    return same_bytes(out.getvalue())


class _Lists:
    """The lists behind the drop-downs, each once; inside a formula only 255 signs would fit, and no comma."""

    def __init__(self, book: Workbook) -> None:
        self.book, self.known = book, dict[tuple[str, ...], str]()

    def formula(self, choices: tuple[str, ...]) -> str:
        """Return the range that holds a list."""
        if choices not in self.known:
            letter = get_column_letter(len(self.known) + 1)
            self.known[choices] = f"'{LISTS}'!${letter}$1:${letter}${len(choices)}"
        return self.known[choices]

    def write(self) -> None:
        """Lay the lists down on a hidden sheet."""
        sheet = self.book.create_sheet(LISTS)
        sheet.sheet_state = "hidden"
        for number, choices in enumerate(self.known, start=1):
            for row, choice in enumerate(choices, start=1):
                _put(sheet, row, number, cell_text(choice))


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    if text:
        cell.value = text
        cell.data_type = "s"  # or a text that begins with = would become a formula


def _sheet(sheet: Worksheet, page: Page, lists: _Lists) -> None:
    last = len(page.lines) + page.free + 1
    _head(sheet, page.columns)
    for row, line in enumerate(page.lines, start=2):
        _row(sheet, row, page.columns, line, KEY)
    for row in range(len(page.lines) + 2, last + 1):
        _row(sheet, row, page.columns, None, "")
    for place, column in enumerate(page.columns, start=2):
        if column.choices and last > 1:
            _choice(sheet, lists.formula(column.choices), place, (2, last), column)
    for row, line in enumerate(page.lines, start=2):
        for place, column in enumerate(page.columns, start=2):
            if line.choices.get(column.title):
                _choice(sheet, lists.formula(line.choices[column.title]), place, (row, row), column)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(page.columns) + 1)}{max(last, 2)}"
    guard = sheet.protection
    guard.sheet = True  # no password: it guards against slips, not against people
    for name in (
        "formatCells",
        "formatColumns",
        "formatRows",
        "insertRows",
        "deleteRows",
        "sort",
        "autoFilter",
    ):
        setattr(guard, name, False)  # False: is allowed


def _head(sheet: Worksheet, columns: Iterable[Column]) -> None:
    _put(sheet, 1, 1, KEY)
    sheet.cell(1, 1).fill, sheet.cell(1, 1).font = fill(HEAD_GIVEN), BOLD
    sheet.column_dimensions["A"].width = KEY_WIDTH
    for place, column in enumerate(columns, start=2):
        _put(sheet, 1, place, column.title)
        head = sheet.cell(1, place)
        head.font, head.alignment = BOLD, TEXT
        head.fill = fill(HEAD_GIVEN if column.given else HEAD_ASKED)
        sheet.column_dimensions[get_column_letter(place)].width = column.width


def _row(sheet: Worksheet, row: int, columns: Iterable[Column], line: Line | None, key: str) -> None:
    """Write a row, or an empty one that waits for a new item."""
    _put(sheet, row, 1, cell_text(line.key) if line else "")
    sheet.cell(row, 1).protection = SHUT if key else OPEN
    for place, column in enumerate(columns, start=2):
        cell = sheet.cell(row, place)
        _put(sheet, row, place, cell_text(line.cells.get(column.title, "")) if line else "")
        cell.alignment, cell.border, cell.number_format = TEXT, LINE, "@"
        cell.protection = SHUT if column.given and line else OPEN
        colour = COLOURS.get(line.tone if line else "", "")
        if colour:
            cell.fill = fill(colour)


def _choice(sheet: Worksheet, formula: str, place: int, rows: tuple[int, int], column: Column) -> None:
    made = DataValidation(type="list", formula1=formula, allow_blank=True)
    made.showErrorMessage = not column.loose
    made.errorTitle, made.error = column.title[:30], "请从下拉的列表里选"
    if column.note:
        made.showInputMessage, made.promptTitle, made.prompt = True, column.title[:30], column.note[:250]
    letter = get_column_letter(place)
    made.add(f"{letter}{rows[0]}:{letter}{rows[1]}")
    sheet.add_data_validation(made)


def _base(sheet: Worksheet, pages: Sequence[Page], about: str) -> None:
    sheet.sheet_state = "hidden"
    _put(sheet, 1, 1, "bidkit book 1")
    _put(sheet, 1, 2, about)
    row = 2
    for page in pages:
        for line in page.lines:
            _put(sheet, row, 1, page.title)
            _put(sheet, row, 2, cell_text(line.key))
            row += 1
            for title, text in _held(page.columns, line.cells).items():
                _put(sheet, row, 3, title)
                _put(sheet, row, 4, text)
                row += 1


def _held(columns: Iterable[Column], cells: Mapping[str, str]) -> dict[str, str]:
    found = {column.title: cell_text(cells.get(column.title, "")) for column in columns}
    return {title: text for title, text in found.items() if text}
