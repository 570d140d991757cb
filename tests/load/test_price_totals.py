"""Total rows are taken as such wherever their word stands, and held against the lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidkit.load.prices.labels import Basis, Reach, label_of
from tests.load.price_book import HEAD, LINES, TOTAL, book, read, refused, skipped

SUM = 1_300_000
WIDE = [*HEAD, "合价"]
WIDE_LINES = [[*line, None, line[4] * line[5]] for line in LINES]


def row(column, word, amount, at):
    cells = [None] * 9
    cells[column], cells[at] = word, amount
    return cells


@pytest.mark.parametrize(
    "word",
    ["合计", "总计", "合  计", "合　计", "总 价", "合计（元）", "合计：", "投标总价", "报价合计", "合计(1+2+3)",
     "价税合计", "总报价（含税）",
     "1、合计", "三、总计", "以上合计", "共计", "合计人民币", "Total", "含税总价", "总金额（小写）"],
)  # fmt: skip
@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_total_row_is_no_line_wherever_its_word_stands(tmp_path, word, column):
    price = read(book(tmp_path, [row(column, word, SUM, 7)]))
    assert (len(price.lines), str(price.total)) == (3, TOTAL)
    assert "H5 1,300,000.00 元，核对相符" in skipped(price)["第 5 行"]
    assert "H5 的「" in refused(book(tmp_path, [row(column, word, SUM + 1, 7)]))


@pytest.mark.parametrize(
    "name", ["合计算费", "统计分析", "会计", "总价控制服务", "小计时器", "总体设计", "设计", "软件总价"]
)
def test_an_item_whose_name_only_holds_the_word_is_a_line(tmp_path, name):
    assert len(read(book(tmp_path, [["", name, "", "项", 1, 5, 0.06]])).lines) == 4


def test_two_cells_that_spell_the_word_together_are_a_total(tmp_path):
    assert len(read(book(tmp_path, [["合", "计", None, None, None, SUM]])).lines) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("合计：1,300,000.00元", "B5 1,300,000.00 元，核对相符"),
        ("合计（大写）：壹佰叁拾万元整", "核对相符"),
        ("大写：人民币壹佰叁拾万元整", "核对相符"),
        ("合计：130.00万元", "核对相符"),
    ],
)
def test_an_amount_in_the_words_of_the_total_is_checked(tmp_path, text, said):
    assert said in skipped(read(book(tmp_path, [[None, text]])))["第 5 行"]


@pytest.mark.parametrize("text", ["合计：1,200,000.00元", "合计大写：壹佰贰拾万元整"])
def test_a_wrong_amount_in_words_is_told_with_both_figures(tmp_path, text):
    said = refused(book(tmp_path, [[None, text]]))
    assert "写的是 1,200,000.00 元" in said and "1,300,000.00 元" in said and "报价明细 B5" in said


def test_a_formula_for_words_that_libreoffice_did_not_reckon_is_no_amount(tmp_path):
    said = refused(book(tmp_path, [[None, "合计大写", "/通用格式元整"]]))
    assert "不是大写金额" in said and "第5行" in said


def test_a_mismatch_names_both_figures_the_cell_and_the_rows(tmp_path):
    said = refused(book(tmp_path, [row(1, "合计", 1_250_000, 5)]))
    assert "price.xlsx 报价明细 F5：F5 的「合计」写的是 1,250,000.00 元" in said
    assert "第 2–4 行加起来是 1,300,000.00 元，差 50,000.00 元" in said


def test_a_total_that_rows_were_added_below_is_not_the_total(tmp_path):
    said = refused(book(tmp_path, [row(1, "合计", SUM, 5), ["", "培训", "", "次", 1, 5_000, 0.06]]))
    assert "它只合计了上面的行，第 6 行在它后面，没有加进去" in said


def test_a_discounted_total_does_not_pass_for_the_total(tmp_path):
    assert "写的是 1,200,000.00 元" in refused(book(tmp_path, [row(1, "优惠后合计", 1_200_000, 5)]))


def part(name, amount):
    return [None, name, *[None] * 6, amount]


NESTED = [
    *WIDE_LINES[:2],
    part("小计", 1_100_000),
    WIDE_LINES[2],
    part("服务小计", 200_000),
    part("总计", SUM),
]


def test_subtotals_are_the_sum_since_the_last_one(tmp_path):
    price = read(book(tmp_path, head=WIDE, lines=NESTED))
    assert str(price.total) == TOTAL and list(skipped(price)) == ["第 4 行", "第 6 行", "第 7 行"]


@pytest.mark.parametrize(("at", "cell"), [(2, "I4"), (4, "I6"), (5, "I7")])
def test_each_subtotal_is_checked_by_itself(tmp_path, at, cell):
    lines = [list(line) for line in NESTED]
    lines[at][8] += 100
    said = refused(book(tmp_path, head=WIDE, lines=lines))
    assert f"报价明细 {cell}：" in said and said.count("加起来是") == 1


def test_a_subtotal_of_one_group_only_and_subtotals_above_their_lines_are_understood(tmp_path):
    only = [*WIDE_LINES[:2], WIDE_LINES[2], part("小计", 200_000), part("合计", SUM)]
    assert str(read(book(tmp_path, head=WIDE, lines=only)).total) == TOTAL
    above = [
        part("总计", SUM),
        part("软件小计", 1_100_000),
        *WIDE_LINES[:2],
        part("服务小计", 200_000),
        WIDE_LINES[2],
    ]
    assert str(read(book(tmp_path, head=WIDE, lines=above)).total) == TOTAL
    above[1] = part("软件小计", 1_000_000)
    assert "I3 的「软件小计」写的是 1,000,000.00" in refused(book(tmp_path, head=WIDE, lines=above))


def test_totals_without_tax_and_of_the_tax_are_held_against_their_own_sums(tmp_path):
    net = read(book(tmp_path)).total - read(book(tmp_path)).tax
    tax = read(book(tmp_path)).tax
    rows = [
        row(1, "不含税合计", float(net), 5),
        row(1, "税额合计", float(tax), 5),
        row(1, "含税合计", SUM, 5),
    ]
    assert len(read(book(tmp_path, rows)).lines) == 3
    rows[0][5] = SUM
    assert "（不含税）写的是 1,300,000.00 元" in refused(book(tmp_path, rows))


def test_a_total_without_result_or_without_figure_is_named_as_not_checked(tmp_path):
    price = read(book(tmp_path, [row(1, "合计", "=SUM(F2:F4)", 5)]))
    assert skipped(price)["第 5 行"] == "合计行「合计」，公式还没有算出结果（F5），没有核对"
    assert (
        skipped(read(book(tmp_path, [[None, "合计"]])))["第 5 行"] == "合计行「合计」，没有写金额，没有核对"
    )
    assert "合计行「合计」里「#REF!」不是金额" in refused(book(tmp_path, [row(1, "合计", "#REF!", 5)]))


def test_a_total_row_filled_like_a_line_is_checked_and_never_counted_twice(tmp_path):
    assert str(read(book(tmp_path, [["", "总价", "", "项", 1, SUM, 0.06]])).total) == TOTAL
    said = refused(book(tmp_path, [["", "总价", "", "项", 1, 700, 0.06]]))
    assert "F5 的「总价」写的是 700.00 元" in said and "请把名称改成具体内容" in said
    assert "分不清是合计行还是报价项" in refused(book(tmp_path, [["小计", "培训", "", "次", 1, 5, 0.06]]))
    assert len(read(book(tmp_path, [["", "培训", "", "次", 1, 5, 0.06, "总价"]])).lines) == 4


def test_dashes_in_a_total_row_are_no_numbers_and_a_priced_tax_item_is_a_line(tmp_path):
    assert "没有写金额" in skipped(read(book(tmp_path, [["", "合计", "/", "/", "/", "/", "/"]])))["第 5 行"]
    assert len(read(book(tmp_path, [["", "税金", "", "项", 1, 5_000, 0.06]])).lines) == 4


def test_a_sheet_of_totals_only_asks_what_they_are(tmp_path):
    said = refused(book(tmp_path, lines=[["", "投标总价", "", "项", 1, SUM, 0.06]]))
    assert "没有一行报价，只有像合计的行（第 2 行）" in said and "名称改成报价的内容" in said


def test_cents_lost_by_rounding_are_said_and_not_refused(tmp_path):
    lines = [
        ["", f"项目{n}", "", "项", 3, 33.335, 0.06] for n in range(4)
    ]  # 100.01 each, 400.04; Excel says 400.02
    price = read(book(tmp_path, [row(1, "合计", 400.02, 5)], lines=lines))
    assert skipped(price)["第 6 行"].endswith("F6 400.02 元，核对相符，与逐行四舍五入的和差 0.02 元")
    assert "差 0.04 元" in refused(book(tmp_path, [row(1, "合计", 400, 5)], lines=lines))


def test_the_amount_a_line_states_is_held_against_quantity_and_price(tmp_path):
    lines = [list(line) for line in WIDE_LINES]
    lines[1][8] = 330_000
    said = refused(book(tmp_path, head=WIDE, lines=lines))
    assert "I3 写的含税金额是 330,000.00 元" in said and "1 × 300000）算出来是 300,000.00 元" in said
    wan = [[*line[:8], line[8] / 10_000] for line in WIDE_LINES]
    assert str(read(book(tmp_path, head=[*HEAD, "合价（万元）"], lines=wan)).total) == TOTAL
    assert str(read(book(tmp_path, head=[*HEAD, "成本金额"], lines=lines)).total) == TOTAL


@pytest.mark.parametrize(
    ("text", "reach", "basis"),
    [
        ("小计", Reach.PART, Basis.GROSS),
        ("一、软件开发小计", Reach.PART, Basis.GROSS),
        ("本页合计", Reach.PART, Basis.GROSS),
        ("软件合计", Reach.EITHER, Basis.GROSS),
        ("合计（不含税）", Reach.WHOLE, Basis.NET),
        ("其中：增值税额", None, None),
        ("税金合计", Reach.WHOLE, Basis.TAX),
        ("其中税额", Reach.WHOLE, Basis.TAX),
        ("合计服务费", None, None),
        ("", None, None),
    ],
)
def test_words_of_totals(text, reach, basis):
    label = label_of(text)
    assert (label and label.reach, label and label.basis) == (reach, basis)


amounts = st.integers(1, 10**6)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(amounts, min_size=1, max_size=3), min_size=1, max_size=4), st.data())
def test_right_totals_pass_and_one_wrong_total_is_always_found(tmp_path_factory, groups, data):
    folder = tmp_path_factory.mktemp("totals")
    lines, totals = [], []
    for number, group in enumerate(groups):
        lines += [
            [f"组{number}", f"项{number}-{n}", "", "项", 1, price, 0.06] for n, price in enumerate(group)
        ]
        totals.append(len(lines))
        lines.append(["", "小计", "", "", "", sum(group)])
    totals.append(len(lines))
    lines.append(["", "合计", "", "", "", sum(map(sum, groups))])
    assert read(book(folder, lines=lines)).total == sum(map(sum, groups))
    wrong = data.draw(st.sampled_from(totals))
    lines[wrong][5] += data.draw(amounts)
    assert f"F{wrong + 2} 的「" in refused(book(folder, lines=lines))
