"""Rows below the lines of a price table: the cell beside 合计, 总价, 大写, 小写 → the total of the price."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.forms.words import TOTAL, WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.word.cut.rows import Rows, Slot

LABEL = re.compile(
    r"^(?:人民币)?(?:投标|响应|磋商|谈判|报价|项目|含税|费用)?(?:总价|总报价|报价|合计|总计|总金额|合价|共计|总额|总投标价)"
)
NOT_ALL = re.compile(r"不含税|税额|小计|%|率|单价|优惠|最高|限价|年度")
WAN = "{{ (price.total|wan if price else '')|blank }}"


def total_tag(label: str) -> str:
    """Return what a cell beside this label takes; "" where it is not the whole price."""
    if not LABEL.match(label) or NOT_ALL.search(label):
        return ""
    if "大写" in label:
        return "" if "小写" in label else WORDS
    return WAN if re.search(r"万元", label) else TOTAL


def read_totals(rows: Rows, after: int, amount: int, texts: Mapping[int, str]) -> dict[int, str]:
    """Return the tags of the rows after the lines by paragraph; the amounts stand in column ``amount``."""
    found = {}
    for row in rows.rows[after + 1 :]:
        for place, slot in enumerate(row):
            tag = total_tag(_text(slot, texts))
            if not tag:
                continue
            empties = [
                one
                for one in row[place + 1 :]
                if one.lines and not _text(one, texts) and one.merged != "more"
            ]
            under = [one for one in empties if one.column <= amount < one.column + one.span]
            target = empties if len(empties) == 1 else under
            if target:
                found[target[0].lines[0]] = tag
            break
    return found


def _text(slot: Slot, texts: Mapping[int, str]) -> str:
    return "".join(texts[line] for line in slot.lines)
