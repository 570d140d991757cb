"""What everything in the library shares: an id, scans, an owner and the day somebody last looked at it."""

from typing import Literal

from bidkit.model.bounds import Day
from bidkit.model.record import Record

AttachmentKind = Literal[
    "certificate", "contract", "acceptance", "award", "invoice", "id-card", "degree", "title",
    "social-security", "audit", "licence", "statement", "screenshot", "other",
]  # fmt: skip


class Attachment(Record):
    """Pages of one scanned file; ``pages`` such as ``1-2,5``, all pages when empty."""

    path: str
    pages: str = ""
    title: str = ""
    kind: AttachmentKind = "other"


class Fact(Record):
    """A library record with scans, an owner and the day somebody last looked at it."""

    id: str
    files: tuple[Attachment, ...] = ()
    tags: tuple[str, ...] = ()
    owner: str = ""
    reviewed: Day | None = None
    note: str = ""

    @property
    def label(self) -> str:
        """Return what a person calls the record."""
        return str(getattr(self, "name", "") or getattr(self, "title", "") or self.id)

    def papers(self) -> tuple[Attachment, ...]:
        """Return every scan of the record."""
        return self.files
