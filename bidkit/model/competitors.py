"""What is publicly known about other bidders, and what we expect of them in one tender.

Owns the records only. A claim says where it was published; there is no place here for anything learnt from the
buyer, from evaluators or from the competitor itself.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from bidkit.model.bounds import Day
from bidkit.model.filed import Fact
from bidkit.model.record import Record
from bidkit.model.values import Money, Sum
from bidkit.words.names import same_company

Size = Literal["大型", "中型", "小型", "微型", ""]

DIMENSIONS = {
    "size_fame": "规模与知名度",
    "product_technology": "产品与技术",
    "revenue_by_line": "分业务收入",
    "head_count": "人员数量",
    "people_ability": "人员能力",
    "results": "行业业绩",
    "market_spending": "市场投入",
    "public_relations": "与采购人的公开合作",
}
"""The eight sides a competitor is looked at from: field of ``Competitor`` and what a person calls it."""

ASPECTS = {
    "product": "产品",
    "price": "价格",
    "service": "服务",
    "people": "人员",
    "image": "形象",
    "management": "管理",
}
"""The six ways in which we can be different: field of ``Differences`` and what a person calls it."""


class Claim(Record):
    """One public fact: ``source`` is where it was published, ``on`` the day it was published or looked up."""

    text: str
    source: str = ""
    on: Day | None = None


def _as_claims(value: Any) -> Any:
    """Return a list of claims for one text, one claim or several of either."""
    several = value if isinstance(value, list | tuple) else [value]
    return [{"text": one} if isinstance(one, str) else one for one in several]


Claims = Annotated[tuple[Claim, ...], BeforeValidator(_as_claims)]
"""A text (then without source), one claim, or a list of them."""


class Swot(Record):
    """The competitor's strengths and weaknesses, and what the market holds for it, in our own judgement."""

    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()


class Differences(Record):
    """What we do otherwise than this competitor, and better."""

    product: str = ""
    price: str = ""
    service: str = ""
    people: str = ""
    image: str = ""
    management: str = ""


class PastBid(Record):
    """A price that the competitor bid elsewhere, as published; ``limit`` is the ceiling of that tender."""

    project: str
    on: Day | None = None
    price: Sum | None = None
    limit: Sum | None = None
    source: str = ""


class Competitor(Fact):
    """Another company that bids for what we bid for, told by public facts only."""

    name: str
    short_names: tuple[str, ...] = ()
    size: Size = ""
    size_fame: Claims = ()
    product_technology: Claims = ()
    revenue_by_line: Claims = ()
    head_count: Claims = ()
    people_ability: Claims = ()
    results: Claims = ()
    market_spending: Claims = ()
    public_relations: Claims = ()
    swot: Swot = Swot()
    differences: Differences = Differences()
    past_bids: tuple[PastBid, ...] = ()

    def claims(self, dimension: str) -> tuple[Claim, ...]:
        """Return what is known on one of the eight dimensions."""
        found: tuple[Claim, ...] = getattr(self, dimension)
        return found

    def is_called(self, name: str) -> bool:
        """Return whether this is the competitor's id, name or one of its short names."""
        return name == self.id or same_company(name, self.name, *self.short_names)


class ExpectedRival(Record):
    """Somebody we expect to bid against us; every number is our own estimate, ``why`` says what it rests on.

    ``points`` are what we expect them to get per scoring item; ``size`` decides on the deduction for small firms.
    """

    competitor: str
    price: Money | None = None
    price_low: Money | None = None
    price_high: Money | None = None
    points: dict[str, Decimal] = Field(default_factory=dict)
    size: Size = ""
    why: str = ""
    by: str = ""

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        given = [one for one in (self.price_low, self.price, self.price_high) if one is not None]
        if any(one <= 0 for one in given):
            raise ValueError(f"「{self.competitor}」的预计报价要大于零，不知道就不写")
        if given != sorted(given):
            raise ValueError(f"「{self.competitor}」的预计报价要满足 price_low ≤ price ≤ price_high")
        if any(not one.is_finite() or one < 0 for one in self.points.values()):
            raise ValueError(f"「{self.competitor}」的预计得分不能是负数，不知道就不写")
        return self

    @property
    def names_a_record(self) -> bool:
        """Return whether ``competitor`` is written like a library id and not like a company's name."""
        return self.competitor.isascii() and self.competitor == self.competitor.lower()
