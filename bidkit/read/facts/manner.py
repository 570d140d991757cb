"""By which law and in which manner it is bought: regime, method, how bids are judged."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bidkit.law.regimes import (
    CONSULTATION,
    ENTERPRISE,
    INQUIRY,
    INVITED,
    MILITARY,
    NEGOTIATION,
    OPEN,
    PROCUREMENT,
    SINGLE_SOURCE,
    TENDERING,
)
from bidkit.read.facts.candidates import Candidate
from bidkit.read.facts.terms import ticked_words
from bidkit.read.unit import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.facts.pairs import Pair
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

METHODS = {
    OPEN: re.compile(r"公开招标|招标公告|公开招投标"),
    INVITED: re.compile(r"邀请招标"),
    CONSULTATION: re.compile(r"竞争性磋商|磋商文件|磋商邀请|磋商公告"),
    NEGOTIATION: re.compile(r"竞争性谈判|谈判文件|谈判邀请|谈判公告"),
    INQUIRY: re.compile(r"询价(文件|公告|通知书|采购|函)|询比|比价采购"),
    SINGLE_SOURCE: re.compile(r"单一来源"),
}
TITLES = {
    OPEN: re.compile(r"公开招标"),
    INVITED: re.compile(r"邀请招标"),
    CONSULTATION: re.compile(r"磋商"),
    NEGOTIATION: re.compile(r"谈判"),
    INQUIRY: re.compile(r"询价|询比|比价"),
    SINGLE_SOURCE: re.compile(r"单一来源"),
}
SAID = re.compile(
    r"(采用|采取|以|进行|实行)(国内)?(公开招标|邀请招标|竞争性磋商|竞争性谈判|询价|询比|单一来源)(采购)?(的)?(方式|形式|采购|[,。;])"
)
UNSURE = re.compile(r"如|若|转|改|不足|可以?|对于|凡")
COVER_LINES = 20
SHORT = 8
METHOD_KEY = re.compile(r"^(采购|招标)(方式|形式|方法)$")
EVALUATIONS = re.compile(
    r"综合评分[法办]+法?|综合评分办法|综合评估法|综合评价法|综合评标法|综合打分法|最低评标价法|最低评审价法|最低价法|经评审的最低投标(?:报)?价法?"
    r"|合理低价法|合理最低价法|双信封(?:综合评分)?法?|性价比法|技术评分最低标价法|质量优先法|最低价评标法|综合评定法|经评审的合理低价法"
)
EVALUATION_KEY = re.compile(
    r"^(本项目)?(采用的?)?(评标|评审|评分|评选|评定)(方法|办法|方式|标准|原则)(及标准|和标准)?(为|是)?$"
)
BY_OFFER = re.compile(
    r"(报价|价格)由低到高的?(顺序|次序|排序|排列)?,?(推荐|确定|提出)[^。;]{0,12}(候选|成交|中标|中选)"
    r"|(报价|价格)最低的?(供应商|投标人|响应人|参选人|单位)?(为|作为|确定为|推荐为)(成交|中标|中选)"
    r"|最低(总价|报价|价格)(确定|推荐|选择)"
)
BY_POINTS = re.compile(
    r"综合(评分|打分)(?!标准|表|办法|小组|明细|细则)[^。;]{0,12}(,|进行)[^。]{0,20}(得分|总分)(最高|由高到低)"
)
"""Judged by points, though nobody calls it a method."""
CASE = re.compile(r"(的|时)(?!评)")
"""采用某法的，… says what holds for a kind of tender, not what this one is."""
ADOPTED = re.compile(r"(采用|为|适用|使用|按照?|即|选用)(的?评标(办法|方法)(为|是)?)?[“\"《:：]?$")


def candidates(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield possible regimes, methods and ways of judging."""
    if outline.units:
        yield from _regime(outline, pairs)
        yield from _method(outline, pairs)
    named = [*_named_evaluation(pairs), *_evaluation(outline)]
    yield from named or _lowest_offer(outline)


