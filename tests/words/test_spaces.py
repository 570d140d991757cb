"""White space, width and useless zeros."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.words.decimals import plain_decimal
from bidkit.words.spaces import one_line, squeeze, tight


def test_each_way_of_making_texts_comparable_does_its_own() -> None:
    text = " （Ａ） 甲\n\u3000乙\t丙 "
    assert tight(text) == "（Ａ）甲乙丙"
    assert squeeze(text) == "(A)甲乙丙"
    assert one_line(text) == "（Ａ） 甲 乙 丙"


@given(st.text())
def test_nothing_is_left_to_squeeze(text: str) -> None:
    assert not any(sign.isspace() for sign in tight(text) + squeeze(text))
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("number", "text"),
    [("5.50", "5.5"), ("5.0", "5"), ("1E+2", "100"), ("0.00", "0"), ("1200", "1200"), ("-0.50", "-0.5")],
)
def test_a_decimal_has_no_useless_zeros(number: str, text: str) -> None:
    assert plain_decimal(Decimal(number)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6))
def test_a_plain_decimal_is_the_same_number(number: Decimal) -> None:
    assert Decimal(plain_decimal(number)) == number
