"""The sheets of a project's workbook in their order, and what the changed rows of each ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.book.pages import (
    ahead,
    demands,
    facts,
    forms,
    guards,
    looked,
    moved,
    passed,
    price,
    questions,
    scores,
    team,
    unseen,
    volumes,
    waived,
)
from bidkit.book.project import Project, Wish
from bidkit.model.book import Edited, Merged, Page

if TYPE_CHECKING:
    from datetime import date

Take = Callable[[Project, Edited, Wish], None]
STAYS = "项目里没有删；要删请在「确认」选「删」，不删的，下次写出时它还在"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: how it is made, what a changed row does, and what a new one does where rows may be added."""

    title: str
    page: Callable[[Project], Page]
    changed: Take
    added: Take | None = None


SHEETS = (
    Sheet(facts.TITLE, facts.page, facts.changed),
    Sheet(demands.TITLE, demands.page, demands.changed, demands.added),
    Sheet(scores.TITLE, scores.page, scores.changed),
    Sheet(forms.TITLE, forms.page, forms.changed),
    Sheet(guards.TITLE, guards.page, guards.changed, guards.added),
    Sheet(passed.TITLE, passed.page, passed.changed),
    Sheet(moved.TITLE, moved.page, moved.changed),
    Sheet(team.TITLE, team.page, team.changed, team.added),
    Sheet(price.TITLE, price.page, price.changed),
    Sheet(volumes.TITLE, volumes.page, volumes.changed, volumes.added),
    Sheet(unseen.TITLE, unseen.page, unseen.changed),
    Sheet(looked.TITLE, looked.page, looked.changed),
    Sheet(waived.TITLE, waived.page, waived.changed),
    Sheet(questions.TITLE, questions.page, questions.changed),
)


def pages_of(project: Project) -> tuple[Page, ...]:
    """Return every sheet, what is left to do first."""
    others = tuple(sheet.page(project) for sheet in SHEETS)
    return (ahead.page(project, others), *others)


def wish_of(project: Project, merged: Merged, on: date | None, who: str = "") -> Wish:
    """Return what the rows ask for; ``who`` filled in the book and stands for a name that a row leaves open."""
    wish = Wish(on, who)
    for sheet in SHEETS:
        for take, rows in ((sheet.changed, merged.edited), (sheet.added, merged.added)):
            for edited in (one for one in rows if one.entry.sheet == sheet.title):
                if take is not None:
                    with wish.of_row(edited):
                        take(project, edited, wish)
    for finished in (facts.finished, unseen.finished, looked.finished, volumes.finished):
        finished(project, wish)
    wish.bad[:0] = merged.bad
    wish.lost += merged.untaken
    wish.lost += [f"「{title}」里 {key} 那一行不见了，{STAYS}" for title, key in merged.gone]
    return wish
