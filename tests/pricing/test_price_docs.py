"""Every formula shown in docs/price-formulas.md reads, and scores a field of five bids."""

import re
from decimal import Decimal as D
from pathlib import Path

import pytest

from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.price_rule import FORMULAS, PriceRule
from bidkit.pricing.contest import Contest, Offer, score_prices, unread

PAGE = (Path(__file__).parents[2] / "docs/price-formulas.md").read_text(encoding="utf-8")
SHOWN = [
    PriceRule.model_validate(parse_mapping(text, "docs"))
    for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: f"{rule.name}-{rule.points}")
def test_a_formula_of_the_page_scores(rule):
    offers = tuple(Offer(str(price), D(price)) for price in (90, 95, 100, 105, 110))
    result = score_prices(rule, Contest(offers, D(120), D(50)))
    assert unread(rule) == ""
    given = [one.rank if rule.ranks else one.points for one in result.placed]
    assert None not in given
    assert len(set(given)) > 1


def test_every_formula_stands_on_the_page():
    assert {name for name in FORMULAS if name not in PAGE} == set()
    assert {rule.name for rule in SHOWN} >= set(FORMULAS) - {
        "lowest-final-price-first",
        "reviewed-lowest-price",
    }
