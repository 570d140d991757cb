"""What to type next after a report, fitting the state that it leaves the bid in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.errors import typed
from bidkit.report.verdict import judge

if TYPE_CHECKING:
    from bidkit.model.report import Report


def next_step(report: Report, tender: str, where: str) -> str:
    """Return the next step in one line; ``where`` names the workspace for the command in it."""
    name = f"{typed(tender)}{where}"
    fill = f"bidkit book {name} 写出工作簿，照「下一步」那张表填，再 bidkit book {name} --take"
    if report.late:
        return "下一步：投标已经截止；要改日期的，请先核对招标文件和澄清"
    if report.blocking:
        return f"下一步：{fill}"
    if report.status == "word-only":
        return "下一步：bidkit doctor 看怎么装 LibreOffice，装好再生成一次"
    if report.status == "draft":
        return f"下一步：bidkit build {name}"
    if judge(report).state == "open":
        return f"下一步：照上面「没有查的」补；{fill}"
    if report.status == "packed":
        return f"下一步：人工核对签字、盖章和上传要求；bidkit sheets {name} 出签章清单和答辩准备"
    return f"下一步：bidkit build {name}"
