"""Shares of a payment: 预付 30%，验收后付 70% as demanded, against those that a reply or a finished file names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import accumulate

from bidkit.words.late import late
from bidkit.words.rates import rates
from bidkit.words.sentences import sentences
from bidkit.words.spaces import squeeze

_RUN = late(r"(?:\d+(?:\.\d+)?\s*[%％]\s*[、:：/，]\s*){2,}\d+(?:\.\d+)?\s*[%％]")
_PAY = late(r"支付|付款|预付|首付|尾款|付[至清到]|拨付|结清")
_APART = late(
    r"履约|违约|滞纳|税[率金费]|折扣|下浮|优惠|满意|扣|罚|利息|利率|保函|保证金|中小|小微|价格分|评审|供应商|分包|厂家|员工|工资"
)
_CLAUSE = re.compile(r"[，,]")
_WHOLE = Decimal(100)


def other_shares(demanded: str, promised: str, about: str = "") -> str:
    """Return the share of a reply that the demand does not know ("" where all agree), in the reply's own words.

    Runs of shares (50%、30%、20%) are compared one by one; in sentences on payment what is paid by then
    counts too: 付至 90% after 30 % and 60 % is the same. ``about`` is the title that names payment where no text does.
    """
    for wanted in _RUN.finditer(demanded):
        for given in _RUN.finditer(promised):
            asked, told = (re.findall(r"\d+(?:\.\d+)?", one[0]) for one in (wanted, given))
            if len(asked) == len(told) and [Decimal(one) for one in asked] != [Decimal(one) for one in told]:
                return given[0]
    known = allowed_shares(demanded, about)
    return unknown_share(promised, known, about) if known else ""


def allowed_shares(demanded: str, about: str = "") -> frozenset[Decimal]:
    """Return the shares that a demand on payment names, what is paid by then, and what is left; none without any."""
    shares = [value for value, _ in _paid(demanded, about)]
    by_then = list(accumulate(shares))
    return (
        frozenset((*shares, *by_then, *(_WHOLE - one for one in by_then), _WHOLE)) if shares else frozenset()
    )


def unknown_share(text: str, known: Collection[Decimal], about: str = "") -> str:
    """Return the clause of the first share in a sentence on payment that is none of those known; "" without one."""
    return next((said for value, said in _paid(text, about) if value not in known), "")


def _paid(text: str, about: str) -> Iterator[tuple[Decimal, str]]:
    titled = bool(_PAY.search(squeeze(about)))
    for sentence in sentences(text):
        plain = squeeze(sentence)
        if titled or _PAY.search(plain):
            for clause in _CLAUSE.split(plain):
                if not _APART.search(clause):
                    yield from ((one.rate.percent, clause) for one in rates(clause) if one.rate.unit == "%")
