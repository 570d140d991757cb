"""One cell, one number: what can mean one thing only is read, the rest is refused with its cell and the cure."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.load.prices.cells import Cell
from bidkit.load.prices.number import COUNT, MONEY, RATE, NumberError, exact, number, text
from tests.load.price_book import LINES, book, read, refused


def cell(value, **more):
    return Cell(2, 6, value, **more)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("￥800000", "800000"),
        ("¥ 800,000.00", "800000.00"),
        ("800 000", "800000"),
        ("1 234 567.5", "1234567.5"),
        ("８００，０００", "800000"),
        ("８０００００．５", "800000.5"),
        ("\u00a0800000\u3000", "800000"),
        ("800000\u200b", "800000"),
        ("RMB 800000", "800000"),
        ("人民币800000元", "800000"),
        ("800,000元整", "800000"),
        ("80万元", "800000"),
        ("1.2亿", "120000000.0"),
        ("－500", "-500"),
        ("-￥500", "-500"),
        ("\u2212500", "-500"),
        (123456789012345, "123456789012345"),
        (1234567890123.45, "1234567890123.45"),
        (0.1 + 0.2, "0.3"),
        (33.335, "33.335"),
    ],
)
def test_what_can_only_mean_one_amount_is_read(written, amount):
    assert number(cell(written), MONEY) == Decimal(amount)


@pytest.mark.parametrize(
    ("written", "said", "cure"),
    [
        ("8 00000", "「8 00000」不是金额", "空格、逗号位置不对"),
        ("80,00", "「80,00」不是金额", "空格、逗号位置不对"),
        ("1,234 567", "不是金额", "空格、逗号位置不对"),
        ("1.234.567", "不是金额", "位置不对"),
        ("(500)", "「(500)」不是金额", "写成 -500"),
        ("面议", "「面议」不是金额", "没有报价的行请删掉"),
        ("-", "「-」不是金额", "请只写一个数"),
        ("/", "「/」不是金额", "请只写一个数"),
        ("8O0000", "不是金额", "请只写一个数"),
        ("1e5", "不是金额", "请只写一个数"),
        ("50%", "不是金额", "请只写一个数"),
        ("100元/套", "不是金额", "请只写一个数"),
        ("$800000", "写的是外币", "人民币"),
        ("800 USD", "写的是外币", "人民币"),
        (True, "「TRUE」不是金额", "填上数字"),
        (date(2026, 12, 1), "日期格式，显示的是「2026-12-01」", "数值"),
    ],
)
def test_what_may_mean_another_amount_is_refused(written, said, cure):
    with pytest.raises(NumberError) as caught:
        number(cell(written), MONEY)
    assert said in str(caught.value) and cure in caught.value.cure


@pytest.mark.parametrize("value", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"])
@pytest.mark.parametrize("title", [MONEY, COUNT, RATE])
def test_an_error_of_a_formula_is_named_with_its_reason(value, title):
    with pytest.raises(NumberError) as caught:
        number(cell(value, error=True), title)
    assert (
        f"「{value}」" in str(caught.value)
        and "公式" in str(caught.value)
        and "改好公式" in caught.value.cure
    )
    with pytest.raises(NumberError, match="公式"):
        text(cell(value, error=True))


@pytest.mark.parametrize(
    ("value", "percent", "rate"),
    [
        (0.13, False, "0.13"),
        (0.13, True, "0.13"),
        ("13%", False, "0.13"),
        ("６％", False, "0.06"),
        (0, False, "0"),
    ],
)
def test_a_tax_rate_is_read_however_it_is_shown(value, percent, rate):
    assert number(cell(value, percent=percent), RATE) == Decimal(rate)


@pytest.mark.parametrize(
    ("value", "percent", "said", "cure"),
    [
        (13, False, "税率 13 不对，13% 请写成 0.13", "0.13 或 13%"),
        ("13", False, "13% 请写成 0.13", "0.13 或 13%"),
        (13, True, "税率显示成 1300%", "输入 13%"),
        ("免税", False, "「税率」「免税」填错了：要填数字", "免税、不征税写 0"),
        ("6%/13%", False, "要填数字", "写成 0.13 或 13%"),
    ],
)
def test_a_tax_rate_that_is_no_share_is_refused_with_the_right_writing(value, percent, said, cure):
    with pytest.raises(NumberError) as caught:
        number(cell(value, percent=percent), RATE)
    assert said in str(caught.value) and cure in caught.value.cure


def test_a_price_shown_in_per_cent_and_a_count_with_its_unit_are_asked_about():
    with pytest.raises(NumberError, match="显示成 500%"):
        number(cell(5, percent=True), MONEY)
    with pytest.raises(NumberError) as caught:
        number(cell("10套"), COUNT)
    assert "「单位」列" in caught.value.cure
    assert number(cell(0.5, percent=True), COUNT) == Decimal("0.5")


def test_words_are_kept_as_shown():
    assert [text(cell(v)) for v in (" 甲 ", 2024, 0.5, date(2026, 12, 1))] == [
        "甲",
        "2024",
        "0.5",
        "2026-12-01",
    ]
    assert text(cell(0.95, percent=True)) == "95%"


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 6))
def test_all_fifteen_digits_that_excel_keeps_are_kept(digits, scale):
    right = Decimal(digits).scaleb(-scale)
    assert exact(float(right)) == right


@given(st.integers(0, 10**12), st.sampled_from([",", "，", " ", "\u00a0"]), st.sampled_from(["", "￥", "¥ "]))
def test_grouping_and_currency_signs_never_change_an_amount(amount, mark, sign):
    assert number(cell(sign + f"{amount:,}".replace(",", mark)), MONEY) == amount


@given(st.text(max_size=12), st.sampled_from([MONEY, COUNT, RATE]))
def test_any_text_is_a_number_or_refused(written, title):
    try:
        assert number(cell(written), title).is_finite()
    except NumberError as wrong:
        assert str(wrong) and wrong.cure


# -- in a workbook ------------------------------------------------------------------------------------------------


def with_cell(folder, value, column=5, **more):
    line = list(LINES[0])
    line[column] = value
    return book(folder, lines=[line, *LINES[1:]], **more)


def test_numbers_kept_as_text_are_read_and_said(tmp_path):
    price = read(with_cell(tmp_path, "￥800,000"))
    assert str(price.total) == "1300000.00" and price.sheet.notes == ("存成文本的数字按数字读了：F2",)


@pytest.mark.parametrize(
    ("value", "column", "said"),
    [
        ("#REF!", 5, "F2：「#REF!」不是金额；公式引用的格子已经删掉了"),
        ("=E2*100", 5, "F2：「含税单价」是空的：公式 =E2*100 还没有算出结果"),
        ("=1+1", 4, "E2：「数量」是空的：公式"),
        ('="平台"', 1, "B2：「名称」：这一格的公式还没有算出结果"),
        ("#N/A", 1, "B2：「名称」：「#N/A」是公式的错误"),
        (date(2026, 12, 1), 4, "E2：「数量」这一格是日期格式"),
        (13, 6, "G2：税率 13 不对"),
        ("$5", 5, "F2：「$5」不是金额：写的是外币"),
    ],
)
def test_a_bad_cell_is_told_with_its_place(tmp_path, value, column, said):
    assert f"price.xlsx 报价明细 {said}" in refused(with_cell(tmp_path, value, column))


def test_a_calculated_formula_is_its_result_and_empty_text_is_an_empty_cell(tmp_path):
    def calculated(xml):
        return xml.replace("<f>400000*2</f><v></v>", "<f>400000*2</f><v>800000</v>").replace(
            "<f>400000*2</f><v/>", "<f>400000*2</f><v>800000</v>"
        )

    path = with_cell(tmp_path, "=400000*2", part=calculated)
    assert str(read(path).total) == "1300000.00"

    def blank(xml):
        at = xml.index('<row r="5"')
        cells = '<c r="B5" t="str"><f>IF(A5="","",A5)</f><v></v></c><c r="F5" t="str"><f>""</f><v></v></c>'
        return xml[:at] + f'<row r="5">{cells}</row>' + xml[xml.index("</row>", at) + 6 :]

    price = read(book(tmp_path, [["x"]], part=blank))
    assert len(price.lines) == 3


def test_every_bad_cell_is_told_in_one_run(tmp_path):
    lines = [["", "甲", "", "套", "两", "面议", 13], ["", "乙", "", "套", 1, "#REF!", 0.06], ["", "丙"]]
    said = refused(book(tmp_path, lines=lines))
    assert all(f"报价明细 {cell}：" in said for cell in ("E2", "F2", "G2", "F3", "D4"))
