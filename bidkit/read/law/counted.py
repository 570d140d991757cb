"""Types of clauses that numbers show: sums, shares and days against their legal bounds."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.check.calendar import ONE_DAY, workdays_between
from bidkit.law.regimes import CONSULTATION, INQUIRY, NEGOTIATION, is_tender
from bidkit.read.law.scene import Hit
from bidkit.words.decimals import plain_decimal
from bidkit.words.money import amount
from bidkit.words.numerals import count, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from bidkit.read.law.scene import Scene

MOST_BOND = Decimal("0.02")
HUNDRED = Decimal(100)
TENDER_DAYS, TALK_DAYS, SHORT_DAYS, OFFER_DAYS = 20, 10, 3, 5
"""采法 35, 招法 24; 214 art 10; 74 arts 29, 45 (working days); 采条 31, 87 art 18 (working days), 招条 16 (days)."""
PRICE_NAME = re.compile(r"^(?:投标|磋商|响应|最后|最终)?(?:报价|价格)(?:部分|得分|分|评分|评审)?$")
BOND_SHARE = re.compile(
    r"(?<!履约)(?<!质量)保证金[^。;]{0,30}?(预算|限价|控制价|估算|报价|总价|采购金额|项目金额)[^。;%]{0,10}?(\d+(?:\.\d+)?)%"
)
FEW_CASES = 2
"""Of government procurement: more than two similar contracts as a condition is more than the need (22号 18)."""
DONE = re.compile(r"业绩|案例|合同|类似|同类|承接|[做担成施供建务]过")
CASE = re.compile(r"业绩|案例|合同|项目")
NUMBER = r"(\d+|[一二两三四五六七八九十]+)"
CASES = re.compile(
    rf"(?:不[少低]于|至少|满|具有|提供|做过|完成过?|有|须|达到|超过){NUMBER}[个项份](?!月|工作|年|自然)"
    rf"|{NUMBER}[个项份](?!月|工作|年|自然|日)(?:以上|及以上)?[^,。;]{{0,18}}?(?:类似|同类|业绩|案例|合同|项目|工程)"
    rf"|(?:业绩|案例|合同)[^,。;]{{0,14}}?{NUMBER}[个项份](?!月|工作|年|自然)"
)
EACH = re.compile(
    r"(?:单[个项份]|每[个项份]|合同(?:金额|额|价|总额)|金额|单价|造价|投资额|规模|累计|费用?|项目|业绩|不[低少]于)[^,。;]{0,12}?((?:[\d,.]+|[一二两三四五六七八九十百千]+)(?:亿|千万|百万|万)元)"
)
PART = re.compile(
    r"(商务|技术|价格|报价|服务|资信|信誉|实施|售后|业绩|综合|方案|商务技术|价格部分|技术部分|商务部分|其他|资格|经济)(?:标|部分|评分|分值|得分|分|权重|因素|评审|占|项|:|\()*[^,。;\d]{0,6}?(\d{1,3}(?:\.\d+)?)(?:分|%)"
)
TOTAL = re.compile(r"(?:满分|总分|合计|共计|总计)[^,。;\d]{0,4}(\d{2,3})分?")
DEDUCTION = re.compile(
    r"(?:扣除|优惠|折让)[^。;\d]{0,14}(\d{1,2}(?:\.\d+)?)%|(\d{1,2}(?:\.\d+)?)%[^。;\d]{0,8}扣除"
)
SPREAD = re.compile(
    r"(\d{1,2})%?[-~至到—](\d{1,2})%[^。;]{0,12}扣除|扣除[^。;\d]{0,14}(\d{1,2})%?[-~至到—](\d{1,2})%"
)
ASIDE = re.compile(
    r"(?<!不)(?<!非)(?<!是否)专门面向(?:中小|小微|小型|中型)|整体(?:预?留)?给?(?:中小|小微)|(?:整体|本包|全部)[^,。;]{0,6}(?:预留|留给)(?:给)?(?:中小|小微)|只(?:面向|接受)(?:中小|小微)"
)
OPEN_ASIDE = re.compile(r"是否|不专门|非专门|未专门|如果?专门|若专门|对于专门|□")
OTHER_CASE = re.compile(r"如|若|是否|联合体|分包|政策|依据|按照《|非专门|对于")
SMALL = re.compile(r"小微|小型|微型|中小")
FOLD = re.compile(r"(再|按|打)[^,。;]{0,4}([一二三四五六七八九]五?)折")
NONE_GIVEN = re.compile(r"不(?:再|予|享受|给予|进行)")
JOINT = re.compile(r"联合|分包|增加|30%|40%")
LEAST_OFF, MOST_OFF, LEAST_WORKS, MOST_WORKS = Decimal(10), Decimal(20), Decimal(3), Decimal(5)


def bond_size(scene: Scene) -> Iterator[Hit]:
    """Yield a bond above 2 % of the budget or of the estimate, as a sum or as a share."""
    bond, base = scene.sum("bond"), scene.sum("budget", "ceiling")
    if scene.binding not in ("procurement", "mandatory", "tenders") or len(scene.read.lots) > 1:
        return
    if bond and base and bond > base * MOST_BOND:
        unit = scene.facts["bond"].unit
        said = f"保证金 {plain_decimal(bond)} 元，{plain_decimal(base)} 元的 2% 是 {plain_decimal(base * MOST_BOND)} 元"
        yield Hit("bond-size", unit, unit.text, said)
        return
    for piece in scene.of("procedure", "gate"):
        share = BOND_SHARE.search(piece.text)
        if share and Decimal(share[2]) > MOST_BOND * HUNDRED and "履约" not in piece.text:
            yield Hit("bond-size", piece.unit, piece.quote, f"保证金为{share[1]}的 {share[2]}%")


def price_weight(scene: Scene) -> Iterator[Hit]:
    """Yield price points below (in talks also above) their share."""
    leaf = next((one for one in scene.read.scoring if PRICE_NAME.match(one.item)), None)
    total = sum((Decimal(one.points or 0) for one in scene.read.scoring), Decimal())
    if leaf is None or total != HUNDRED or not leaf.points:
        return
    points = Decimal(leaf.points)
    talks = scene.method == CONSULTATION
    low, high = {"goods": (30, 60 if talks else 100), "service": (10, 30 if talks else 100)}.get(
        scene.sort, (10, 100)
    )
    if not low <= points <= high:
        unit = scene.read.outline.units[leaf.unit]
        name = {"goods": "货物", "service": "服务"}.get(scene.sort, "")
        bound = f"{name}不得低于 {low} 分" if points < low else f"{name}磋商不得高于 {high} 分"
        yield Hit("price-weight", unit, f"{leaf.item} {leaf.points} 分", f"价格分 {leaf.points} 分，{bound}")


def bid_time(scene: Scene) -> Iterator[Hit]:
    """Yield too few days between the issue and the deadline, or in which the document is given out."""
    issued, until, deadline = (scene.day(key) for key in ("issued", "documents_until", "deadline"))
    if issued and deadline and issued < deadline:
        said = _too_short(scene, issued, deadline)
        if said:
            unit = scene.facts["deadline"].unit
            yield Hit("bid-time", unit, unit.text, said)
    if issued and until and issued <= until:
        working = workdays_between(issued - ONE_DAY, until)
        given = working if scene.binding == "procurement" else (until - issued).days + 1
        if scene.method in (NEGOTIATION, INQUIRY) or given is None:
            return
        if given < OFFER_DAYS and scene.binding in ("procurement", "mandatory", "tenders"):
            unit = scene.facts["documents_until"].unit
            word = "个工作日" if scene.binding == "procurement" else "日"
            yield Hit("bid-time", unit, unit.text, f"文件提供 {given} {word}，法定不少于 {OFFER_DAYS} {word}")


def _too_short(scene: Scene, issued: date, deadline: date) -> str:
    days = (deadline - issued).days
    if scene.binding == "procurement" and scene.method in (NEGOTIATION, INQUIRY):
        working = workdays_between(issued, deadline)
        short = working is not None and working < SHORT_DAYS
        return f"发出到截止 {working} 个工作日，法定不少于 {SHORT_DAYS} 个工作日" if short else ""
    least = TALK_DAYS if scene.method == CONSULTATION else TENDER_DAYS
    bound = scene.binding == "mandatory" or (
        scene.binding == "procurement" and (is_tender(scene.method) or scene.method == CONSULTATION)
    )
    return f"发出到截止 {days} 日，法定不少于 {least} 日" if bound and days < least else ""


def case_size(scene: Scene) -> Iterator[Hit]:
    """Yield conditions on past contracts that are more or larger than the project itself."""
    base = scene.sum("budget", "ceiling")
    for piece in scene.of("gate", "score"):
        if not CASE.search(piece.text) or not DONE.search(piece.text):
            continue
        found = CASES.search(piece.text)
        many = count(next(filter(None, found.groups()), "")) if found else None
        limit = scene.binding == "procurement" and "gate" in piece.roles and "score" not in piece.roles
        if limit and many is not None and FEW_CASES < many < 100:
            yield Hit(
                "case-size", piece.unit, piece.quote, f"作资格条件的业绩要 {many} 个，超过 {FEW_CASES} 个"
            )
            continue
        for words in EACH.findall(piece.text):
            value = amount(words) or number(words.rstrip("元"))  # 三百万元
            if base and value and value > base and not re.search(r"每(?:满|增加)", piece.text):
                said = f"业绩金额 {plain_decimal(value)} 元，高于本项目的 {plain_decimal(base)} 元"
                yield Hit("case-size", piece.unit, piece.quote, said)
                break


def sum_off(scene: Scene) -> Iterator[Hit]:
    """Yield parts of the score that do not add up to the total that the sentence or the law gives them."""
    for piece in scene.of("award", "score", "procedure"):
        if re.search(r"[×*＝=]|各按", piece.text):
            continue
        parts = {name: Decimal(points) for name, points in PART.findall(piece.text)}
        total = TOTAL.search(piece.text)
        whole = Decimal(total[1]) if total else HUNDRED
        if len(parts) >= 3 or (len(parts) == 2 and total):
            got = sum(parts.values(), Decimal())
            if (
                got != whole
                and HUNDRED / 2 < got < 2 * HUNDRED
                and not re.search(r"[-~]\d+分|得\d", piece.text)
            ):
                said = f"{'、'.join(f'{name} {points}' for name, points in parts.items())}，加起来 {got} 不是 {whole}"
                yield Hit("sum-off", piece.unit, piece.quote, said)


def sme_wrong(scene: Scene) -> Iterator[Hit]:
    """Yield set-aside with a deduction beside it, a deduction out of bounds or open, an industry not said."""
    told = [one for one in scene.of("procedure", "award", "score", "gate") if _of_policy(one.text)]
    aside = False
    for piece in told:
        aside = aside or bool(ASIDE.search(piece.text) and not OPEN_ASIDE.search(piece.text))
        said = _deduction(piece.text, aside=aside, works=scene.sort == "works")
        if said:
            yield Hit("sme-wrong", piece.unit, piece.quote, said)
            return
    known = scene.binding == "procurement"
    if told and known and scene.complete and "行业" not in scene.whole:
        yield Hit("sme-wrong", told[0].unit, told[0].quote, "没有写采购标的所属行业", "unclear")


def _of_policy(text: str) -> bool:
    """Return whether a sentence says what this purchase does for small firms, and no rule for other cases."""
    return bool(SMALL.search(text)) and (bool(ASIDE.search(text)) or not OTHER_CASE.search(text))


def _deduction(text: str, *, aside: bool, works: bool) -> str:
    """Return what is wrong with the deduction that a sentence gives; "" where nothing is."""
    share, spread = DEDUCTION.search(text), SPREAD.search(text)
    if aside and (share or FOLD.search(text)) and not NONE_GIVEN.search(text):
        return "已经专门面向中小企业，又写价格扣除"
    if spread and "《" not in text:
        return f"扣除比例写成区间 {spread[0][:20]}"
    if share is None or JOINT.search(text):
        return ""
    least, most = (LEAST_WORKS, MOST_WORKS) if works else (LEAST_OFF, MOST_OFF)
    rate = Decimal(share[1] or share[2])
    return "" if least <= rate <= most else f"扣除 {rate}%，应在 {least}% 至 {most}%"


COUNTED: dict[str, Callable[[Scene], Iterator[Hit]]] = {
    "bond-size": bond_size,
    "price-weight": price_weight,
    "bid-time": bid_time,
    "case-size": case_size,
    "sum-off": sum_off,
    "sme-wrong": sme_wrong,
}
