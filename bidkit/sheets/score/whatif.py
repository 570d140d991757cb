"""What our price would score if we or the others bid otherwise: a table and a chart. A simulation and no advice."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.sheet import Cell, Picture, Table, cells, without_empty
from bidkit.pricing.abnormal import tripwires
from bidkit.sheets.numbers import marks, yuan
from bidkit.sheets.score.chart import Axes, Line, line_chart
from bidkit.sheets.score.field import US, low_price_law
from bidkit.sheets.score.words import percent

if TYPE_CHECKING:
    from bidkit.sheets.score.field import Case, Field

STEPS = tuple(Decimal(step) for step in ("-10", "-7.5", "-5", "-2.5", "0", "2.5", "5"))
FINE = tuple(Decimal(step) / 2 for step in range(-20, 11))
"""Changes of our price in per cent: rows of the table, points of the chart."""


def whatif_table(field: Field, price: Decimal) -> Table:
    """Return our points, or our rank, at changed prices in every case."""
    rows = tuple(_row(field, price, step) for step in STEPS)
    heads = ("我方报价变动", "报价", "评审价", *(case.name for case in field.tried), "提醒")
    source = "对手报价是我方的预计，「假设」两列除外" if field.expected else "对手报价是假设，不是情报"
    unit = "名次" if field.rule.ranks else "我方价格分"
    widths = (11, 16, 16, *(14 for _ in field.tried), 20)
    return without_empty(Table("报价试算", heads, rows, widths, f"格内是{unit}；{source}。"))


def whatif_chart(field: Field, price: Decimal) -> Picture | None:
    """Return the same as a drawing; None where the formula gives no points."""
    if field.rule.ranks:
        return None
    lines = tuple(
        Line(case.name, tuple((step, _likely(field, price, case, step)) for step in FINE))
        for case in field.tried
    )
    axes = Axes("我方报价变动时的价格分", "我方报价变动（%）", "价格分", Decimal(0), "现在的报价")
    svg = line_chart(axes, lines)
    if not svg:
        return None
    return Picture(svg, _says(lines))


def changed(price: Decimal, step: Decimal) -> Decimal:
    """Return a price changed by some per cent, to the cent."""
    return (price * (100 + step) / 100).quantize(Decimal("0.01"))


def _row(field: Field, price: Decimal, step: Decimal) -> tuple[Cell, ...]:
    ours = changed(price, step)
    shown = [_points(field, ours, case) for case in field.tried]
    return cells(
        Cell(percent(step), "" if step else "good"),
        yuan(ours),
        yuan(field.ours(ours).counted),
        *shown,
        _warning(field, ours),
    )


def _points(field: Field, ours: Decimal, case: Case) -> Cell:
    if field.rule.ranks:
        placed = field.result(ours, case).of(US)
        return Cell(f"第 {placed.rank} 名" if placed.rank else placed.how, "" if placed.rank else "bad")
    spread = field.points(ours, case)
    if spread.likely is None or spread.low is None or spread.high is None:
        return Cell(spread.why, "bad")
    if spread.low == spread.high:
        return Cell(marks(spread.likely))
    return Cell(f"{marks(spread.likely)}（{marks(spread.low)}～{marks(spread.high)}）")


def _likely(field: Field, price: Decimal, case: Case, step: Decimal) -> Decimal | None:
    return field.points(changed(price, step), case).likely


def _warning(field: Field, ours: Decimal) -> Cell:
    if field.ceiling is not None and ours > field.ceiling:
        return Cell("超过最高限价，投标无效", "bad")
    if not low_price_law(field.dossier):
        return Cell("")
    others = tuple(one.price for one in field.cases[len(field.cases) // 2].others) if field.expected else ()
    hit = [one for one in tripwires(field.rule.abnormal, ours, others, field.ceiling) if one.tripped]
    return Cell("；".join(f"{one.what}，要书面说明" for one in hit), "bad" if hit else "")


def _says(lines: tuple[Line, ...]) -> str:
    parts = []
    for line in lines:
        known = {x: y for x, y in line.points if y is not None}
        if known:
            first, last = min(known), max(known)
            parts.append(
                f"{line.name}：{percent(first)}时 {marks(known[first])} 分，{percent(last)}时 {marks(known[last])} 分"
            )
    return "；".join(parts)
