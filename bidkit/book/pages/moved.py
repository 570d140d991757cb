"""变更: what clarifications change, each to be settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.book.answers import CONFIRM_COLUMNS, confirm
from bidkit.model.book import Column, Line, Page
from bidkit.read.review_rows import CHANGE

if TYPE_CHECKING:
    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited

TITLE = "变更"
ITEM, OLD, NEW, QUOTE, PLACE = "改哪一条", "原来", "改成", "原文摘录", "位置"
COLUMNS = (
    Column(ITEM, 16, given=True),
    Column(OLD, 36, given=True),
    Column(NEW, 36, note="读得不对的，在这里写上正确的内容"),
    Column(QUOTE, 48, given=True),
    Column(PLACE, 24, given=True),
    *CONFIRM_COLUMNS,
)


def page(project: Project) -> Page:
    """Return the sheet: the changes that nobody has settled."""
    return Page(
        TITLE,
        COLUMNS,
        tuple(
            Line(
                f"{CHANGE}{number}",
                {ITEM: one.item or "对不上已有条目", OLD: one.old, NEW: one.new, QUOTE: one.quote,
                 PLACE: f"{one.file} {one.place}".strip()},
                "bad",
            )
            for number, one in enumerate(project.tender.changes, start=1)
            if not one.settled
        ),
        anchor=QUOTE,
    )  # fmt: skip


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet; what is corrected counts only once somebody signs it."""
    before = len(wish.decisions)
    confirm(edited, edited.entry.key, wish, change=edited.new.get(NEW, ""), valued=lambda: True)
    if NEW in edited.new and all(one.on is None for one, _ in wish.decisions[before:]):
        wish.fault(edited, NEW, "改了内容，但没有确认", "请在「确认」选「是」，并写确认人")
