"""What a requirement says in words against what tender.yaml made of it: marks, numbers, windows, points."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal

from bidkit.check.kind import Hit, NoParameters, fail, family, of_world, unknown
from bidkit.check.needs import criterion_leaves, leaves
from bidkit.check.world import World
from bidkit.model.needs import Need
from bidkit.model.tender import Criterion, Requirement
from bidkit.source import Span
from bidkit.words.decimals import plain_decimal
from bidkit.words.late import late
from bidkit.words.money import SUM, amount
from bidkit.words.periods import PERIOD, period

_STRICT = ("qualification", "conformity", "substantive")
_FATAL = late(
    r"(?:否则|将|视为|按|作|其|则)\S{0,6}(?:投标无效|无效投标|响应无效|无效响应|否决|废标)|不允许负?偏离|不得负偏离"
)
_WINDOW = late(rf"近\s*(?:{PERIOD})")
_AMOUNT = late(rf"(?:不低于|不少于|不小于|达到|≥|>=|大于等于)\s*(?:人民币)?\s*({SUM})")
_MONTHS = late(
    rf"近\s*({PERIOD})(?:(?<=月)\S{{0,12}}|(?:内|以来|连续|的|依法|按时|由?(?:投标人|供应商|本单位)|为其|缴纳|缴交|交纳|参加)*)"
    "(?:社保|社会保险|养老保险)"
)
_CAPACITY = late(r"二十二条|独立承担民事责任|独立法人|营业执照")


def _mark(world: World) -> Iterator[Hit]:
    """Yield requirements whose words begin with ★ or ▲ and that are kept as something less."""
    for one in world.tender.requirements:
        said = (one.title, one.text, one.source.quote)
        for mark, kinds in (("★", _STRICT), ("▲", (*_STRICT, "important"))):
            marked = any(re.match(rf"[\s（(【\d.、]*{mark}", words) for words in said)
            if marked and one.kind not in kinds:
                message = f"要求 {one.id} 的原文带「{mark}」，却记成了 {one.kind}"
                yield fail(one.id, message, one.span_of("kind"))


def _fatal_words(world: World) -> Iterator[Hit]:
    for one in world.tender.requirements:
        match = _FATAL.search(one.text)
        if match and one.kind not in _STRICT:
            message = f"要求 {one.id} 的原文写着「{match[0]}」，却记成了 {one.kind}"
            yield fail(one.id, message, one.span_of("kind"))


def _places(world: World) -> Iterator[tuple[Requirement | Criterion, str, list[Need]]]:
    for one in world.tender.requirements:
        yield one, one.text, list(leaves(one.needs))
    for item in world.tender.criteria:
        yield item, f"{item.item} {item.text}", list(criterion_leaves(item))


def _amount(world: World) -> Iterator[Hit]:
    """Yield a least amount in the words that no case query asks for."""
    for item, text, needs in _places(world):
        cases = [need.case for need in needs if need.case is not None]
        said = {yuan for match in _AMOUNT.finditer(text) if (yuan := amount(match[1])) is not None}
        asked = {case.amount_min for case in cases}
        if cases and said and not said & asked:
            shown = "、".join(f"{yuan:,.0f} 元" for yuan in sorted(said))
            message = f"{item.id} 的原文要求业绩金额 {shown}，判断条件（amount_min）却是 {_shown(asked)}"
            yield fail(item.id, message, item.span)


def _shown(asked: set[Decimal | None]) -> str:
    return "、".join(f"{yuan:,.0f} 元" if yuan is not None else "没有写" for yuan in asked)


def _window(world: World) -> Iterator[Hit]:
    """Yield 近 N 年 in the words of a demand for cases whose query has no window, or leaves its meaning open."""
    for item, text, needs in _places(world):
        match = _WINDOW.search(text)
        for case in (need.case for need in needs if need.case is not None):
            if match and case.after is None and not case.years:
                message = f"{item.id} 的原文写「{match[0]}」，判断条件没有写年限（years 或 after）"
                yield fail(item.id, message, item.span)
            elif case.years and case.window_meaning is None:
                message = (
                    f"{item.id} 的近 {case.years} 年没有写怎么算（window_meaning：按日、按月、按整年度）"
                )
                yield unknown(item.id, message, item.span)


def _months(world: World) -> Iterator[Hit]:
    for item, text, needs in _places(world):
        match = _MONTHS.search(text)
        people = [need.person for need in needs if need.person is not None]
        if match is None or not people:
            continue
        said = period(match[1])
        wanted = math.ceil(said.months) if said and said.months else 0
        asked = [person.social_security.months if person.social_security else 0 for person in people]
        if wanted and max(asked) < wanted:
            message = f"{item.id} 的原文要求{match[0]}（{wanted} 个月），判断条件只查 {max(asked)} 个月"
            yield fail(item.id, message, item.span)


def _points_sum(world: World) -> Iterator[Hit]:
    criteria, price = world.tender.criteria, world.tender.evaluation.price
    if not criteria:
        return
    total = sum((item.points for item in criteria), Decimal(0))
    if not any(item.rule.price for item in criteria) and price is not None:
        total += price.points
    if total != 100:
        yield fail("points", f"各评分项合计 {plain_decimal(total)} 分，不是 100 分", _first(criteria))


def _first(criteria: tuple[Criterion, ...]) -> Span:
    return criteria[0].span


def _article_22(world: World) -> Iterator[Hit]:
    """Yield a tender whose qualification demands do not hold those that the law itself makes."""
    said = [one.text for one in world.tender.requirements if one.kind == "qualification"]
    if not any(_CAPACITY.search(text) for text in said):
        message = "摘录的资格要求里没有政府采购法第二十二条（独立承担民事责任等六项），像是漏摘了"
        yield fail("article-22", message, world.tender.span)


KINDS = family(
    "摘录的要求与原文是否一致",
    NoParameters,
    {
        "mark": of_world(_mark),
        "fatal-words": of_world(_fatal_words),
        "amount": of_world(_amount),
        "window": of_world(_window),
        "months": of_world(_months),
        "points-sum": of_world(_points_sum),
        "article-22": of_world(_article_22),
    },
)
