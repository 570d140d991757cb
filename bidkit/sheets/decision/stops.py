"""What ends the matter at once, whatever else is in order: time, price, size, form of taking part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.finding import Answer
from bidkit.law.regimes import by_invitation, is_procurement
from bidkit.sheets.competitors.show import share
from bidkit.sheets.days_left import days_left
from bidkit.sheets.numbers import short_yuan
from bidkit.sheets.offer import limits_said, offer_said

if TYPE_CHECKING:
    from bidkit.sheets.material import Material


@dataclass(frozen=True, slots=True)
class Stop:
    """One hard condition: whether it is met, and why or what would tell; ``word`` shows the answer otherwise."""

    title: str
    answer: Answer
    why: str
    word: str = ""


def stops(material: Material) -> tuple[Stop, ...]:
    """Return the hard conditions in the order they are looked at."""
    asked = (_deadline, _price, _size, _joint, _invited, _qualified)
    return tuple(stop for ask in asked if (stop := ask(material)) is not None)


def _deadline(material: Material) -> Stop:
    title, deadline = "截止时间", material.dossier.tender.dates.deadline
    if deadline is None:
        return Stop(title, Answer.UNKNOWN, "没有读到截止时间，请核对招标公告")
    if material.today is None:
        return Stop(title, Answer.UNKNOWN, f"{deadline:%Y-%m-%d %H:%M} 截止；没有给今天的日期，不知过没过")
    if material.today > deadline.date():
        return Stop(title, Answer.FAIL, f"{deadline:%Y-%m-%d %H:%M} 已经截止")
    if material.today == deadline.date():
        return Stop(title, Answer.UNKNOWN, f"今天 {deadline:%H:%M} 截止，看还来不来得及递交")
    left = days_left(material)
    told = (
        f"还有 {left} 个工作日（不算今天和截止当天）"
        if left is not None
        else "工作日历没有这一年，工作日没有算"
    )
    return Stop(title, Answer.PASS, f"{deadline:%Y-%m-%d %H:%M} 截止，{told}")


def _price(material: Material) -> Stop:
    title, money, price = "报价不超限价", material.dossier.tender.money, material.dossier.price
    if money.quote.kind != "total":
        return _other_offer(material, title)
    named = ((money.ceiling, "最高限价"), (money.budget, "预算"))
    limits = [(limit, name) for limit, name in named if limit is not None]
    if price is None or not price.lines:
        return Stop(title, Answer.UNKNOWN, "还没有报价，请填 price.xlsx")
    if not limits:
        return Stop(title, Answer.UNKNOWN, "没有读到最高限价和预算，请核对招标文件")
    (limit, name), total = min(limits), price.total
    if total > limit:
        why = f"报价 {short_yuan(total)}，超过 {short_yuan(limit)}（{name}）；要降价后重出本单"
        return Stop(title, Answer.FAIL, why)
    why = f"报价 {short_yuan(total)}，是 {short_yuan(limit)}（{name}）的 {share(total, limit)}"
    return Stop(title, Answer.PASS, why)


def _other_offer(material: Material, title: str) -> Stop:
    """Return whether a rate or unit prices keep their limits, as the rules of the check say it."""
    money, said = material.dossier.tender.money, offer_said(material.dossier)
    if not said:
        return Stop(title, Answer.UNKNOWN, f"还没有报{money.quote.title}")
    limits = limits_said(money)
    over = [one for one in material.findings if material.uses(one).topic == "near-limit"]
    if over:
        failed = any(one.answer is Answer.FAIL for one in over)
        return Stop(title, Answer.FAIL if failed else Answer.UNKNOWN, over[0].message)
    if not limits:
        return Stop(title, Answer.UNKNOWN, f"没有读到{money.quote.title}的限价，请核对招标文件")
    if not any(rule.topic == "near-limit" for rule in material.rules.rules):
        return Stop(title, Answer.UNKNOWN, f"{said}；限价 {limits}，还没有检查")
    return Stop(title, Answer.PASS, f"{said}；限价 {limits}")


def _size(material: Material) -> Stop:
    title, policy, size = "中小企业", material.dossier.tender.sme, material.dossier.library.company.size
    if policy in ("deduction", "none"):
        return Stop(title, Answer.PASS, "不是专门面向中小企业的项目")
    if policy == "":
        if not is_procurement(material.dossier.tender.regime):
            return Stop(title, Answer.PASS, "不是政府采购，没有预留份额")
        return Stop(title, Answer.UNKNOWN, "没有读到是否专门面向中小企业，请核对招标公告（sme）")
    if not size:
        return Stop(title, Answer.UNKNOWN, "专门面向中小企业；company.yaml 没有写企业规模")
    if size == "大型":
        return Stop(title, Answer.FAIL, "专门面向中小企业，我方是大型企业")
    if size == "中型":
        return Stop(title, Answer.UNKNOWN, "专门面向中小企业，我方是中型；看清是否只面向小微企业")
    return Stop(title, Answer.PASS, f"专门面向中小企业，我方是{size}企业")


def _joint(material: Material) -> Stop:
    title, rule = "联合体", material.dossier.tender.consortium
    if material.dossier.bid.consortium is None:
        return Stop(title, Answer.PASS, "我方独立投标")
    if rule == "allowed":
        return Stop(title, Answer.PASS, "招标文件接受联合体")
    if rule == "not-allowed":
        return Stop(title, Answer.FAIL, "招标文件不接受联合体；只能改成独立投标")
    return Stop(title, Answer.UNKNOWN, "打算以联合体投标，没有读到是否接受（consortium）")


def _invited(material: Material) -> Stop | None:
    """Return whether we were let in, where the tender or the bid speaks of it."""
    title, given = "预审和邀请", material.dossier.bid.prequalification
    if given == "failed":
        return Stop(title, Answer.FAIL, "资格预审没有通过")
    if given == "passed":
        return Stop(title, Answer.PASS, "资格预审已通过或已受邀请")
    if by_invitation(material.dossier.tender.method):
        return Stop(title, Answer.UNKNOWN, "只有被邀请的单位能参加；收到邀请书后写 prequalification: passed")
    return None


def _qualified(material: Material) -> Stop:
    """Return how many qualification requirements are met; whether the rest can be is told by the gaps."""
    title = "资格要求"
    asked = [one for one in material.dossier.bindings if one.requirement.kind == "qualification"]
    still_open = [one for one in asked if one.verdict.answer is not Answer.PASS]
    if not asked:
        return Stop(title, Answer.UNKNOWN, "招标要求里没有资格条件，不知道够不够；请照招标文件录入")
    if still_open:
        why = f"{len(asked)} 项里有 {len(still_open)} 项没有满足或不知道，见下表"
        return Stop(title, Answer.UNKNOWN, why, "待补齐")
    return Stop(title, Answer.PASS, f"{len(asked)} 项都有证明")
