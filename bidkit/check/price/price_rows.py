"""The price table as it is printed adds up: quantity times unit price is the amount, the amounts are the total."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from bidkit.check.columns import Grid, grids
from bidkit.check.kind import Check, Hit, NoParameters, fail, family
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.rules import Rule
from bidkit.words import numerals
from bidkit.words.spaces import squeeze

COLUMNS = {
    "amount": r"^(?:含税)?(?:合价|金额|小计|总价|合计|合计金额|投标价|分项合计|小计金额)(?:\(.*\))?$",
    "unit_price": r"^(?:含税|投标|综合)?单价(?:\(.*\))?$",
    "quantity": r"^(?:工程)?数量(?:\(.*\))?$",
    "item": r"名称|项目|内容|货物|服务",
}
_TOTAL = re.compile(r"^(?:投标)?(?:总计|合计|总价|总报价|报价合计|总合计|合计总价|投标总价)")
_PART = re.compile(r"小计")


def _lines(volume: FinishedVolume, grid: Grid) -> Iterator[Hit]:
    for number, row in grid.rows():
        quantity, price, amount = (number_in(row[name]) for name in ("quantity", "unit_price", "amount"))
        if quantity is None or price is None or amount is None:
            continue
        if abs(quantity * price - amount) > max(Decimal("0.05"), abs(amount) * Decimal("0.00005")):
            name = row.get("item") or f"第{number}行"
            right = quantity * price
            message = (
                f"《{volume.title}》「{name}」{quantity} × {price:,} = {right:,.2f}，表上写的是 {amount:,.2f}"
            )
            yield fail(f"{volume.id}/{name}", message, grid.span)


def _sum(volume: FinishedVolume, grid: Grid) -> Iterator[Hit]:
    running, at = Decimal(0), grid.columns["amount"]
    for number, row in grid.rows():
        cells = grid.table.rows[number - 1]
        head = squeeze(next((cell for cell in cells if cell), ""))
        amount = number_in(row["amount"])
        if _TOTAL.match(head):
            told = amount if amount is not None else _last_number(cells[: at + 1])
            if told is not None and running and abs(told - running) > Decimal("0.05"):
                message = f"《{volume.title}》分项报价各行合计 {running:,.2f}，合计行写的是 {told:,.2f}"
                yield fail(f"{volume.id}/合计", message, grid.span)
            return
        if amount is not None and not _PART.search(head) and number_in(row["unit_price"]) is not None:
            running += amount


def _empty(volume: FinishedVolume, grid: Grid) -> Iterator[Hit]:
    for number, row in grid.rows():
        cells = grid.table.rows[number - 1]
        head = squeeze(next((cell for cell in cells if cell), ""))
        if _TOTAL.match(head) or _PART.search(head) or number_in(row["quantity"]) is None:
            continue
        for name, title in (("unit_price", "单价"), ("amount", "金额")):
            value = row[name]
            priced = number_in(value)
            if value is not None and (priced is None or priced <= 0):
                item = row.get("item") or f"第{number}行"
                message = f"《{volume.title}》「{item}」的{title}写的是「{value or '空'}」，不是金额"
                yield fail(f"{volume.id}/{item}/{title}", message, grid.span)


def _last_number(cells: tuple[str | None, ...]) -> Decimal | None:
    found = [number_in(cell) for cell in cells]
    return next((value for value in reversed(found) if value is not None), None)


def number_in(cell: str | None) -> Decimal | None:
    """Return the number a cell holds beside currency signs and units; None when it is no number."""
    text = re.sub(
        r"[¥￥,，\s]|人民币|元|RMB|(?:[项套台个年月日次份批名]|人[月天日])$", "", squeeze(cell or "")
    )
    return numerals.number(text)


def _tables(look: Callable[[FinishedVolume, Grid], Iterator[Hit]]) -> Check:
    """Return the check of every price table of the volumes that may hold one."""

    def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
        for volume in world.volumes:
            if volume.price:
                for grid in grids(volume, COLUMNS, frozenset({"amount", "unit_price", "quantity"})):
                    yield from look(volume, grid)

    return check


KINDS = family(
    "成品里的分项报价表算得对不对",
    NoParameters,
    {"lines": _tables(_lines), "sum": _tables(_sum), "empty": _tables(_empty)},
)
