"""A workbook handed back: a note and a colour in every cell that could not be taken; nothing else is touched."""

from __future__ import annotations

import io
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.comments import Comment

from bidkit.load.books.look import BAD, BASE, fill, same_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from bidkit.model.book import BadCell

AUTHOR = "bidkit"
SIZE = (320, 140)


def marked(path: Path, bad: Iterable[BadCell], base: Mapping[tuple[str, str], Mapping[str, str]]) -> bytes:
    """Return the workbook with its bad cells marked; marks of an earlier time are gone.

    ``base`` replaces what the book says of how cells were written, where both sides of a clash have been shown.
    """
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        _clear(sheet)
    notes: dict[tuple[str, int, int], list[BadCell]] = defaultdict(list)
    for one in bad:
        if one.sheet in book.sheetnames:
            notes[one.sheet, one.row, one.column].append(one)
    for (title, row, column), found in notes.items():
        cell = book[title].cell(row, column)
        cell.fill = fill(BAD)
        cell.comment = Comment("\n".join(dict.fromkeys(one.said for one in found)), AUTHOR, SIZE[1], SIZE[0])
        for one in found:
            if one.text is not None:
                cell.value, cell.data_type = one.text, "s"
    _rebase(book[BASE], base)
    out = io.BytesIO()
    book.save(out)
    return same_bytes(out.getvalue())


def _clear(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None and cell.comment.author == AUTHOR:
                cell.comment = None
                cell.fill = openpyxl.styles.PatternFill()


def _rebase(sheet: Worksheet, base: Mapping[tuple[str, str], Mapping[str, str]]) -> None:
    """Write anew what cells held; a row that is named gets all its cells from ``base``."""
    if not base:
        return
    kept, skip = [], False
    for row in islice(sheet.iter_rows(min_col=1, max_col=4, values_only=True), 1, None):
        if row[0]:
            skip = (str(row[0]), str(row[1])) in base
        if not skip:
            kept.append(row)
    for (title, key), cells in base.items():
        kept.append((title, key, None, None))
        kept += [(None, None, name, text) for name, text in cells.items() if text]
    sheet.delete_rows(2, sheet.max_row)
    for number, row in enumerate(kept, start=2):
        for place, text in enumerate(row, start=1):
            if text is not None:
                sheet.cell(number, place, text).data_type = "s"
