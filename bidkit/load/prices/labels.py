"""Which rows are totals, by the word that stands in them: 合计, 小计, 总计 and their like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bidkit.load.prices.columns import plain

LONGEST = 60
_CORE = "合计|总计|共计"
_WHOLE = f"(?:{_CORE}|总价|总额|总金额|总报价|总费用|合价)"
_BEFORE = (
    "(?:投标|报价|响应|磋商|谈判|总|本?项目|本表|本标段|本包|全部|所有|各项|分项|费用|金额|价格|含税|价税|不含税|未税|除税|"
    "人民币|大写|小写|以上|上述|累计)*"
)
_AFTER = "(?:金额|价款|价格|价|报价|费用|额|人民币|大写|小写|含税|不含税|[一二三四五六七八九十\\dA-Z]{1,2})*"
_TOTAL = re.compile(
    rf"{_BEFORE}{_WHOLE}{_AFTER}|投标报价|投标价|累计|(?:人民币|金额)*[大小]写(?:金额|人民币)*|(?:grand)?total|sum",
    re.IGNORECASE,
)
_PART = re.compile(
    rf".{{0,20}}小计{_AFTER}|(?:本页|本组|本部分|分部|部分|分组)(?:{_CORE}|计)|sub-?total", re.IGNORECASE
)
_SOME = re.compile(rf".{{1,20}}(?:{_CORE}){_AFTER}")
_TAX = re.compile(rf"(?:其中)?(?:增值)?税[额金](?:{_CORE})?")
_STRICT = re.compile(f"{_CORE}|小计|total", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:[(][一二三四五六七八九十\d]+[)]|[一二三四五六七八九十\d]+[、.])+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_MONEY = re.compile(
    r"(?:人民币|RMB|¥)?(?:[\d,.]+(?:万?元)?整?|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{3,})$"
)


class Reach(StrEnum):
    """What a total row says that it adds up: a part, everything, or one of the two."""

    PART = "小计"
    WHOLE = "合计"
    EITHER = "部分合计"


class Basis(StrEnum):
    """What is added up: amounts with tax, without tax, or the tax alone."""

    GROSS = "含税"
    NET = "不含税"
    TAX = "税额"


@dataclass(frozen=True, slots=True)
class Label:
    """A total's word as written; ``strict`` for the words that can hardly mean anything else."""

    written: str
    reach: Reach
    basis: Basis
    strict: bool


def label_of(written: str) -> Label | None:
    """Return what a cell's text says a row adds up, or None when it is no such word."""
    whole = plain(written)
    head = re.split("[:=]", whole)[0]
    if len(head) > LONGEST:
        return None
    head = _NUMBERED.sub("", _BRACKETS.sub("", head), count=1)
    head = _MONEY.sub("", head).strip(".。,、;-—*#")
    basis = basis_of(whole)
    if _TAX.fullmatch(head):
        return Label(written, Reach.WHOLE, Basis.TAX, strict=bool(_STRICT.search(head)))
    for pattern, reach in ((_PART, Reach.PART), (_TOTAL, Reach.WHOLE), (_SOME, Reach.EITHER)):
        if pattern.fullmatch(head):
            return Label(written, reach, basis, strict=bool(_STRICT.search(head)))
    return None


def basis_of(title: str) -> Basis:
    """Return what a column or row of this name holds; amounts with tax unless it says otherwise."""
    if re.search("不含税|不含增值税|未税|除税|税前", title):
        return Basis.NET
    return Basis.TAX if re.search("税额|税金|(?<!含)增值税(?!率)", title) else Basis.GROSS
