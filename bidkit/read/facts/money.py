"""Sums of money: budget, ceiling and bid bond in yuan; performance bonds and fees stand near and are not meant."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.read.bids import BIDS
from bidkit.read.facts.candidates import Candidate
from bidkit.read.facts.terms import BOX, ticked_words
from bidkit.read.text import filled, plain, sentences
from bidkit.read.unit import Zone
from bidkit.words.capitals import AMOUNT, parse
from bidkit.words.decimals import plain_decimal
from bidkit.words.money import sized
from bidkit.words.numerals import FIGURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.facts.pairs import Pair
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

BUDGET_KEY = re.compile(r"预算(金额|总额|限额|总价)?|采购预算|合同估算价|财政预算|采购资金预算|项目投资额")
CEILING_KEY = re.compile(
    r"最高(投标|总|采购|响应|报价)?限价|招标控制价|投标限价|控制金额|拦标价|控制价|(采购|项目|总价)限价|报价上限|限价金额|最高投标价|预算[及和与、/(]{1,2}(最高)?限价"
)
BOND_KEY = re.compile(
    rf"^(.*?({BIDS})(文件)?(保证金|担保)|(采购|标)?包?保证金)(金额|数额|的?金额|的?数额|缴纳金额|的?交纳|的?缴纳|的?提交|的?递交|的?要求|的?形式|及?形式|及?金额|.{{0,8}})?$"
)
NOT_BOND = re.compile(r"履约|质量|质保|预付|农民工|民工|诚信|退还|不予退|没收|有效期|账户|账号|收款")
NONE = re.compile(
    r"(不|无需|无须|免|不需|不再)(收取|要求|需要|缴纳|交纳|提交|递交|设|需|适用|收)|免收|免缴|免交|^无[。;]?$|^不(收取|要求|需要)|不收投标|无投标保证金|^[/-]$|^否([。;,]|$)"
)
NOT_TAKEN = re.compile(
    rf"(?<!是否)(不收取?|免收|不要求(缴纳|提交)|无需(缴纳|提交|交纳))[^。;,，\d]{{0,10}}?({BIDS})保证金(?!信用|承诺)"
)
"""One negation over several bonds: 不收取履约保证金和投标保证金."""
AS_BUDGET = "budget"
SUM = re.compile(rf"([¥￥]|人民币|RMB)?[:：]?([¥￥])?({FIGURE})(亿|万|仟|千)?(元|圆)?")
# 以上, 以下, 以内: the rungs of a tariff or a rule, none of them a sum of this tender.
TIER = re.compile(r"(\(含[^)]*\))?(及|或)?以[上下内]")
OVER_BUDGET = re.compile(
    r"(超过|超出|高于)[^。;]{0,8}预算[^。;]{0,8}(无效|否决|拒绝|废标|作废|不予(评审|接受|受理))"
)
"""An offer above the budget is out: the budget is the ceiling."""
ALSO_CEILING = re.compile(
    r"(亦|也|即|同时|并)(作)?为(本项目|本次|采购|各包)*的?(最高|投标|控制)[^,。;]{0,6}(限价|价)"
    r"|报价(\([^)]*\))?[^,。;]{0,6}不(得|应|能)?(超过|高于|超出)(该|此|上述|本)(预算|金额|价)"
    r"|最高(投标|采购|总)?限价(与|同|即|等于)(采购|项目|本项目)?预算"
)
SAME_AS_BUDGET = re.compile(r"^(与|同|即|等于)(采购|项目|本项目)?预算(金额|价)?(一致|相同|相等)?([,。;]|$)")
RULE = re.compile(r"\d%|不得?超过|低于|高于")
"""What follows is a rule on sums, such as the cap of a bond, and no sum of this tender."""
RATED = re.compile(r"[^。;\d]{0,24}\d+(?:\.\d+)?[%折][^。;]*[。;]")
"""A limit that is a rate: sums in the sentences after it are of something else, such as the expected volume."""
PART_ONLY = re.compile(r"单价|分项|扣除|每(人|年|月|台|套)")
LOT_SUM = re.compile(
    r"(?:包\d+|\d+包|第[一二三四五六七八九十\d]+(?:采购)?(?:包|标段)|标段[一二三四五\d]|[一二三四五]标段)[^;。\d]{0,24}"
    r"(\d[\d,.]*)(?:万元|元|万)"
)
UNIT_IN_KEY = re.compile(
    r"\((?:单位[:：])?(?:人民币)?[,/:：]?(万)?元\)|人民币(万)元|\((万)元|\((?:人民币)(万)?"
)


def candidates(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield possible budgets, ceilings and bonds."""
    for pair in pairs:
        yield from _from_pair(pair)
    for unit in outline.units:
        if unit.zone not in (Zone.FORMS, Zone.CONTRACT, Zone.CONTENTS):
            yield from _from_words(unit)


