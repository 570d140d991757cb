"""A formula in the tender's own words: read as arithmetic, refused as anything else."""

from decimal import Decimal as D

import pytest

from bidkit.model.price_rule import PriceRule
from bidkit.pricing.contest import Contest, Offer, score_prices
from bidkit.pricing.expression import ExpressionError, parse, value_of

VALUES = {"P": D(110), "B": D(100), "最低价": D(90), "平均价": D(100), "限价": D(120), "n": D(3), "W": D(30)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("W*最低价/B", D(27)),
        ("W×（1－abs(P－B)/B）", D(27)),
        ("W - (P-B)/B*100*0.5", D(25)),
        ("max(0, W-(P-B)*5)", D(0)),
        ("min(P, B, 最低价)", D(90)),
        ("限价*95%", D(114)),
        ("W if P <= B else W*0.9", D(27)),
        ("W if 100 <= P < 110 else 1", D(1)),
        ("-P + +B", D(-10)),
        ("0.1 + 0.2", D("0.3")),
        ("n*2", D(6)),
    ],
)
def test_arithmetic_on_prices_has_its_value(text, value):
    assert value_of(parse(text), VALUES) == value


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "W*", "W**9", "P.real", "open('a')", "__import__('os')", "[P for P in (1,)]", "lambda: 1", "P and B",
        "max(P)", "abs(P, B)", "max(*P)", "min(P, key=B)", "1e9", "1_0", "0x10", "1j", "'W'", "True", "P; B", "P = B",
        "Q*2", "P if B else W", "P // B", "P % B", "1,000", "(" * 200 + "1" + ")" * 200,
        "-" * 280 + "1", "1+" * 140 + "1", "9" * 301, "价格最低的得满分",
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_words(text):
    with pytest.raises(ExpressionError) as wrong:
        parse(text)
    assert "公式" in str(wrong.value)


def test_a_formula_without_a_value_says_so():
    with pytest.raises(ExpressionError, match="除以零"):
        value_of(parse("W/(P-110)"), VALUES)
    with pytest.raises(ExpressionError, match="次低价"):
        value_of(parse("次低价/P"), VALUES)


def own(expression, **more):
    return PriceRule.model_validate(
        {"formula": "own-expression", "points": "30", "expression": expression, **more}
    )


def test_the_tenders_own_formula_gives_the_points_and_stays_inside_full_points():
    # 平均 100：110 → 30−10×0.8 = 22；90 → 30−10×0.4 = 26；300 → 扣到 0
    formula = own("W-(P-平均价)*0.8 if P > 平均价 else W-(平均价-P)*0.4")
    result = score_prices(formula, Contest((Offer("高", D(110)), Offer("低", D(90)))))
    assert [one.points for one in result.placed] == [D("22.00"), D("26.00")]
    high = score_prices(own("W*10"), Contest((Offer("高", D(110)),)))
    assert high.of("高").points == D("30.00")


@pytest.mark.parametrize("expression", ["平均价/0.0000000000000000000000000000000000000000001", "9" * 50])
def test_a_benchmark_beyond_reason_gives_no_points_instead_of_an_error(expression):
    formula = own("W*B/P", benchmark={"expression": expression, "decimals": "2"})
    result = score_prices(formula, Contest((Offer("a", D(100)),)))
    assert result.of("a").points is None
    assert "数太大" in result.problem


def test_the_benchmark_may_be_the_tenders_own_formula_too():
    # B = 平均 100×0.6 + 限价 120×0.4 = 108；P = 108 → 30；118.8 高 10% → 27
    formula = own("W*(1-abs(P-B)/B)", benchmark={"expression": "平均价*60%+限价*0.4"})
    offers = (Offer("a", D("118.8")), Offer("b", D("81.2")))
    result = score_prices(formula, Contest(offers, D(120)))
    assert result.base.value == D(108)
    assert result.of("a").points == D("27.00")


def test_a_formula_that_needs_a_ceiling_waits_for_one():
    result = score_prices(own("W*(限价-P)/限价"), Contest((Offer("a", D(100)),)))
    assert result.of("a").points is None
    assert "限价" in result.of("a").how
