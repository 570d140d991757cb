"""The amounts that the sheet states itself: in the columns that are not read, in total rows, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.load.prices.columns import plain
from bidkit.load.prices.labels import Basis, Label, basis_of
from bidkit.load.prices.number import MONEY, NumberError, number
from bidkit.words.capitals import AMOUNT, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bidkit.load.prices.cells import Cell
    from bidkit.load.prices.columns import Header

_AMOUNT = re.compile(
    r"(?:含税|不含税|未税|除税|投标|分项|报价|价税|本项)*(?:合价|总价|金额|小计|合计|总计|总额|税额|税金)(?:金额|价)?"
    r"(?:\((?:人民币)?(?:万?元|含税|不含税|[A-Z=*×/\d]+)\))*"
)
_NO_SUM = ("数量", "税率")
_IN_TEXT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_FORMAL = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟貳陸]")
_UNRECKONED = re.compile("G?/?通用格式")
"""What LibreOffice leaves of TEXT(…,"[DBNum2]G/通用格式"), the usual formula for a sum in words, when it reckons it."""
WAN = Decimal(10_000)
HALF_CENT = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount in yuan with its cell; ``slack`` is what its own rounding may take away; no amount, no result yet."""

    cell: Cell
    amount: Decimal | None
    basis: Basis
    slack: Decimal = Decimal(0)

    def says(self, right: Decimal, lines: int) -> bool:
        """Return whether this is the sum of so many lines, each of which was rounded to the cent here."""
        cents = HALF_CENT * lines * (1 if self.basis is Basis.GROSS else 2)
        return self.amount is not None and abs(self.amount - right) <= cents + self.slack


def of_line(row: Mapping[int, Cell], header: Header) -> list[Stated]:
    """Return the amounts that a line states beside quantity and unit price; titles that may mean others are left."""
    found = [
        _stated(row[c], title) for c, title in header.unread.items() if c in row and _AMOUNT.fullmatch(title)
    ]
    return [one for one in found if one is not None and one.amount is not None]


def of_total(row: Mapping[int, Cell], header: Header, label: Label) -> tuple[list[Stated], bool]:
    """Return the amounts of a total row, and whether each of them must be right or one of them is enough.

    An amount column speaks for the row. Without one, unit price and remarks are where people write totals.
    """
    own = {column: cell for column, cell in row.items() if not cell.merged}
    found = [_stated(own[c], t) for c, t in header.unread.items() if c in own and _AMOUNT.fullmatch(t)]
    words = [one for cell in own.values() for one in _in_words(cell, label)]
    columns = [one for one in found if one is not None]
    if columns or words:
        return [_on(one, label) for one in (*columns, *words)], True
    rest = [
        _stated(cell, header.read.get(column, header.unread.get(column, "")))
        for column, cell in own.items()
        if header.read.get(column) not in _NO_SUM and not (header.unread.get(column))
    ]
    return [_on(one, label) for one in rest if one is not None], False


def _on(one: Stated, label: Label) -> Stated:
    basis = label.basis if label.basis is not Basis.GROSS else one.basis
    return Stated(one.cell, one.amount, basis, one.slack)


def _stated(cell: Cell, title: str) -> Stated | None:
    """Return the amount in a cell, None for words; raises NumberError for an error value or a date."""
    if cell.pending:
        return Stated(cell, None, basis_of(title))
    try:
        value = number(cell, MONEY)
    except NumberError:
        if isinstance(cell.value, str) and not cell.error:
            return None
        raise
    scale = WAN if "万元" in title else Decimal(1)
    decimals = max(0, -int(value.normalize().as_tuple().exponent))
    slack = scale / 10**decimals / 2 if scale > 1 and decimals >= 2 else Decimal(0)
    return Stated(cell, value * scale, basis_of(title), slack)


def _in_words(cell: Cell, label: Label) -> Iterator[Stated]:
    """Yield the amounts inside a text such as 合计：1,300,000.00元 or 大写：壹佰叁拾万元整."""
    if not isinstance(cell.value, str) or cell.error:
        return
    text = cell.value
    if _UNRECKONED.search(text):
        cure = "请用 Excel 或 WPS 打开、保存一次，或直接填上大写金额"
        raise NumberError(f"「{text.strip()[:30]}」不是大写金额：这个公式在 LibreOffice 里算不出来", cure)
    for match in AMOUNT.finditer(text):
        amount = parse(match[0]) if _FORMAL.search(match[0]) else None
        if amount is not None:
            yield Stated(cell, amount, label.basis)
    half = plain(text)
    _, colon, after = half.partition(":")
    figures = _IN_TEXT.findall(after if colon else "")
    if (
        len(figures) == 1
        and not re.search("[壹贰叁肆伍陆柒捌玖]", after)
        and re.search("元|¥|[\\d,.]{4,}", after)
    ):
        scale = WAN if "万元" in after else Decimal(1)
        yield Stated(cell, Decimal(figures[0].replace(",", "")) * scale, label.basis)
