"""问题: the open findings, where in this book each is cured, who sees to it until when, and who answers for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.book.answers import BY
from bidkit.book.pages import cures
from bidkit.finding import CLASS_NAMES, SEVERITY_NAMES, Severity
from bidkit.load.yaml_edit import Append
from bidkit.model.book import Column, Line, Page
from bidkit.read.draft.yamltext import flow
from bidkit.words import dates
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.book.project import Project, Wish
    from bidkit.finding import Finding
    from bidkit.model.book import Edited, Tone

TITLE = "问题"
LEVEL, CLASS, WHAT, CURE, CELL = "级别", "类别", "问题", "怎么办", "在哪里改"
NOTE, WHO, WHEN, WAIVED, REASON = "备注", "谁处理", "何时完成", "已豁免", "豁免理由"
COLUMNS = (
    Column(LEVEL, 10, given=True),
    Column(CLASS, 6, given=True),
    Column(WHAT, 56, given=True),
    Column(CURE, 44, given=True),
    Column(CELL, 22, given=True),
    Column(NOTE, 26),
    Column(WHO, 10),
    Column(WHEN, 12),
    Column(WAIVED, 22, given=True),
    Column(REASON, 26, note="确有理由可以不改的，写理由；有人负责才算，内容一改就失效"),
    Column(BY, 10, note="谁批准豁免；空着就用「概况」里的填表人"),
)
TONES: dict[Severity, Tone] = {Severity.FATAL: "bad", Severity.ERROR: "todo"}


def keyed(project: Project) -> Iterator[tuple[str, Finding]]:
    """Yield the findings with a key of their own; what several are called is told apart by what each covers."""
    seen: set[str] = set()
    for finding in project.report.findings:
        key = finding.key if finding.key not in seen else f"{finding.key}#{finding.covers}"
        if key not in seen:
            seen.add(key)
            yield key, finding


def page(project: Project) -> Page:
    """Return the sheet, worst first."""
    return Page(TITLE, COLUMNS, tuple(_line(project, key, one) for key, one in keyed(project)))


def _line(project: Project, key: str, finding: Finding) -> Line:
    mark = project.marks.get(key)
    cells = {
        LEVEL: SEVERITY_NAMES[finding.severity],
        CLASS: CLASS_NAMES[finding.kind],
        WHAT: masked(finding.message),
        CURE: cures.cure(project, finding),
        CELL: cures.where(project, finding),
        WAIVED: finding.waived_by,
    }
    cells |= {NOTE: mark.note, WHO: mark.who, WHEN: mark.when} if mark else {}
    return Line(key, cells, "dim" if finding.waived_by else TONES.get(finding.severity, ""))


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet."""
    key = edited.entry.key
    when = edited.get(WHEN)
    if WHEN in edited.new and when and dates.day(when) is None:
        wish.fault(edited, WHEN, f"「{when}」不是日期", "请写成 2026-12-01")
    elif {NOTE, WHO, WHEN} & set(edited.new):
        on = dates.day(when)
        wish.mark(project, key, note=edited.get(NOTE), who=edited.get(WHO), when=on.isoformat() if on else "")
    if edited.new.get(REASON):
        _waive(project, edited, wish)


def _waive(project: Project, edited: Edited, wish: Wish) -> None:
    finding = dict(keyed(project)).get(edited.entry.key)
    by = edited.get(BY) or wish.who
    if finding is None:
        wish.said.append(f"「{TITLE}」第 {edited.entry.row} 行的问题已经没有了，不用豁免")
    elif not by or wish.on is None:
        wish.fault(edited, BY, "写了豁免理由，但没有写谁批准", "请写上批准人的姓名")
    else:
        waiver = {"finding": finding.key, "by": by, "on": wish.on.isoformat(), "reason": edited.new[REASON]}
        wish.bid.append(Append("waivers", flow(waiver | {"covers": finding.covers})))
