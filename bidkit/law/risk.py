"""Standard risks, the lines nobody may cross, and what ends a whole tender, as records."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import model_validator

from bidkit.finding import Effect
from bidkit.law.by_regime import NO_LAW, ByRegime
from bidkit.model.bounds import within
from bidkit.model.record import Record

When = Literal[
    "procurement", "tendering", "public", "competed", "rounds", "paper", "online", "bond", "joint",
    "subcontract", "blind", "presentation", "samples", "goods", "small", "authorised", "price-apart",
    "performance", "scored-price", "originals", "size-limit", "team", "cases", "promised", "limited",
]  # fmt: skip
Owner = Literal[
    "lead", "clerk", "price", "tech", "people", "cases", "finance", "keeper", "signer", "decrypts",
    "speaker", "contract", "everyone",
]  # fmt: skip


class StandardRisk(Record):
    """A risk that bids of a kind have.

    All names in ``when`` must hold. ``days`` counts working days before the deadline; ``time`` says it in words.
    ``rules`` are the checks that look at the same thing: when they found something, this row is left out.
    """

    name: str
    sign: str
    effect: Effect
    measure: str
    owner: Owner
    days: Annotated[int, within(0, 365, "个工作日")] | None = None
    time: str = ""
    when: tuple[When, ...] = ()
    law: ByRegime = NO_LAW
    rare: bool = False
    rules: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_time(self) -> StandardRisk:
        if (self.days is None) == (not self.time):
            raise ValueError("days（截止前几个工作日）和 time（直接写时间）要写一个，只写一个")
        return self


class RedLine(Record):
    """One matter: how it shows, the rule, and what we do."""

    name: str
    sign: str
    rule: str
    measure: str
    law: ByRegime = NO_LAW


class Failure(Record):
    """What ends the whole tender, how that is called, where it is written, and what we do then."""

    trigger: str
    outcome: str
    law: str
    ours: str
    goods: bool = False
