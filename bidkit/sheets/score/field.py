"""The price contest as far as it is known: our standing, the rivals' expected prices, and the cases to try them in.

A rival's price comes from ``expected`` of bid.yaml alone. Without any, the cases are assumptions and say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.law.regimes import is_procurement
from bidkit.model.unread import CLOCK
from bidkit.pricing.abnormal import binds
from bidkit.pricing.contest import Contest, Offer, Result, score_prices, unread
from bidkit.pricing.policy import Standing, adjust, entitlement
from bidkit.sheets.numbers import marks

if TYPE_CHECKING:
    from bidkit.model.competitors import ExpectedRival
    from bidkit.model.dossier import Dossier
    from bidkit.model.price_rule import PriceRule
    from bidkit.pricing.policy import Entitlement

US = "我方"
DECLARATIONS = ("中小企业声明函", "残疾人福利性单位声明函", "监狱企业")
ASSUMED = (Decimal(0), Decimal(5), Decimal(10), Decimal(15), Decimal(20))
"""How many per cent the lowest price is assumed to lie below ours when no rival's price is expected."""
FURTHER = (Decimal(5), Decimal(10))
"""How many per cent below their expected prices the rivals are also tried."""
DRAWS = 11


@dataclass(frozen=True, slots=True)
class Case:
    """One view of the rivals: what they bid, and what that view is called."""

    name: str
    others: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Our points in one case: one number, or a range over the number drawn at the opening."""

    low: Decimal | None
    likely: Decimal | None
    high: Decimal | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """What the price part is computed from; ``rule`` carries the points of the scoring table.

    ``cases`` rest on expected prices, the middle one on the likely ones; without any (``expected`` is False) they
    are assumptions, as ``further`` always is.
    """

    rule: PriceRule
    dossier: Dossier
    entitlement: Entitlement
    cases: tuple[Case, ...]
    expected: bool
    further: tuple[Case, ...] = ()

    @property
    def price(self) -> Decimal | None:
        """Return our price; None while there is none."""
        return (
            self.dossier.price.total if self.dossier.price is not None and self.dossier.price.lines else None
        )

    @property
    def ceiling(self) -> Decimal | None:
        """Return the highest valid price; in government procurement the budget where no ceiling is set."""
        money = self.dossier.tender.money
        if money.ceiling is None and is_procurement(self.dossier.tender.regime):
            return money.budget
        return money.ceiling

    @property
    def tried(self) -> tuple[Case, ...]:
        """Return every case of the what-if."""
        return (*self.cases, *self.further)

    @property
    def unread(self) -> str:
        """Return why the formula scores nothing; empty when it does."""
        return unread(self.rule)

    def ours(self, price: Decimal) -> Offer:
        """Return our offer at a price, after the deductions we may claim."""
        return _offer(US, price, self.entitlement)

    def result(self, price: Decimal, case: Case, x: Decimal | None = None) -> Result:
        """Return all offers scored with ours at a price."""
        return score_prices(self.rule, Contest((self.ours(price), *case.others), self.ceiling, x))

    def points(self, price: Decimal, case: Case) -> Spread:
        """Return our points at a price in one case, over all numbers that may be drawn."""
        placed = [self.result(price, case, x).of(US) for x in self.draws()]
        known = [one.points for one in placed if one.points is not None]
        if len(known) < len(placed):
            return Spread(None, None, None, next(one.how for one in placed if one.points is None))
        return Spread(min(known), sum(known, Decimal(0)) / len(known), max(known), placed[0].how)

    def draws(self) -> tuple[Decimal | None, ...]:
        """Return the numbers to try for X: evenly spread over its range, or none where nothing is drawn."""
        if self.rule.name != "drawn-benchmark" or self.rule.benchmark.expression:
            return (None,)
        low, high = self.rule.benchmark.draw.x_low, self.rule.benchmark.draw.x_high
        return tuple(low + (high - low) * step / (DRAWS - 1) for step in range(DRAWS))


def field(dossier: Dossier, points: Decimal) -> Field | None:
    """Return the price contest of a tender for an item worth ``points``; None where no price rule was read."""
    rule = dossier.tender.evaluation.price
    if rule is None:
        return None
    if rule.points != points and not rule.ranks:
        rule = rule.model_copy(update={"points": points})
    claimed = entitlement(rule, own_standing(dossier))
    known = tuple(one for one in dossier.bid.expected if _price(one) is not None)
    if known:
        cases = _expected_cases(dossier, rule, known)
        return Field(rule, dossier, claimed, cases, expected=True, further=_further(dossier, rule, known))
    return Field(rule, dossier, claimed, _assumed_cases(dossier, claimed), expected=False)


def low_price_law(dossier: Dossier) -> bool | None:
    """Return whether the lines of government procurement hold; None while regime or day are not read."""
    tender = dossier.tender
    opening = tender.dates.opening if clock_known(dossier) else None
    day = tender.dates.issued or (opening.date() if opening is not None else None)
    return binds(tender.regime, day) if tender.is_read("regime") and day is not None else None


def clock_known(dossier: Dossier) -> bool:
    """Return whether the days that validity is judged at were read."""
    return all(dossier.tender.is_read(f"dates.{name}") for name in CLOCK)


def own_standing(dossier: Dossier) -> Standing:
    """Return the facts about us that deductions rest on."""
    bid, tender, facts = dossier.bid, dossier.tender, dossier.bid.policy
    return Standing(
        size=dossier.library.company.size,
        sme=tender.sme,
        declared=any(
            _declares(dossier, section.form) for v in tender.package.volumes for section in v.sections
        ),
        joint=bid.consortium is not None or bool(bid.subcontract),
        small_share=facts.small_share,
        domestic_share=facts.domestic_share,
        domestic_amount=facts.domestic_amount,
        imports=tender.imports,
    )


def rival_name(dossier: Dossier, rival: ExpectedRival) -> str:
    """Return what a person calls a rival."""
    known = dossier.library.competitor(rival.competitor)
    if known is None:
        return rival.competitor
    return known.short_names[0] if known.short_names else known.name


def rival_size(dossier: Dossier, rival: ExpectedRival) -> str:
    """Return a rival's size as expected or on file; empty when nobody knows."""
    known = dossier.library.competitor(rival.competitor)
    return rival.size or (known.size if known is not None else "")


