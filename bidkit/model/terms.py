"""Small parts of tender.yaml and bid.yaml about money, time and handing in; the records that hold them are there."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import model_validator

from bidkit.model.bounds import Count, Day, within
from bidkit.model.quote import RateValue, refuse_swapped
from bidkit.model.record import Record
from bidkit.model.values import Amount, Moment, Sum, ValidUntil

BondForm = Literal["transfer", "guarantee", "insurance", "cheque", "electronic-guarantee"]


class PriceLimit(Record):
    """A limit of a group, of one line by its amount, unit price or rate, or of the whole where only a lot is named.

    ``lot`` says that it holds for bids for that lot only.
    """

    lot: str = ""
    group: str = ""
    item: str = ""
    amount: Sum | None = None
    unit_price: Sum | None = None
    at_most: RateValue | None = None
    at_least: RateValue | None = None

    @model_validator(mode="after")
    def _limits_something(self) -> Self:
        if not any((self.amount, self.unit_price, self.at_most, self.at_least)):
            raise ValueError("这条限价没有写数：合价写 amount，单价写 unit_price，费率写 at_most 或 at_least")
        if not (self.lot or self.group or self.item):
            raise ValueError("这条限价没有写限的是什么：写 item、group 或 lot；限总价的写 money.ceiling")
        refuse_swapped(self.at_least, self.at_most)
        return self


class PriceItem(Record):
    """A line that the tender's own price list prescribes; ``fixed`` is a sum nobody may change (暂列金额 …)."""

    item: str
    unit: str = ""
    quantity: Annotated[Decimal, within(0, 9_999_999_999)] | None = None
    fixed: Amount | None = None


class Addendum(Record):
    """A clarification or change; ``affects`` says that bids may have to be rewritten."""

    on: Day
    text: str = ""
    affects: bool = True


class BondPaid(Record):
    """The bid bond as it was given; ``evidence`` names the records or sections that show it."""

    form: BondForm
    amount: Amount
    paid_on: Moment | None = None
    payer: str = ""
    payer_account: str = ""
    valid_until: ValidUntil | None = None
    evidence: tuple[str, ...] = ()


class Submission(Record):
    """How the electronic bid is handed in."""

    uploaded_at: Moment | None = None
    receipt: str = ""
    ca_valid_until: ValidUntil | None = None
    decrypt_by: str = ""


class Presentation(Record):
    """The spoken part of the evaluation as the tender orders it; ``order`` is our place among ``bidders``."""

    minutes: Decimal | None = None
    answer_minutes: Decimal | None = None
    order: Count | None = None
    bidders: Count | None = None
    demo: str = ""

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        for limit in (self.minutes, self.answer_minutes):
            if limit is not None and not 0 < limit <= 480:
                raise ValueError(f"述标时长 {limit} 分钟不合理，请核对；招标文件没写就不填")
        if self.order is not None and not 1 <= self.order <= (self.bidders or self.order):
            raise ValueError(f"述标顺序 {self.order} 要在 1 到家数之间；还不知道就不填")
        return self
