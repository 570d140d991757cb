"""Expected points of every scoring item: low, likely and high, each from a stated basis.

Items that the library decides are computed. Judged items need a person's estimate; without one they stay open
between zero and full points. Nothing here guesses.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.finding import Answer
from bidkit.model.dossier import ScoreBinding, Verdict
from bidkit.model.score_rule import ScoreRule
from bidkit.model.sheet import Gap
from bidkit.model.tender import Criterion
from bidkit.sheets.numbers import marks, yuan
from bidkit.sheets.score.field import Spread, field
from bidkit.sheets.score.risks import risks_of
from bidkit.sheets.score.words import section_title

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier
    from bidkit.sheets.material import Material

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class ItemForecast:
    """One scoring item: the range of points, what it rests on, and what may cost points."""

    binding: ScoreBinding
    low: Decimal
    likely: Decimal | None
    high: Decimal
    basis: str
    risks: tuple[str, ...] = ()
    gap: Gap | None = None
    where: str = ""

    @property
    def full(self) -> Decimal:
        """Return the full points."""
        return self.binding.criterion.points

    @property
    def at_risk(self) -> Decimal | None:
        """Return how many of the likely points may be lost; None where nobody knows the likely points."""
        return None if self.likely is None else self.likely - self.low


@dataclass(frozen=True, slots=True)
class Forecast:
    """All scoring items in the tender's order, with their sums."""

    items: tuple[ItemForecast, ...]

    def of(self, criterion_id: str) -> ItemForecast | None:
        """Return the forecast of one item."""
        return next((one for one in self.items if one.binding.criterion.id == criterion_id), None)

    @property
    def full(self) -> Decimal:
        """Return the points of the whole table."""
        return sum((one.full for one in self.items), NOTHING)

    @property
    def low(self) -> Decimal:
        """Return the sum of the low ends."""
        return sum((one.low for one in self.items), NOTHING)

    @property
    def high(self) -> Decimal:
        """Return the sum of the high ends."""
        return sum((one.high for one in self.items), NOTHING)

    @property
    def known(self) -> Decimal:
        """Return the sum of every likely that is known."""
        return sum((one.likely for one in self.items if one.likely is not None), NOTHING)

    @property
    def open(self) -> Decimal:
        """Return the full points of the items whose likely points nobody has told."""
        return sum((one.full for one in self.items if one.likely is None), NOTHING)

    @property
    def likely(self) -> Decimal | None:
        """Return the likely total; None while an item is open."""
        return None if any(one.likely is None for one in self.items) else self.known

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what keeps items open; items that wait for the same section are one gap."""
        special = [one.gap for one in self.items if one.gap is not None]
        waiting: dict[str, list[ItemForecast]] = {}
        for one in self.items:
            if one.likely is None and one.gap is None:
                waiting.setdefault(one.where, []).append(one)
        return tuple(dict.fromkeys([*special, *(_waiting(where, found) for where, found in waiting.items())]))


def expected_points(material: Material) -> Forecast:
    """Return low, likely and high points of every scoring item and of all together."""
    return Forecast(tuple(_item(material, one) for one in bindings(material.dossier)))


def bindings(dossier: Dossier) -> tuple[ScoreBinding, ...]:
    """Return the scoring items, the price part added where the table leaves it to the price rule."""
    rule = dossier.tender.evaluation.price
    if rule is None or rule.ranks or any(one.criterion.rule.price for one in dossier.scores):
        return dossier.scores
    extra = Criterion(id="price", item="价格", group="价格", points=rule.points, rule=ScoreRule(price=True))
    waiting = Verdict(Answer.UNKNOWN, "价格分，开标后按公式计算")
    return (*dossier.scores, ScoreBinding(extra, waiting, None))


def _item(material: Material, binding: ScoreBinding) -> ItemForecast:
    if binding.criterion.rule.price:
        return _priced(material, binding)
    if binding.earned is None:
        return _judged(material, binding)
    return _earned(material, binding, binding.earned)


def _earned(material: Material, binding: ScoreBinding, earned: Decimal) -> ItemForecast:
    """Return a computed item: less what rests on shaky proofs, more what papers alone would add."""
    rule, full, verdict = binding.criterion.rule, binding.criterion.points, binding.verdict
    risks = risks_of(material, binding) if earned else {}
    mendable = sum(1 for gap in verdict.gaps if gap.curable)
    if rule.each is not None:
        safe = max(verdict.count - len(risks), 0)
        low, high = min(earned, rule.each * safe), min(full, earned + rule.each * mendable)
    else:
        low = NOTHING if risks else earned
        high = full if mendable and verdict.answer is not Answer.PASS else earned
    basis = _basis(binding, earned)
    if high > earned:
        basis += f"；补齐材料可到 {marks(high)} 分"
    return ItemForecast(binding, low, earned, high, basis, tuple(risks.values()))


def _basis(binding: ScoreBinding, earned: Decimal) -> str:
    rule, verdict = binding.criterion.rule, binding.verdict
    if rule.each is not None:
        return f"{verdict.count} 项符合，每项 {marks(rule.each)} 分"
    if rule.parts or rule.deduct or not earned:
        return verdict.reason
    return f"达到 {marks(earned)} 分一档"


def _judged(material: Material, binding: ScoreBinding) -> ItemForecast:
    item, full = binding.criterion, binding.criterion.points
    given = material.dossier.bid.estimates.get(item.id)
    if given is None:
        if not item.rule.judge:
            gap = Gap(
                f"{item.id} 算不出：{binding.verdict.reason}", f"照实填 bid.yaml，或写 estimates.{item.id}"
            )
            return ItemForecast(binding, NOTHING, None, full, binding.verdict.reason, gap=gap)
        where = section_title(material.dossier, binding.where)
        basis = f"由评委看《{where}》打分，还没有人估过"
        return ItemForecast(binding, NOTHING, None, full, basis, where=where)
    if given.high > full:
        basis = f"估分 {marks(given.high)} 超过满分 {marks(full)}，没有采用"
        gap = Gap(f"{item.id} 的估分超过满分 {marks(full)}", f"改 bid.yaml 的 estimates.{item.id}")
        return ItemForecast(binding, NOTHING, None, full, basis, gap=gap)
    return ItemForecast(binding, given.low, given.likely, given.high, f"{given.by}估：{given.why}")


def _waiting(where: str, items: list[ItemForecast]) -> Gap:
    ids = "、".join(one.binding.criterion.id for one in items)
    points = marks(sum((one.full for one in items), NOTHING))
    cure = "由写这一章的人按评分标准自评，在 bid.yaml 的 estimates 按编号写 low、likely、high、by、why"
    return Gap(f"由评委打分的 {len(items)} 项（{ids}，共 {points} 分，见《{where}》）待人评", cure)


def _no_total(material: Material) -> tuple[str, str]:
    """Return why there is no total to score, and what to do."""
    quote = material.dossier.tender.money.quote
    if quote.kind == "total":
        return "没有报价", "填好 price.xlsx，并在 bid.yaml 写 price: price.xlsx"
    return f"报的是{quote.title}，程序只按总价算价格分", "照招标文件的办法由人算，对手的也按同一口径"


def _priced(material: Material, binding: ScoreBinding) -> ItemForecast:
    full = binding.criterion.points
    contest = field(material.dossier, full)
    why, cure = "", ""
    if contest is None:
        why, cure = "没有写价格分公式", "照招标文件填 tender.yaml 的 evaluation.price"
    elif contest.unread:
        why, cure = (
            contest.unread,
            "照招标文件改 evaluation.price；写不进现有公式的用 formula: own-expression",
        )
    elif contest.rule.ranks:
        why, cure = f"{contest.rule.title}只排名次", "评分表里不该有价格分，请核对"
    elif contest.price is None:
        why, cure = _no_total(material)
    elif contest.ceiling is not None and contest.price > contest.ceiling:
        why = f"报价 {yuan(contest.price)}超过最高限价 {yuan(contest.ceiling)}，投标无效"
        gap = Gap(why, "改 price.xlsx，报价不得超过最高限价")
        return ItemForecast(binding, NOTHING, NOTHING, NOTHING, why, (why,), gap)
    elif not contest.expected:
        why, cure = "没有预计对手报价", "在 bid.yaml 的 expected 写对手和预计报价（只依据公开信息）"
    else:
        each = [contest.points(contest.price, case) for case in contest.cases]
        return _from_cases(binding, each)
    gap = Gap(f"价格分（{marks(full)} 分）算不出：{why}", cure)
    return ItemForecast(binding, NOTHING, None, full, why, gap=gap)


def _from_cases(binding: ScoreBinding, each: list[Spread]) -> ItemForecast:
    """Return the price item over the rivals' low, likely and high prices."""
    lows = [one.low for one in each if one.low is not None]
    highs = [one.high for one in each if one.high is not None]
    if len(lows) < len(each):
        why = next(one.why for one in each if one.low is None)
        gap = Gap(f"价格分算不出：{why}", "核对报价、最高限价和 evaluation.price")
        return ItemForecast(binding, NOTHING, None, binding.criterion.points, why, gap=gap)
    basis = "按预计的对手报价试算"
    return ItemForecast(binding, min(lows), each[len(each) // 2].likely, max(highs), basis)
