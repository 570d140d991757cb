"""The price part of the evaluation: its points, its words, and which known formula those words are.

A formula is named only where the words leave no second reading; all others are kept as text for a person.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bidkit.law.regimes import has_talks
from bidkit.model.extract import PriceTerms
from bidkit.read.items import place_of
from bidkit.read.price_mean import read_mean
from bidkit.read.text import plain
from bidkit.read.unit import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.extract import ScoreItem
    from bidkit.read.facts.candidates import Choice
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

PRICE = re.compile(r"报价|价格|评标价|投标价|评审价|报酬|酬金|单价|总价|费率")
OFFER = re.compile(r"(响应|投标|磋商|应答)(文件)?(?=报价|总价|价格)")
NOT_PRICE = re.compile(r"合理性|分析|构成|完整|规范|说明|响应|文件|清单|编制|承诺|方案|服务|优惠|政策")
BENCHMARK = r"(评标|磋商|评审|谈判|投标|价格|询价|报价|比选|有效)*基准(价格?|值|报价)"
TALKS = re.compile(
    rf"{BENCHMARK}|低价优先|偏差率|(价格|报价|评标价|投标价)(部分)?(的)?(得分|分)(的)?(计算|=|统一|按|公式)"
    r"|每(高|低|偏)[^。]{0,24}(扣|减)|平均(价|值)"
)
LOWEST = re.compile(
    rf"最低[^。;]{{0,24}}(为|作为|定为|是|即){BENCHMARK}|{BENCHMARK}(为|=|:|是指|即|是)[^。;]{{0,36}}最低[^。;]{{0,10}}(价|报价)"
    r"|最低[^。;]{0,12}(报价|价格?)(为|作为)(评标|评审)?基准(?=[,;。(])"
)
RATIO = re.compile(rf"{BENCHMARK}\)?[/÷]\(?[^。;×]{{0,24}}(报价|价格?|评标价)\)?\)?[×*xX]")
OWN = r"[^/÷;。×,]{0,12}(?:报价|价格?|费率|报酬|单价|总价)"
SHARE = re.compile(
    rf"(?P<least>最低[^/÷;。,×=]{{0,16}}|基准(?:价格?|报价|单价|总价|费率|值)?)\)?[/÷]\(?{OWN}\)?\)?,?[×*xX]\d"
    rf"|\d[×*xX]\(?(?P<first>最低[^/÷;。,×=]{{0,16}}|基准(?:价格?|报价|单价|总价|费率|值)?)\)?[/÷]\(?{OWN}"
)
"""The lowest price over one's own, times the points; the points may stand in front."""
LEAST = re.compile(
    r"最低[^。;]{0,36}?(为|作为|作|定为|是|即)[^。;]{0,6}基准|最低的?[^。;]{0,12}?得(满分|\d+(\.\d+)?分)"
)
FIRST = re.compile(r"低价优先")
OTHER_WAY = re.compile(
    r"最低[^。;=×]{0,24}\d%|平均|抽取|随机|抽签|下浮|次低|中位|偏差率|每(高|低|偏)[^。]{0,24}(扣|减)|插值|内插"
)
FINAL = re.compile(r"最(后|终)(的)?(磋商|谈判|轮)?报价")
RANKED = {
    "最低评标价法": "lowest-evaluated-price",
    "最低评审价法": "lowest-evaluated-price",
    "经评审的最低投标价法": "reviewed-lowest-price",
}
DECIMALS = re.compile(r"(?:得分|分值?|结果)[^。;]{0,12}(?:保留|精确)(?:到)?(?:小数点后?)?([一二两三1-4])位")
PLACES = {"一": "1", "二": "2", "两": "2", "三": "3"}
ZONES = (Zone.EVALUATION, Zone.COVER, Zone.INSTRUCTIONS, Zone.NOTICE, Zone.OTHER, Zone.QUALIFICATION)
NEAR = 6
LONGEST = 1_200


def is_price(leaf: ScoreItem) -> bool:
    """Return whether a leaf of the scoring table is the price itself, not how well a price list is made."""
    if PRICE.search(leaf.item):
        return not NOT_PRICE.search(OFFER.sub("", leaf.item))
    return bool(
        re.search(rf"{re.escape(plain(leaf.item))}\((投标|磋商|最后)?(报价|价格)\)", plain(leaf.criteria))
    )


