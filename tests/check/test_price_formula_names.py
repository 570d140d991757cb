"""The rule on the price formula knows it by every name that tender.yaml may give it."""

import pytest

from tests.check.support import only


@pytest.mark.parametrize(
    "name", ["lowest-price-first", "低价优先法", "lowest-final-price-first", "最后报价低价优先法"]
)
def test_the_lowest_price_method_is_right_under_each_of_its_names(name):
    assert only("G214", f"tender: {{evaluation: {{price: {{formula: {name}}}}}}}") == ()


@pytest.mark.parametrize("name", ["mean-benchmark", "平均价基准法", "三次方评分法"])
def test_another_formula_in_a_comprehensive_evaluation_is_a_finding(name):
    assert len(only("G214", f"tender: {{evaluation: {{price: {{formula: {name}}}}}}}")) == 1
