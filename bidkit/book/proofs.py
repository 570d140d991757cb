"""Records of the library and places of the bid as drop-downs name them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bidkit.model.competitors import Competitor
from bidkit.model.library import QuestionCard, Text

if TYPE_CHECKING:
    from bidkit.book.project import Project


def records(project: Project) -> dict[str, str]:
    """Return the name of every record that can prove something, by id."""
    library = project.library
    return {
        fact.id: fact.label
        for fact in library.facts()
        if not isinstance(fact, (Competitor, Text, QuestionCard))
    }


def choices(project: Project) -> tuple[str, ...]:
    """Return the records as a drop-down: name, id, and whether each is valid at the opening."""
    opening = project.tender.dates.opening
    on = opening.date() if opening is not None else None
    names = records(project)
    return tuple(f"{name}〔{key}〕{_valid(project, key, on)}" for key, name in names.items())


def _valid(project: Project, key: str, opening: date | None) -> str:
    until = getattr(project.library.find(key), "valid_until", None)
    if until is None:
        return ""
    if not isinstance(until, date):
        return "长期有效"
    late = opening is not None and until < opening
    return f"{until.isoformat()} 到期{'，开标时已过期' if late else ''}"


def chapters(project: Project) -> dict[str, str]:
    """Return the title of every section of every volume, by id."""
    titles = {form.id: form.title for form in project.tender.forms}
    return {
        section.id: section.title or titles.get(section.form, "") or section.template or section.text
        for volume in project.tender.package.volumes
        for section in volume.sections
    }
