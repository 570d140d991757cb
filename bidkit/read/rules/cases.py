"""Contracts that count: how many, since when, of what sum, led by whom, and of which subject a person must see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bidkit.read.facts.money import first_sum
from bidkit.words.money import SUM
from bidkit.words.numerals import NUMERALS, count

if TYPE_CHECKING:
    from bidkit.read.rules.scene import Scene

CASE = re.compile(
    r"业绩|案例|合同|项目经验|(?:承[接担建揽]|实施|完成|供应|监理|服务|担任|销售)过|(?:承接|承担|供应|完成)的"
    r"|[一1]个[^,;]{0,12}项目"
)
NOT_CASE = re.compile(
    r"荣誉|称号|奖|表彰|满意|评价|著作权|专利|证书|学历|职称|承诺|履历|合作渠道|培训|保险|年限|经验\d|发明|软件(?:产品|可)|岁|工作经[验历]"
)
DAY = r"(20\d{2})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?"
AFTER = re.compile(rf"{DAY}(?:\([^)]*\))?(?:以来|以后|之后|起|至今|后|至|到|—|-|~)")
BEFORE = re.compile(rf"(?:至|到|-|~|—){DAY}")
YEARS = re.compile(rf"(?:近|前|最近)([{NUMERALS}\d]{{1,2}})个?(?:完整)?年(?!度?[^,;]{{0,4}}财务)")
MONTHS = re.compile(r"(?:近|前|最近)(\d{2})个月")
COUNTED = re.compile(
    r"公告(?:发布|发出|之日|日期)[^;。)]{0,12}(?:往前|向前|倒推|起算|推算)|自[^,;。]{0,6}公告"
)
AMOUNT = re.compile(
    rf"(?:不低于|不少于|不小于|大于|超过|高于|>=?|≥)({SUM})|({SUM})(?:\(含\))?(?:\(不含\))?(?:及)?以上|(?:金额|额|价|造价)(?:低于|不足|少于)({SUM})"
)
ACCEPTED = re.compile(
    r"竣工[^;。]{0,14}(?:日期|时间)[^;。]{0,4}为准|(?:以|按)[^;。]{0,10}(?:竣工|验收|完工)[^;。]{0,6}(?:日期|时间)?[^;。]{0,4}为准|年[^;,。]{0,12}以来竣工|\d日以来竣工"
)
LEADER = r"(项目(?:总)?(?:经理|负责人|总监|总工)|技术负责人|总监理工程师)"
LED = re.compile(rf"由(?:本次|本项目)?(?:拟派)?(?:的)?{LEADER}(?:担任|作为|负责|承担|主持)")
COUNT = re.compile(rf"(\d+|[{NUMERALS}]+)(?:[-~至]\d+)?(?:个|项|份|例)")
GENERIC = re.compile(
    r"^(?:的)?(?:以下|有效|相关|上述|一个|项目|类似|同类|类似项目|同类项目|合同|业绩|证明|文件|材料|经验|或|和|等|、|的)*$"
)
DROPPED = re.compile(
    rf"(?:自|从)?{DAY}(?:\([^)]*\))?(?:以来|以后|之后|起|至今|后)*(?:[,]?(?:至|到|-|~|—)(?:{DAY}|[^,;]{{0,16}}?(?:截止)?(?:日|时间|之日|今|前))止?)?(?:期间)?"
    rf"|(?:近|前|最近)[{NUMERALS}\d]{{1,2}}个?(?:完整)?年(?:内|来|以来)?(?:\([^)]*\))?"
    rf"|(?:单项|单份|单个)?(?:合同)?(?:总?金额|额|造价|总价)(?:不低于|不少于|大于|超过|≥|>=)[^,;]{{0,4}}{SUM}(?:\(含\))?"
    r"|^至少(?:有|具有)?\d+(?:个|项|份)(?:为)?|^(?:须|需)?提供?合同[^,;]{0,6}证明[^,;]*"
    r"|\((?:以|含|自|日期|均|时间)[^()]*\)|^根据|情况进行[^,;]*$|^(?:投标人|供应商|响应人|企业|公司|单位)(?:提供的?|所|须)?|^自|^止|^须"
    r"|每(?:再|额外)?(?:提供|具有|承接|承担|完成|增加|有|一)*(?:[一1]?(?:个|项|份|例|套|家|所|座))?(?:有效)?(?:项目|合同|业绩证明文件|业绩证明材料|业绩证明|学校)?(?:扫描件|复印件)?(?=$|[,;的得])"
    r"|每(?:再)?(?:提供|具有|承接|完成|有)?[一1]?(?:个|项|份|例|套)"
    r"|(?:提供)?[一1]份(?:合同|业绩)"
    r"|根据以下情况[^,;]*|每有\d?家?[^,;]*$|(?:合同)?(?:扫描件|复印件)$"
    rf"|(?:近|前|最近)\d{{2}}个月内?|每(?:承担|承接|完成|实施)过?[一1]?个?|(?:\d+|[{NUMERALS}]+)(?:个|项|份|例)(?:及?以上)?$"
    r"|^(?:具有|具备|承接|承担|完成|实施|签订|签署|获得|有)过?(?:的)?|^提供的?|(?:项目)?业绩情况|进行评(?:审|分|价)"
)


def asks_cases(text: str, item: str = "") -> bool:
    """Return whether a condition, or the name of its item, counts contracts."""
    text = re.sub(r"进行(?:综合)?评[价分审]", "", text)
    return bool(CASE.search(text) or re.search("业绩|案例", item)) and not NOT_CASE.search(text)


def case_need(text: str, scene: Scene, *, many: bool = False) -> dict[str, Any] | None:
    """Return the query for contracts that a condition describes; None where its days cannot be told.

    ``many``: the condition also says how many there must be.
    """
    window = _window(text) or _window(scene.words)
    if window is None:
        return None
    query: dict[str, Any] = dict(window)
    if ACCEPTED.search(scene.whole) or ACCEPTED.search(text):
        query["window"] = "accepted"
    sums = {first_sum(one or other or third, "") for one, other, third in AMOUNT.findall(scene.words)}
    if len(sums) == 1 and (money := sums.pop()) is not None:
        query["amount_min"] = money
    led = LED.search(text)
    if led:
        query["led_by"] = led[1]
    query["subject"] = subject_of(text, scene)
    if many:
        found = COUNT.findall(text)
        number = count(found[-1]) if found else None
        if not number:
            return None
        query["count"] = number
    return {"case": query}


def _window(text: str) -> dict[str, Any] | None:
    """Return the window that words give; {} where they give none, None where their days are not understood."""
    after, before, years = AFTER.search(text), BEFORE.search(text), YEARS.search(text)
    made: dict[str, Any] = {}
    if after:
        made["after"] = _day(after, first=True)
        if before:
            made["before"] = _day(before, first=False)
        return made if all(made.values()) else None
    months = MONTHS.search(text)
    if months and int(months[1]) % 12 == 0:
        return made | {"years": int(months[1]) // 12}
    if years:
        made["years"] = count(years[1])
        return made | ({"counted_from": "issued"} if COUNTED.search(text) else {}) if made["years"] else None
    return None if re.search(r"20\d{2}年", text) else made


def _day(found: re.Match[str], *, first: bool) -> str:
    month, day = int(found[2] or (1 if first else 12)), int(found[3] or (1 if first else 31))
    if not first and not found[3] and found[2]:
        return ""
    return f"{found[1]}-{month:02}-{day:02}"


def subject_of(text: str, scene: Scene) -> str:
    """Return what the contracts must be about, in the words of the leaf; 同类项目 where it says no more."""
    chunks = [_bare(one) for one in re.split(r"[,;:。]", text)]
    told = [one for one in dict.fromkeys(chunks) if one and not GENERIC.match(one)]
    if told:
        return "，".join(told)[:60]
    named = re.search(
        r"(?:同类|类似)[\u4e00-\u9fff]{0,8}?(?:项目|业绩|合同|案例)", text + scene.words + scene.item
    )
    return named[0] if named else _bare(scene.item) or "业绩"


def _bare(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, DROPPED.sub("", text).strip("的,、:")
    return text
