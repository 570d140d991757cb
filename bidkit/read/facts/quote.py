"""How the price is asked for, where it is no total: a rate, a reduction, a discount, unit prices; and their limits.

折扣率 is said of what is paid and of what is taken off; only a formula or a number in 折 tells, else it stays a doubt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.facts.candidates import Candidate
from bidkit.read.text import sentences
from bidkit.read.unit import Zone
from bidkit.words.rates import rates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.facts.pairs import Pair
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

NAME = (
    r"(?P<name>(?:综合|统一|投标)?下浮(?:率|比例|系数|幅度)|(?:综合|统一)?(?:优惠|让利)(?:率|比例|幅度)"
    r"|(?:(?:综合|统一)?折扣(?:率|系数)|(?:综合|统一)折扣)|(?:服务费?|收费|取费|管理费?|代理费?|监理费?|设计费?|综合|投标)?费率)"
)
KINDS = (("reduction", re.compile("下浮|优惠|让利")), ("rate", re.compile("费率")), ("", re.compile("折扣")))
ASKED = re.compile(
    rf"(?:采用|采取|以|按照?|用|填报|只报|报出|均?报|报价[为是]|报价(?:方式|形式|内容|要求)?[为是:])[^。;,:]{{0,6}}?{NAME}"
    r"(?:的?(?:方式|形式))?(?:进行)?(?:的?投?标?报价|报价)?"
    rf"|{NAME.replace('<name>', '<after>')}(?:的?(?:方式|形式))?(?:进行)?(?:投标|竞)?报价"
)
ABOUT = re.compile(r"报价|投标价|竞价|唱标|最高限价")
UNIT = re.compile(
    r"(?:只|仅)报单价|不报总价|报价(?:方式|形式)[为是:](?:固定)?(?:含税)?单价|(?:以|按|采用)单价(?:的?(?:方式|形式))?(?:进行)?(?:投标)?报价"
)
NOT_THIS = re.compile(r"税率|利率|合同|业绩|例如|如有|以往|扣除|中标服务费|代理服务费|违约|保证金|保险费率")
PAID = re.compile(r"[×xX*乘](?:以)?(?:投标|中标|成交)?(?:综合|统一)?折扣(?:率|系数)?(?!\s*\))")
OFF = re.compile(r"\(?1\s*[-－—]\s*(?:投标|中标|成交)?(?:综合|统一)?折扣(?:率|系数)?")
LEAST = re.compile(r"不(?:得)?(?:低于|小于|少于)|低于[^。;]{0,12}(?:无效|否决|拒绝|不予)|最低|下限")
MOST = re.compile(
    r"不(?:得)?(?:高于|大于|超过)|(?:高于|超过|超出)[^。;]{0,12}(?:无效|否决|拒绝|不予)|最高|上限|控制"
)


def candidates(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield how the price is asked, and between which limits its rate must lie."""
    formula = " ".join(unit.plain for unit in outline.units if "折扣" in unit.plain)
    for unit in outline.units:
        if unit.zone in (Zone.FORMS, Zone.CONTRACT, Zone.CONTENTS):
            continue
        for sentence in sentences(unit.plain):
            if NOT_THIS.search(sentence):
                continue
            if UNIT.search(sentence):
                yield Candidate("quote_kind", "unit", unit, 1.0)
            yield from _rate(sentence, unit, formula)


def _rate(sentence: str, unit: Unit, formula: str) -> Iterator[Candidate]:
    named = re.search(NAME, sentence)
    if named is None:
        return
    asked = ASKED.search(sentence) if ABOUT.search(sentence) else None
    if asked is not None:
        name = asked["name"] or asked["after"]
        kind = _kind(name, f"{sentence} {formula}")
        yield Candidate("quote_kind" if kind else "quote_doubt", kind or name, unit, 1.0)
        yield Candidate("quote_name", name, unit, 1.0)
    yield from _limits(sentence, unit, named.start())


def _kind(name: str, formula: str) -> str:
    """Return the kind that a name means; "" where it may be what is paid or what is taken off."""
    found = next(kind for kind, words in KINDS if words.search(name))
    if found:
        return found
    off = bool(OFF.search(formula))
    paid = bool(PAID.search(OFF.sub("", formula))) or any(one.rate.unit == "折" for one in rates(formula))
    return "" if off == paid else "reduction" if off else "discount"


def _limits(sentence: str, unit: Unit, after: int) -> Iterator[Candidate]:
    """Yield the limit beside a rate; words for both directions around one number leave it to a person."""
    found = [one for one in rates(sentence) if one.start > after]
    if len(found) != 1:
        return
    least, most = bool(LEAST.search(sentence)), bool(MOST.search(sentence))
    if least != most:
        one = found[0]
        value = sentence[one.start : one.end] if one.rate.unit == "折" else str(one.rate)
        yield Candidate("quote_at_least" if least else "quote_at_most", value, unit, 1.0)
