"""没有查的: what no rule could look at and why; what the tender truly does not have is said here with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.book.answers import BY, CONFIRM, NONE, signature
from bidkit.load.yaml_edit import SetValue
from bidkit.model.book import Column, Line, Page
from bidkit.model.unchecked import ABSENT_NAMES
from bidkit.read.draft.yamltext import flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited

TITLE = "没有查的"
WHAT, WHY, CURE, WHO, DECIDES = "查什么", "为什么没有查", "怎么办", "谁", "不查能不能交"
COLUMNS = (
    Column(WHAT, 30, given=True),
    Column(WHY, 44, given=True),
    Column(CURE, 50, given=True),
    Column(WHO, 18, given=True),
    Column(DECIDES, 14, given=True),
    Column(CONFIRM, 8, choices=(NONE,), note="翻过招标文件，确实没有这一项的，选「没有」；清空就是收回"),
    Column(BY, 10, note="空着就用「概况」里的填表人"),
)
HERE = {
    "招标要求读得对不对": "各表逐行对着招标文件看，「确认」选「是」；都确认了就好了",
    "规定格式取得对不对": "在「格式」逐份对照原件，空填在 forms/ 的 Word 里，「确认」选「是」",
    "报价": "填好 price.xlsx，在「概况」的「我方：报价表」选它",
    "交付期限": "在「概况」的「招标文件：要求的工期或交付期」填；确实没有的，在「确认」选「没有」",
    "上传文件的大小上限": "在「概况」的「招标文件：上传文件大小上限」填；不限的，在「确认」选「没有」",
    "中小企业声明函的所属行业": "在「概况」的「采购标的所属行业」填",
    "成品里的质保期": "在「概况」的「我方：承诺的质保」填",
    "采购人给的期限和条件合不合法": "在「概况」照招标文件补；只关系到要不要质疑、异议",
    "企业规模": "在 资料.xlsx 的「公司」填（bidkit book 资料）",
    "有没有串用以前的标书": "在 资料.xlsx 的「投过的项目」填（bidkit book 资料）",
    "与采购人、代理机构有没有关联": "在 资料.xlsx 的「公司」填股东和关联单位（bidkit book 资料）",
}
"""What to do in the workbooks about what was not looked at, by its name."""
_SAID = "没有："


def page(project: Project) -> Page:
    """Return the sheet: what is open, then what people said that the tender does not have."""
    return Page(TITLE, COLUMNS, (*_open(project), *_said(project)), anchor=WHAT)


def _open(project: Project) -> Iterator[Line]:
    for one in project.report.unchecked:
        cells = {WHAT: one.what, WHY: one.why, CURE: HERE.get(one.what, one.cure), WHO: one.who}
        cells[DECIDES] = "还不能说" if one.decides else "不影响"
        if one.absent and one.what not in HERE:
            cells[CURE] = f"招标文件有的，照着填；确实没有的，在「{CONFIRM}」选「{NONE}」"
        yield Line(one.absent or one.what, cells, "bad" if one.decides else "todo" if one.absent else "")


def _said(project: Project) -> Iterator[Line]:
    for name in project.tender.absent:
        yield Line(name, {WHAT: f"{_SAID}{ABSENT_NAMES[name]}", CONFIRM: NONE}, "good")


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet."""
    mark, key = edited.new.get(CONFIRM), edited.entry.key
    if mark is None:
        return
    if key not in ABSENT_NAMES:
        wish.fault(edited, CONFIRM, "这一项不能用「没有」了结", f"请照「{CURE}」做；这一格清空")
    elif mark not in (NONE, ""):
        wish.fault(edited, CONFIRM, f"「{mark}」看不懂", f"确实没有的选「{NONE}」，有的照「{CURE}」填")
    elif not mark or all(signature(edited, wish)):
        wish.absent[key] = bool(mark)


def finished(project: Project, wish: Wish) -> None:
    """Write the list of what the tender does not have, once for all rows."""
    if wish.absent:
        kept: list[str] = [one for one in project.tender.absent if wish.absent.get(one, True)]
        kept += [one for one, there in wish.absent.items() if there and one not in kept]
        wish.tender.append(SetValue(("absent",), flow(kept), keep=True))
