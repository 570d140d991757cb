"""Deductions for small firms and domestic products: who may claim which, and what the price is evaluated at.

A claim rests on a fact that is given; where the fact is missing there is no claim, and that is said with its cure.
The winner's contract keeps the bid price: only the evaluated price changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.pricing.benchmark import rounded
from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from bidkit.model.price_rule import PriceRule

SMALL = ("小型", "微型")
SHARE_FOR_JOINT = Decimal(30)
SHARE_FOR_WHOLE = Decimal(80)
SME_LAW = "财库〔2020〕46号第九条、财库〔2022〕19号"
DOMESTIC_LAW = "国办发〔2025〕34号"
RATES = {
    ("sme", "works"): (3, 5),
    ("sme", ""): (10, 20),
    ("joint", "works"): (1, 2),
    ("joint", ""): (4, 6),
    ("domestic", ""): (20, 20),
}
"""Lawful rates in per cent: of what, in works or else."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Facts about one bidder; empty or None is what nobody has said.

    ``declared`` says that the declaration of size stands in the bid; ``joint`` that there is a consortium or a
    subcontract; ``sme`` is how the tender treats small firms, ``imports`` whether foreign products may compete.
    """

    size: str = ""
    sme: str = ""
    declared: bool = False
    joint: bool = False
    small_share: Decimal | None = None
    domestic_share: Decimal | None = None
    domestic_amount: Decimal | None = None
    imports: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A deduction: ``amount`` is the part of the price it is taken from, the whole price when None."""

    what: str
    percent: Decimal
    basis: str
    amount: Decimal | None = None
    adds_points: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A deduction that is not claimed, why, and what would change that (empty: nothing to do)."""

    what: str
    why: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What a bidder may claim and what not."""

    claims: tuple[Claim, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A price as it is evaluated, and the per cent that its points rise by."""

    price: Decimal
    evaluated: Decimal
    bonus: Decimal = Decimal(0)


def entitlement(rule: PriceRule, standing: Standing) -> Entitlement:
    """Return the deductions that the facts support, and those that they do not."""
    found = [*_small(rule, standing), *_domestic(rule, standing)]
    claims = tuple(one for one in found if isinstance(one, Claim))
    return Entitlement(claims, tuple(one for one in found if isinstance(one, Refusal)))


def adjust(price: Decimal, claims: tuple[Claim, ...]) -> Adjusted:
    """Return the evaluated price: every deduction is taken from the original price, and they add up."""
    taken = sum(
        ((price if one.amount is None else min(one.amount, price)) * one.percent / 100
         for one in claims if not one.adds_points), Decimal(0)
    )  # fmt: skip
    bonus = sum((one.percent for one in claims if one.adds_points), Decimal(0))
    return Adjusted(price, rounded(price - taken, 2), bonus)


def odd_rates(rule: PriceRule, category: str) -> tuple[str, ...]:
    """Return the rates of the tender that lie outside what the law allows, each as a sentence."""
    kind = "works" if category == "works" else ""
    given = (
        ("sme", "小微企业扣除", rule.sme_deduction),
        ("joint", "联合体或分包扣除", rule.joint_deduction),
        ("domestic", "本国产品扣除", rule.domestic_deduction),
    )
    found = []
    for name, title, rate in given:
        low, high = RATES.get((name, kind)) or RATES[name, ""]
        if rate is not None and not low <= rate <= high:
            span = f"{low}%" if low == high else f"{low}%—{high}%"
            found.append(f"{title}写的是 {plain_decimal(rate)}%，规定是 {span}")
    return tuple(found)


def _small(rule: PriceRule, who: Standing) -> list[Claim | Refusal]:
    what = "小微企业价格扣除"
    if who.sme == "set-aside":
        return [Refusal(what, "专门面向中小企业的采购不再价格扣除")]
    if who.sme == "none" or (rule.sme_deduction is None and rule.joint_deduction is None and not who.sme):
        return []
    if not who.sme:
        return [
            Refusal(
                what, "没有写招标文件对中小企业的办法", "在 tender.yaml 写 sme: deduction、set-aside 或 none"
            )
        ]
    if not who.declared:
        return [
            Refusal(
                what, "投标文件里没有《中小企业声明函》，没有声明函就不能扣除", "把声明函编进 package 并填好"
            )
        ]
    if who.joint:
        return [_joint(rule, who)]
    if not who.size:
        return [Refusal(what, "资料库没有写企业规模", "按划型标准核定后填 company.yaml 的 size")]
    if who.size not in SMALL:
        return [Refusal(what, f"我方是{who.size}企业，只有小型、微型企业扣除")]
    return [_claim(rule.sme_deduction, what, rule)]


def _joint(rule: PriceRule, who: Standing) -> Claim | Refusal:
    what = "联合体或分包的小微扣除"
    if who.small_share is None:
        cure = "按联合协议或分包意向协议核定后填 bid.yaml 的 policy.small_share"
        return Refusal(what, "没有写小微企业占合同额的比例", cure)
    if who.small_share >= 100:
        return _claim(rule.sme_deduction, "联合体各方都是小微企业，按小微企业扣除", rule)
    if who.small_share < SHARE_FOR_JOINT:
        return Refusal(what, f"小微企业只占 {plain_decimal(who.small_share)}%，不到 30%")
    return _claim(rule.joint_deduction, what, rule)


def _claim(rate: Decimal | None, what: str, rule: PriceRule) -> Claim | Refusal:
    if rate is None:
        cure = "照招标文件填 evaluation.price 的 sme_deduction（联合体、分包填 joint_deduction）"
        return Refusal(what, "没有写扣除比例", cure)
    return Claim(what, rate, SME_LAW, adds_points=rule.sme_by == "points")


def _domestic(rule: PriceRule, who: Standing) -> list[Claim | Refusal]:
    what = "本国产品价格扣除"
    if not rule.domestic_deduction:
        return []
    if who.imports == "not-allowed":
        return [Refusal(what, "不接受进口产品；没有非本国产品同场竞争时不启用这项扣除")]
    if who.domestic_share is not None and who.domestic_share >= SHARE_FOR_WHOLE:
        return [Claim(what, rule.domestic_deduction, DOMESTIC_LAW)]
    if who.domestic_amount is not None:
        return [Claim(what, rule.domestic_deduction, DOMESTIC_LAW, who.domestic_amount)]
    if who.domestic_share is not None:
        cure = "把本国产品的报价合计填 bid.yaml 的 policy.domestic_amount"
        return [
            Refusal(
                what,
                f"本国产品占成本 {plain_decimal(who.domestic_share)}%，不到 80%，只能扣本国产品部分",
                cure,
            )
        ]
    cure = "备齐本国产品声明函和成本占比承诺函后填 bid.yaml 的 policy.domestic_share"
    return [Refusal(what, "没有写本国产品占总成本的比例", cure)]
