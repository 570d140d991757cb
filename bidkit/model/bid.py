"""What we answer: bid.yaml and price.xlsx as records."""

from datetime import date as day
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from bidkit.model.bounds import (
    FIRST_DAY,
    LAST_DAY,
    WRITTEN,
    Day,
    PercentOfWhole,
    PeriodDays,
    ValidDays,
    WarrantyMonths,
    of_days,
    within,
)
from bidkit.model.competitors import ExpectedRival
from bidkit.model.price_sheet import PriceSheet
from bidkit.model.quote import Offered
from bidkit.model.record import Record
from bidkit.model.self_score import Estimate, PolicyFacts, Told
from bidkit.model.terms import BondPaid, Submission
from bidkit.model.unread import only_what_was_given
from bidkit.model.values import TOO_MUCH, Amount, Money

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """Return the amount rounded half up to two decimals, as price forms print it."""
    return amount.quantize(CENT, ROUND_HALF_UP)


class PriceLine(Record):
    """One line of the price table; ``unit_price`` includes tax, ``tax_rate`` 0.06 means 6 %."""

    item: str
    unit: str
    quantity: Decimal
    unit_price: Money
    tax_rate: Decimal
    group: str = ""
    spec: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if not 0 <= self.tax_rate < 1:
            raise ValueError(f"税率 {self.tax_rate} 不对，6% 请写成 0.06")
        if (
            self.quantity < 0
            or self.quantity.adjusted() > 9
            or abs(self.quantity * self.unit_price) >= TOO_MUCH
        ):
            raise ValueError(f"数量 {self.quantity:.10g} 或金额超出常理，请核对是否多写了零或写了负数")
        return self

    @property
    def amount(self) -> Decimal:
        """Return quantity × unit price in yuan, rounded to the cent."""
        return cents(self.quantity * self.unit_price)

    @property
    def tax(self) -> Decimal:
        """Return the tax contained in the amount."""
        return cents(self.amount - self.amount / (1 + self.tax_rate))


class Price(Record):
    """All lines; every total in the package comes from here. ``sheet`` tells what the workbook held beside them."""

    lines: tuple[PriceLine, ...]
    sheet: PriceSheet | None = None

    @cached_property
    def total(self) -> Decimal:
        """Return the bid price in yuan, tax included."""
        return sum((line.amount for line in self.lines), Decimal(0))

    @cached_property
    def tax(self) -> Decimal:
        """Return the tax contained in the bid price."""
        return sum((line.tax for line in self.lines), Decimal(0))


class Delivery(Record):
    """What we promise in numbers."""

    period_days: PeriodDays | None = None
    warranty_months: WarrantyMonths | None = None
    validity_days: ValidDays | None = None


class TeamMember(Record):
    """A person of the library in a role of this project."""

    person: str
    role: str
    duty: str = ""


class Reply(Record):
    """Our answer to one requirement; nothing is 无偏离 unless somebody writes it here."""

    reply: str
    where: str = ""
    deviation: Literal["none", "positive", "negative"]
    evidence: tuple[str, ...] = ()
    note: str = ""


class Waiver(Record):
    """Somebody takes responsibility for one finding; ``covers`` ties it to what the finding said then."""

    finding: str
    by: str
    on: Annotated[day | datetime, of_days(FIRST_DAY, LAST_DAY), WRITTEN]
    reason: str
    covers: str = ""


class Looked(Record):
    """Somebody looked at what no rule can see (没有查的); ``of`` ties it to the pages as they were then."""

    what: str
    by: str
    on: Day
    of: str

    @model_validator(mode="after")
    def _is_said(self) -> Self:
        if not (self.what and self.by and self.of):
            raise ValueError(
                "看过的（seen）要写清看了什么（what）、谁看的（by）和页面的校验值（of，报告里有）"
            )
        return self


class Signer(Record):
    """Who signs for the bidder; an authorised person needs the letter of authority."""

    person: str
    as_: Literal["authorised", "legal-person"] = Field(alias="as")


class Consortium(Record):
    """Members of a joint bid, the leader first."""

    members: tuple[str, ...]
    agreement: str = ""
    shares: dict[str, PercentOfWhole] = Field(default_factory=dict)
    prequalified: tuple[str, ...] = ()


class BidCost(Record):
    """What taking part costs: money to prepare the bid, people's days, the bond while it is tied up."""

    preparation: Amount | None = None
    people_days: Annotated[Decimal, within(0, 100_000, "人天")] | None = None
    bond: Amount | None = None


class Bid(Record):
    """bid.yaml; ``unread`` names the fields whose value only holds the place of one that somebody must give.

    A ``date`` of None is one that nobody has given yet.
    """

    price: str = ""
    quote: Offered = Offered()
    date: Day | None = None
    signer: Signer
    delivery: Delivery = Delivery()
    team: tuple[TeamMember, ...] = ()
    evidence: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    answers: dict[str, Reply] = Field(default_factory=dict)
    sections: dict[str, str] = Field(default_factory=dict)
    values: dict[str, str] = Field(default_factory=dict)
    consortium: Consortium | None = None
    subcontract: str = ""
    rivals: tuple[str, ...] = ()
    expected: tuple[ExpectedRival, ...] = ()
    estimates: dict[str, Estimate] = Field(default_factory=dict)
    told: dict[str, Told] = Field(default_factory=dict)
    policy: PolicyFacts = PolicyFacts()
    cost: BidCost = BidCost()
    prequalification: Literal["passed", "failed", ""] = ""
    outcome: Literal["won", "lost", "withdrawn", ""] = ""
    bond: BondPaid | None = None
    submission: Submission = Submission()
    waivers: tuple[Waiver, ...] = ()
    seen: tuple[Looked, ...] = ()
    unread: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _only_what_was_given(cls, data: Any) -> Any:
        return only_what_was_given(data)

    @property
    def not_given(self) -> tuple[str, ...]:
        """Return the fields that must be there and that nobody has given."""
        dateless = self.date is None and "date" not in self.unread
        return ("date", *self.unread) if dateless else self.unread
