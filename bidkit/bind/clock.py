"""Validity and windows, judged at the bid opening and through the bid validity period, never today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bidkit.finding import Answer
from bidkit.model.gap import Lack, Reason
from bidkit.model.values import PERMANENT

if TYPE_CHECKING:
    from bidkit.model.needs import ValidAt
    from bidkit.model.tender import Tender
    from bidkit.model.values import ValidUntil

NOT_READ = Reason(Answer.UNKNOWN, "要等读到开标时间才能判断", Lack.UNREAD, "dates.opening")
"""Why something is unknown while nobody has read the day it is judged at."""
MET = Reason(Answer.PASS)


@dataclass(frozen=True, slots=True)
class Clock:
    """The two days that validity is judged at, and the two that windows are counted back from.

    None is a day that nobody has read in the tender yet: what rests on it is unknown.
    """

    opening: date | None
    validity_end: date | None
    deadline: date | None = None
    issued: date | None = None

    def valid(self, moment: ValidAt, issued: date | None, until: ValidUntil | None) -> Reason:
        """Return whether a certificate is valid at what a ``valid_at`` names, and why not."""
        if moment == "none" or until == PERMANENT:
            return valid_on(None if moment == "none" else self.opening, issued, until)
        day = self.opening if moment == "opening" else self.validity_end
        return valid_on(day, issued, until) if day is not None else NOT_READ


def clock_of(tender: Tender) -> Clock:
    """Return the clock of a tender; the validity period counts from the deadline (87号令 art 23)."""
    dates = tender.dates
    deadline = None if dates.deadline is None else dates.deadline.date()
    opening = None if dates.opening is None else dates.opening.date()
    return Clock(
        opening, dates.validity_end, deadline, dates.issued if tender.is_read("dates.issued") else None
    )


def valid_on(day: date | None, issued: date | None, until: ValidUntil | None) -> Reason:
    """Return whether a certificate is valid on a day, and why not; an unstated end is unknown."""
    if day is None:
        return MET
    if issued is not None and issued > day:
        return Reason(Answer.FAIL, f"{issued} 才发证，晚于 {day}", field="issued")
    if until is None:
        says = "没有填有效期（valid_until），长期有效请写 permanent"
        return Reason(Answer.UNKNOWN, says, Lack.FIELD, "valid_until")
    if until == PERMANENT:
        return MET
    assert isinstance(until, date)
    if until < day:
        return Reason(Answer.FAIL, f"有效期至 {until}，早于 {day}", field="valid_until")
    return MET


def full_years(start: date, day: date) -> int:
    """Return the full years between two days."""
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))
