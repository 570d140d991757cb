"""The bidders of a notice from its sentences and from its lines of label and value."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.model.notice import Offer
from bidkit.read.notice.heads import money_of, points_of, rank_of
from bidkit.read.text import plain
from bidkit.words.money import SUM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENDS = "公司|研究院|设计院|研究所|事务所|大学|学院|合作社|联合体|经营部|商行|工作室"
COMPANY = rf"[\u4e00-\u9fffA-Za-z0-9()]{{2,40}}?(?:{_ENDS})(?:[(][^()]{{0,8}}(?:普通|特殊|有限)合伙[)])?"
WINNER = re.compile(
    rf"拟?(?:中标|成交)(?:供应商|单位|人|方)?(?:名称)?(?:[(][^()]*[)])?(?:为|是|:|、)\s*(?P<name>{COMPANY})"
)
RANKED = re.compile(
    rf"(?:第(?P<rank>[一二三四五])(?:名)?(?:中标|成交)?候选(?:人|供应商|单位)?|排名第(?P<order>[一二三四五]))(?:名称)?(?:为|是|:)\s*(?P<name>{COMPANY})"
)
_STARTS = re.compile(rf"^(?:其中|[(]?\d+[).、])?\s*(?P<name>{COMPANY})")
_OUT = re.compile(rf"(?:否决|无效)[^。;]{{0,12}}(?:投标人|单位|供应商)[^:]{{0,4}}[:]\s*(?P<name>{COMPANY})")
_PRICE = re.compile(rf"(?:报价|成交价|中标价|成交金额|中标金额|投标价|总价)[^\d。;,]{{0,10}}(?P<sum>{SUM})")
_LABELLED = re.compile(r"(?:报价|成交价|中标价|金额|投标价|总价)(?P<unit>[(][^()]*[)])?:?(?P<sum>\d[\d,.]*)$")
_POINTS = re.compile(
    r"(?:总得分|综合得分|评审得分|总分|得分|评分)[^\d。;,]{0,6}(?P<points>\d{1,3}(?:\.\d+)?)分?"
)
_RANK = re.compile(r"排名第?([一二三四五六七八九十\d]{1,2})|(?<![\u4e00-\u9fff])第([一二三四五六])名")
_WHY = re.compile(r"(?:原因|理由)(?:为|是|:)?(?P<why>[^。]+)")
_NOT = re.compile(r"未通过|不通过|否决|无效|不合格")


def prose_offers(lines: Sequence[str]) -> tuple[tuple[Offer, ...], tuple[str, ...], str]:
    """Return the bidders, those called the winner, and the sentence that calls them so."""
    offers: list[Offer] = []
    winners: list[str] = []
    said = ""
    for clause in _clauses(lines):
        won, ranked = WINNER.search(clause), RANKED.search(clause)
        found = won or ranked or _OUT.search(clause) or _STARTS.search(clause)
        if found is None:
            _more(offers, clause)
            continue
        name = found["name"]
        if won is not None:
            winners.append(name)
            said = said or clause
        rank = rank_of(ranked["rank"] or ranked["order"]) if ranked else None
        offers.append(_offer(name, clause, rank))
    return (
        tuple(one for one in offers if _says(one) or one.name in winners),
        tuple(dict.fromkeys(winners)),
        said,
    )


def _clauses(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield from filter(None, re.split(r"[。;]", plain(line)))


def _offer(name: str, clause: str, rank: int | None) -> Offer:
    price, points, place = _PRICE.search(clause), _POINTS.search(clause), _RANK.search(clause)
    out = _WHY.search(clause) if _NOT.search(clause) else None
    return Offer(
        name,
        rank or (rank_of(place[1] or place[2]) if place else None),
        money_of(price["sum"]) if price else None,
        points_of(points["points"]) if points else None,
        out=out["why"] if out else "",
        quote=clause,
    )


def _more(offers: list[Offer], clause: str) -> None:
    """Give a line such as 中标金额：88.6 万元 to the bidder that the lines before it are about."""
    if not offers:
        return
    last, price, points = (
        offers[-1],
        _PRICE.search(clause) or _LABELLED.search(clause),
        _POINTS.search(clause),
    )
    if price is not None and last.price is None:
        unit = price.groupdict().get("unit") or ""
        last = replace(last, price=money_of(price["sum"], unit), quote=f"{last.quote}；{clause}")
    if points is not None and last.points is None:
        last = replace(last, points=points_of(points["points"]), quote=f"{last.quote}；{clause}")
    offers[-1] = last


def _says(one: Offer) -> bool:
    return bool(one.price is not None or one.points is not None or one.rank or one.out)
