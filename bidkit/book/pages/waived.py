"""豁免: what somebody has answered for, whether it still holds, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.book.answers import yes
from bidkit.load.yaml_edit import Remove
from bidkit.model.book import Column, Line, Page

if TYPE_CHECKING:
    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited

TITLE = "豁免"
WHAT, BY, ON, REASON, STATE, AWAY = "豁免的问题", "谁批准", "日期", "理由", "现在怎样", "收回"
COLUMNS = (
    Column(WHAT, 30, given=True),
    Column(BY, 12, given=True),
    Column(ON, 12, given=True),
    Column(REASON, 40, given=True),
    Column(STATE, 40, given=True),
    Column(AWAY, 8, choices=("收回",), note="不再同意的，选「收回」；要加豁免，请在「问题」里写理由"),
)


def page(project: Project) -> Page:
    """Return the sheet."""
    held = {(one.key, one.covers) for one in project.report.findings if one.waived_by}
    lines = []
    for number, one in enumerate(project.bid.waivers, start=1):
        holds = (one.finding, one.covers) in held
        state = "有效" if holds else "这次检查里没有用上：问题没有了、内容改过，或要等生成成品才查"
        cells = {WHAT: one.finding, BY: one.by, ON: str(one.on), REASON: one.reason, STATE: state}
        lines.append(Line(f"豁免{number}", cells, "good" if holds else "todo"))
    return Page(TITLE, COLUMNS, tuple(lines), anchor=WHAT)


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet."""
    mark = edited.new.get(AWAY, "")
    if mark == AWAY or yes(mark):
        number = int(edited.entry.key.removeprefix("豁免")) - 1
        wish.bid.append(Remove(("waivers", f"#{number}")))
        wish.said.append(f"收回了「{project.bid.waivers[number].finding}」的豁免")
    elif mark:
        wish.fault(edited, AWAY, f"「{mark}」看不懂", "不再同意的，选「收回」")
