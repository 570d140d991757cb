"""Words of the records made fit for a sheet: names without the ids that only the files need."""

from __future__ import annotations

import re

_ID = re.compile(r"（[a-z][a-z0-9._-]*）")


def without_id(gap: str) -> str:
    """Return what a record lacks without the record's id behind its name."""
    return _ID.sub("", gap, count=1)
