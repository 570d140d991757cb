"""What the heads of a notice's table mean: the name, the price, the points, the rank, why somebody is out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from bidkit.read.text import plain
from bidkit.words.money import amount, figures
from bidkit.words.numerals import count, number

Meaning = Literal["name", "price", "points", "part", "rank", "state", "why", "lot", ""]

_NAME = re.compile(
    r"^(?:(?:拟?(?:中标|成交)|入围|合格|投标|响应|参加|参与)?(?:供应商|投标人|响应人|单位|人|候选人|企业|机构)(?:全称|名称)?|名称|单位名称)$"
)
_PRICE = re.compile(r"报价|金额|成交价|中标价|投标价|总价|价款|合同价")
_NOT_PRICE = re.compile(r"得分|分值|分$|评审价|评标价|修正|扣除|限价|预算|保证金|服务费|保留")
_POINTS = re.compile(
    r"^(?:最终|综合|评审|评标|合计|平均)*(?:总得分|总评分|总分|得分|评分|评分结果|得分合计)$|^合计$"
)
_PART = re.compile(r"^.{1,10}(?:得分|评分|分)$")
_RANK = re.compile(r"排名|名次|排序|推荐顺序|推荐排序")
_STATE = re.compile(r"审查|是否(?:通过|合格|有效)|评审结论|有效性|评审情况$")
_WHY = re.compile(r"原因|理由|未通过|无效说明|备注")
_LOT = re.compile(
    r"^(?:包号|包组号?|标包|标段号?|标项|分包号|采购包|品目号?|包件|合同包)$|^(?:标段|标包|采购包)名称$"
)
_UNIT = re.compile(r"[(]([^()]*)[)]")
_FAILED = re.compile(r"不通过|未通过|不合格|无效|否决|不符合|否$")
_RANKED = re.compile(r"第?([一二三四五六七八九十\d]{1,3})名?")
_LEAST = Decimal(0)


def meaning(head: str) -> Meaning:
    """Return what a head stands for; "" for one that is of no interest here."""
    bare = _UNIT.sub("", plain(head)).strip(":")
    tests: tuple[tuple[Meaning, bool], ...] = (
        ("lot", bool(_LOT.search(bare))),
        ("name", bool(_NAME.search(bare))),
        ("rank", bool(_RANK.search(bare))),
        ("points", bool(_POINTS.search(bare))),
        ("price", bool(_PRICE.search(bare)) and not _NOT_PRICE.search(bare)),
        ("why", bool(_WHY.search(bare))),
        ("state", bool(_STATE.search(bare))),
        ("part", bool(_PART.search(bare)) and not bare.startswith("满")),
    )
    return next((name for name, holds in tests if holds), "")


def money_of(text: str, head: str = "") -> Decimal | None:
    """Return the yuan of a cell, by the unit in the cell or in its head; None for a rate or several sums."""
    words = plain(text)
    if "%" in words or not re.search(r"[\d一二三四五六七八九壹贰叁肆伍陆柒捌玖]", words):
        return None
    scale = Decimal(10_000) if re.search(r"万", head) and "万" not in words else Decimal(1)
    whole = amount(words)
    if whole is not None:
        return whole * scale if whole > _LEAST else None
    bare = re.sub(r"[(][^()]*[)]", "", words)
    found = {one.value for one in figures(bare) if one.money}
    return found.pop() if len(found) == 1 else None


def points_of(text: str) -> Decimal | None:
    """Return the points of a cell, 0 to 1000; None for a dash or words."""
    value = number(plain(text).rstrip("分"))
    return value if value is not None and 0 <= value <= 1000 else None


def rank_of(text: str) -> int | None:
    """Return the rank that a cell or a head names."""
    found = _RANKED.fullmatch(re.sub("(?:中标|成交)?候选(?:人|供应商|单位)?", "", plain(text)))
    return count(found[1]) if found else None


def failed(text: str) -> bool:
    """Return whether a cell says that a bidder did not pass."""
    return bool(_FAILED.search(plain(text)))
