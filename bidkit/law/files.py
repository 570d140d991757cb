"""The shape of each data file but texts.yaml (``register``), so that a misspelt key is told with its place."""

from __future__ import annotations

from pydantic import Field

from bidkit.law.action import Action, Clock, Point, PointName, Step
from bidkit.law.lead import LeadTime
from bidkit.law.risk import Failure, RedLine, StandardRisk
from bidkit.model.record import Record


class ClocksFile(Record):
    """clocks.yaml."""

    clocks: dict[str, Clock]


class StepsFile(Record):
    """steps.yaml."""

    procurement: dict[PointName, Step]
    tendering: dict[PointName, Step]

    def parts(self) -> dict[str, dict[Point, Step]]:
        """Return the steps by the key they stand under."""
        return {"procurement": self.procurement, "tendering": self.tendering}


class ActionsFile(Record):
    """actions/<phase>.yaml."""

    actions: dict[str, Action]


class RisksFile(Record):
    """risks/<phase>.yaml."""

    risks: dict[str, StandardRisk]


class RedLinesFile(Record):
    """red-lines.yaml."""

    red_lines: dict[str, RedLine]


class FailuresFile(Record):
    """failures.yaml."""

    failures: dict[str, tuple[Failure, ...]]


class LeadTimesFile(Record):
    """lead-times.yaml."""

    lead_times: dict[str, LeadTime]


class RetrospectiveFile(Record):
    """retrospective.yaml."""

    retrospective: tuple[str, ...] = Field(min_length=1)
