"""What a clarification changes in a tender that was read: proposed by the reader, settled by a person."""

from bidkit.model.bounds import Day
from bidkit.model.record import Record


class Change(Record):
    """One change that a clarification seems to make; until somebody signs it (``by``, ``on``) its item is stale.

    ``item`` is an id or a field such as ``dates.deadline``; empty when no item of ours says what it changes.
    """

    file: str
    item: str = ""
    old: str = ""
    new: str = ""
    quote: str = ""
    place: str = ""
    by: str = ""
    on: Day | None = None

    @property
    def settled(self) -> bool:
        """Return whether a person has dealt with it."""
        return bool(self.by and self.on)
