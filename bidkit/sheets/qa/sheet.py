"""评委问答准备表: every question with its answer, the pages to open, the points at stake and who answers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.sheet import Block, Cell, Heading, Prose, Sheet, Table, cells
from bidkit.sheets.appearance import appearance
from bidkit.sheets.numbers import marks
from bidkit.sheets.qa.gaps import gaps, left_out
from bidkit.sheets.qa.open_ends import open_ends, said
from bidkit.sheets.qa.rules import rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.sheets.material import Material
    from bidkit.sheets.qa.questions import Question, Questions

HEADS = ("序号", "问题", "评委想知道什么", "回答要点", "证据页", "相关评分项与分值", "谁答", "时长", "忌讳")
WIDTHS = (4, 15, 10, 36, 13, 12, 8, 6, 13)
NO_APPEARANCE = (
    "招标文件里没有读到述标、演示、答辩，提纲和桌面卡没有出，有的话填 tender.yaml 的 presentation。"
)
PARTS = (
    ("一、薄弱点", "薄弱点", "由检查结果和对应关系得出，先练这些。没有列出薄弱点不等于评委不问。"),
    ("二、评分项", "评分项", "评委打分的在前，按分值从高到低；资料直接定分的在后。"),
    ("三、通用问题", "通用问题", "按所属评分项的分值排，每个话题先列两题。"),
)


def make(material: Material, asked: Questions) -> Sheet:
    """Return the question sheet of one tender."""
    nowhere = "标书里没有单独的页" if material.places else "待补：先生成成品"
    blocks: list[Block] = []
    for (title, name, about), part in zip(PARTS, (asked.weak, asked.scored, asked.usual), strict=True):
        blocks += [Heading(title), *_part(name, about, part, nowhere)]
    blocks += _more(asked, nowhere)
    waiting = open_ends("四", asked)
    blocks += [*waiting, Heading(f"{'五' if waiting else '四'}、规矩"), rules(material.dossier.tender)]
    return Sheet(
        id="qa",
        title="评委问答准备表",
        blocks=tuple(blocks),
        gaps=gaps(material, asked),
        lead=_lead(material, asked),
        landscape=True,
        workbook=True,
    )


def _part(name: str, about: str, asked: Sequence[Question], nowhere: str) -> tuple[Block, ...]:
    if not asked:
        return (Prose(Cell("没有。", "quiet")),)
    return (
        Prose(Cell(about, "quiet")),
        Table(name, HEADS, tuple(_row(one, nowhere) for one in asked), WIDTHS),
    )


def _more(asked: Questions, nowhere: str) -> tuple[Block, ...]:
    """Return the usual questions that nobody prints: a line on paper, a tab of the workbook."""
    if not asked.more:
        return ()
    rows = tuple(_row(one, nowhere) for one in asked.more)
    told = f"另有 {len(rows)} 题通用问题不印，在同名 Excel 的「通用问题（续）」里。"
    return (Prose(Cell(told, "quiet")), Table("通用问题（续）", HEADS, rows, WIDTHS, only_in_workbook=True))


def _row(one: Question, nowhere: str) -> tuple[Cell, ...]:
    open_ended = bool(one.filled.missing or one.filled.faults) or "【待补" in one.answer
    return cells(
        str(one.number),
        Cell(one.text, "bad" if one.urgent else ""),
        one.wants,
        Cell(said(one.answer), "warn" if open_ended else "", source=one.source),
        Cell("" if one.refs else nowhere, "" if one.refs else "quiet", one.refs),
        one.about,
        one.speaker,
        f"{marks(one.minutes)} 分钟",
        one.pitfalls,
    )


def _lead(material: Material, asked: Questions) -> str:
    printed = (*asked.weak, *asked.scored, *asked.usual)
    total = sum((one.minutes for one in printed), Decimal(0))
    limit = material.dossier.tender.presentation.answer_minutes
    nothing = appearance(material.dossier.tender).kind == "none"
    none = NO_APPEARANCE if nothing else ""
    time = f"答辩限时 {marks(limit)} 分钟，" if limit else ""
    counts = f"薄弱点 {len(asked.weak)} 题、评分项 {len(asked.scored)} 题、通用 {len(asked.usual)} 题"
    return f"{counts}，{time}全部答完约 {marks(total)} 分钟：先练薄弱点，再练分值高的。{none}{left_out(asked.left_out)}"
