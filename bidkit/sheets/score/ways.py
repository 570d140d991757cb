"""Ways to add points and to keep those at risk, most points for a day of work first, with the deadline in view."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from bidkit.model.bid import CENT
from bidkit.model.sheet import Cell, Table, cells
from bidkit.sheets.appearance import appearance
from bidkit.sheets.days_left import days_left
from bidkit.sheets.numbers import marks, yuan
from bidkit.sheets.score.field import field
from bidkit.sheets.score.needs import wanted
from bidkit.sheets.score.words import section_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.dossier import ScoreBinding
    from bidkit.model.needs import Need
    from bidkit.model.sheet import PageRef
    from bidkit.sheets.material import Material
    from bidkit.sheets.score.forecast import Forecast, ItemForecast

PAPER, WORDS, RECORD, PEOPLE, CERTIFICATE, PRICE, REHEARSAL = range(1, 8)
CENTURY = Decimal(100)
EFFORTS = {
    PAPER: "补材料，当天可做",
    RECORD: "找已有的合同、产品或文件录入",
    PEOPLE: "换人或加人，附证书和社保",
    CERTIFICATE: "找已持有的证书录入；没有的要先取得，先看来不来得及",
    WORDS: "改方案",
    PRICE: "报价决策，由公司按成本定",
    REHEARSAL: "排练",
}
LEADS = {
    PAPER: "scan", RECORD: "contract", PEOPLE: "personal", CERTIFICATE: "certificate", WORDS: "text", PRICE: "price",
}  # fmt: skip
"""The lead time that says how many working days such work takes; a rehearsal takes one."""


@dataclass(frozen=True, slots=True)
class Way:
    """Something to do: how many points it can add, how many likely ones it keeps, how much work it is.

    ``days`` are working days; ``late`` says that they are more than are left before the deadline.
    """

    criterion: str
    item: str
    gain: Decimal
    what: str
    effort: int
    refs: tuple[PageRef, ...] = ()
    at_risk: Decimal = Decimal(0)
    days: int = 1
    late: bool = False

    @property
    def shown(self) -> str:
        """Return the points as the table prints them: 「+2」, 「守 2.55」, or both."""
        kept = f"守 {marks(self.at_risk)}" if self.at_risk else ""
        return "，".join(filter(None, (f"+{marks(self.gain)}" if self.gain else "", kept)))


def ways(material: Material, forecast: Forecast) -> tuple[Way, ...]:
    """Return every way, most points for a day of work first; what no longer fits before the deadline comes last."""
    left = days_left(material)
    found = [_timed(material, way, left) for one in forecast.items for way in _ways(material, one)]
    return tuple(sorted(found, key=lambda way: (way.late, -(way.gain + way.at_risk) / way.days, way.effort)))


def _timed(material: Material, way: Way, left: int | None) -> Way:
    lead = material.standards.lead_times.get(LEADS.get(way.effort, ""))
    days = max(lead.days, 1) if lead is not None else 1
    # who shows the bid may practise until the day itself: the deadline ends work on the papers
    late = left is not None and days > left and way.effort != REHEARSAL
    return replace(way, days=days, late=late)


def way_table(found: tuple[Way, ...]) -> Table:
    """Return the ways in their order."""
    rows = tuple(
        cells(
            str(n),
            way.criterion,
            way.item,
            way.shown,
            Cell(way.what, refs=way.refs),
            Cell(f"{EFFORTS[way.effort]}{_LATE.format(way.days)}", "warn")
            if way.late
            else EFFORTS[way.effort],
        )
        for n, way in enumerate(found, 1)
    )
    note = (
        "按每个工作日能加、能守的分排，离截止来不及的排在最后。「+」是上限：材料补齐后要重新运行检查，符合条件才算数；"
        "「守」是估了能得、做不好会丢的分。没有的证书、业绩、人员不编不借（弄虚作假导致中标无效）。"
    )
    return Table(
        "提分办法",
        ("序", "编号", "评分项", "最多加分", "做什么", "工作量"),
        rows,
        (5, 9, 28, 12, 60, 28),
        note,
    )


_LATE = "；一般要 {} 个工作日，离截止来不及，手上有现成的才做"


def _ways(material: Material, one: ItemForecast) -> Iterator[Way]:
    binding, rule = one.binding, one.binding.criterion.rule
    if rule.price:
        yield from _by_price(material, one)
        return
    if binding.earned is None:
        yield from _by_showing(material, one) if _shown(material, one) else _by_words(material, one)
        return
    yield from _kept(one)
    missing = binding.criterion.points - binding.earned
    for gap in binding.verdict.gaps:
        gain = min(missing, rule.each if rule.each is not None else missing)
        if gain > 0 and gap.curable:
            yield _way(binding, gain, f"补齐：{gap.shown}，可加 {marks(gain)} 分", PAPER)
            missing -= gain
    if missing <= 0:
        return
    if rule.each and rule.needs is not None:
        count = int((missing / rule.each).to_integral_value(ROUND_CEILING))
        what = f"{wanted(rule.needs, material.dossier.tender, count)}，可加 {marks(missing)} 分"
        what += f"{_per(count, rule.each)}{_now(binding)}"
        yield _way(binding, missing, what, _effort(rule.needs))
    elif rule.ladder:
        yield from _next_step(material, binding, binding.earned)


def _next_step(material: Material, binding: ScoreBinding, earned: Decimal) -> Iterator[Way]:
    higher = [step for step in binding.criterion.rule.ladder if step.points > earned]
    if higher:
        step = min(higher, key=lambda one: one.points)
        gain = step.points - earned
        what = f"{wanted(step.needs, material.dossier.tender)}，升到 {marks(step.points)} 分一档，可加 {marks(gain)} 分"
        yield _way(binding, gain, what, _effort(step.needs))


def _shown(material: Material, one: ItemForecast) -> bool:
    seen = appearance(material.dossier.tender)
    return seen.kind != "none" and one.binding.criterion.id in seen.scored


def _by_showing(material: Material, one: ItemForecast) -> Iterator[Way]:
    """Yield the rehearsal of what is marked while we show it: its likely points hang on one try."""
    gain = Decimal(0) if one.likely is None else one.high - one.likely
    risk = one.high if one.at_risk is None else one.at_risk
    if gain <= 0 and risk <= 0:
        return
    title = appearance(material.dossier.tender).title
    nobody = "还没有人估，" if one.likely is None else ""
    what = (
        f"{nobody}照《{title}》逐步排练到不看稿，做不全最多少 {marks(risk)} 分"
        if risk
        else f"照《{title}》排练"
    )
    where = one.binding.where
    refs = material.section_pages(where) if where else ()
    yield replace(_way(one.binding, gain, what, REHEARSAL, refs), at_risk=risk)


def _kept(one: ItemForecast) -> Iterator[Way]:
    """Yield what keeps points that a paper earns and a judge may not accept."""
    if one.at_risk and one.risks:
        what = f"守住 {marks(one.at_risk)} 分，先处理：{'；'.join(one.risks[:2])}"
        yield replace(_way(one.binding, Decimal(0), what, PAPER), at_risk=one.at_risk)


def _by_words(material: Material, one: ItemForecast) -> Iterator[Way]:
    if one.likely is None or one.high <= one.low:
        return
    where, gain, risk = one.binding.where, one.high - one.likely, one.likely - one.low
    title = section_title(material.dossier, where)
    more = [f"最多可加 {marks(gain)} 分"] if gain else []
    more += [f"守住评委可能不给的 {marks(risk)} 分"] if risk else []
    what = f"对照评分标准逐条改写《{title}》，写到评委一眼找得到，{'，'.join(more)}"
    made = _way(one.binding, gain, what, WORDS, material.section_pages(where) if where else ())
    yield replace(made, at_risk=risk)


def _by_price(material: Material, one: ItemForecast) -> Iterator[Way]:
    """Yield what one per cent off our price brings, where the rivals' prices are expected."""
    contest = field(material.dossier, one.full)
    if contest is None or contest.price is None or one.likely is None or one.likely >= one.full:
        return
    cheaper = (contest.price * (CENTURY - 1) / CENTURY).quantize(CENT)
    then = contest.points(cheaper, contest.cases[len(contest.cases) // 2]).likely
    if then is not None and then > one.likely:
        gain, cut = then - one.likely, yuan(contest.price - cheaper)
        what = f"报价每降 1%（{cut}）约加 {marks(gain)} 分，不低于成本，先看异常低价线"
        yield _way(one.binding, gain, what, PRICE)


def _way(binding: ScoreBinding, gain: Decimal, what: str, effort: int, refs: tuple[PageRef, ...] = ()) -> Way:
    return Way(binding.criterion.id, binding.criterion.item, gain, what, effort, refs)


def _per(count: int, each: Decimal) -> str:
    return f"（每项 {marks(each)} 分，先补一项也算）" if count > 1 else ""


def _now(binding: ScoreBinding) -> str:
    facts = [gap for gap in binding.verdict.gaps if not gap.curable][:2]
    return f"；现有的差在：{'、'.join(fact.shown for fact in facts)}" if facts else ""


def _effort(need: Need) -> int:
    if need.form or need.company is not None or need.ask is not None:
        return PAPER
    if need.person is not None:
        return PEOPLE
    if need.qualification is not None:
        return CERTIFICATE
    if need.all or need.any:
        efforts = [_effort(part) for part in need.all or need.any]
        return max(efforts) if need.all else min(efforts)
    return RECORD
