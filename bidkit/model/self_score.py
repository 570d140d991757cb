"""What a person adds to the self-score: estimates of judged items, and facts that price deductions rest on.

Owns the records only. An estimate without a name and a reason is refused: nobody could answer for it.
"""

from decimal import Decimal
from typing import Self

from pydantic import model_validator

from bidkit.model.bounds import Tally
from bidkit.model.price_rule import ShareOfWhole
from bidkit.model.record import Record
from bidkit.model.values import Amount


class Estimate(Record):
    """How many points a person expects of one judged item, who says so, and why."""

    low: Decimal
    likely: Decimal
    high: Decimal
    by: str
    why: str

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not 0 <= self.low <= self.likely <= self.high:
            raise ValueError("估分要满足 0 ≤ low ≤ likely ≤ high")
        if not (self.by and self.why):
            raise ValueError("估分要写明 by（谁估的）和 why（依据）")
        return self


class Told(Record):
    """A number that a scoring rule asks a person for, who says so, and what proves it."""

    value: Tally
    by: str
    why: str

    @model_validator(mode="after")
    def _founded(self) -> Self:
        if not (self.by and self.why):
            raise ValueError("要写明 by（谁说的）和 why（依据哪份材料）")
        return self


class PolicyFacts(Record):
    """Facts behind a price deduction that no certificate of ours shows; what is not written is not claimed."""

    small_share: ShareOfWhole | None = None
    domestic_share: ShareOfWhole | None = None
    domestic_amount: Amount | None = None
    by: str = ""
    why: str = ""

    @model_validator(mode="after")
    def _founded(self) -> Self:
        given = (self.small_share, self.domestic_share, self.domestic_amount)
        if any(one is not None for one in given) and not (self.by and self.why):
            raise ValueError("policy 要写明 by（谁核定）和 why（依据哪份协议、声明或测算）")
        return self
