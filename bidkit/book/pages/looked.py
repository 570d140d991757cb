"""人看过的: what only eyes can see on the pages of the last build, and who has looked at these very pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.book.answers import BY, ON, signature, yes
from bidkit.load.yaml_edit import Remove, SetValue
from bidkit.model.book import Column, Line, Page
from bidkit.read.draft.yamltext import flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited

TITLE = "人看过的"
WHAT, WHY, CURE, PAGES, STATE, SEEN = "看什么", "看哪里", "怎么看", "页面的校验值", "现在怎样", "看过"
COLUMNS = (
    Column(WHAT, 18, given=True),
    Column(WHY, 56, given=True),
    Column(CURE, 40, given=True),
    Column(PAGES, 14, given=True),
    Column(STATE, 26, given=True),
    Column(SEEN, 8, choices=(SEEN,), note="打开最近一次生成的成品看过的，选「看过」；清空就是收回"),
    Column(BY, 10, note="谁看的；空着就用「概况」里的填表人"),
    Column(ON, 12, note="空着就用今天"),
)


def page(project: Project) -> Page:
    """Return the sheet; it has rows once files were made, since before there is nothing to look at."""
    return Page(TITLE, COLUMNS, tuple(_line(project, one) for one in _asked(project)), anchor=WHAT)


def _asked(project: Project) -> Iterator[Mapping[str, Any]]:
    """Yield what the report of the last build leaves to people; a report that people have broken says nothing."""
    found = project.built.get("unchecked")
    for one in found if isinstance(found, list) else ():
        if isinstance(one, dict) and all(
            isinstance(one.get(name), str) for name in ("what", "why", "cure", "of")
        ):
            yield one


def _key(asked: Mapping[str, Any]) -> str:
    """Return the name of a row: a look at pages that were made anew meanwhile is another row."""
    return f"{asked['what']}·{asked['of']}"


def _line(project: Project, asked: Mapping[str, Any]) -> Line:
    cells = {WHAT: asked["what"], WHY: asked["why"], CURE: asked["cure"], PAGES: asked["of"]}
    looks = [one for one in project.bid.seen if one.what == asked["what"]]
    same = next((one for one in looks if one.of == asked["of"]), None)
    if same is not None:
        done = {STATE: "看过，页面没有变", SEEN: SEEN, BY: same.by, ON: same.on.isoformat()}
        return Line(_key(asked), cells | done, "good")
    cells[STATE] = "看过以后页面变了，要重新看" if looks else "还没有人看"
    return Line(_key(asked), cells, "todo")


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet: a look at the pages of the last build, or taking it back."""
    mark = edited.get(SEEN)
    asked = next((one for one in _asked(project) if _key(one) == edited.entry.key), None)
    if asked is None or not {SEEN, BY, ON} & set(edited.new):
        return
    if mark and mark != SEEN and not yes(mark):
        wish.fault(edited, SEEN, f"「{mark}」看不懂", f"看过的选「{SEEN}」，没有看的清空")
    elif not mark:
        wish.looked[asked["what"]] = None
    else:
        by, on = signature(edited, wish)
        if by and on is not None:
            wish.looked[asked["what"]] = {
                "what": asked["what"],
                "by": by,
                "on": on.isoformat(),
                "of": asked["of"],
            }


def finished(project: Project, wish: Wish) -> None:
    """Write the list of what people have looked at, once for all rows."""
    if not wish.looked:
        return
    held = (one for one in project.bid.seen if one.what not in wish.looked)
    kept = [{"what": one.what, "by": one.by, "on": one.on.isoformat(), "of": one.of} for one in held]
    kept += [one for one in wish.looked.values() if one is not None]
    wish.bid.append(SetValue(("seen",), flow(kept)) if kept else Remove(("seen",)))