def _named_evaluation(pairs: Sequence[Pair]) -> Iterator[Candidate]:
    for pair in pairs:
        if EVALUATION_KEY.match(pair.key) and pair.how != "column":
            value = ticked_words(pair.value)
            names = EVALUATIONS.findall(value)
            if len(set(names)) == 1:
                tail = re.match(re.escape(names[0]) + r"\((?!满分|总分|百分|\d)[^)]{2,14}\)$", value)
                yield Candidate("evaluation", _whole(tail[0] if tail else names[0]), pair.unit, 1.3)


OF_COMPANY = 5
BUYER_KEY = re.compile(r"^(征集人|遴选人|采购人|招标人|采购单位|招标单位|比选人|询价人|采购方)(名称)?$")
COMPANY = re.compile(r"(公司|银行|集团|信用社|联合社)([（(][^）)]*[）)])?$")
LAWS = {
    "government": re.compile(r"政府采购(?!严重违法|网|信用)"),
    TENDERING: re.compile(r"招标投标法|依法必须(进行)?招标|评标委员会和评标方法暂行规定|标准施工招标"),
    MILITARY: re.compile(r"军队(采购|物资)|军队单位|军采"),
    "law": re.compile(r"政府采购法》?第二十二条"),
    "buyer": re.compile(r"采购人"),
    "works": re.compile(
        r"施工招标|施工进行(公开)?招标|建造师|施工总承包|监理工程师"
        r"|批准建设|建设资金来自|项目业主为"
    ),
    "company": re.compile(
        r"(采购人|招标人|采购单位|招标单位|比选人)(名称)?[\]:：][^,，。;；:：]{2,30}公司"
        r"|^[^,。;:]{2,30}公司(决定|拟|现就|现对|就)"
    ),
    "applies": re.compile(r"(本项目|本次(招标|采购)?)(执行|适用|依据|按照?|遵循)[^,。;政]{0,12}招标投标法"),
    "by law": re.compile(
        r"(根据|依据|依照|按照?|执行|适用)[^,。;招]{0,12}政府采购(法|(货物和服务|非招标|竞争性磋商|框架协议)[^,。;]{0,12}办法)"
        r"(?![^,。;]{0,12}招标投标法)"
    ),
    "tenderer": re.compile(r"招标人"),
}