def _from_pair(pair: Pair) -> Iterator[Candidate]:
    value = plain(pair.value)
    key = re.sub(r"\(实质性要求\)", "", pair.key)
    hint = unit_hint(key)
    if PART_ONLY.search(key):
        return
    weight = {"total": 1.6, "column": 0.5}.get(pair.how, 1.0)
    if BUDGET_KEY.search(key) and len(key) <= 24 and "扣" not in key:
        yield from _sum("budget", value, hint, pair.unit, weight)
        if CEILING_KEY.search(value) and pair.how != "column":
            yield from _labelled("ceiling", CEILING_KEY, value, pair.unit)
        if OVER_BUDGET.search(value) and pair.how != "column":
            yield from _sum("ceiling", value, hint, pair.unit, 0.5)
        if ALSO_CEILING.search(value):
            yield from _sum("ceiling", value, hint, pair.unit, 1.0)
    own = pair.how != "column" and BUDGET_KEY.search(key) and CEILING_KEY.search(value)
    if CEILING_KEY.search(key) and len(key) <= 30 and not own:
        yield from _sum("ceiling", value, hint, pair.unit, weight)
        if SAME_AS_BUDGET.search(value):
            yield Candidate("ceiling", AS_BUDGET, pair.unit, weight)
    if BOND_KEY.match(key) and not NOT_BOND.search(key):
        yield from _bond(value, hint, pair.unit, weight)


def unit_hint(key: str) -> str:
    """Return the unit of money that a name carries, such as 预算（万元）; "" for none."""
    found = UNIT_IN_KEY.search(key)
    if found is None:
        return ""
    return "万元" if any(found.groups()) else "元"


def _bond(value: str, hint: str, unit: Unit, weight: float) -> Iterator[Candidate]:
    if unit.zone in (Zone.FORMS, Zone.CONTRACT):
        return
    whole, value = value, ticked_words(value)
    stated = first_sum(BOX.split(whole)[0], hint) if BOX.search(whole) else None
    if stated is not None:  # the sum stands before boxes that only ask how it is paid
        yield Candidate("bond", stated, unit, weight)
        return
    first = value[:60]
    if NONE.search(first) and not re.search(r"\d{4,}", first):
        yield Candidate("bond", "none", unit, weight)
        return
    if _of_lots(value):
        return
    amount = first_sum(value, hint)
    if amount is not None:
        yield Candidate("bond", "none" if Decimal(amount) == 0 else amount, unit, weight)


def _sum(key: str, value: str, hint: str, unit: Unit, weight: float) -> Iterator[Candidate]:
    if _of_lots(value) or RATED.match(value):
        return
    amount = first_sum(value, hint)
    if amount is not None and Decimal(amount) > 0:
        yield Candidate(key, amount, unit, weight)


def _of_lots(value: str) -> bool:
    """Several lots with sums of their own and no sum for all of them."""
    lots = list(LOT_SUM.finditer(value))
    if len({found[1] for found in lots}) < 2 or re.search(r"总|合计|共计", value):
        return False
    parts = [first_sum(value[found.start(1) : found.end()], "元") for found in lots]
    whole = first_sum(value[: lots[0].start()], "")
    return whole is None or Decimal(whole) != sum(Decimal(part) for part in parts if part)


def _labelled(key: str, words: re.Pattern[str], value: str, unit: Unit) -> Iterator[Candidate]:
    """Yield the sum behind the first of these words that one follows: 单台最高限价不另设，总最高限价380万元."""
    for found in words.finditer(value):
        part = re.split("[,，;。]", value[found.end() : found.end() + 40])[0]
        if first_sum(part, "") is not None:
            yield from _sum(key, part, "", unit, 0.8)
            return


