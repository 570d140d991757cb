"""Every row of the price sheet, sorted: a line, a total, a row that is said to be skipped, or a fault with its cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.errors import BidkitError, UnreadableError
from bidkit.load.faults import Faults
from bidkit.load.prices.cells import letter
from bidkit.load.prices.columns import COLUMNS, REQUIRED, titles
from bidkit.load.prices.labels import Basis, Label, Reach, label_of
from bidkit.load.prices.number import COUNT, MONEY, RATE, NumberError, number, text
from bidkit.load.prices.stated import Stated, of_line, of_total
from bidkit.load.prices.totals import Entry, Line, Total
from bidkit.load.structure import build
from bidkit.model.bid import PriceLine
from bidkit.model.record import Marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.load.prices.cells import Cell, Sheet
    from bidkit.load.prices.columns import Header

NUMBERS = (COUNT, MONEY, RATE)
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|填表说明|填写说明|投标人|供应商|响应人|报价人|法定代表人|授权代表|编制|制表|审核|复核|日期)"
    r"(?:[（(][^（()）]{0,12}[)）])?\s*\d*\s*[:：、.．]"
)
_HALF = (
    "是报价项就补上；是分组标题就删掉这一行，把它写进每一行的「分组」；是合计行就写「合计」或「小计」；"
    "是说明就在前面加「注：」；不要的行请整行删掉"
)


@dataclass(slots=True)
class Sorted:
    """The rows of a sheet by what they are; ``skipped`` are rows with the reason, ``notes`` whatever else to say."""

    entries: list[Entry] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    merged: dict[str, set[int]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    stated: list[tuple[Line, Stated]] = field(default_factory=list)


class Sorter:
    """Sorts the rows below the head; what is wrong goes to ``faults``, and no row is left out silently."""

    def __init__(self, sheet: Sheet, header: Header, faults: Faults) -> None:
        self.sheet = sheet
        self.header = header
        self.faults = faults
        self.found = Sorted()
        self.fields = {title: column for column, title in header.read.items()}

    def run(self) -> Sorted:
        """Return the rows sorted, in the order of the sheet."""
        last = 1
        for number_, row in sorted(self.sheet.rows.items()):
            if number_ > 1:
                self.found.skipped += [(blank, "空行") for blank in range(last + 1, number_)]
                self._row(number_, row)
            last = number_
        return self.found

    def _row(self, at: int, row: Mapping[int, Cell]) -> None:
        own = {column: cell for column, cell in row.items() if not cell.merged}
        if not own:
            self.found.skipped.append((at, "只是上面合并单元格的延续"))
        elif at in self.sheet.shape.hidden_rows and any(column in self.header.read for column in own):
            self.found.skipped.append((at, self.sheet.shape.hidden_rows[at]))
        elif self._repeats_header(own):
            self.found.skipped.append((at, "又一行列名"))
        else:
            self._filled(at, row, own)

    def _filled(self, at: int, row: Mapping[int, Cell], own: Mapping[int, Cell]) -> None:
        lacking = [title for title in REQUIRED if self.fields[title] not in row]
        full = not lacking and all(_is_number(row[self.fields[title]], title) for title in NUMBERS)
        try:
            label = self._label(row, full=full)
            if label is not None:
                self._total(at, row, label, full=full)
            elif not any(column in self.header.read for column in own):
                self._beside(at, own)
            elif lacking and (note := self._note(own)):
                self.found.skipped.append((at, f"说明文字「{note}」"))
            elif lacking:
                self._half(at, row, lacking)
            else:
                self._line(at, row)
        except UnreadableError as error:
            self.faults.add(error)

    def _repeats_header(self, own: Mapping[int, Cell]) -> bool:
        same = [column for column, title in titles(own).items() if self.header.read.get(column) == title]
        return len(same) >= 3

    def _label(self, row: Mapping[int, Cell], *, full: bool) -> Label | None:
        """Return the word that makes the row a total; beside a filled name only the plainest words count."""
        name = self.fields["名称"]
        if name in row and (label := label_of(str(row[name].value))):
            item = full and label.basis is Basis.TAX and not label.strict  # 税金 with a price of its own
            return None if item else label
        words = {
            column: str(cell.value)
            for column, cell in row.items()
            if column != name and isinstance(cell.value, str)
        }
        for column, word in words.items():
            label = label_of(word)
            if label is None or (
                (full or name in row) and not (label.strict and label.reach is not Reach.EITHER)
            ):
                continue
            if full:
                message = f"{row[column].at} 写着「{word.strip()}」，这一行又填齐了数量和单价：分不清是合计行还是报价项"
                cure = "是报价项就去掉这个词；是合计行就把「名称」改成它，并清空数量和单价"
                raise UnreadableError(message, cure=cure, span=self.sheet.at(row[column].at))
            return label
        parts = [str(cell.value) for _, cell in sorted(row.items()) if isinstance(cell.value, str)]
        return (
            label_of("".join(parts)) if not full and all(len(part.strip()) <= 2 for part in parts) else None
        )

    def _total(self, at: int, row: Mapping[int, Cell], label: Label, *, full: bool) -> None:
        try:
            stated, every = of_total(row, self.header, label)
        except NumberError as wrong:
            bad = next((cell for cell in row.values() if cell.error), None)
            where = self.sheet.at(bad.at if bad is not None else f"第{at}行")
            message = f"合计行「{label.written.strip()[:20]}」里{wrong}"
            raise UnreadableError(message, cure=wrong.cure, span=where) from None
        if full and not every:
            line = self._built(at, row).amount
            cell = row[self.fields[MONEY]]
            stated = [Stated(cell, line, label.basis)]
        self.found.entries.append(Total(at, label, tuple(stated), every, full))

    def _beside(self, at: int, own: Mapping[int, Cell]) -> None:
        """A row that is filled in columns that are not read only: formulas drawn down too far, or an amount."""
        for one in self._stated(own):
            if one.amount:
                message = (
                    f"{one.cell.at} 写着 {one.amount:,.2f} 元，这一行的名称、数量、单价都是空的，没有计入报价"
                )
                cure = "是报价项就补上；是合计行就在「名称」写「合计」或「小计」；不要的行请整行删掉"
                raise UnreadableError(message, cure=cure, span=self.sheet.at(one.cell.at))
        note = self._note(own)
        columns = "、".join(self._title(column) for column in own)
        self.found.skipped.append((at, f"说明文字「{note}」" if note else f"只有不读的列（{columns}）有内容"))

    def _title(self, column: int) -> str:
        return self.header.unread.get(column) or f"{letter(column)} 列"

    def _note(self, own: Mapping[int, Cell]) -> str:
        """Return a remark or a signature line below the table; empty for anything that holds a number to read."""
        words = {
            column: isinstance(cell.value, str) and _NOTE.match(cell.value) for column, cell in own.items()
        }
        if any(self.header.read.get(column) in NUMBERS and not words[column] for column in own):
            return ""
        first = next((str(cell.value).strip() for cell in own.values() if isinstance(cell.value, str)), "")
        return " ".join(first.split())[:24] if _NOTE.match(first) else ""

    def _half(self, at: int, row: Mapping[int, Cell], lacking: list[str]) -> None:
        for title in NUMBERS:
            if self.fields[title] in row:
                self._number(row[self.fields[title]], title)
        given = "、".join(
            f"{cell.at}「{str(cell.pending or cell.value).strip()[:16]}」"
            for cell in row.values()
            if not cell.merged
        )
        empty = "、".join(f"「{title}」（{letter(self.fields[title])}{at}）" for title in lacking)
        message = f"{empty}是空的，这一行只填了 {given}" if len(lacking) > 1 else f"「{lacking[0]}」是空的"
        raise UnreadableError(
            message, cure=_HALF, span=self.sheet.at(f"{letter(self.fields[lacking[0]])}{at}")
        )

    def _line(self, at: int, row: Mapping[int, Cell]) -> None:
        line = Line(at, self._built(at, row))
        self.found.entries.append(line)
        self.found.stated += [(line, one) for one in self._stated(row)]
        for title, column in self.fields.items():
            cell = row.get(column)
            if cell is not None and cell.merged:
                self.found.merged.setdefault(f"{cell.merged}「{title}」", set()).add(at)
            if cell is not None and title in NUMBERS and isinstance(cell.value, str):
                self.found.texts.append(cell.at)

    def _stated(self, row: Mapping[int, Cell]) -> list[Stated]:
        try:
            return of_line(row, self.header)
        except NumberError:
            self.found.broken += [
                cell.at for column, cell in row.items() if column in self.header.unread and cell.error
            ]
            return []

    def _built(self, at: int, row: Mapping[int, Cell]) -> PriceLine:
        marked, faults = Marked(self.sheet.at(f"第{at}行")), Faults()
        places = {}
        for title, column in self.fields.items():
            if column in row:
                places[COLUMNS[title]] = self.sheet.at(row[column].at)
                try:
                    marked[COLUMNS[title]] = self._value(row[column], title)
                except UnreadableError as error:
                    faults.add(error)
        faults.raise_any()
        marked.spans = places
        try:
            return build(PriceLine, marked)
        except UnreadableError as error:
            told = [_in_words_of_the_sheet(fault) for fault in error.faults or (error,)]
        raise told[0] if len(told) == 1 else UnreadableError("报价表有误", faults=told)

    def _value(self, cell: Cell, title: str) -> str:
        return self._number(cell, title) if title in NUMBERS else self._text(cell, title)

    def _number(self, cell: Cell, title: str) -> str:
        try:
            return f"{number(cell, title):f}"
        except NumberError as wrong:
            raise UnreadableError(str(wrong), cure=wrong.cure, span=self.sheet.at(cell.at)) from None

    def _text(self, cell: Cell, title: str) -> str:
        try:
            return text(cell)
        except NumberError as wrong:
            raise UnreadableError(
                f"「{title}」：{wrong}", cure=wrong.cure, span=self.sheet.at(cell.at)
            ) from None


def _is_number(cell: Cell, title: str) -> bool:
    try:
        number(cell, title)
    except NumberError:
        return False
    return True


def _in_words_of_the_sheet(fault: BidkitError) -> UnreadableError:
    message = fault.message
    for title, name in COLUMNS.items():
        message = message.replace(f"字段「{name}」的值", f"「{title}」")
    return UnreadableError(message, cure=fault.cure, span=fault.span)
