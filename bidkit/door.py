"""The clock and the environment: what only a door asks (command line, Python, workbench); it tells the workflows."""

from __future__ import annotations

import os
from datetime import date

SOFFICE_VARIABLE = "BIDKIT_SOFFICE"


def today() -> date:
    """Return the day of the computer's clock."""
    return date.today()  # noqa: TID251


def wanted_soffice(given: str = "") -> str:
    """Return the soffice the user asked for by option or environment, or an empty text."""
    return given or os.environ.get(SOFFICE_VARIABLE, "")
