"""A signature's date that cannot be right is one finding in whatever numerals it is written."""

import pytest

from tests.check.support import only


def _said(text):
    return [one.message for one in only("T302", {"volumes": {"price": {"lines": {"+": [f"日期：{text}"]}}}})]


@pytest.mark.parametrize(
    "spelt", ["2026-12-28", "二〇二六年十二月二十八日", "2026 年 12 月 28 日", "2026.12.28"]
)
def test_the_message_does_not_change_with_the_spelling(spelt):
    assert _said(spelt) == _said("2026年12月28日") != []
    assert "2026年12月28日" in _said(spelt)[0]
