"""下一步: what is left to do, by person, and which sheet and row cures it; made of the other sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bidkit.book.pages import cures, questions
from bidkit.finding import Severity
from bidkit.model.book import Column, Line, Page
from bidkit.model.duty import desk

if TYPE_CHECKING:
    from bidkit.book.project import Project
    from bidkit.model.book import Tone

TITLE = "下一步"
WHO, LEFT, WHERE, HOW = "谁", "还差什么", "在哪里", "怎么做"
COLUMNS = (
    Column(WHO, 20, given=True),
    Column(LEFT, 60, given=True),
    Column(WHERE, 30, given=True),
    Column(HOW, 60, given=True),
)
LEAD = "投标项目负责人"
HOWTO = (
    "黄色表头的列可以填，灰色表头的列是程序写的。红色的行必须处理，黄色的行等人看，绿色的行好了。",
    "先在「概况」第一行写一次填表人。看过、写得对的，在「确认」选「是」；招标文件确实没有写的，选「没有」。",
    "要加的要求写在表尾的空行；删掉一行不算删，要删请在「确认」选「删」。",
    "填好存盘，运行 bidkit book 项目 --take 收回；有填错的格子，会写一份带批注的工作簿，改那一份再收。",
)
CALLS: dict[Tone, str] = {"todo": "等人看", "bad": "必须处理"}


def page(project: Project, others: Sequence[Page]) -> Page:
    """Return the sheet: findings by whoever sees to them, then what waits in the other sheets, then how to fill in."""
    lines = [*_findings(project), *_waiting(others)]
    numbered = [Line(f"{number}", line.cells, line.tone) for number, line in enumerate(lines, start=1)]
    helps = [Line(f"说明{number}", {HOW: text}, "dim") for number, text in enumerate(HOWTO, start=1)]
    return Page(TITLE, COLUMNS, (*numbered, *helps))


def _findings(project: Project) -> Iterator[Line]:
    """Yield what blocks or is wrong, by person: whoever was named for it, else the desk it belongs to."""
    rows = {key: row for row, (key, _) in enumerate(questions.keyed(project), start=2)}
    left = [
        (key, one) for key, one in questions.keyed(project)
        if not one.waived_by and one.severity in (Severity.FATAL, Severity.ERROR)
    ]  # fmt: skip
    found = []
    for key, one in left:
        mark = project.marks.get(key)
        who = mark.who if mark and mark.who else desk(one)
        cells = {WHO: who, LEFT: one.title, WHERE: cures.where(project, one),
                 HOW: f"见「{questions.TITLE}」第 {rows[key]} 行：{cures.cure(project, one)}"}  # fmt: skip
        found.append(Line("", cells, "bad" if one.severity is Severity.FATAL else "todo"))
    yield from sorted(found, key=lambda line: (line.tone != "bad", line.cells[WHO]))


def _waiting(others: Sequence[Page]) -> Iterator[Line]:
    for page in others:
        counts = Counter(line.tone for line in page.lines if line.tone in CALLS)
        if not counts or page.title == questions.TITLE:
            continue
        first = next(row for row, line in enumerate(page.lines, start=2) if line.tone in CALLS)
        said = "，".join(f"{counts[tone]} 行{words}" for tone, words in CALLS.items() if counts[tone])
        cells = {
            WHO: LEAD,
            LEFT: said,
            WHERE: f"「{page.title}」从第 {first} 行起",
            HOW: "逐行看，填黄色表头的列",
        }
        yield Line("", cells, "todo")
