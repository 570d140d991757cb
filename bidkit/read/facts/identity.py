"""Who buys what under which number: project name and number, purchaser, agency."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.facts.candidates import Candidate
from bidkit.read.labels import without_label
from bidkit.read.text import clean, plain
from bidkit.read.unit import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.facts.pairs import Pair
    from bidkit.read.outline import Outline

NAME_KEY = re.compile(
    r"^(本次|本)?(采购|招标|磋商|谈判|询价|比选)?(项目|工程|标段)(的)?名称(及标段)?$|^(采购|招标|比选|询价|磋商|谈判)项目$"
)
SHORT_NAME_KEY = re.compile(r"^(采购|招标)?(项目|标的|工程)$")
"""项目：… names the project where what follows reads like one."""
PROJECT_ROW = re.compile(r"^(采购|招标|本)?(项目|工程|标的)(信息|概况|情况)?$")
LABELLED = re.compile(r"^(项目|单位)?(名称|编号)[:：]")
NUMBER_KEY = re.compile(
    r"^(采购|招标|项目|磋商|谈判|询价|比选)(项目)?(编号|编码|文件编号)$|^(招标|采购)项目编号$|^项目编号\(.*\)$|^(文件)?编号$"
)
SIGN = r"A-Za-z0-9\u4e00-\u9fff\[\]【】〔〕﹝﹞()（）_/\\.-"
NUMBER = re.compile(rf"[{SIGN}]*[A-Za-z0-9][{SIGN}]*[\]】〕﹞)）号]?")
PURCHASER = (
    r"(征集人|遴选人|采购人|招标人|采购单位|招标单位|建设单位|发包人|比选人|询价人|磋商人|"
    r"采购方|采购机构|业主单位)"
)
AGENCY = (
    r"(政府)?(集中)?(采购|招标|磋商|比选|政府采购)?(集中)?(采购)?代理(机构|单位|人)"
    r"|(采购|招标)代理|(政府)?集中采购机构|招标机构"
)
DETAIL = r"(的)?(名称|单位名称|全称|信息)?(\(?(甲方|盖章|公章|单位)\)?)?$"
PURCHASER_KEY = re.compile(rf"^(\d+[.、])?{PURCHASER}{DETAIL}")
AGENCY_KEY = re.compile(rf"^(\d+[.、])?({AGENCY}){DETAIL}")
ORG_END = re.compile(
    r"(公司|院|局|中心|大学|学校|学院|政府|委员会|处|厅|所|站|馆|队|行|社|协会|学会|办公室|办事处|园区|集团|厂|部|署|会|总队|支队|中学|小学|幼儿园|医院|基地|研究所|海关|税务局|银行|分公司|商会|基金会|工会|联合社|院校|场|宫|台|矿|团|库|段|港|镇|乡|村|街道|区|监狱|纪委|党委)(\([^)]{1,30}\))?$"
)
STOP = re.compile(
    r"[，,；;。\n]|(采购|招标)?代理(机构|单位|人)?[：:]|地\s*址|联\s*系|电\s*话|邮\s*编|（以下|\(以下|（盖|\(盖"
    r"|统一社会"
)
BLANK = re.compile(
    r"[xX×_*＊]{2,}|[（(]?(采购人|招标人|项目|代理机构|投标人|供应商)(名称|编号)[)）]?$|详见|见.{0,8}(公告|前附表|须知)|^[/／\\-]+$|^无$|填写|上述|本项目$"
)
NUMBER_ALONE = re.compile(r"^[(\[]([A-Za-z]{2,}[A-Za-z0-9/-]*-[A-Za-z0-9/-]*\d)[)\]]$")
"""A cover may show nothing but the number, in brackets."""
NO_NUMBER = re.compile(r"[xX]{3,}|[×_*＊]{2,}|填写|详见")
BARE = 2
ENTRUST = re.compile(
    r"^(?:.{0,6}?)([^，,。；;：:]{4,40}?)(?:[（(][^）)]*[）)])?(?:受|接受)([^，,。；;：:]{4,40}?)(?:[（(][^）)]*[）)])?(?:的)?委托"
)
ENTRUST_BY = re.compile(
    r"受([^，,。；;：:（(]{4,40}?)(?:[（(][^）)]*[）)])?(?:的)?委托[，,]?([^，,。；;：:（(]{4,40}(?:公司|中心))?"
)
SUBJECT = re.compile(
    r"(?:现?就|现对|，对)[“\"《]?([^，,。；：:“”《》]{6,60}?(?:项目|采购|服务|工程|施工))[”\"》]?(?:进行|组织|实施|开展)"
)
NOTICE_OF = re.compile(
    r"(院内|校内|公开|国内|竞争性)?(招标|采购|比选|询比|询价|竞价|磋商|谈判|遴选)(采购)?(公告|邀请书|邀请函|通知书?|文件)$"
)
OWN_TITLE = re.compile(
    r"^([\u4e00-\u9fff]{2,18}?(?:大学|学院|学校|中学|小学|医院|公司|银行|集团|局|委员会|办事处|中心|政府))"
    r"(?=自行|自主|校内|院内|内部|20\d\d|公开|竞争|采购|招标|比选|询价|询比|遴选|小额)"
)
"""A title begins with who buys: 某大学自行采购比选文件."""
DECIDES = re.compile(
    r"^([^，,。；;：:]{4,40}?)(?:决定|现决定|拟|现就|现对|就|现)[^。；;：:]{0,60}(?:采购|招标|竞价|询价|询比|比选|磋商|谈判)"
)
TITLED = re.compile(
    r"(项目|采购|工程|服务|施工|招标|设备|系统|监理|设计|勘察|检测|运维|维护|维修|维保|租赁)([（(].*[）)])?$"
)
IS = re.compile(
    rf"(?:本次|本项目|本)?[^。；]{{0,10}}?({PURCHASER}|{AGENCY})(?:名称)?[”\"]?(?:是指|指(?!定)|是|为|系)[“\"]?([^，,。；;：:“”\"（(]{{4,40}})"
)


def candidates(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield possible names, numbers, purchasers and agencies."""
    named = any(PURCHASER_KEY.match(pair.key) and "机构" not in pair.key for pair in pairs)
    for pair in pairs:
        yield from _from_pair(pair, apart=named)
    for unit in outline.units:
        if unit.zone in (Zone.COVER, Zone.NOTICE, Zone.INSTRUCTIONS) and not unit.contents:
            yield from _entrusted(outline, unit.index)
        alone = NUMBER_ALONE.match(unit.plain) if unit.zone is Zone.COVER else None
        if alone:
            yield Candidate("project_number", alone[1], unit, 0.4)
    yield from _said(outline)
    yield from _subject(outline)
    yield from _cover(outline, named=any(NAME_KEY.match(pair.key) for pair in pairs))
    yield from _buyer_in_words(outline, pairs)


