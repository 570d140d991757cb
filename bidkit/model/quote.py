"""How a price is asked for and offered where it is no total: a rate, a reduction, a discount, unit prices.

A ``rate`` is earned on a base (监理费费率 1.2%), a ``reduction`` is taken off it (下浮率、优惠率 15.50%), and
a ``discount`` is what is left to pay of it (折扣率 85%, 八五折); ``unit`` prices stand in the price table, whose
sum means nothing.
"""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, model_validator

from bidkit.model.bounds import Decimals
from bidkit.model.record import Record
from bidkit.words.rates import Rate, rate
from bidkit.words.spaces import squeeze

QuoteKind = Literal["total", "rate", "reduction", "discount", "unit"]
Rounds = Literal["one", "first-and-final", ""]
QUOTE_NAMES: dict[QuoteKind, str] = {
    "total": "投标总价",
    "rate": "费率",
    "reduction": "下浮率",
    "discount": "折扣率",
    "unit": "单价",
}
"""What the offer is called where the tender's own name for it was not read."""

RATES = ("rate", "reduction", "discount")
"""The kinds whose offer is a rate."""


FINAL_OFFER = r"最[后终](?:一?轮|一次)?报价|[二2]次报价|第?[二三]轮报价|末[次轮]报价"
"""What the offer is called that is made on the spot, in squeezed text."""


def is_final_offer(title: str) -> bool:
    """Return whether a form of this title takes the final offer, which is made on the spot."""
    return bool(re.search(FINAL_OFFER, squeeze(title)))


def parse_rate(value: Any) -> Any:
    """Return the rate for ``15.50%``, ``百分之十五点五`` or ``八五折``; a bare figure could mean two and is refused."""
    if not isinstance(value, str):
        return value
    found = rate(value)
    if found is None:
        raise ValueError(f"「{value}」不是百分数，请带上百分号写成 15.50%；打折的可以写八五折")
    return found


RateValue = Annotated[Rate, BeforeValidator(parse_rate)]


class Quote(Record):
    """How the tender wants the price; ``at_most`` and ``at_least`` limit a rate, either or both may be given.

    ``name`` is what the tender calls it, ``base`` what the rate is taken of, ``unit`` what one unit price is for
    (元/人·月). ``rounds`` left open follows the method of the purchase.
    """

    kind: QuoteKind = "total"
    name: str = ""
    base: str = ""
    unit: str = ""
    at_most: RateValue | None = None
    at_least: RateValue | None = None
    decimals: Decimals = 2
    rounds: Rounds = ""

    @model_validator(mode="after")
    def _limits_make_sense(self) -> Self:
        if not self.is_rate and (self.at_most or self.at_least):
            raise ValueError(
                "at_most、at_least 是费率、下浮率、折扣率的上下限；报总价的限价写 money.ceiling，单价的写 limits"
            )
        for limit in (self.at_most, self.at_least):
            if limit is not None and (wrong := wrong_unit(self.kind, limit)):
                raise ValueError(wrong)
        refuse_swapped(self.at_least, self.at_most)
        return self

    @property
    def is_rate(self) -> bool:
        """Return whether the offer is a rate."""
        return self.kind in RATES

    @property
    def title(self) -> str:
        """Return what the offer is called."""
        return self.name or QUOTE_NAMES[self.kind]


def wrong_unit(kind: QuoteKind, given: Rate) -> str:
    """Return what is wrong with the unit of a rate: only a discount is said in 折; "" when nothing is."""
    if given.unit != "折" or kind == "discount":
        return ""
    off = Rate(100 - given.percent)
    hint = f"打{given}的折就是下浮 {off}，请核对后写成 {off}" if kind == "reduction" else "请写成百分数"
    return f"「折」说的是付多少，这里要的是{QUOTE_NAMES[kind]}；{hint}"


def refuse_swapped(least: Rate | None, most: Rate | None) -> None:
    """Raise ValueError when no rate can lie between two limits."""
    if least is not None and most is not None and least.percent > most.percent:
        raise ValueError(f"下限 at_least {least} 高于上限 at_most {most}，多半写反了，请对照招标文件")


class OfferedRate(Record):
    """The rate of one item where the tender asks for several."""

    item: str
    rate: RateValue


class Offered(Record):
    """Our offer where it is a rate: one, or one an item."""

    rate: RateValue | None = None
    rates: tuple[OfferedRate, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        names = [one.item for one in self.rates]
        twice = next((name for name in names if names.count(name) > 1), "")
        if twice:
            raise ValueError(f"「{twice}」写了两个报价，只能有一个")
        if self.rate is not None and self.rates:
            raise ValueError("rate 是唯一的报价，rates 是分项的报价，只写一种")
        return self

    @property
    def given(self) -> tuple[tuple[str, Rate], ...]:
        """Return each rate with the item it is for; "" for the only one."""
        only = (("", self.rate),) if self.rate is not None else ()
        return (*only, *((one.item, one.rate) for one in self.rates))
