"""The plan as a sheet: key days, what to do first, the picture, three tables, the buyer's faults, the drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.law.action import Point
from bidkit.model.sheet import (
    Block,
    Bullets,
    Cell,
    Extra,
    Heading,
    Prose,
    Sheet,
    Table,
    Tone,
    cells,
    without_empty,
)
from bidkit.sheets.plan.action import Phase
from bidkit.sheets.plan.breach import Breach, breaches
from bidkit.sheets.plan.calendar_file import calendar
from bidkit.sheets.plan.conditions import public
from bidkit.sheets.plan.gantt import pictures
from bidkit.sheets.plan.gaps import gaps
from bidkit.sheets.plan.letters import LETTER_NOTES, letters
from bidkit.sheets.plan.people import owners
from bidkit.sheets.plan.schedule import Plan, Task, plan
from bidkit.sheets.plan.words import day_words, due_words, latest_words, moment_words, owner_words, state

if TYPE_CHECKING:
    from bidkit.sheets.material import Material

TITLE = "投标倒排计划"
HEADS = ("序", "动作", "责任人", "开始", "应完成", "最迟与依据", "完成标志", "现在怎么办")
WIDTHS = (3, 19, 8, 11, 11, 19, 13, 14)
GUESSED = "≈ 表示有一段时间的放假安排还没有公布：自己的工作按周一至周五排，法定时限按日历日数，只会偏早，公布后重排。"
MANNERS = (
    "标后只看公开信息、走书面程序：不打听评审情况，不接触评审专家，不与其他投标人商量报价或进退。"
    "质疑、异议、投诉要有事实依据；捏造事实、用非法手段取得证据的要承担责任。"
)
MOST_FIRST = 6
KEY_POINTS = (
    Point.ISSUED, Point.DOCUMENTS_UNTIL, Point.QUESTIONS_UNTIL, Point.CHALLENGE, Point.OBJECTION, Point.BOND_DUE,
    Point.DEADLINE, Point.OPENING, Point.VALID_UNTIL,
)  # fmt: skip


def make(material: Material) -> Sheet:
    """Return the backward plan of a bid with its calendar and the drafts of letters beside it."""
    planned = plan(material)
    found = breaches(material, planned.moments)
    blocks: list[Block] = [
        Heading("一、关键时点"), _key_days(material, planned), *_time(planned), *_first(material, planned),
        Heading("二、标前：截止之前"), *pictures(planned, Phase.BEFORE, material.today),
        _table(material, planned, Phase.BEFORE),
        Heading("三、标中：开标当天和评审期间"), _table(material, planned, Phase.DURING),
        Heading("四、标后：公示、救济、合同、退款"), *pictures(planned, Phase.AFTER, material.today),
        _table(material, planned, Phase.AFTER), Prose(Cell(MANNERS, "quiet")),
        Heading("五、采购人一方违反的法定时限和条件"), *_breaches(material, found),
        Heading("六、未中标的复盘清单"), Bullets(tuple(map(Cell, material.standards.retrospective)), "box"),
    ]  # fmt: skip
    drafts = letters(material)
    blocks += [Heading("七、文书草稿"), *_letters(drafts)]
    dated = any(task.due for task in planned.tasks)
    extras = (*((calendar(material, planned),) if dated else ()), *drafts)
    return Sheet(
        "plan", TITLE, tuple(blocks), gaps(material, planned), landscape=True, workbook=True, extras=extras
    )


def _key_days(material: Material, planned: Plan) -> Table:
    rows = []
    for point in KEY_POINTS:
        moment = planned.moments.get(point)
        if moment is None:
            if point in (Point.DEADLINE, Point.OPENING):
                rows.append(cells(point.value, Cell("待补", "bad"), "", "招标文件里没有读到"))
            continue
        left = "" if material.today is None else _left((moment.day - material.today).days)
        note = "推算，以公告为准" if moment.estimated else ""
        tone: Tone = "bad" if point is Point.DEADLINE else ""
        rows.append(
            cells(point.value, Cell(moment_words(moment.day, moment.at, moment.exact), tone), left, note)
        )
    return without_empty(Table("关键时点", ("时点", "时间", "距今", "说明"), tuple(rows), (8, 7, 4, 8)))


def _left(days: int) -> str:
    if days == 0:
        return "今天"
    return f"还有 {days} 天" if days > 0 else f"已过 {-days} 天"


def _time(planned: Plan) -> tuple[Block, ...]:
    window = planned.window
    if window is None:
        return ()
    span = f"从 {day_words(window.first)} 到投标截止，有 {window.room} 个工作日（调休上班的周末算，放假不算）"
    if not window.short:
        return (Prose(Cell(f"{span}，标准做法要 {window.need} 个，够用。工作只排在工作日。")),)
    if window.room == 0:
        text = f"{span}，没有完整的工作日：各项都排到截止当天，按表内顺序做，标「先」的做完再做别的。"
        return (Prose(Cell(text, "bad")),)
    share = 100 * window.room // window.need
    text = (
        f"{span}，标准做法要 {window.need} 个。时间不够，各项已按比例压缩到 {share}%，"
        "前后次序不变；做不完的先保标「先」的。"
    )
    return (Prose(Cell(text, "warn")),)


def _first(material: Material, planned: Plan) -> tuple[Block, ...]:
    """Return what is to be done today: what should be done already first, then what is due."""
    today = material.today
    if today is None or planned.again is None:
        return ()
    near = [
        task
        for task in planned.of(Phase.BEFORE)
        if not task.finished and task.due is not None and (task.past or (task.start or task.due) <= today)
    ]
    near.sort(key=lambda task: not task.action.vital)
    if not near:
        return ()
    names = owners(material)
    items = [
        Cell(f"{task.action.what}——{owner_words(task, names)}", "bad" if task.past else "") for task in near
    ]
    more = len(items) - MOST_FIRST
    note = (Prose(Cell(f"另有 {more} 项，见标前表。", "quiet")),) if more > 0 else ()
    return (Heading(f"今天（{day_words(today)}）先做", 2), Bullets(tuple(items[:MOST_FIRST]), "box"), *note)


def _table(material: Material, planned: Plan, phase: Phase) -> Table:
    names, tasks = owners(material), planned.of(phase)
    rows = tuple(_row(material, planned, task, number, names) for number, task in enumerate(tasks, start=1))
    guessed = any(not task.exact for task in tasks)
    return Table(phase.value, HEADS, rows, WIDTHS, GUESSED if guessed else "")


def _row(
    material: Material, planned: Plan, task: Task, number: int, names: dict[str, str]
) -> tuple[Cell, ...]:
    action = task.action
    start = "" if task.start is None or task.start == task.due else day_words(task.start, task.exact)
    return cells(
        str(number),
        Cell(f"{'【先】' if action.vital else ''}{action.what}"),
        owner_words(task, names),
        start,
        Cell(due_words(task), "quiet" if task.estimated else ""),
        latest_words(task, material),
        action.done,
        state(task, planned, material.today),
    )


def _breaches(material: Material, found: tuple[Breach, ...]) -> tuple[Block, ...]:
    if not found:
        return (Prose(_nothing(material)),)
    heads = ("编号", "事实", "依据", "怎么提", "向谁提", "最后日（稳妥）", "现在")
    rows = tuple(_breach(material, one) for one in found)
    note = (
        "当日不算，从次日起数；工作日按国务院放假调休安排。最后日按不顺延排，提前一天送达。"
        "提不提由我方决定：只为多争取时间的，先看提了之后的得失。"
    )
    return (Table("采购人一方的问题", heads, rows, (4, 18, 18, 5, 10, 12, 14), note),)


def _nothing(material: Material) -> Cell:
    """Return that nothing was found, and what could not be looked at."""
    if not public(material):
        return Cell("政府采购、招标投标的法定下限不约束本项目，时限以招标文件为准。", "quiet")
    dates = material.dossier.tender.dates
    unknown = ["发出到截止的天数"] if dates.issued is None else []
    unknown += ["文件提供期"] if dates.issued is None or dates.documents_until is None else []
    text = "招标文件写明的时限、保证金、价格分等，检查没有发现违反法定下限的。"
    if unknown:
        return Cell(f"{text}没有写明、没能核对的：{'、'.join(unknown)}。", "warn")
    return Cell(text, "good")


def _breach(material: Material, one: Breach) -> tuple[Cell, ...]:
    last = day_words(one.last.day, one.last.exact) if one.last else "待补：没有发出日期"
    if one.longer is not None:
        last += f"\n（按公告期满起算可主张到 {day_words(one.longer.day, one.longer.exact)}）"
    fact = one.fact if one.sure else f"无法判断：{one.fact}"
    return cells(one.code, fact, one.basis, one.remedy, one.addressee, last, _now(material, one))


def _now(material: Material, one: Breach) -> Cell:
    if one.last is None:
        return Cell("补上发出日期再算", "warn")
    if material.today is None:
        return Cell(f"用{one.remedy}函草稿")
    left = (one.last.day - material.today).days
    if left >= 0:
        return Cell(f"还有 {left} 天，用{one.remedy}函草稿", "warn")
    if one.longer is not None and one.longer.day >= material.today:
        return Cell("稳妥的最后日已过；按公告期满主张的还在期内，今天就提", "bad")
    return Cell("已过：不再受理，只能书面询问、提问；编制不停", "bad")


def _letters(drafts: tuple[Extra, ...]) -> tuple[Block, ...]:
    items = tuple(Cell(f"{draft.name}：{LETTER_NOTES[draft.name]}") for draft in drafts)
    text = "草稿放在本表旁边；【待填：……】由人填写，审核、盖章后才能发出。"
    return (Prose(Cell(text)), Bullets(items))
