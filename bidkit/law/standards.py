"""Everything the sheets know before they look at a bid: actions, risks, lead times, and the register behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bidkit.law.action import Action, Clock
from bidkit.law.files import StepsFile
from bidkit.law.lead import LeadTime
from bidkit.law.register import Register
from bidkit.law.risk import Failure, RedLine, StandardRisk


@dataclass(frozen=True, slots=True)
class Standards:
    """The standard texts of a workspace: what ships with bidkit, and the team's own laid over it.

    ``actions`` are by phase (before, during, after), ``risks`` by phase (preparing, on-the-spot, afterwards),
    ``failures`` by regime or method, the others by id; all keep the order of their files.
    """

    register: Register
    clocks: Mapping[str, Clock]
    steps: StepsFile
    actions: Mapping[str, tuple[Action, ...]]
    retrospective: tuple[str, ...]
    risks: Mapping[str, tuple[StandardRisk, ...]]
    red_lines: tuple[RedLine, ...]
    failures: Mapping[str, tuple[Failure, ...]]
    lead_times: Mapping[str, LeadTime]