def price_leaf(scoring: Sequence[ScoreItem]) -> ScoreItem | None:
    """Return the leaf that scores the price; the one that speaks of a benchmark before any other."""
    leaves = [leaf for leaf in scoring if is_price(leaf)]
    told = [leaf for leaf in leaves if TALKS.search(plain(leaf.criteria))]
    return next(iter((*told, *leaves)), None)


def find_price(
    outline: Outline, scoring: Sequence[ScoreItem], choices: Sequence[Choice]
) -> PriceTerms | None:
    """Return how prices are scored; None where the document scores none."""
    said = {choice.key: choice for choice in choices}
    leaf = price_leaf(scoring)
    way = said.get("evaluation")
    if leaf is None and not scoring and way is not None and way.value in RANKED:
        return PriceTerms(RANKED[way.value], "0", way.unit.text, place_of(outline, way.unit))
    unit, text = _words(outline, leaf)
    if leaf is None and unit is None:
        return None
    formula, details = recognise(text, leaf.points if leaf else "")
    if formula == "lowest-price-first" and FINAL.search(plain(text)):
        by = said["method"].value if "method" in said else ""
        told = f"{leaf.item if leaf else ''}{text}"
        talks = has_talks(by) or (not by and re.search("磋商|谈判", told))
        formula = "lowest-final-price-first" if talks else formula
    points = leaf.points if leaf else _points(details)
    place = place_of(outline, unit) if unit is not None else leaf.place if leaf else None
    if place is None:
        return None
    return PriceTerms(formula, points, text[:LONGEST], place, details)


def _points(details: dict[str, Any]) -> str:
    """Return the points that a price at the benchmark earns, where no table says how many the price has."""
    return str(details.get("deviation", {}).pop("at", ""))


def recognise(text: str, points: str) -> tuple[str, dict[str, Any]]:
    """Return the name of a formula and its particulars, "" where the words do not settle it."""
    words = plain(text.replace("\n", ";")).replace("＞", ">").replace("＜", "<")
    words = re.sub("乘以?", "×", words.replace("除以", "÷"))
    details: dict[str, Any] = {}
    places = {PLACES.get(one, one) for one in DECIMALS.findall(words)}
    if len(places) == 1 and places != {"2"}:
        details["decimals"] = places.pop()
    if LOWEST.search(words) and (RATIO.search(words) or FIRST.search(words)) and not OTHER_WAY.search(words):
        return "lowest-price-first", details
    share = SHARE.search(words)
    lowest = share is not None and ("最低" in (share["least"] or share["first"]) or LEAST.search(words))
    if lowest and not OTHER_WAY.search(words):
        return "lowest-price-first", details
    formula, found = read_mean(words, points)
    return formula, details | found if formula else {}


def _words(outline: Outline, leaf: ScoreItem | None) -> tuple[Unit | None, str]:
    """Return where the formula stands and all it says: in the leaf's own cell, else where the text tells it."""
    criteria = "" if leaf is None else leaf.criteria.strip()
    if leaf is not None and (LOWEST.search(plain(criteria)) or recognise(criteria, leaf.points)[0]):
        return next((unit for unit in outline.units if unit.index == leaf.unit), None), criteria
    runs = _runs(outline)
    best = max(runs, key=lambda run: (_told(run), -run[0].index), default=None)
    if best is None or not re.search(BENCHMARK, "".join(unit.plain for unit in best)):
        return next((unit for unit in outline.units if leaf and unit.index == leaf.unit), None), criteria
    return best[0], "\n".join(unit.text for unit in best)


def _told(run: list[Unit]) -> int:
    return sum(1 for unit in run if TALKS.search(unit.plain)) + 3 * sum(
        1 for unit in run if LOWEST.search(unit.plain)
    )


def _runs(outline: Outline) -> list[list[Unit]]:
    """Return the stretches of evaluation text that keep speaking of the price formula."""
    runs: list[list[Unit]] = []
    for unit in outline.units:
        if unit.zone not in ZONES or unit.contents or not TALKS.search(unit.plain):
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and unit.index - last.index <= NEAR and unit.zone is last.zone:
            runs[-1] += outline.units[last.index + 1 : unit.index + 1]
        else:
            runs.append([unit])
    return [[*run, *_rest_of_cell(outline, run[-1])] for run in runs]


def _rest_of_cell(outline: Outline, last: Unit) -> list[Unit]:
    """What a formula's letters stand for is often said at the end of its cell."""
    if not last.table:
        return []
    rest = outline.units[last.index + 1 : last.index + 1 + NEAR]
    return [
        unit for unit in rest if (unit.table, unit.row, unit.column) == (last.table, last.row, last.column)
    ]
