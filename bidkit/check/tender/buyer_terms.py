"""Terms of the tender that the law limits: bond, performance bond, price weight, formula, floor, scale of bidders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Literal

from bidkit.check.kind import Hit, Kind, against_the_buyer, unknown
from bidkit.check.needs import criterion_leaves, leaves
from bidkit.check.tender.statutory_periods import remedy
from bidkit.check.world import World
from bidkit.model.needs import Need
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span

CAPS = {"works": 800_000, "goods": 800_000, "survey-design": 100_000}


class Parameters(Record):
    """Which term, its limits, and the remedy of the regime."""

    look: Literal[
        "bond-share",
        "bond-cap",
        "bond-due",
        "performance",
        "price-weight",
        "formula",
        "floor",
        "scale",
        "opening",
    ]
    percent: Decimal = Decimal(0)
    goods: tuple[Decimal, Decimal] = (Decimal(0), Decimal(100))
    services: tuple[Decimal, Decimal] = (Decimal(0), Decimal(100))
    remedy: Literal["challenge", "objection"]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield terms that the law does not allow, with what the bidder can do."""
    for subject, problem, span in _LOOKS[parameters.look](world, parameters):
        cure = remedy(world, parameters.remedy, world.tender.dates.issued)
        yield against_the_buyer(subject, problem, cure, span)
    if parameters.look == "price-weight":
        yield from _weight_unknown(world)


Problem = tuple[str, str, Span]


def _bond_share(world: World, parameters: Parameters) -> Iterator[Problem]:
    money = world.tender.money
    base = money.estimate or money.budget
    if money.bond is not None and base and money.bond.amount * 100 > base * parameters.percent:
        share = money.bond.amount / base * 100
        name = "估算价" if money.estimate else "预算"
        given = f"投标保证金 {money.bond.amount:,.2f} 元是{name} {base:,.2f} 元的 {share:.2f}%"
        problem = f"{given}，不得超过 {parameters.percent}%"
        yield "bond", problem, money.bond.span


def _bond_cap(world: World, parameters: Parameters) -> Iterator[Problem]:
    bond, cap = world.tender.money.bond, CAPS.get(world.tender.category)
    if bond is not None and cap is not None and bond.amount > cap:
        yield "bond", f"投标保证金 {bond.amount:,.2f} 元，超过最高 {cap:,} 元", bond.span


def _bond_due(world: World, parameters: Parameters) -> Iterator[Problem]:
    bond = world.tender.money.bond
    if bond is not None and bond.amount and bond.due is not None and bond.due < world.deadline:
        problem = f"保证金到账截止 {bond.due:%Y-%m-%d %H:%M} 早于投标截止 {world.deadline:%Y-%m-%d %H:%M}，两者应当一致"
        yield "bond", problem, bond.span_of("due")


def _performance(world: World, parameters: Parameters) -> Iterator[Problem]:
    percent = world.tender.money.performance_percent
    if percent is not None and percent > parameters.percent:
        problem = f"履约保证金为合同金额的 {percent}%，不得超过 {parameters.percent}%"
        yield "performance", problem, world.tender.money.span_of("performance_percent")


def _weight(world: World, parameters: Parameters) -> Iterator[Problem]:
    price, category = world.tender.evaluation.price, world.tender.category
    limits = {"goods": parameters.goods, "services": parameters.services}.get(category)
    if price is None or limits is None or "综合评" not in world.tender.evaluation.method:
        return
    low, high = limits
    if not low <= price.points <= high:
        name = "货物" if category == "goods" else "服务"
        problem = f"{name}项目价格分占 {price.points} 分，应在 {low}—{high} 分之间"
        yield "price-weight", problem, price.span_of("points")


def _weight_unknown(world: World) -> Iterator[Hit]:
    if world.tender.evaluation.price is not None and not world.tender.category:
        yield unknown("price-weight", "tender.yaml 没有写 category，价格分的比重无法判断", world.tender.span)


def _formula(world: World, parameters: Parameters) -> Iterator[Problem]:
    price = world.tender.evaluation.price
    if (
        price is not None
        and "综合评" in world.tender.evaluation.method
        and price.name not in ("lowest-price-first", "lowest-final-price-first")
    ):
        problem = f"综合评分法的价格分用了 {price.formula}，应当用低价优先法"
        yield "formula", problem, price.span_of("formula")


def _floor(world: World, parameters: Parameters) -> Iterator[Problem]:
    money = world.tender.money
    if money.floor:
        yield "floor", f"设了最低限价 {money.floor:,.2f} 元，法律不允许", money.span_of("floor")


def _scale(world: World, parameters: Parameters) -> Iterator[Problem]:
    """Yield demands on the size of the bidder, as a condition or for points."""
    places = [(one.id, one.span, list(leaves(one.needs))) for one in world.tender.requirements]
    places += [(one.id, one.span, list(criterion_leaves(one))) for one in world.tender.criteria]
    for item_id, span, needs in places:
        name = next((name for need in needs if (name := _scale_of(need))), "")
        if name:
            yield item_id, f"{item_id} 以{name}作为资格条件或评审因素，对供应商实行差别待遇", span


def _scale_of(need: Need) -> str:
    if need.company is not None and need.company.registered_capital_min is not None:
        return "注册资本"
    if need.financial is not None and need.financial.revenue_min is not None:
        return "营业收入"
    return "利润" if need.financial is not None and need.financial.profit else ""


def _opening(world: World, parameters: Parameters) -> Iterator[Problem]:
    opening, deadline = world.opening_at, world.deadline
    if opening != deadline:
        problem = f"开标 {opening:%Y-%m-%d %H:%M} 与投标截止 {deadline:%Y-%m-%d %H:%M} 不是同一时间"
        yield "opening", problem, world.tender.dates.span_of("opening")


_LOOKS: dict[str, Callable[[World, Parameters], Iterator[Problem]]] = {
    "bond-share": _bond_share, "bond-cap": _bond_cap, "bond-due": _bond_due, "performance": _performance,
    "price-weight": _weight, "formula": _formula, "floor": _floor, "scale": _scale, "opening": _opening,
}  # fmt: skip


KIND = Kind("招标文件的保证金、价格分等条件是否超出法律允许", Parameters, check)