SAID_BUDGET = re.compile(
    r"(采购预算|预算金额|项目预算|预算总额|合同估算价|预算(?=[¥￥\d]|人民币))(金额)?(为|是|:|：|约)?(人民币)?|预算[^。;\d]{0,24}(合计|共计|总计)(金额)?(为|:)?"
)
SAID_CEILING = re.compile(
    r"(最高(投标|总)?限价|控制金额|招标控制价|控制价|拦标价|报价上限|(投标|项目|采购|总价)限价)(金额)?(\([^)]*\))?(为|是|:|：|(?=[¥￥\d]|人民币))(人民币)?|限价均?为(每年)?"
)
SAID_EACH = re.compile(r"单价(最高)?限价(均)?(为|是|:)?(?=[¥￥\d]|人民币)")
SAID_BOND = re.compile(
    rf"({BIDS})保证金(的?金额|数额)?(\([^)]*\))?((为|是|:|：)(每家|每个?(包|标段))?(人民币)?|人民币"
    r"|(?=[零壹贰叁肆伍陆柒捌玖拾]{1,6}[拾佰仟万元])|(?=[¥￥]?\d[\d,.]*万?元))(:|：)?"
)


def _from_words(unit: Unit) -> Iterator[Candidate]:
    for key, words in (("budget", SAID_BUDGET), ("ceiling", SAID_CEILING), ("bond", SAID_BOND)):
        found = words.search(unit.plain)
        if found:
            text = RULE.split(unit.plain[found.end() : found.end() + 30])[0]
            if _of_lots(unit.plain):
                continue
            amount = first_sum(text, "")
            if amount is not None and (Decimal(amount) > 0 or key == "bond"):
                yield Candidate(key, "none" if Decimal(amount) == 0 else amount, unit, 0.9)
                rest = unit.plain[found.end() :]
                if key == "budget" and (ALSO_CEILING.search(rest) or OVER_BUDGET.search(rest)):
                    yield Candidate("ceiling", amount, unit, 0.9)
    each = SAID_EACH.search(unit.plain)
    amount = first_sum(unit.plain[each.end() : each.end() + 20], "") if each else None
    if amount is not None and unit.zone in (Zone.NOTICE, Zone.COVER, Zone.INSTRUCTIONS):
        yield Candidate("ceiling", amount, unit, 0.4)
    for sentence in sentences(unit.plain):
        if NOT_TAKEN.search(sentence) or (
            "保证金" in sentence
            and not NOT_BOND.search(sentence)
            and re.search(
                r"(本项目|本次)[^。]{0,12}(不收取?|不要求|无需|免收?|不需要?)[^。]{0,12}(投标|磋商|谈判|响应|询价|比选|参选|报价)?保证金|^(无需|无须|不需要?|免予?|不)(提交|缴纳|交纳|递交|收取)?(投标|磋商|谈判|响应|询价|报价|比选)保证金$|(投标|磋商|谈判|响应|询价)保证金[:：]?(不收取|不要求|无需|无$|免收|不需要)",
                sentence,
            )
        ):
            yield Candidate("bond", "none", unit, 1.0)


def first_sum(text: str, hint: str) -> str | None:
    """Return the first sum of money in a text as plain digits of yuan; None where a bare number may be anything."""
    text = filled(text)
    for found in SUM.finditer(text):
        sign, second, digits, factor, yuan = found.groups()
        certain = bool(yuan or sign or second or hint)
        after = text[found.end() : found.end() + 8]
        if TIER.match(after):
            return None
        if (
            not certain
            or after[:1] in ("%", "年", "个", "日", "天", "家", "份")
            or (factor and not yuan and not hint and not sign)
        ):
            continue
        return _plain_sum(digits, factor or ("万" if hint == "万元" and not yuan else ""))
    for words in AMOUNT.findall(text):
        amount = parse(words) if words.endswith(("元", "整", "圆", "正", "角", "分")) else None
        if amount is not None:
            return plain_decimal(amount)
    return None


def _plain_sum(digits: str, factor: str) -> str:
    number = digits.replace(",", "")
    if not factor:
        return re.sub(r"\.0+$", "", number)
    return plain_decimal(sized(number, factor))
