"""docs/tender-law.md: every type of clause that a buyer may not write, from its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.law.clause import BINDING_NAMES, FAULT_NAMES, ROLE_NAMES
from bidkit.load.clauses import shipped_clauses
from bidkit.load.register import shipped_register

if TYPE_CHECKING:
    from bidkit.law.clause import ClauseType

HEAD = """# 招标文件自己的问题

本页由 `bidkit/law/data/clauses/` 下的 YAML 生成（`make golden`），请改那里，不要直接改本页。

`bidkit read` 和 `bidkit new --from` 读招标文件时，把下面 {count} 类条款找出来：
可能违法、可能照顾一家、前后矛盾、没有写清楚、值得问一句。
每一条写明原文、位置、条文、办法（提问、质疑、异议）、最后一天和一句草稿；
`bidkit check` 的报告里单独成一组，不影响「可以交」；
`bidkit plan` 把它们写进提问函、质疑函、异议函的草稿，先到期的在前。

先看条款是做什么用的（资格、评分、需求、合同、程序、评审），再看对哪种采购有约束力：同一句话在政府采购里违法，在企业自行采购里可以合法。
采购人自己的禁止（不得以…为由）、合法的邻居不报。法律体系读不出来的，只当作值得问的。机器找到的只是「可能」，提不提、怎么提由人定；
发函前对照法条原文，标了「据转引」「凭记忆」的先核对。

日期的算法：质疑从发出文件的次日起 7 个工作日（按收到文件的那天算，公告期满起算的只当作可以争的）；
异议在投标截止 10 日前，按早一天准备；
没有读到日期的、放假安排还没有公布的，写明算不出，不猜。

量过的（测试 tests/read/law_unseen）：没见过的句子第一次读，日常说法找到 41/49、给出的 41/42 对；
刻意换了说法的找到 34/63、给出的 34/40 对。
没见过的整份文件第一次读，给出的约七成是对的。看过以后都按类修过，这些数不再是现在的数，说明的是换一份文件会怎样。
"""


def tender_law_page() -> str:
    """Return the page: a table of all types, then each with its articles, an example and a lawful neighbour."""
    types = list(shipped_clauses().values())
    head = [HEAD.format(count=len(types)), "| 代码 | 问题 | " + " | ".join(BINDING_NAMES.values()) + " |"]
    head.append("|---|---|" + "---|" * len(BINDING_NAMES))
    return "\n".join([*head, *map(_row, types), *(line for one in types for line in _section(one)), ""])


def _row(one: ClauseType) -> str:
    kinds = (one.kinds.get(who) for who in BINDING_NAMES)
    cells = " | ".join(FAULT_NAMES[kind] if kind else "" for kind in kinds)
    return f"| {one.code} | {one.title} | {cells} |"


def _section(one: ClauseType) -> list[str]:
    mark = shipped_register().marked
    lines = ["", f"## {one.code} {one.title}", "", one.why, ""]
    lines += [f"- {BINDING_NAMES[who]}：{mark(text, '（{}）')}" for who, text in one.law.items()]
    lines.append(f"- 例（{ROLE_NAMES[one.bad.role]}）：{one.bad.text}")
    lines.append(f"- 不算：{one.lawful.text}")
    lines.append(f"- 请求：{one.ask}。")
    if one.said_by:
        lines.append(f"- 对确认过的 tender.yaml 另有规则：{'、'.join(one.said_by)}")
    return lines
