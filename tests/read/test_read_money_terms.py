"""Bond, performance bond, deductions, subcontracts, imports: what is said of them, and what only stands near."""

import pytest

from bidkit.model.reading import Block, Document
from bidkit.read.draft.whole import draft_text
from bidkit.read.extract import extract
from tests.read.blocks import document

FACTS = {
    "lotted": {
        "budget": "",
        "bond": "",
        "bond_forms": "transfer,cheque,guarantee",
        "bond_due": "2026-11-05 17:00",
        "bond_payee": "松岭诚合采购代理有限公司",
        "bond_account": "6222081203004455667",
        "performance_percent": "5",
        "sme": "deduction",
        "sme_percent": "10",
        "joint_percent": "4",
        "domestic_percent": "20",
        "sme_industry": "工业",
        "imports": "not-allowed",
        "subcontract": "not-allowed",
    },
    "meant": {
        "bond": "30000",
        "bond_forms": "transfer,electronic-guarantee",
        "bond_due": "2026-10-20 09:30",
        "performance_percent": "",
        "subcontract": "allowed",
        "sme": "",
    },
    "grouped": {"sme": "set-aside", "sme_percent": "", "bond_forms": ""},
}


def read(*lines):
    blocks = [
        Block("paragraph", line) for line in ("第一章 招标公告", *lines, "第二章 评标办法", "按规定评标。")
    ]
    return extract(Document("x", "docx", tuple(blocks)))


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("name", FACTS)
def test_terms_of_money_are_right_or_left_out(found, name, kind):
    result = found(name, kind)
    assert {key: result.fact(key) for key in FACTS[name]} == FACTS[name]


def test_no_bond_has_no_account():
    result = read(
        "本项目不收取投标保证金。",
        "投标保证金账户",
        "户名：南麓同和招标有限公司",
        "账号：6222000011112222333",
    )
    assert (result.fact("bond"), result.fact("bond_account"), result.fact("bond_payee")) == ("none", "", "")


def test_one_account_of_several_is_nobodys_guess():
    lines = (
        "投标保证金账户：",
        "户名：南麓市交易中心",
        "账号：6222000011112222333",
        "账号：6222000011112222444",
    )
    result = read("投标保证金：人民币5000元。", *lines)
    assert (result.fact("bond_payee"), result.fact("bond_account")) == ("南麓市交易中心", "")


def test_an_account_for_fees_is_not_the_bonds():
    assert read("投标保证金：5000元。", "中标服务费收款账号：6222000011112222333").fact("bond_account") == ""


@pytest.mark.parametrize(
    ("line", "forms"),
    [
        ("投标保证金的形式：支票、本票或银行保函", "cheque,guarantee"),
        ("本项目可采用现金或银行保函方式提交投标保证金。", "transfer,guarantee"),
        ("投标保证金不接受现金和个人转账方式。", ""),
        ("投标保证金应以保证保险、电子保函等非现金形式提交。", "insurance,electronic-guarantee"),
    ],
)
def test_forms_of_the_bond_in_one_sentence(line, forms):
    assert read("投标保证金：人民币5000元。", line).fact("bond_forms") == forms


@pytest.mark.parametrize(
    ("line", "percent"),
    [
        ("履约保证金：合同金额的5%。", "5"),
        ("履约保证金：不收取。", "0"),
        ("履约保证金：不超过合同金额的10%。", ""),
        ("除前附表另有规定外，履约保证金为签约合同价的10%。", ""),
        ("履约保证金：人民币50000元。", ""),
    ],
)
def test_the_share_of_the_performance_bond(line, percent):
    assert read(line).fact("performance_percent") == percent


@pytest.mark.parametrize(
    ("line", "percent"),
    [
        ("对小型和微型企业的报价给予10%的扣除，用扣除后的价格参与评审。", "10"),
        ("对小型和微型企业的报价给予10%-20%的扣除。", ""),
        ("预留份额40%以上给中小企业。", ""),
    ],
)
def test_a_deduction_is_one_number_or_none(line, percent):
    assert read(line).fact("sme_percent") == percent


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("本项目不允许分包。", "not-allowed"),
        ("中标人不得将合同转包、分包。", "not-allowed"),
        ("严禁转包和违法分包。", ""),
        ("中标人不得将主体工作分包。", ""),
        ("如允许分包，应提供分包意向协议。", ""),
        ("分包：允许，非主体工作可以分包（不允许分包的内容见清单）。", "allowed"),
    ],
)
def test_unlawful_subcontracts_say_nothing_about_lawful_ones(line, said):
    assert read(line).fact("subcontract") == said


def test_an_industry_that_the_rules_do_not_know_is_left_out():
    assert read("采购标的所属行业为软件和信息技术服务业。").fact("sme_industry") == "软件和信息技术服务业"
    assert read("采购标的所属行业为高新技术行业。").fact("sme_industry") == ""


def test_lots_have_name_sums_and_a_table_of_their_own(found):
    first, second = found("lotted").lots
    assert (first.name, first.budget, first.ceiling, first.bond) == (
        "护理床及配套",
        "1200000",
        "1180000",
        "20000",
    )
    assert [leaf.points for leaf in second.scoring] == ["40", "60"]
    assert found("lotted").findings == ()


@pytest.mark.parametrize(
    "line", ["建筑装修专业承包二级资质。", "采购内容：统一包装、统一配送。", "本项目共1个包，包含安装。"]
)
def test_a_mention_makes_no_lot(line):
    assert read("一、采购内容：见需求", line).lots == ()


def test_lots_may_stand_one_below_another_with_sums_of_their_own():
    lines = (
        "采购包1(校园管网改造):",
        "采购包预算金额（元）:280,000.00",
        "采购包2(泵房改造):",
        "采购包预算金额：31.5万元",
    )
    lots = read("2.采购内容", *lines).lots
    assert [(lot.number, lot.name, lot.budget) for lot in lots] == [
        ("1", "校园管网改造", "280000"),
        ("2", "泵房改造", "315000"),
    ]


def test_sections_told_in_words_are_lots_with_their_sums():
    lots = read("最高投标限价：第一标段120万元，第二标段86万元。").lots
    assert [(lot.number, lot.ceiling) for lot in lots] == [("1", "1200000"), ("2", "860000")]


def test_a_total_that_is_the_sum_of_its_lots_is_the_budget():
    result = read("采购预算：300万元（其中：第1包100万元，第2包200万元）")
    assert result.fact("budget") == "3000000"
    assert [lot.budget for lot in result.lots] == ["1000000", "2000000"]


@pytest.mark.parametrize(
    ("more", "lot"),
    [("供应商应按包编制文件。", "1"), ("第2包另行公告。", ""), ("例如，第2包不得混装。", "1")],
)
def test_one_lot_is_the_lot_only_when_no_other_is_spoken_of(more, lot):
    assert read("包号：1", "包名称：办公家具", "预算金额：50万元", more).fact("lot") == lot


def test_the_draft_asks_which_lot_and_never_picks_one(found):
    text = draft_text(found("lotted"))
    assert "\n  lot:" not in text
    assert "  #   2：康复训练器材，预算 855000 元，限价 800000 元，保证金 15000 元" in text


@pytest.mark.parametrize(
    ("line", "bond"),
    [
        ("本项目不收取履约保证金和比选保证金。", "none"),
        ("免收投标保证金、履约保证金。", "none"),
        ("不收取履约保证金，投标保证金为人民币5000元。", "5000"),
    ],
)
def test_one_negation_over_two_bonds(line, bond):
    assert extract(document("第一章 招标公告", "一、概况", line, "第二章 评标办法")).fact("bond") == bond