def _from_pair(pair: Pair, *, apart: bool) -> Iterator[Candidate]:
    """Yield what a pair says; ``apart``: somebody else is named as the buyer, so a 采购机构 buys for him."""
    value = clean(pair.value)
    whole = NAME_KEY.match(pair.key) or (pair.key == "名称" and PROJECT_ROW.match(pair.above))
    short = SHORT_NAME_KEY.match(pair.key) and TITLED.search(plain(value))
    if (whole or short) and pair.how in ("line", "row") and _is_name(value):
        yield Candidate("project_name", _name(value), pair.unit, 1.0 if whole else 0.8)
    key, inside = pair.key.lstrip("("), pair.key.startswith("(")
    if NUMBER_KEY.match(key) and pair.how in ("line", "row"):
        number = _number(value.rstrip("）)") if inside else value)
        weight = 1.2 if key.startswith("项目") else 0.5 if key.endswith("编号") and len(key) <= BARE else 1.0
        if number:
            yield Candidate("project_number", number, pair.unit, weight)
    side = _side(pair)
    side = "agency" if side == "purchaser" and apart and "采购机构" in pair.key else side
    if side and pair.how in ("line", "row", "title"):
        name = organisation(value)
        if name:
            yield Candidate(side, name, pair.unit)


def _side(pair: Pair) -> str:
    key = pair.key
    if re.fullmatch(r"(单位)?名称", key):
        key = re.sub(r"^[\d.、()一二三四五六七八九十]+|\(如有\)", "", pair.above).rstrip(":")
    if AGENCY_KEY.match(key):
        return "agency"
    return "purchaser" if PURCHASER_KEY.match(key) else ""


def organisation(text: str) -> str:
    """Return the name of an organisation at the head of a text, "" when it is none or a blank."""
    text = re.sub(r"^(单位)?名\s*称\s*[：:]?", "", clean(text).strip('“”" '))
    cut = STOP.search(text)
    name = text[: cut.start()] if cut else text
    name = re.sub(r"[（(][^（）()]*[）)]?$", "", name).strip(' “”"：:、')
    if re.search(r"[“”\"]|^(本|指|该|其|即|是|为)|是指|系指", name):
        return ""
    if BLANK.search(name) or not 4 <= len(name) <= 40 or not ORG_END.search(plain(name)):
        return ""
    return name


