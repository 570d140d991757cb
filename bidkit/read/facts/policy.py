"""What the law of public buying adds: price deductions for small firms and home products, their industry, imports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.facts.candidates import Candidate
from bidkit.read.facts.terms import ticked_words
from bidkit.read.text import plain, sentences
from bidkit.read.unit import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.facts.pairs import Pair
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

INDUSTRIES = (
    "农、林、牧、渔业",
    "工业",
    "建筑业",
    "批发业",
    "零售业",
    "交通运输业",
    "仓储业",
    "邮政业",
    "住宿业",
    "餐饮业",
    "信息传输业",
    "软件和信息技术服务业",
    "房地产开发经营",
    "物业管理",
    "租赁和商务服务业",
    "其他未列明行业",
)
INDUSTRY = re.compile(
    r"所属行业[^:。;,为是]{0,10}?(?:(?:为|是):?|:)[“\"(【《]?("
    + "|".join(INDUSTRIES)
    + r")(?![^。;,)”\"】》、]{3})"
)
OF_ROW = re.compile(r"(?:属于|为|:|^)(" + "|".join(INDUSTRIES) + r")(?=[。;,)]|$)")
SMALL = re.compile(r"小微|小型|微型|中小企业|优惠主体")
SHARE = r"(\d{1,2}(?:\.\d+)?)%(?!\s*[-~至—]\s*\d)"
GIVEN = re.compile(
    rf"(?:给予|予以|按|扣除|享受)[^。;%\d]{{0,16}}?{SHARE}[^。;%]{{0,14}}?(?:扣除|折扣|参与评|$)|扣除(?:比例)?(?:为|:)?{SHARE}"
)
ADDED = re.compile(r"增加其价格得分的(\d{1,2}(?:\.\d+)?)%")
RANGE = re.compile(r"\d{1,2}%?\s*[-~至—]\s*\d{1,2}%")
JOINT = re.compile(r"联合体|联合协议|分包意向|分包协议|大中型企业")
HOME = re.compile(r"本国产品|国产产品")
SMALL_KEY = re.compile(r"(小微|小型|微型|中小)[^:]{0,12}(价格)?(扣除|优惠)(的)?(比例|幅度|率|百分比)?$")
HOME_KEY = re.compile(r"本国产品[^:]{0,10}(扣除|优惠|支持)")
PERCENT = re.compile(r"(?<![-~至—\d.])(\d{1,2}(?:\.\d+)?)%(?!\s*[-~至—])")
IMPORT_KEY = re.compile(
    r"^(是否)?(允许|接受|可以|采购)*(采购|投标|提供|所投|投报|参与)?进口(产品|货物)?(投标|参与投标|响应|参加)?$"
)
NO_IMPORT = re.compile(r"(不接受|不允许|拒绝|谢绝|不得)[^。;,]{0,14}进口(产品|货物)?|不采购进口")
CASE = re.compile(r"如|若|是否|当|对于|的项目|凡|除")
AWAY = (Zone.FORMS, Zone.CONTRACT, Zone.CONTENTS)


def candidates(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield deductions in percent, the industry of small firms, and whether imports may be offered."""
    yield from _columns(pairs)
    for pair in pairs:
        if pair.unit.zone not in AWAY and pair.how in ("row", "line"):
            yield from _from_pair(pair)
    for unit in outline.units:
        if unit.zone not in AWAY and not unit.contents:
            yield from _said(unit)


def _from_pair(pair: Pair) -> Iterator[Candidate]:
    value = plain(pair.value)
    for key, words in (("sme_percent", SMALL_KEY), ("domestic_percent", HOME_KEY)):
        if words.search(pair.key) and not JOINT.search(pair.key):
            shares = set(PERCENT.findall(value))
            if len(shares) == 1 and not JOINT.search(value) and not RANGE.search(value):
                yield Candidate(key, shares.pop(), pair.unit, 1.2)
    named = OF_ROW.findall(value) if "所属行业" in pair.key else []
    if len(set(named)) == 1 and named[0] in INDUSTRIES:
        yield Candidate("sme_industry", named[0], pair.unit)
    if IMPORT_KEY.match(pair.key):
        yield from _yes_or_no("imports", value, pair.unit)


def _yes_or_no(key: str, value: str, unit: Unit) -> Iterator[Candidate]:
    chosen = re.split(r"[,。;(]", ticked_words(value))[0]
    if re.match(r"否|不|无|拒绝", chosen):
        yield Candidate(key, "not-allowed", unit)
    elif re.match(r"是|允许|接受|可以", chosen):
        yield Candidate(key, "allowed", unit)


def _columns(pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """A column counts where every row says the same; lots of several industries have none in common."""
    industries: dict[str, Unit] = {}
    imports: dict[str, Unit] = {}
    for pair in pairs:
        if pair.unit.zone in AWAY or pair.how != "column":
            continue
        value = plain(pair.value)
        if re.match(r"^(所属|标的所属|对应)?(中小企业)?(划分标准)?(所属)?行业$", pair.key):
            industries.setdefault(value, pair.unit)
        elif IMPORT_KEY.match(pair.key):
            imports.setdefault(value, pair.unit)
    if len(industries) == 1:
        yield from (
            Candidate("sme_industry", name, unit) for name, unit in industries.items() if name in INDUSTRIES
        )
    if len(imports) == 1:
        for name, unit in imports.items():
            yield from _yes_or_no("imports", name, unit)


def _said(unit: Unit) -> Iterator[Candidate]:
    found = INDUSTRY.search(unit.plain)
    if found:
        yield Candidate("sme_industry", found[1], unit)
    for sentence in re.split(r"[。;]", unit.plain):
        if SMALL.search(sentence) or JOINT.search(sentence):
            yield from _deduction(sentence, unit)
        elif HOME.search(sentence) and (share := _one(sentence)):
            yield Candidate("domestic_percent", share, unit)
    for sentence in sentences(ticked_words(unit.text)):
        if NO_IMPORT.search(sentence) and not CASE.search(sentence):
            yield Candidate("imports", "not-allowed", unit)


def _deduction(sentence: str, unit: Unit) -> Iterator[Candidate]:
    """A deduction for a joint bid stands in words of its own, after the one for a small firm alone."""
    cut = JOINT.search(sentence)
    alone, joint = (sentence[: cut.start()], sentence[cut.start() :]) if cut else (sentence, "")
    added = set(ADDED.findall(alone))
    if len(added) == 1:
        yield Candidate("sme_points_percent", added.pop(), unit)
    share = _one(alone)
    if share and SMALL.search(alone):
        yield Candidate("sme_percent", share, unit)
    share = _one(joint)
    if share and re.search(r"30%", joint):
        yield Candidate("joint_percent", share, unit)


def _one(words: str) -> str:
    """Return the one percent that is taken off a price, "" for a range or several."""
    if RANGE.search(words):
        return ""
    shares = {one or other for one, other in GIVEN.findall(re.sub(r"\d+%以上", "", words))}
    return shares.pop() if len(shares) == 1 else ""
