"""Risks that this tender's numbers, days and clauses show, and what could not be judged for want of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.check.calendar import is_workday, workday_before, workdays_between
from bidkit.finding import Effect
from bidkit.law.by_regime import ByRegime
from bidkit.law.regimes import is_procurement
from bidkit.model.sheet import Gap
from bidkit.sheets.risks.risk import Likelihood, Phase, Risk
from bidkit.sheets.weak.point import clock_known

if TYPE_CHECKING:
    from bidkit.sheets.risks.situation import Situation

CLOSE = Decimal("0.98")
"""From this share of the limit on, a corrected sum may end above it."""
LOW = Decimal("0.65")
CROWDED = 2
"""Working days before the deadline in which things that fall together crowd one another."""
FEW = 5
DECRYPT = ByRegime(procurement="以招标文件的解密约定为准", tendering="电子招标投标办法第三十一条")

OVER_LIMIT = ByRegime(procurement="87号令第六十三条第四项", tendering="招标投标法实施条例第五十一条第五项")
BELOW_COST = ByRegime(tendering="招标投标法第三十三条、12号令第二十一条")
ASKED_LATE = ByRegime(
    procurement="政府采购法第五十二条、94号令第十条",
    tendering="招标投标法实施条例第二十二条（投标截止十日前提出异议）",
)


def tender_risks(now: Situation) -> Iterator[Risk]:
    """Yield what the tender itself makes risky for us."""
    yield from _price(now)
    yield from _days(now)
    yield from _questions(now)
    yield from _certificate(now)
    yield from _decrypt(now)
    yield from _clauses(now)


def _price(now: Situation) -> Iterator[Risk]:
    money, price = now.dossier.tender.money, now.dossier.price
    limit = money.ceiling or money.budget
    if price is None or not limit:
        return
    name, share = ("最高限价" if money.ceiling else "预算"), price.total / limit
    fact = f"{now.dossier.tender.offer_name} {price.total:,.2f} 元，是{name} {limit:,.2f} 元的 {share * 100:.1f}%"
    if share >= CLOSE and not now.told("near-limit"):
        yield Risk(
            Phase.PREPARING,
            "报价贴近限价",
            fact,
            Likelihood.SEEN,
            Effect.BID_INVALID,
            "逐行复算；分项限价也逐项对；算术修正后不能超过限价",
            now.owner("price"),
            now.due(2),
            now.law(OVER_LIMIT),
            "price.xlsx",
        )
    elif share < LOW and not is_procurement(now.regime):
        yield Risk(
            Phase.ON_THE_SPOT,
            "报价偏低，可能要说明成本",
            fact,
            Likelihood.SEEN,
            Effect.CLARIFY,
            "备好成本测算和凭证，当天有人在线，按时书面说明",
            now.owner("price"),
            now.due(2),
            now.law(BELOW_COST),
            "price.xlsx",
        )


def _days(now: Situation) -> Iterator[Risk]:
    deadline = now.dossier.tender.dates.deadline
    if deadline is None:
        return
    last = deadline.date()
    rest, tight = _rest(last), [*_crowd(now, last), *_left(now, last)]
    if rest or tight:
        yield Risk(
            Phase.PREPARING,
            "几件事挤在截止前" if tight else "截止前一天是休息日",
            "；".join([*tight, *rest]),
            Likelihood.SEEN if tight else Likelihood.COMMON,
            Effect.REFUSED,
            "保证金、签章、上传分开排，各定一人；定稿提前，照《投标倒排计划》倒排",
            now.owner("lead"),
            now.due(3),
            source="tender.yaml dates",
        )


def _left(now: Situation, last: date) -> list[str]:
    today = now.material.today
    left = workdays_between(today, last) if today and today <= last else None
    return [f"到截止只剩 {left} 个工作日"] if left is not None and left < FEW else []


def _crowd(now: Situation, last: date) -> list[str]:
    """Return what falls into the last working days before the deadline, when it is more than one thing."""
    tender, bid = now.dossier.tender, now.dossier.bid
    bond = tender.money.bond
    moments = {
        "落款日期": bid.date,
        "保证金到账": bond.due.date() if bond and bond.due else None,
        "提问截止": tender.dates.questions_until.date() if tender.dates.questions_until else None,
    }
    start = workday_before(last, CROWDED) or last - timedelta(days=CROWDED)
    close = [f"{name} {day}" for name, day in moments.items() if day is not None and start <= day <= last]
    if len(close) < 2:
        return []
    return [f"{'、'.join(close)}，都在截止 {last} 前 {CROWDED} 个工作日内"]


def _rest(last: date) -> list[str]:
    before = last - timedelta(days=1)
    if is_workday(before) is not False:
        return []
    return [f"截止日 {last} 的前一天是休息日，平台、CA、银行可能没人"]


def _questions(now: Situation) -> Iterator[Risk]:
    until, today = now.dossier.tender.dates.questions_until, now.material.today
    if until is None:
        return
    gone = today is not None and until.date() < today
    yield Risk(
        Phase.PREPARING,
        "提问期限已过，还有说不清的条款" if gone else "错过提问期限",
        f"提问截止 {until:%Y-%m-%d %H:%M}",
        Likelihood.COMMON,
        Effect.BID_INVALID,
        "说不清的按对我方最不利的理解准备；仍在法定期限内的书面提出质疑或异议"
        if gone
        else "截止前把说不清的条款一次书面提完，登记答复",
        now.owner("lead"),
        "立即" if gone else f"{until:%Y-%m-%d %H:%M} 前",
        now.law(ASKED_LATE),
        "tender.yaml dates.questions_until",
    )


def _certificate(now: Situation) -> Iterator[Risk]:
    if "online" in now.holds and now.dossier.bid.submission.ca_valid_until is None:
        yield Risk(
            Phase.ON_THE_SPOT,
            "不知道 CA 到开标日是否有效",
            "还没有填 CA 的有效期",
            Likelihood.SEEN,
            Effect.BID_INVALID,
            "查有效期并写上；不够的现在就延期，延期后重新加密",
            now.owner("clerk"),
            now.due(5),
            now.law(DECRYPT),
            "bid.yaml submission",
        )


def _decrypt(now: Situation) -> Iterator[Risk]:
    said = now.handed.said["decrypt"]
    if "online" not in now.holds or now.dossier.bid.submission.decrypt_by:
        return
    quotes = "、".join(f"{one.id}「{one.text}」" for one in said)
    yield Risk(
        Phase.ON_THE_SPOT,
        "没有定谁来解密",
        quotes or "招标文件没有摘录解密时限，常见只有 30 分钟",
        Likelihood.SEEN,
        Effect.BID_INVALID,
        "定主备两人，写进 bid.yaml 的 submission.decrypt_by，开标日提前在岗",
        now.owner("lead"),
        now.due(2),
        now.law(DECRYPT),
        "bid.yaml submission",
    )


def _clauses(now: Situation) -> Iterator[Risk]:
    """Yield the clauses nobody watches, unless the checks said so already."""
    loose = [one for one in now.dossier.tender.invalidity if not one.bound]
    if loose and not now.told("clauses"):
        shown = "、".join(f"{one.id}「{one.quote[:12]}」" for one in loose[:5])
        yield Risk(
            Phase.PREPARING,
            f"{len(loose)} 条无效条款没有规则或要求盯着",
            shown + ("……" if len(loose) > 5 else ""),
            Likelihood.SEEN,
            Effect.BID_INVALID,
            "逐条过目；能查的在 bound 写上要求或规则的编号，行为类的落实到人",
            now.owner("lead"),
            now.due(5),
            source="tender.yaml invalidity",
        )


def tender_gaps(now: Situation) -> tuple[Gap, ...]:
    """Return what the tender's records do not say, so that no risk could be judged from it."""
    tender, gaps = now.dossier.tender, []
    if not tender.invalidity:
        cure = "把招标文件里投标无效、否决、废标的条款摘进 tender.yaml 的 invalidity（bidkit read）"
        gaps.append(Gap("没有摘录无效条款，不知道这份招标文件在哪些地方会让投标无效", cure))
    if now.dossier.price is None:
        gaps.append(Gap("没有报价表，报价和限价的距离没有算", "填 price.xlsx，在 bid.yaml 写 price"))
    elif not (tender.money.ceiling or tender.money.budget):
        gaps.append(Gap("没有写限价和预算，报价和限价的距离没有算", "查招标文件，写进 money.ceiling、budget"))
    if tender.money.bond is None:
        gaps.append(Gap("没有写投标保证金", "查招标文件；不收的写 bond: {amount: 0}"))
    if not clock_known(now.material):
        what = "没有读到开标、截止时间或有效期，证书有效期、社保月份、年龄和业绩日期都没有查"
        gaps.append(Gap(what, "查到后填 tender.yaml 的 dates"))
    if tender.dates.questions_until is None:
        gaps.append(Gap("没有写提问截止时间", "查招标文件，写进 dates.questions_until"))
    today, deadline = now.material.today, tender.dates.deadline
    if today is not None and deadline is not None and today > deadline.date():
        what = f"投标截止 {deadline:%Y-%m-%d %H:%M} 已过，编制阶段的风险只供复盘"
        gaps.append(Gap(what, "看公示、合同阶段；没投出去的，记入复盘"))
    return tuple(gaps)