def _is_name(value: str) -> bool:
    return (
        5 <= len(value) <= 90
        and not LABELLED.match(value)
        and not BLANK.search(value)
        and not re.search(r"[。；;]|[（(]万?元[)）]|编号$", value)
    )


def _name(value: str) -> str:
    value = re.sub(r"[，,]?(项目编号|采购编号|招标编号)[：:].*$", "", value)
    return value.strip('“”"《》 ：:')


def _number(value: str) -> str:
    value = value.strip("：: ")
    found = NUMBER.match(value)
    number = found[0] if found else ""
    number = re.sub(r"[（(](包|标段|以下|第).*$", "", number)
    if len(re.findall(r"[A-Za-z0-9]", number)) < 4 or NO_NUMBER.search(number) or len(number) > 45:
        return ""
    return number.rstrip(".、")


def _subject(outline: Outline) -> Iterator[Candidate]:
    """Yield the project as a notice says it whole, 就某项目组织采购, where a cover breaks its name over two lines."""
    halves = [title.value for title in _cover(outline, named=False)]
    for unit in outline.units:
        if unit.zone in (Zone.COVER, Zone.NOTICE) and not unit.contents and not unit.table:
            found = SUBJECT.search(unit.text)
            if found and _is_name(found[1]) and any(found[1].endswith(half) for half in halves):
                yield Candidate("project_name", _name(found[1]), unit, 0.8)


def _entrusted(outline: Outline, index: int) -> Iterator[Candidate]:
    """受X委托, Y: the sentence that opens most notices."""
    unit = outline.units[index]
    if "委托" not in unit.text or len(unit.text) > 600:
        return
    found = ENTRUST.search(unit.text)
    if found:
        yield from _both(found[2], found[1], unit)
        return
    found = ENTRUST_BY.search(unit.text)
    if found:
        yield from _both(found[1], found[2] or "", unit)


def _both(purchaser: str, agency: str, unit: object) -> Iterator[Candidate]:
    for key, text in (("purchaser", purchaser), ("agency", agency)):
        name = organisation(text)
        if name:
            yield Candidate(key, name, unit, 0.9)  # type: ignore[arg-type]


def _said(outline: Outline) -> Iterator[Candidate]:
    for unit in outline.units:
        if unit.zone not in (Zone.INSTRUCTIONS, Zone.NOTICE, Zone.COVER):
            continue
        for found in IS.finditer(unit.text):
            name = organisation(found[found.lastindex or 1])
            if name:
                key = "agency" if re.match(AGENCY, found[1]) else "purchaser"
                yield Candidate(key, name, unit, 0.8)


def _buyer_in_words(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield who buys where nothing names the buyer: who decides to buy, or whose name opens the project's."""
    if any(_side(pair) == "purchaser" for pair in pairs):
        return
    names = [pair.value for pair in pairs if NAME_KEY.match(pair.key)]
    names += [title.value for title in _cover(outline, named=False)]
    for unit in outline.units:
        if unit.zone in (Zone.COVER, Zone.NOTICE) and not unit.table:
            found = DECIDES.match(without_label(unit.text))
            name = organisation(found[1] if found else unit.text)
            opens = name == unit.text and any(other.startswith(name) for other in names)
            if name and (found or opens):
                yield Candidate("purchaser", name, unit, 0.6)
            owns = OWN_TITLE.match(unit.plain) if unit.zone is Zone.COVER else None
            if owns and organisation(owns[1]):
                yield Candidate("purchaser", owns[1], unit, 0.5)


def _cover(outline: Outline, *, named: bool) -> Iterator[Candidate]:
    """Yield the title on the cover, when it reads like a project; it counts less where the project is named."""
    for unit in outline.units[:14]:
        words = NOTICE_OF.sub("", unit.text) if not named else unit.text
        if unit.zone not in (Zone.COVER, Zone.NOTICE) or (unit.zone is Zone.NOTICE and words == unit.text):
            continue
        if unit.table or not 8 <= len(words) <= 60:
            continue
        if re.search(r"[：:。]|文件$|公司$|^第|目录", words) or not TITLED.search(words):
            continue
        yield Candidate("project_name", words, unit, 0.4 if named else 0.7)