def _regime(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """What the buyer is called and the law a document keeps naming, outside its forms and contract."""
    count: Counter[str] = Counter()
    first: dict[str, Unit] = {}
    for unit in outline.units:
        if unit.zone in (Zone.FORMS, Zone.CONTRACT, Zone.CONTENTS):
            continue
        for name, words in LAWS.items():
            found = len(words.findall(unit.plain))
            if found:
                count[name] += found
                first.setdefault(name, unit)
    buyers = [pair for pair in pairs if BUYER_KEY.match(pair.key) and COMPANY.search(pair.value.strip())]
    if buyers and not any(count[name] for name in ("company", "government", "law", TENDERING)):
        count["company"] = 1
        first["company"] = buyers[0].unit
    name, source = _regime_of(count)
    if name:
        yield Candidate("regime", name, first.get(source, outline.units[0]))


def _regime_of(count: Counter[str]) -> tuple[str, str]:
    if count[MILITARY] >= 3:
        return MILITARY, MILITARY
    if count["applies"]:
        return TENDERING, "applies"
    if count["tenderer"] > 2 * count["buyer"]:
        if count[TENDERING] >= 2 or count["works"] >= 3:
            return TENDERING, TENDERING if count[TENDERING] else "works"
        return (ENTERPRISE, "company") if count["company"] else ("", "")
    if count["company"] and count["government"] < OF_COMPANY:
        return (TENDERING, TENDERING) if count[TENDERING] >= 2 else (ENTERPRISE, "company")
    public = count["government"] + count["law"] + count["by law"]
    if public >= 2 and public > count[TENDERING]:
        return PROCUREMENT, "government"
    if count["by law"] and not count[TENDERING] and not count["company"]:
        return PROCUREMENT, "by law"
    if count[TENDERING] >= 5:
        return TENDERING, TENDERING
    return (ENTERPRISE, "company") if count["company"] else ("", "")


def _method(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    for pair in pairs:
        if METHOD_KEY.match(pair.key):
            value = ticked_words(pair.value)[:30]
            for name, words in METHODS.items():
                if words.search(value) or (len(value) <= SHORT and TITLES[name].search(value)):
                    yield Candidate("method", name, pair.unit, 2.0)
    yield from _by_title(outline)
    count: Counter[str] = Counter()
    first: dict[str, Unit] = {}
    for unit in outline.units:
        if unit.zone not in (Zone.COVER, Zone.NOTICE, Zone.INSTRUCTIONS):
            continue
        said = SAID.search(unit.plain)
        if said and not UNSURE.search(unit.plain[: said.start()][-12:]):
            yield from (
                Candidate("method", name, unit, 1.5)
                for name, words in TITLES.items()
                if words.search(said[3])
            )
        for name, words in METHODS.items():
            found = len(words.findall(unit.plain))
            if found:
                count[name] += found
                first.setdefault(name, unit)
    best = count.most_common(2)
    if best and (len(best) == 1 or best[0][1] >= 2 * best[1][1]):
        yield Candidate("method", best[0][0], first[best[0][0]])


def _by_title(outline: Outline) -> Iterator[Candidate]:
    """Yield the method that the document's own title names on its cover, 竞争性磋商文件."""
    for unit in outline.units[:COVER_LINES]:
        if unit.zone is Zone.COVER and unit.plain.endswith("文件") and len(unit.plain) <= 60:
            named = [name for name, words in TITLES.items() if words.search(unit.plain)]
            if len(named) == 1:
                yield Candidate("method", named[0], unit, 2.0)
            elif SINGLE_SOURCE in named:  # its talks are called 谈判 too
                yield Candidate("method", SINGLE_SOURCE, unit, 2.0)


def _evaluation(outline: Outline) -> Iterator[Candidate]:
    for unit in outline.units:
        if unit.zone in (Zone.FORMS, Zone.CONTRACT, Zone.CONTENTS):
            continue
        found = EVALUATIONS.search(unit.plain)
        if found is None:
            if BY_POINTS.search(unit.plain):
                yield Candidate("evaluation", "综合评分法", unit, 0.7)
            continue
        before, after = unit.plain[: found.start()], unit.plain[found.end() :]
        if CASE.match(after):
            continue
        named = unit.zone is Zone.EVALUATION and unit.titled
        if ADOPTED.search(before) or named or re.search(r"[:：]$|办法[(][^()]*,$", before):
            weight = 1.0 if unit.zone in (Zone.EVALUATION, Zone.NOTICE) else 0.5
            if (
                re.search(r"(项目|采用)[^。;]{0,6}的?.{0,4}(采购|招标)?项目[,，]", before)
                or "的项目" in unit.plain
                or "采购项目," in unit.plain
            ):
                weight *= 0.2
            yield Candidate("evaluation", _whole(found[0]), unit, weight)


def _lowest_offer(outline: Outline) -> Iterator[Candidate]:
    """Yield the lowest price where candidates are put forward by the last offers alone, as talks do it."""
    for unit in outline.units:
        if (
            unit.zone not in (Zone.FORMS, Zone.CONTRACT)
            and BY_OFFER.search(unit.plain)
            and "得分" not in unit.plain
        ):
            yield Candidate("evaluation", "最低价法", unit, 0.8)


def _whole(name: str) -> str:
    return "经评审的最低投标价法" if name == "经评审的最低投标价" else name
