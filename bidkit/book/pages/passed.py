"""没读到的段落: sentences of the buyer's that demand something and became no item, worst first; a mark makes one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bidkit.book.answers import BY, yes
from bidkit.book.pages.demands import KINDS
from bidkit.load.yaml_edit import Append
from bidkit.model.book import Column, Line, Page
from bidkit.read.draft.yamltext import flow
from bidkit.words.spaces import tight

if TYPE_CHECKING:
    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited

TITLE = "没读到的段落"
QUOTE, PLACE, WORDS, MARK, KIND = "原文", "位置", "里面的词", "是要求吗", "类别"
NOT_ONE = "不是要求"
COLUMNS = (
    Column(QUOTE, 80, given=True),
    Column(PLACE, 24, given=True),
    Column(WORDS, 18, given=True),
    Column(MARK, 10, choices=("是", "否"), note="是：加成一条要求，由人答复。否：看过，不是要求"),
    Column(KIND, 12, choices=tuple(KINDS.values()), note="选了「是」要选类别"),
    Column(BY, 10, note="空着就用「概况」里的填表人"),
)
_HEAVY = re.compile(r"无效|否决|废标|拒收|取消|不予|★|▲|实质性")
_LIGHT = re.compile(r"必须|应当|不得|须|提供|承诺")


def held(project: Project) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the paragraphs that nobody has dealt with, by a key of their words."""
    known = {tight(one.text) for one in project.tender.requirements}
    known |= {tight(one.quote) for one in project.tender.invalidity}
    seen: set[str] = set()
    for one in project.reading.get("passed_over", ()):
        quote = str(one.get("quote", "")) if isinstance(one, dict) else ""
        key = f"P-{hashlib.sha256(''.join(quote.split()).encode()).hexdigest()[:8]}"
        if quote and key not in seen and tight(quote) not in known:
            seen.add(key)
            yield key, one


def page(project: Project) -> Page:
    """Return the sheet; those that a bid can die from stand first."""
    lines = []
    for key, one in held(project):
        mark, quote = project.marks.get(key), str(one["quote"])
        place = " ".join(str(one[name]) for name in ("clause", "path") if one.get(name))
        cells = {QUOTE: quote, PLACE: place, WORDS: str(one.get("words", ""))}
        if mark and mark.note == NOT_ONE:
            lines.append(Line(key, cells | {MARK: "否", BY: mark.who}, "dim"))
        else:
            lines.append(Line(key, cells, "todo"))
    return Page(TITLE, COLUMNS, tuple(sorted(lines, key=_weight)))


def _weight(line: Line) -> tuple[bool, int]:
    quote = line.cells[QUOTE]
    return line.tone == "dim", -(3 * len(_HEAVY.findall(quote)) + len(_LIGHT.findall(quote)))


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet."""
    said = yes(edited.get(MARK)) if edited.get(MARK) else None
    key, by = edited.entry.key, edited.get(BY) or wish.who
    if MARK not in edited.new:
        return
    if not edited.new[MARK]:
        wish.mark(project, key, note="", who="")
    elif said is None:
        wish.fault(edited, MARK, f"「{edited.get(MARK)}」看不懂", "请选「是」或「否」")
    elif not by:
        wish.fault(edited, BY, "没有写是谁看的", "请在「概况」的「填表人」写一次姓名")
    elif not said:
        wish.mark(project, key, note=NOT_ONE, who=by)
    else:
        _made(project, edited, wish)


def _made(project: Project, edited: Edited, wish: Wish) -> None:
    kind = {words: code for code, words in KINDS.items()}.get(edited.get(KIND), "")
    if not kind:
        wish.fault(edited, KIND, "选了「是」，但没有选类别", f"请选：{'、'.join(KINDS.values())}")
        return
    quote, new = edited.get(QUOTE), wish.new_id(project, "N")
    source = {"clause": edited.get(PLACE), "quote": quote[:60]}
    item = {"id": new, "kind": kind, "text": quote, "source": source, "answer": "person"}
    wish.tender.append(Append("requirements", flow(item)))
    wish.said.append(f"「{TITLE}」第 {edited.entry.row} 行加成新的要求 {new}，请在「要求」里答复")
