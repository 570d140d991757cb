"""The score sheet put together: sums, ways to more, items, price. Bad input makes a shorter sheet that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.sheet import Cell, Gap, Heading, Prose, Sheet
from bidkit.sheets.numbers import marks
from bidkit.sheets.score.field import field
from bidkit.sheets.score.forecast import expected_points
from bidkit.sheets.score.items import item_table, sum_gap, sum_table
from bidkit.sheets.score.price_blocks import price_blocks, price_gaps
from bidkit.sheets.score.ways import way_table, ways
from bidkit.sheets.score.words import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.sheet import Block
    from bidkit.sheets.material import Material
    from bidkit.sheets.score.field import Field
    from bidkit.sheets.score.forecast import Forecast

NO_TABLE = Gap(
    "没有评分表", "照招标文件把评分项逐条写进 tender.yaml 的 criteria；不打分的办法（最低价）可以没有"
)


def make(material: Material) -> Sheet:
    """Return the self-score sheet."""
    forecast = expected_points(material)
    contest = _contest(material, forecast)
    blocks = (*_sums(forecast), *_items(material, forecast), *_price(material, contest))
    return Sheet(
        "score",
        "自评得分表",
        blocks,
        tuple(dict.fromkeys(_gaps(material, forecast, contest))),
        lead=_lead(forecast),
        landscape=True,
        workbook=True,
    )


def _contest(material: Material, forecast: Forecast) -> Field | None:
    priced = [one for one in forecast.items if one.binding.criterion.rule.price]
    rule = material.dossier.tender.evaluation.price
    points = priced[0].full if priced else rule.points if rule is not None else None
    return field(material.dossier, points) if points is not None else None


def _lead(forecast: Forecast) -> str:
    if not forecast.items:
        return "没有评分表，算不出得分。"
    total = (
        f"满分 {marks(forecast.full)} 分，预计最低 {marks(forecast.low)} 分、最高 {marks(forecast.high)} 分"
    )
    if forecast.likely is not None:
        return f"{total}，可能 {marks(forecast.likely)} 分。"
    founded = f"有依据的 {marks(forecast.full - forecast.open)} 分里可能得 {marks(forecast.known)} 分"
    return f"{total}；{founded}，另有 {marks(forecast.open)} 分{OPEN}。"


def _sums(forecast: Forecast) -> Iterator[Block]:
    yield Heading("总分")
    wrong = sum_gap(forecast)
    if wrong is not None:
        yield Prose(Cell(wrong.what, "bad"))
    if forecast.items:
        yield sum_table(forecast)
    else:
        yield Prose(Cell(f"待补：{NO_TABLE.what}。{NO_TABLE.cure}。", "bad"))


def _items(material: Material, forecast: Forecast) -> Iterator[Block]:
    found = ways(material, forecast)
    if found:
        yield Heading("最省力的提分、保分办法")
        yield way_table(found)
    if forecast.items:
        yield Heading("逐项自评")
        yield item_table(material, forecast, found)


def _price(material: Material, contest: Field | None) -> Iterator[Block]:
    yield Heading("价格分")
    if contest is None:
        yield Prose(Cell("待补：没有写价格分公式，照招标文件填 tender.yaml 的 evaluation.price。", "bad"))
    elif contest.unread:
        text = f"待补：{contest.unread}，价格分没有计算。原文：{contest.rule.text or '没有摘录'}"
        yield Prose(Cell(text, "bad", source="tender.yaml evaluation.price"))
    elif contest.price is None:
        yield Prose(
            Cell(f"待补：没有报价。公式是{contest.rule.title}，满分 {marks(contest.rule.points)} 分。", "bad")
        )
    else:
        if material.dossier.tender.first_offer:
            yield Prose(Cell("按首次报价试算；评分用的是现场的最后报价，报出以后得分会变。", "warn"))
        yield from price_blocks(material, contest, contest.price)


def _gaps(material: Material, forecast: Forecast, contest: Field | None) -> Iterator[Gap]:
    if not forecast.items:
        yield NO_TABLE
    wrong = sum_gap(forecast)
    if wrong is not None:
        yield wrong
    yield from forecast.gaps
    yield from _estimates(material, forecast)
    if contest is not None:
        yield from price_gaps(contest)


def _estimates(material: Material, forecast: Forecast) -> Iterator[Gap]:
    """Yield estimates that had no effect."""
    given = material.dossier.bid.estimates
    unknown = [name for name in given if forecast.of(name) is None]
    if unknown:
        yield Gap(f"estimates 里的 {'、'.join(unknown)} 不是评分项编号", "改成 tender.yaml 里的评分项编号")
    waiting = (one.binding for one in forecast.items if one.binding.earned is None)
    judged = {one.criterion.id for one in waiting if not one.criterion.rule.price}
    useless = [name for name in given if name not in judged and name not in unknown]
    if useless:
        yield Gap(f"{'、'.join(useless)} 由资料库或价格公式计算，估分没有采用", "删掉 estimates 里的这几条")
