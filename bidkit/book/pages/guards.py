"""无效条款: the tender's own words for when a bid is out, what watches each, and what a person says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.book.answers import (
    BY,
    CONFIRM,
    CONFIRM_COLUMNS,
    code_of,
    confirm,
    confirmation,
    keys_of,
    named,
    shown,
)
from bidkit.book.pages.demands import FREE
from bidkit.book.proofs import chapters
from bidkit.load.yaml_edit import Append, Remove
from bidkit.model.book import Column, Line, Page
from bidkit.read.draft.yamltext import flow

if TYPE_CHECKING:
    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited, Tone
    from bidkit.model.tender import Invalidity

TITLE = "无效条款"
QUOTE, PLACE, KIND, BOUND, STATE, WORD = "原文", "位置", "类别", "由谁盯着", "现在怎样", "人的意见"
KINDS = {"substantive": "实质性", "rule-type": "行为或程序类"}


def watchers(project: Project) -> dict[str, str]:
    """Return the name of everything that can watch a clause: demands, scoring items, forms, chapters, rules."""
    tender = project.tender
    found = {one.id: one.title or one.text[:24] for one in tender.requirements}
    found |= {one.id: one.item for one in tender.criteria} | {one.id: one.title for one in tender.forms}
    return {**project.rules, **chapters(project), **found}


def page(project: Project) -> Page:
    """Return the sheet; clauses that nothing watches stand out."""
    names = watchers(project)
    lists = tuple(named(name, key) for key, name in names.items())
    columns = (
        Column(QUOTE, 56),
        Column(PLACE, 20, given=True),
        Column(KIND, 13, choices=tuple(KINDS.values())),
        Column(
            BOUND,
            40,
            choices=lists,
            loose=True,
            note="哪条要求、格式、章节或规则在看这一条；几个的，一行一个",
        ),
        Column(STATE, 20, given=True),
        Column(WORD, 30, note="系统看不到的，由人过目后写一句；要有确认人"),
        *CONFIRM_COLUMNS,
    )
    return Page(TITLE, columns, tuple(_line(project, one, names) for one in project.tender.invalidity), FREE)


def _line(project: Project, clause: Invalidity, names: dict[str, str]) -> Line:
    mark, strange = project.marks.get(clause.id), [one for one in clause.bound if one not in names]
    word = mark.note if mark else ""
    tone: Tone = "good"
    if strange:
        state, tone = f"「{'、'.join(strange)}」不存在，等于没人看", "bad"
    elif clause.bound:
        state = "有人看着"
    elif clause.kind == "rule-type":
        state, tone = ("讲行为和程序，已由人过目", "good") if word else ("讲行为和程序，要由人过目", "todo")
    else:
        state, tone = "没有人看着", "bad"
    cells = {
        QUOTE: clause.quote,
        PLACE: str(clause.source),
        KIND: KINDS[clause.kind],
        BOUND: shown(clause.bound, names),
        STATE: state,
        WORD: word,
    }
    return Line(clause.id, cells | confirmation(project, clause.id), tone)


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet."""
    key, quote = edited.entry.key, edited.new.get(QUOTE)
    if quote == "":
        wish.fault(edited, QUOTE, "原文不能清空", f"不是无效条款的，请在「{CONFIRM}」选「删」")
        return
    if KIND in edited.new and (kind := code_of(edited, KIND, KINDS, wish)):
        wish.set_tender(("invalidity", key, "kind"), kind)
    if BOUND in edited.new and (bound := _bound(project, edited, wish)) is not None:
        clause = next(one for one in project.tender.invalidity if one.id == key)
        if bound and bound != clause.bound:
            wish.set_tender(("invalidity", key, "bound"), flow(bound))
        elif clause.bound and not bound:
            wish.tender.append(Remove(("invalidity", key, "bound")))
    if WORD in edited.new:
        by = edited.get(BY) or wish.who
        if edited.get(WORD) and not by:
            wish.fault(edited, BY, "写了意见，但没有写是谁的意见", "请在「概况」的「填表人」写一次姓名")
        wish.mark(project, key, note=edited.get(WORD), who=by if edited.get(WORD) else "")
    confirm(edited, key, wish, change=quote or "", valued=lambda: bool(edited.get(QUOTE)))


def _bound(project: Project, edited: Edited, wish: Wish) -> tuple[str, ...] | None:
    keys, strange = keys_of(edited.get(BOUND), watchers(project))
    if strange:
        words = "」「".join(strange)
        cure = "请写要求、格式、章节或规则的编号，或从下拉的列表里选"
        wish.fault(edited, BOUND, f"「{words}」不知道是哪一个", cure)
        return None
    return keys


def added(project: Project, edited: Edited, wish: Wish) -> None:
    """Make a clause of a new row; until something is said of it, it counts as substantive."""
    quote = edited.get(QUOTE)
    if not quote:
        wish.fault(edited, QUOTE, "新加的一行没有写原文", "请写上招标文件的原话，或清空这一行")
        return
    kind = code_of(edited, KIND, KINDS, wish) if edited.get(KIND) else "substantive"
    bound = _bound(project, edited, wish)
    key = edited.entry.key or wish.new_id(project, "NX")
    item: dict[str, object] = {"id": key, "quote": quote, "kind": kind}
    item |= {"bound": bound} if bound else {}
    item |= {"source": {"clause": edited.get(PLACE)}} if edited.get(PLACE) else {}
    wish.tender.append(Append("invalidity", flow(item)))
    wish.confirm_born(edited, key, confirm)
    wish.said.append(f"「{TITLE}」第 {edited.entry.row} 行加成新的条款 {key}")
