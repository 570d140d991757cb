"""What of a notice contradicts itself, the tender or a statute: facts only, each with its proof and its article.

That somebody may be right is not said: a fact is something that two texts show to anybody who lays them side by side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.law.regimes import is_procurement, is_tender, is_tendering
from bidkit.pricing.contest import Contest, score_prices
from bidkit.pricing.contest import Offer as Priced
from bidkit.sheets.aftermath.clocks import SHOWN
from bidkit.sheets.numbers import marks, yuan
from bidkit.sheets.score.field import field
from bidkit.sheets.score.forecast import bindings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.notice import Offer
    from bidkit.sheets.aftermath.case import Case

SLACK = Decimal("0.02")
"""Points are printed to two decimals: so much may come from rounding."""
PRICE_PART = re.compile(r"价格|报价")
CONTENT = {
    "评审专家名单": re.compile(r"专家|评委|评标委员会成员|评审委员会成员|评审小组|采购人代表"),
    "公告期限": re.compile(r"公告期限|公告期"),
    "中标人地址": re.compile(r"地址"),
    "中标金额": re.compile(r"金额|中标价|报价"),
}
"""What 87号令 art 69 wants in a notice of results, by the words that show it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fact: ``proof`` is what shows it, ``law`` where it is written, "" where a person must find it."""

    title: str
    says: str
    proof: str
    law: str
    ask: str


def faults(case: Case) -> tuple[Fault, ...]:
    """Return what can be challenged by facts, in the order of weight."""
    if case.notice.kind == "failed" or case.other_project:
        return ()
    return (*_ceiling(case), *_order(case), *_sums(case), *_prices(case), *_content(case), *_period(case))


def _ceiling(case: Case) -> Iterator[Fault]:
    money, winner = case.material.dossier.tender.money, case.winner
    if money.ceiling is None or winner is None or winner.price is None or winner.price <= money.ceiling:
        return
    law = (
        "87号令第六十三条"
        if is_procurement(case.material.dossier.tender.regime)
        else "《招标投标法实施条例》第五十一条"
    )
    said = f"公告的中标（成交）报价 {yuan(winner.price)}高于招标文件的最高限价 {yuan(money.ceiling)}"
    yield Fault("报价超过最高限价", said, winner.quote, law, "请核查报价是否有效，无效的依法改正结果")


def _order(case: Case) -> Iterator[Fault]:
    winner = case.winner
    if winner is None or winner.points is None or not case.material.dossier.tender.criteria:
        return
    above = [
        one
        for one in case.notice.offers
        if one.points is not None and one.points > winner.points and not one.out and one.lot == winner.lot
    ]
    for one in above:
        said = (
            f"{one.name}总分 {marks(one.points)}，高于{winner.name}的 {marks(winner.points)}，却没有排在前面"
        )
        yield Fault(
            "名次和总分不一致", said, f"{one.quote}；{winner.quote}", "", "请说明排序依据，有误的改正"
        )


def _sums(case: Case) -> Iterator[Fault]:
    for one in case.notice.offers:
        if one.points is None or len(one.parts) < 2:
            continue
        total = sum((points for _, points in one.parts), Decimal(0))
        if abs(total - one.points) > SLACK:
            said = f"{one.name}各部分得分相加是 {marks(total)}，公告的总分是 {marks(one.points)}"
            yield Fault("总分与分项之和不一致", said, one.quote, "", "请核对分值汇总，有误的改正")


def _prices(case: Case) -> Iterator[Fault]:
    """Price points by the tender's own formula, only where nobody's price may be deducted from."""
    valid = [one for one in case.notice.offers if one.price is not None and not one.out]
    told = [(one, points) for one in valid if (points := _price_points(one)) is not None]
    item = next((one for one in bindings(case.material.dossier) if one.criterion.rule.price), None)
    contest = field(case.material.dossier, item.criterion.points) if item is not None else None
    if (
        contest is None
        or contest.unread
        or len(told) < 2
        or len(told) < len(valid)
        or len(contest.draws()) > 1
    ):
        return
    if case.material.dossier.tender.sme == "deduction":
        return
    offers = tuple(Priced(one.name, one.price, one.price) for one, _ in told if one.price is not None)
    found = score_prices(contest.rule, Contest(offers, contest.ceiling))
    for one, points in told:
        right = found.of(one.name).points
        if right is not None and abs(right - points) > SLACK:
            said = (
                f"{one.name}报价 {yuan(one.price)}，按公式应得 {marks(right)} 分，公告是 {marks(points)} 分"
            )
            yield Fault("价格分与公式不一致", said, one.quote, "", "请按招标文件的公式核对价格分，有误的改正")


def _price_points(one: Offer) -> Decimal | None:
    return next((points for head, points in one.parts if PRICE_PART.search(head)), None)


def _content(case: Case) -> Iterator[Fault]:
    tender = case.material.dossier.tender
    if not (is_procurement(tender.regime) and is_tender(tender.method)) or case.notice.kind != "result":
        return
    lacking = [name for name, words in CONTENT.items() if not words.search(case.notice.text)]
    if lacking:
        said = f"读到的结果公告里没有{'、'.join(lacking)}"
        yield Fault("公告内容不全", said, "公告全文（附件另有的不算）", "87号令第六十九条", "请补充公告")


def _period(case: Case) -> Iterator[Fault]:
    day, until = case.notice.day, case.notice.until
    if not is_tendering(case.material.dossier.tender.regime) or case.notice.kind != "candidates":
        return
    if day is not None and until is not None and (until - day).days + 1 < SHOWN:
        said = f"中标候选人公示从 {day} 到 {until}，不足 3 日"
        yield Fault(
            "公示期不足",
            said,
            f"公示日期 {day}，截止 {until}",
            "《招标投标法实施条例》第五十四条",
            "请补足公示期",
        )
