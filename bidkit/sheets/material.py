"""What every sheet is made from: the bound bid, what the checks found, and where things stand in the package."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.codes import CODES
from bidkit.finding import FindingClass
from bidkit.law.of_buyer import of_buyer
from bidkit.law.regimes import is_procurement
from bidkit.load.clauses import shipped_clauses
from bidkit.load.standards import shipped_standards
from bidkit.model.anchors import piece_names, record_anchor, record_end_anchor, section_anchor
from bidkit.model.places import Places
from bidkit.model.rules import Checklist
from bidkit.model.sheet import PageRef
from bidkit.model.uses import Asks, Letter, Uses

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bidkit.finding import Finding
    from bidkit.law.standards import Standards
    from bidkit.model.dossier import Dossier, Proof


@dataclass(frozen=True, slots=True)
class Material:
    """One tender's facts for all sheets.

    ``places`` is None when no package was built from these facts: no sheet may then print a page number.
    ``today`` is the day given on the command line; None where none was given. ``standards`` are the standard actions,
    risks and lead times, and the register of legal texts. ``rules`` are those that found the findings, and say what a
    sheet makes of each. ``unwritten`` are volume and page of the pages that still wait for their text: no sheet sends
    anybody there.
    """

    dossier: Dossier
    findings: tuple[Finding, ...] = ()
    places: Places | None = None
    today: date | None = None
    standards: Standards = field(default_factory=shipped_standards)
    rules: Checklist = field(default_factory=Checklist)
    unwritten: frozenset[tuple[str, int]] = frozenset()

    def uses(self, finding: Finding) -> Uses:
        """Return what sheets make of a finding: nothing more where neither a rule nor a part of bidkit has its code.

        Raises ValueError where findings were given without the rules that made them.
        """
        rule = self.rules.rule(finding.code)
        if rule is not None:
            return rule
        if finding.code in CODES:
            return CODES[finding.code].uses
        if of_buyer(finding.code):
            return self._against_buyer(finding)
        if not self.rules.rules:
            raise ValueError(f"findings without their rules: {finding.code}")
        return Uses()

    def _against_buyer(self, finding: Finding) -> Uses:
        """Return the letter by which a fault of the tender is told: the law's own remedy, or a question."""
        clause = next((one for one in shipped_clauses().values() if one.code == finding.code), None)
        if clause is None:
            return Uses()
        letter: Letter = "clarification"
        if finding.kind is FindingClass.WRONG:
            letter = "challenge" if is_procurement(self.dossier.tender.regime) else "objection"
        return Uses(asks=Asks(letter=letter, ask=f"{clause.ask}。"), own_gap=False)

    def section_pages(self, section_id: str) -> tuple[PageRef, ...]:
        """Return the pages of a section; a ``section#heading`` narrows them to the page of the heading."""
        if self.places is None:
            return ()
        name, _, heading = section_id.partition("#")
        found = self.places.section(name)
        if found is None:
            return ()
        volume, section = found
        place = self.places.anchors.get(f"{section_anchor(name)}#{heading}") if heading else None
        if place is not None:
            return self._written(place[0], place[1], place[1], section_id)
        return self._written(volume.id, section.first_page, section.first_page + section.pages - 1, name)

    def _written(self, volume: str, first: int, last: int, subject: str) -> tuple[PageRef, ...]:
        """Return a stretch of pages without those at its ends that nobody has written; nothing when none is left."""
        pages = [page for page in range(first, last + 1) if (volume, page) not in self.unwritten]
        return (self._ref(volume, pages[0], pages[-1], subject),) if pages else ()

    def record_pages(self, record_id: str) -> tuple[PageRef, ...]:
        """Return the pages of a record's scans, one reference for each stretch of pages in each volume."""
        if self.places is None:
            return ()
        stretches = [one for volume in self.places.volumes for one in self._stretches(volume.id, record_id)]
        return tuple(self._ref(volume, first, last, record_id) for volume, first, last in stretches)

    def _stretches(self, volume_id: str, record_id: str) -> list[tuple[str, int, int]]:
        """Return (volume, first page, last page); pieces of a record that follow one another are one stretch."""
        assert self.places is not None
        anchors, found = self.places.anchors, list[tuple[str, int, int]]()
        for name in piece_names(record_id):
            start = anchors.get(record_anchor(volume_id, name))
            if start is None:
                break
            end = anchors.get(record_end_anchor(volume_id, name), start)
            if found and found[-1][2] + 1 == start[1]:
                found[-1] = (volume_id, found[-1][1], end[1])
            else:
                found.append((volume_id, start[1], end[1]))
        return found

    def proof_pages(self, proofs: Iterable[Proof]) -> tuple[PageRef, ...]:
        """Return the pages of all records that prove something, in the order of the proofs."""
        return tuple(ref for proof in proofs for ref in self.record_pages(proof.record_id))

    def _ref(self, volume_id: str, first: int, last: int, subject: str) -> PageRef:
        assert self.places is not None
        title = self.places.volume(volume_id).title
        shift = self.dossier.tender.package.page.first - 1
        pages = str(first + shift) if first == last else f"{first + shift}-{last + shift}"
        return PageRef(volume_id, title, first, last, pages, subject)