def _declares(dossier: Dossier, form_id: str) -> bool:
    form = dossier.form(form_id) if form_id else None
    return form is not None and any(word in form.title for word in DECLARATIONS)


def _price(rival: ExpectedRival) -> Decimal | None:
    if rival.price is None and rival.price_low is not None and rival.price_high is not None:
        return (rival.price_low + rival.price_high) / 2
    return rival.price or rival.price_low or rival.price_high


def _offer(name: str, price: Decimal, claimed: Entitlement) -> Offer:
    found = adjust(price, claimed.claims)
    return Offer(name, price, found.evaluated, found.bonus)


def _expected_cases(dossier: Dossier, rule: PriceRule, rivals: tuple[ExpectedRival, ...]) -> tuple[Case, ...]:
    """Return the rivals at their low, likely and high prices.

    In the low case a rival of unknown size gets the deduction for small firms, so that the range holds both ways.
    """
    low: list[Offer] = []
    likely: list[Offer] = []
    high: list[Offer] = []
    for rival in rivals:
        middle = _price(rival)
        assert middle is not None
        for case, price, doubt in (
            (low, rival.price_low or middle, "小型"),
            (likely, middle, "大型"),
            (high, rival.price_high or middle, "大型"),
        ):
            case.append(_rival_offer(dossier, rule, rival, price, doubt))
    return (
        Case("对手都按低价", tuple(low)),
        Case("对手按预计价", tuple(likely)),
        Case("对手都按高价", tuple(high)),
    )


def _further(dossier: Dossier, rule: PriceRule, rivals: tuple[ExpectedRival, ...]) -> tuple[Case, ...]:
    """Return assumptions beyond what is expected: all rivals below their likely prices."""
    cases = []
    for below in FURTHER:
        offers = tuple(
            _rival_offer(dossier, rule, one, (_price(one) or Decimal(0)) * (100 - below) / 100, "大型")
            for one in rivals
        )
        cases.append(Case(f"假设对手再低 {marks(below)}%", offers))
    return tuple(cases)


def _rival_offer(
    dossier: Dossier, rule: PriceRule, rival: ExpectedRival, price: Decimal, doubt: str
) -> Offer:
    size = rival_size(dossier, rival) or doubt
    standing = Standing(size=size, sme=dossier.tender.sme, declared=True, imports=dossier.tender.imports)
    return _offer(rival_name(dossier, rival), price, entitlement(rule, standing))


def _assumed_cases(dossier: Dossier, claimed: Entitlement) -> tuple[Case, ...]:
    """Return cases in which two rivals, as many as a tender needs, lie the same share below our evaluated price."""
    if dossier.price is None or not dossier.price.lines:
        return ()
    ours = adjust(dossier.price.total, claimed.claims).evaluated
    cases = []
    for below in ASSUMED:
        price = ours * (100 - below) / 100
        name = "假设对手与我方评审价相同" if not below else f"假设对手评审价低 {marks(below)}%"
        cases.append(Case(name, (Offer("假设对手一", price), Offer("假设对手二", price))))
    return tuple(cases)
