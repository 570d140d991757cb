"""Reading finished text: near misses of a name, amounts, and what stands between them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.check.money import only_filler, total_label
from bidkit.check.text import near_misses
from bidkit.words.money import figures
from bidkit.words.spaces import squeeze

NAME = "江城衡信数据科技有限公司"


def found(text: str, limit: int = 2) -> list[tuple[str, int]]:
    return [(near.found, near.distance) for near in near_misses(text, NAME, limit)]


def test_the_name_itself_is_no_near_miss() -> None:
    assert found(f"由{NAME}承建，{NAME}负责运维") == []


@pytest.mark.parametrize(
    ("wrong", "distance"),
    [
        ("江城恒信数据科技有限公司", 1),
        ("江城衡信数据科技有限责任公司", 2),
        ("江城市衡信数据科技有限公司", 1),
        ("江城衡信科技有限公司", 2),
        ("江城衡信数居科枝有限公司", 2),
    ],
)
def test_a_misspelt_name_is_found_whole_wherever_it_stands(wrong: str, distance: int) -> None:
    assert found(f"投标人：{wrong}（盖章）") == [(wrong, distance)]
    assert found(f"{NAME}与{wrong}") == [(wrong, distance)]


@given(st.integers(0, len(NAME) - 1), st.sampled_from("甲乙丙丁"), st.text("投标人由至。", max_size=8))
def test_one_changed_letter_is_found_at_any_place_and_in_any_surroundings(
    place: int, letter: str, around: str
) -> None:
    wrong = NAME[:place] + letter + NAME[place + 1 :]
    assert min(distance for _, distance in found(around + wrong + around)) == 1


@given(st.text("江城衡信数据科技有限公司投标人", max_size=40))
def test_what_is_reported_is_never_the_name_and_lies_in_the_text(text: str) -> None:
    for near in near_misses(text, NAME, 2):
        assert near.found != NAME
        assert text[near.start : near.start + len(near.found)] == near.found


def test_layout_and_full_width_signs_do_not_count() -> None:
    assert squeeze("项目 编号：ＪＣ－０１（Ａ 包）") == "项目编号:JC-01(A包)"


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("¥1,860,000.00 元", ["1860000.00"]),
        ("186.00万元", ["1860000.00"]),
        ("小写：1860000", ["1860000"]),
        ("共 3 项，2026年12月，税率6%，30分", []),
        ("型号 HX-2000，版本 3.1.2", []),
    ],
)
def test_amounts_are_told_from_other_numbers(text: str, amounts: list[str]) -> None:
    assert [figure.value for figure in figures(text) if figure.money] == [
        Decimal(amount) for amount in amounts
    ]


def test_a_figure_in_ten_thousands_may_be_rounded_but_not_wrong() -> None:
    (figure,) = figures("186.01万元")
    assert figure.is_amount(Decimal("1860055"))
    assert not figure.is_amount(Decimal("1860000"))


@pytest.mark.parametrize(
    "before", ["投标总价：", "投标报价（含税，小写）：人民币", "总报价为", "投标总价（以上各项之和）"]
)
def test_a_label_of_the_total_is_known(before: str) -> None:
    assert total_label(before)


@pytest.mark.parametrize(
    "before", ["最低投标报价：", "投标报价不得超过", "投标总价的5%即", "合同金额", "单价"]
)
def test_other_words_before_an_amount_are_no_label_of_the_total(before: str) -> None:
    assert not total_label(before)


def test_two_spellings_of_one_amount_have_only_filler_between() -> None:
    assert only_filler("（小写：¥")
    assert not only_filler("。合同总价")
