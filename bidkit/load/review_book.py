"""The workbook for confirming a tender: written with drop-downs, read back with the cell of every fault.

Owns the sheets and columns; what a confirmation does is decided elsewhere.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from bidkit.errors import UnreadableError
from bidkit.load.books.look import same_bytes
from bidkit.load.books.read import opened
from bidkit.load.cell_value import value_of
from bidkit.load.faults import Faults
from bidkit.model.review import SHEETS, VERDICTS, Confirmed, Decision, Row, Verdict
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS = ("编号", "内容", "原文摘录", "位置", "建议的证明", "确认", "修改为", "确认人", "日期")
WIDTHS = (12, 52, 44, 26, 28, 8, 40, 12, 13)
GIVEN = 5
HELP = "说明"
TEXT = Alignment(wrap_text=True, vertical="top")
CELL_LIMIT = 32_000
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
NOTES = (
    "一行是一条读出的内容。对照「原文摘录」和「位置」看招标文件，在「确认」列选：是、改、删。",
    "选「改」要在「修改为」里写全新的内容；选「删」表示这一条读错了，不是要求。",
    "「疑问」那张表：看过原件，选「改」，在「修改为」写怎么定的；读错的、漏的另在 tender.yaml 里改好。",
    "「确认人」和「日期」都要写，日期写成 2026-12-01。只看了一部分也可以先收回，下次接着看。",
    "不要改前五列、列名和工作表名。看完运行 bidkit review 项目 --take 这个文件。",
    "全部确认后，tender.yaml 才会写上 confirmed。",
)
FIXED_DATE = datetime(2000, 1, 1)


def book_bytes(rows: Iterable[Row], known: Mapping[str, Confirmed]) -> bytes:
    """Return the workbook; rows confirmed before come filled in."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    by_sheet: dict[str, list[Row]] = {name: [] for name in SHEETS}
    for row in rows:
        by_sheet[row.sheet].append(row)
    for name, held in by_sheet.items():
        if held:
            _fill(book.create_sheet(name), held, known)
    _help(book.create_sheet(HELP))
    book.properties.creator = "bidkit"
    book.properties.created = book.properties.modified = FIXED_DATE
    out = io.BytesIO()
    book.save(out)
    return same_bytes(out.getvalue())


def _fill(sheet: Worksheet, rows: list[Row], known: Mapping[str, Confirmed]) -> None:
    sheet.append(list(COLUMNS))
    line = Side(style="thin", color="D9D9D9")
    for row in rows:
        done = known.get(row.key)
        done = done if done is not None and done.digest == row.digest else None
        tail = ("是", "", done.by, done.on) if done else ("", "", "", None)
        given = (row.key, row.content, row.quote, row.place, row.needs)
        sheet.append([*(UNSEEN.sub("", text)[:CELL_LIMIT] for text in given), *tail])
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        head = sheet.cell(1, number)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="F2F2F2" if number <= GIVEN else "FFF2CC")
        for place in range(2, len(rows) + 2):
            cell = sheet.cell(place, number)
            cell.alignment, cell.border = TEXT, Border(bottom=line)
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    for place in range(2, len(rows) + 2):
        sheet.cell(place, len(COLUMNS)).number_format = "yyyy-mm-dd"
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    choice = DataValidation(type="list", formula1=f'"{",".join(VERDICTS)}"', allow_blank=True)
    choice.error, choice.errorTitle, choice.showErrorMessage = "请选：是、改、删", "确认", True
    choice.add(f"F2:F{len(rows) + 1}")
    sheet.add_data_validation(choice)


def _help(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 100
    for note in NOTES:
        sheet.append([note])


def read_book(path: Path) -> list[Decision]:
    """Return what people said, row by row; raises UnreadableError naming every bad cell."""
    book = opened(path, values=True)
    faults = Faults()
    found: list[Decision] = []
    sheets = [name for name in SHEETS if name in book.sheetnames]
    if not sheets:
        cure = "请用 bidkit review 写出的工作簿，不要改工作表名"
        raise UnreadableError(f"{path.name} 里没有一张核对用的工作表", cure=cure)
    for name in sheets:
        sheet = book[name]
        heads = [str(cell.value or "").strip() for cell in next(sheet.iter_rows(max_row=1))]
        missing = [title for title in COLUMNS if title not in heads]
        if missing:
            cure = f"第一行要有这些列名：{'、'.join(COLUMNS)}"
            span = Span(path.name, part=name)
            faults.add(UnreadableError(f"缺少列：{'、'.join(missing)}", cure=cure, span=span))
            continue
        places = {title: heads.index(title) for title in COLUMNS}
        for line, cells in enumerate(sheet.iter_rows(min_row=2), start=2):
            values = tuple(map(value_of, cells))
            decision = _Line(path.name, name, line, values, places).decision(faults)
            if decision is not None:
                found.append(decision)
    faults.raise_any()
    return found


class _Line:
    """One row of the workbook."""

    def __init__(
        self, file: str, sheet: str, line: int, cells: tuple[Any, ...], places: dict[str, int]
    ) -> None:
        self.file, self.sheet, self.line, self.cells, self.places = file, sheet, line, cells, places

    def decision(self, faults: Faults) -> Decision | None:
        """Return the row's decision; None for an empty row or a fault, which is kept."""
        key, verdict = self.text("编号"), self.text("确认")
        if not any(self.text(title) for title in COLUMNS[GIVEN:]):
            return Decision(self.sheet, key, "", "", "", None, self.line) if key else None
        before = len(faults.found)
        if not key:
            faults.add(self.fault("编号", "这一行没有编号", "请不要删改编号列，或删掉整行"))
        chosen: Verdict = next((one for one in VERDICTS if one == verdict), "")
        if not chosen:
            faults.add(self.fault("确认", f"「{verdict}」不是可选的值", "请选：是、改、删"))
        change = self.text("修改为")
        if chosen == "改" and not change:
            faults.add(self.fault("修改为", "选了「改」但没有写改成什么", "请写上新的内容，或改选「是」"))
        if chosen in ("是", "删") and change:
            faults.add(self.fault("修改为", f"选了「{chosen}」却写了修改内容", "请改选「改」，或清空这一格"))
        if not self.text("确认人"):
            faults.add(self.fault("确认人", "没有写确认人", "请写上核对人的姓名"))
        on = self.day(faults)
        if len(faults.found) > before or on is None:
            return None
        return Decision(self.sheet, key, chosen, change, self.text("确认人"), on, self.line)

    def day(self, faults: Faults) -> date | None:
        """Return the day of the row; a fault when it is none."""
        value = self.cells[self.places["日期"]]
        if isinstance(value, datetime):
            return value.date()
        found = DAY.fullmatch(str(value or "").strip())
        try:
            if found is not None:
                return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            pass
        faults.add(self.fault("日期", f"「{value or ''}」不是日期", "请写成 2026-12-01"))
        return None

    def text(self, title: str) -> str:
        """Return a cell as text."""
        place = self.places[title]
        value = self.cells[place] if place < len(self.cells) else None
        return "" if value is None else str(value).strip()

    def fault(self, title: str, message: str, cure: str) -> UnreadableError:
        """Return a fault at a cell of this row."""
        cell = f"{get_column_letter(self.places[title] + 1)}{self.line}"
        return UnreadableError(message, cure=cure, span=Span(self.file, part=self.sheet, key=cell))
