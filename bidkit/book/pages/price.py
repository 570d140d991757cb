"""报价: which price table counts, its sum in figures and in words, how that stands to the limits, its faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.book.pages import facts
from bidkit.model.book import Column, Line, Page
from bidkit.words.capitals import emit
from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited, Tone

TITLE = "报价"
WHAT, VALUE, STATE = "项目", "内容", "现在怎样"
COLUMNS = (Column(WHAT, 30, given=True), Column(VALUE, 44, given=True), Column(STATE, 70, given=True))


def page(project: Project) -> Page:
    """Return the sheet; all of it is worked out, the prices themselves stand in the price table."""
    return Page(TITLE, COLUMNS, (_table(project), *_sums(project), *_faults(project)))


def _table(project: Project) -> Line:
    name = project.bid.price
    if not name:
        state = f"还没有报价表：填好项目文件夹里的 price.xlsx，再在「{facts.TITLE}」的「我方：报价表」选它"
        return Line("报价表", {WHAT: "报价表", STATE: state}, "todo")
    sheet = project.dossier.table.sheet if project.dossier.table is not None else None
    state = f"读了 {sheet.lines} 行（{sheet.rows}）" if sheet is not None else "里面没有读到一行报价"
    notes = [*(f"{one.rows}没有算：{one.why}" for one in sheet.skipped), *sheet.notes] if sheet else []
    return Line(
        "报价表", {WHAT: "报价表", VALUE: name, STATE: "\n".join([state, *notes])}, "good" if sheet else "bad"
    )


def _sums(project: Project) -> Iterator[Line]:
    """Yield the total with its words and each limit; of unit prices there is no total."""
    price, money = project.dossier.price, project.tender.money
    total = None if price is None else price.total
    if total is not None:
        cells = {WHAT: "总价（元）", VALUE: plain_decimal(total), STATE: f"大写：{emit(total)}"}
        yield Line("总价", cells)
    for key, label, limit in (
        ("最高限价", "最高限价（元）", money.ceiling),
        ("预算", "预算（元）", money.budget),
    ):
        if limit is not None:
            state, tone = _against(total, limit)
            yield Line(key, {WHAT: label, VALUE: plain_decimal(limit), STATE: state}, tone)


def _against(total: Decimal | None, limit: Decimal) -> tuple[str, Tone]:
    if total is None:
        return "还没有总价，不能比", "todo"
    if total > limit:
        return f"超了 {plain_decimal(total - limit)} 元", "bad"
    return f"没有超，是它的 {plain_decimal(round(total / limit * 100, 2))}%", "good"


def _faults(project: Project) -> Iterator[Line]:
    """Yield what the checks find in the price table, with the cell."""
    name = project.bid.price
    found = [one for one in project.report.findings if name and one.span and one.span.file.endswith(name)]
    for number, one in enumerate(found, start=1):
        where = one.span.said if one.span else ""
        cells = {WHAT: "要改的", VALUE: where, STATE: f"{one.message}。{one.cure}"}
        yield Line(f"要改{number}", cells, "dim" if one.waived_by else "bad" if one.blocks else "todo")


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take nothing: every cell of the sheet is worked out."""
