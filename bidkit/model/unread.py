"""What nobody read in a tender is absent from its record; what older files hold in its place is taken out on reading.

Older versions wrote ``2099-12-31 09:00`` and 90 days where nothing was read, and the ``date`` of a bid that nobody had
given, with the fields named in ``unread``. Such values are nobody's words: a list entry or the day itself tells them.
"""

from __future__ import annotations

from typing import Any

from bidkit.model.record import Marked

CLOCK = ("deadline", "opening", "validity_days")
"""The fields of ``dates`` that nothing can be judged without."""
HELD_PLACE = "2099-12-31 09:00"


def only_what_was_read(data: Any) -> Any:
    """Return the mapping of a tender without days that nobody read; anything but a mapping as it is."""
    if not isinstance(data, dict) or "dates" not in data:
        return data
    names, dates = data.get("unread") or (), data["dates"]
    listed = {name for name in names if isinstance(name, str)} if isinstance(names, list | tuple) else set()
    if dates is None or "dates" in listed:
        return without(data, {"dates"})
    if not isinstance(dates, dict):
        return data
    held = {
        name for name in CLOCK if f"dates.{name}" in listed or str(dates.get(name))[:16] == HELD_PLACE
    } & set(dates)
    if not held:
        return data
    clean = without(data, set())
    clean["dates"] = without(dates, held)
    return clean


def only_what_was_given(data: Any) -> Any:
    """Return the mapping of a bid without a day that nobody gave; anything but a mapping as it is."""
    if not isinstance(data, dict) or "date" not in data:
        return data
    names = data.get("unread") or ()
    listed = isinstance(names, list | tuple) and "date" in names
    return without(data, {"date"}) if listed or str(data["date"])[:10] == HELD_PLACE[:10] else data


def without(mapping: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """Return a copy without some keys; it knows the places that the mapping knew."""
    kept = {key: value for key, value in mapping.items() if key not in names}
    if not isinstance(mapping, Marked):
        return kept
    marked = Marked(mapping.span)
    marked.spans = mapping.spans
    marked.update(kept)
    return marked
