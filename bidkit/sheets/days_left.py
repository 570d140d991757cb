"""How many working days are left before the deadline, for every sheet that says whether something still fits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bidkit.check.calendar import workdays_between

if TYPE_CHECKING:
    from bidkit.sheets.material import Material


def days_left(material: Material) -> int | None:
    """Return the working days after today and before the day of the deadline; None where nobody can tell."""
    if material.today is None or material.dossier.tender.dates.deadline is None:
        return None
    deadline = material.dossier.tender.dates.deadline.date()
    if material.today >= deadline:
        return 0
    return workdays_between(material.today, deadline - timedelta(days=1))
