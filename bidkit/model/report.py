"""What a run tells people: the findings, what was written, and whether it can be handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bidkit.finding import Finding, Severity
from bidkit.model.price_sheet import PriceSheet
from bidkit.model.unchecked import Unchecked

Why = Literal["changed", "added", "unread", "whole"]
Status = Literal["checked", "packed", "draft", "refused", "word-only", "audited"]


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of the package; ``pages`` is 0 for what has no pages."""

    name: str
    title: str
    size: int
    sha256: str
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """Something of a person's that stood in a replaced folder: where, and where it lies now.

    ``why`` is ``changed`` since bidkit wrote it, ``added`` beside what bidkit wrote, ``unread`` when neither can be
    told, ``whole`` for a folder or file that bidkit never made.
    """

    why: Why
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of one kind of item is bound: met, failed, unknown, and all."""

    name: str
    met: int
    failed: int
    unknown: int

    @property
    def total(self) -> int:
        """Return how many items there are."""
        return self.met + self.failed + self.unknown


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a printer needs; findings are arranged, worst first.

    ``kept`` is what people had put where this run wrote, laid aside and not overwritten; ``price`` is what was read
    of the price sheet. ``unchecked`` is what no rule looked at; ``now`` is the moment of the command, from the clock.
    """

    project: str
    number: str
    bidder: str
    opening: datetime | None
    status: Status
    findings: tuple[Finding, ...]
    progress: tuple[Progress, ...] = ()
    files: tuple[PackedFile, ...] = ()
    folder: str = ""
    versions: tuple[tuple[str, str], ...] = ()
    kept: tuple[Kept, ...] = ()
    price: PriceSheet | None = None
    deadline: datetime | None = None
    now: datetime | None = None
    unchecked: tuple[Unchecked, ...] = ()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Return the findings that refuse a clean package."""
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def late(self) -> bool:
        """Return whether the deadline is known to have passed; a bid must be there before it."""
        return self.now is not None and self.deadline is not None and self.now >= self.deadline

    @property
    def deciding(self) -> tuple[Unchecked, ...]:
        """Return what was not looked at and a bid can die from."""
        return tuple(one for one in self.unchecked if one.decides)

    def count(self, severity: Severity) -> int:
        """Return how many open findings have this severity; waived ones are not open."""
        return sum(1 for f in self.findings if f.severity is severity and not f.waived_by)
