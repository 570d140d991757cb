"""The words before an amount that mean the total of the bid, and those between its two spellings."""

from __future__ import annotations

import re
from decimal import Decimal

from bidkit.words.capitals import AMOUNT, parse
from bidkit.words.money import figures
from bidkit.words.spaces import tight

PRICE_FORMS = ("开标一览表", "投标一览表", "报价一览表", "报价表", "报价函")
"""Titles of the forms that announce a price."""
TOTAL = (
    "投标总价|首次报价|首轮报价|投标总报价|投标总金额|投标报价|投标价格|投标价|总报价|报价总价|报价总额|报价总计|报价合计|磋商报价|谈判报价|"
    "响应报价|响应总价|最后报价|最终报价"
)
FILLER = r"(?:[\s：:（()）,，;；、¥￥即为是]|小写|大写|人民币|RMB|含税|总价|合计|金额|[万亿]?元整?)*"
"""What may stand between a label and its amount, or between the words and the figure of one amount."""

_NOT_OURS = "".join(f"(?<!{word})" for word in ("最低", "最高", "平均", "有效", "其他", "次低"))
_REMARK = r"(?:[（(][^（()）\d]{0,24}[)）])?"
TOTAL_LABEL = re.compile(rf"{_NOT_OURS}(?:{TOTAL}){_REMARK}{FILLER}$")


def total_label(before: str) -> bool:
    """Return whether a text ends in a label of the bid total, with nothing but filler after it."""
    return bool(TOTAL_LABEL.search(before))


def only_filler(between: str) -> bool:
    """Return whether two amounts with this between them are the two spellings of one."""
    return bool(re.fullmatch(FILLER, between))


def in_figures(text: str, amount: Decimal) -> bool:
    """Return whether a text holds an amount in figures."""
    return any(figure.is_amount(amount) for figure in figures(text))


def in_capitals(text: str, amount: Decimal) -> bool:
    """Return whether a text holds an amount in capitals, however its lines break."""
    return any(parse(match[0]) == amount for match in AMOUNT.finditer(tight(text)))
