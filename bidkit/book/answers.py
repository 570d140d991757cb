"""Cells that several sheets share: yes in every spelling, names of records, who confirmed a row and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from bidkit.model.book import Column
from bidkit.model.review import Decision, Verdict
from bidkit.words import dates

if TYPE_CHECKING:
    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited

YES, NONE, GONE = "是", "没有", "删"
_YES = frozenset(("是", "√", "✓", "✔", "☑", "y", "yes", "1", "对", "ok", "true", "已确认", "确认"))
_NO = frozenset(("否", "×", "✗", "✘", "☒", "x", "n", "no", "0", "false", "不"))
CONFIRM, BY, ON = "确认", "确认人", "日期"
CONFIRM_COLUMNS = (
    Column(CONFIRM, 8, choices=(YES, GONE), note="对照招标文件看过、写得对：是。读错了、不是要求：删"),
    Column(BY, 10, note="空着就用「概况」里的填表人"),
    Column(ON, 12, note="空着就用今天"),
)
_ID = re.compile(r"〔([^〔〕]+)〕")
_PARTS = re.compile(r"[\n；;]+")
_SMALL = re.compile(r"[、，,]+")


def yes(text: str) -> bool | None:
    """Return whether a cell says yes; None where it says neither yes nor no."""
    plain = text.strip().lower().translate(str.maketrans("１０ＹＮ", "10yn"))
    return True if plain in _YES else False if plain in _NO else None


def named(name: str, key: str) -> str:
    """Return a record, rule or chapter as a drop-down shows it; the key in brackets tells which one it is."""
    return f"{name.strip()}〔{key}〕" if name.strip() and name.strip() != key else f"〔{key}〕"


def code_of(edited: Edited, title: str, words: Mapping[str, str], wish: Wish) -> str:
    """Return the code that a cell names by its words or itself; "" with a fault told where it names none.

    Args:
        edited: the row.
        title: the column; its name says in the fault what was to be chosen.
        words: what may be chosen, by code.
        wish: what takes the fault.
    """
    said = edited.get(title)
    code = said if said in words else {word: code for code, word in words.items()}.get(said, "")
    if not code:
        wish.fault(edited, title, f"「{said}」不是可选的{title}", f"请选：{'、'.join(words.values())}")
    return code


def keys_of(text: str, names: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys that a cell names, and the words in it that name nothing or more than one thing.

    Args:
        text: the cell: several names stand on lines of their own, or parted by ； or 、.
        names: what may be named, by key.
    """
    keys: list[str] = []
    strange: list[str] = []
    for part in _PARTS.split(text):
        found = _key(part.strip(), names)
        pieces = [part.strip()] if found else [one.strip() for one in _SMALL.split(part)]
        for piece in filter(None, pieces):
            key = _key(piece, names)
            (keys if key else strange).append(key or piece)
    return tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(strange))


def _key(text: str, names: Mapping[str, str]) -> str:
    """Return the one key that a text names: by its bracket, as itself, or by a name that nobody else has."""
    marked = [key for key in _ID.findall(text) if key in names]
    if marked:
        return marked[-1] if len(_ID.split(text)) <= 3 or len(set(marked)) == 1 else ""
    if text in names:
        return text
    called = [key for key, name in names.items() if name.strip() == text]
    return called[0] if text and len(called) == 1 else ""


def shown(keys: Iterable[str], names: Mapping[str, str]) -> str:
    """Return keys as a cell shows them, one a line."""
    return "\n".join(named(names.get(key, ""), key) for key in keys)


def confirmation(project: Project, key: str) -> dict[str, str]:
    """Return the cells that say who confirmed a row as it is now; empty ones where nobody has."""
    one = project.confirmed(key)
    return {} if one is None else {CONFIRM: YES, BY: one.by, ON: one.on.isoformat()}


def confirm(edited: Edited, key: str, wish: Wish, *, change: str = "", valued: Callable[[], bool]) -> None:
    """Note what a row says about being right, and the new words of what it is about.

    A row confirms only what has a value: 是 beside an empty one is laid aside and told, not taken for a yes.
    """
    entry, mark = edited.entry, edited.new.get(CONFIRM, "")
    signed = _verdict(edited, wish) if mark else ""
    if signed == "是" and not valued():
        wish.lost.append(f"「{entry.sheet}」第 {entry.row} 行（{key}）写了「是」但没有内容，没有算确认")
        signed = ""
    by, on = signature(edited, wish) if signed else ("", None)
    if signed and (not by or on is None):
        return
    verdict: Verdict = "删" if signed == "删" else "改" if change else "是"
    if signed or change:
        wish.decisions.append((Decision(entry.sheet, key, verdict, change, by, on, entry.row), edited))


def _verdict(edited: Edited, wish: Wish) -> str:
    mark = edited.new[CONFIRM]
    if mark in (GONE, NONE):
        return "删" if mark == GONE else "是"
    said = yes(mark)
    if said is None:
        wish.fault(edited, CONFIRM, f"「{mark}」看不懂", "请写「是」，或从下拉的列表里选")
    return "是" if said else ""


def signature(edited: Edited, wish: Wish) -> tuple[str, date | None]:
    """Return who signs a row and on which day: as the row says, else as the whole book says."""
    by = edited.get(BY) or wish.who
    if not by:
        wish.fault(edited, BY, "没有写确认人", "请在「概况」的「填表人」写一次姓名，或写在这一格")
    written = edited.get(ON)
    on = dates.day(written) if written else wish.on
    if written and on is None:
        wish.fault(edited, ON, f"「{written}」不是日期", "请写成 2026-12-01")
    return by, on
