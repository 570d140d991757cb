"""Edits since the last package nobody may hand in unseen: in price, ★ answers, letters, authorisations, statements.

An edit that only fills a blank or spells a value otherwise is none of them, nor is one that the rules on printed facts
have already called fatal.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bidkit.audit.codes import note
from bidkit.proofread.fold import core, same
from bidkit.proofread.sorts import edit_weighs, star_words
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bidkit.audit.changes import Change
    from bidkit.finding import Finding
    from bidkit.model.document import FinishedVolume
    from bidkit.model.dossier import Dossier
    from bidkit.model.tender import SectionPlan
    from bidkit.proofread.misprint import Misprint

MOST_FINDINGS = 100
MOST_PAIRS = 10_000
FATAL = ("price", "star", "signed", "form")


class Weighty:
    """Knows the sections of one file, the ★ words of the tender, and what the rules have called fatal."""

    def __init__(self, volume: FinishedVolume, dossier: Dossier, known: Iterable[Misprint]) -> None:
        """Take the volume that the file is a form of, and the differences between print and data."""
        self.volume = volume
        self.known = [one for one in known if one.sort in FATAL]
        plans = {plan.id: plan for plan in dossier.tender.package.volumes}
        plan = plans.get(volume.id)
        self.plans: dict[str, SectionPlan] = {one.id: one for one in plan.sections} if plan else {}
        self.places = {(p.part, p.paragraph): p.section for p in volume.passages}
        self.stars = star_words(dossier)

    def finding(self, change: Change, name: str) -> Finding | None:
        """Return the finding of an edit that a named person must accept; None for any other edit."""
        section = self._section(change.span)
        plan = self.plans.get(section)
        title = self._title(section)
        if plan is None or same(change.before, change.after) or self._known(change, section):
            return None
        if not edit_weighs(title, change.before, change.after, self.stars, own=not plan.text):
            return None
        mark = hashlib.sha256(f"{change.before}→{change.after}".encode()).hexdigest()[:6]
        return note("V043", f"{name}《{title}》{change}", f"{section}/改动/{mark}", change.span)

    def _section(self, span: Span) -> str:
        if span.page:
            placed = self.volume.section_at(span.page)
            return placed.id if placed else ""
        return self.places.get((span.part, span.paragraph), "")

    def _title(self, section_id: str) -> str:
        placed = self.volume.section(section_id)
        return placed.title if placed else self.volume.title

    def _known(self, change: Change, section: str) -> bool:
        old, new = core(change.before), core(change.after)
        return any(
            one.sort == "form" or (_touch(new, one.found) if new else _touch(old, one.before))
            for one in self.known
            if one.section == section
        )


def _touch(text: str, cells: Sequence[str]) -> bool:
    return any(cell and (cell in text or text in cell) for cell in cells)


def change_findings(found: Sequence[Change], name: str, weighty: Weighty) -> Iterator[Finding]:
    """Yield one finding an edit, one that counts the rest when there are very many, and all those that weigh."""
    for number, change in enumerate(found[:MOST_FINDINGS], 1):
        yield note("V040", f"{name} {change}", f"{name}/改动/{number}", change.span)
    if len(found) > MOST_FINDINGS:
        message = f"{name} 共有 {len(found)} 处改动，这里列出前 {MOST_FINDINGS} 处，其余见 --json 的 changes"
        yield note("V040", message, f"{name}/改动/其余", Span(name))
    for change in _unlike(found):
        grave = weighty.finding(change, name)
        if grave is not None:
            yield grave


def _unlike(found: Sequence[Change]) -> Iterator[Change]:
    """Yield the edits without a blank line that went and the same line, filled, that came."""
    gone = [one for one in found if one.kind == "removed"]
    come = [one for one in found if one.kind == "added"]
    filled: set[int] = set()
    for old in gone if len(gone) * len(come) <= MOST_PAIRS else ():
        new = next((one for one in come if id(one) not in filled and same(old.before, one.after)), None)
        if new is not None:
            filled |= {id(old), id(new)}
    yield from (one for one in found if id(one) not in filled)
