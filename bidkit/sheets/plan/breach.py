"""Terms by which the buyer broke a statutory minimum: the remedy, to whom, until when.

What is broken, and whether it is challenged or objected to, is for the rules to say (``asks``); here the clock of the
remedy is added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bidkit.finding import Answer
from bidkit.law.action import Point
from bidkit.law.remedy_days import CHALLENGE_DAYS, NOTICE_DAYS
from bidkit.sheets.plan.days import Counted, clock

if TYPE_CHECKING:
    from bidkit.finding import Finding
    from bidkit.model.uses import Asks
    from bidkit.sheets.material import Material
    from bidkit.sheets.plan.points import Moments

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Breach:
    """One broken minimum: the fact, the articles, what we ask for, and what we may do until which day.

    ``last`` is the safe last day; ``longer`` a later one that can be argued, or None.
    """

    code: str
    fact: str
    basis: str
    remedy: str
    addressee: str
    ask: str
    last: Counted | None
    longer: Counted | None = None
    sure: bool = True


def breaches(material: Material, found: Moments) -> tuple[Breach, ...]:
    """Return what the checks found against the buyer, in the order of their last days, then of the codes."""
    ours = sorted(material.findings, key=lambda finding: (finding.code, finding.subject))
    asked = [(finding, material.uses(finding).asks) for finding in ours]
    told = (
        _breach(material, finding, asks, found)
        for finding, asks in asked
        if asks is not None and asks.letter != "clarification"
    )
    return tuple(sorted(told, key=lambda one: one.last.day if one.last is not None else date.max))


def _breach(material: Material, finding: Finding, asks: Asks, found: Moments) -> Breach:
    tender = material.dossier.tender
    fact = finding.fact or finding.message
    sure = finding.answer is Answer.FAIL
    if asks.letter == "challenge":
        last, longer = _challenge(finding, found)
        to = "、".join(filter(None, (tender.purchaser, tender.agency)))
        return Breach(finding.code, fact, finding.basis, "质疑", to, asks.ask, last, longer, sure)
    objection = found.get(Point.OBJECTION)
    last = Counted(objection.day) if objection is not None else None
    return Breach(finding.code, fact, finding.basis, "异议", tender.purchaser, asks.ask, last, None, sure)


def _challenge(finding: Finding, found: Moments) -> tuple[Counted | None, Counted | None]:
    """Return seven working days from the day of knowing, and from the end of the announcement as the later end."""
    if finding.subject.startswith("addendum/"):
        changed = DAY.search(finding.subject)
        return (clock(date.fromisoformat(changed[0]), CHALLENGE_DAYS) if changed else None), None
    issued = found.get(Point.ISSUED)
    if issued is None:
        return None, None
    announced = clock(issued.day, NOTICE_DAYS)
    longer = clock(announced.day, CHALLENGE_DAYS)
    return clock(issued.day, CHALLENGE_DAYS), Counted(longer.day, longer.exact and announced.exact)
