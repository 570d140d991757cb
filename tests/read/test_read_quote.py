"""How the price is asked: proposed where the words are plain, left to a person where they may mean two things."""

import pytest

from bidkit.load.structure import build
from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.reading import Block, Document
from bidkit.model.tender import MoneyTerms
from bidkit.read.draft.whole import draft_text
from bidkit.read.extract import extract


def read(*lines):
    blocks = [
        Block("paragraph", line) for line in ("第一章 采购公告", *lines, "第二章 评标办法", "按规定评标。")
    ]
    return extract(Document("x", "docx", tuple(blocks)))


def quote(*lines):
    """Return money.quote of the draft, as a bidder's file would hold it."""
    drafted = parse_mapping(draft_text(read(*lines), "gov-services"), "tender.yaml")
    return build(MoneyTerms, drafted["money"]).quote if "money" in drafted else MoneyTerms().quote


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        ("本项目采用下浮率报价，供应商须报出唯一的下浮率。", "reduction", "下浮率"),
        ("报价方式：优惠率报价。", "reduction", "优惠率"),
        ("投标人以费率的方式进行投标报价。", "rate", "费率"),
        ("本次报价为服务费率报价。", "rate", "服务费率"),
        ("投标人按折扣率报价，结算价=基准价×折扣率。", "discount", "折扣率"),
        ("投标人按折扣率报价，结算价=基准价×(1-折扣率)。", "reduction", "折扣率"),
        ("报价形式为统一折扣率报价，八五折填85%。", "discount", "统一折扣率"),
        ("本项目只报单价，不报总价。", "unit", "单价"),
        ("本项目以单价形式进行报价，单位为元/人·月。", "unit", "单价"),
    ],
)
def test_plain_words_are_proposed(line, kind, name):
    found = quote(line)
    assert (found.kind, found.title) == (kind, name)


@pytest.mark.parametrize(
    ("line", "least", "most"),
    [
        ("投标报价采用下浮率报价，下浮率不得低于5%。", "5%", "None"),
        ("报价采用费率报价。|费率最高限价为1.20%，超过的投标无效。", "None", "1.20%"),
        ("报价采用折扣率报价，结算价=定价×折扣率。|折扣率不得高于九五折。", "None", "95%"),
        ("报价采用下浮率报价。|下浮率低于3.5%的，投标无效。", "3.5%", "None"),
        ("报价采用下浮率报价。|下浮率一般在5%至20%之间。", "None", "None"),
    ],
)
def test_limits_keep_their_direction(line, least, most):
    found = quote(*line.split("|"))
    assert (str(found.at_least), str(found.at_most)) == (least, most)


def test_a_discount_without_a_formula_is_a_doubt():
    found = read("本项目采用折扣率报价。")
    assert (found.fact("quote_kind"), found.fact("quote_doubt")) == ("", "折扣率")
    assert "看不出是付百分之几" in draft_text(found, "gov-services")


@pytest.mark.parametrize(
    "line",
    [
        "投标报价为含税总价，增值税税率为6%。",
        "小微企业报价给予10%的价格扣除。",
        "中标服务费按费率计取，由中标人支付。",
        "投标总价包括完成本项目的全部费用，采用综合单价合同。",
        "类似业绩：以下浮率报价的合同不少于1个。",
        "质量保证金为合同价的3%。",
    ],
)
def test_other_words_ask_for_no_rate(line):
    assert quote(line).kind == "total"


def forms(*lines):
    """Return the forms of the draft by title, and the titles of its sections."""
    blocks = [
        Block("paragraph", line)
        for line in (
            "第一章 采购公告",
            "按规定采购。",
            "第二章 评审办法",
            "按规定评审。",
            "第三章 响应文件格式",
            *lines,
        )
    ]
    drafted = parse_mapping(
        draft_text(extract(Document("x", "docx", tuple(blocks))), "gov-services"), "tender.yaml"
    )
    sections = [one["title"] for volume in drafted["package"]["volumes"] for one in volume["sections"]]
    return {one["title"]: one for one in drafted["forms"]}, sections


def test_the_final_offer_is_filled_on_the_spot_and_stands_in_no_volume():
    found, sections = forms(
        "格式一 首次报价表",
        "首次报价：____元",
        "供应商（盖章）：____",
        "格式二 最后报价表",
        "最后报价：____元",
        "供应商（盖章）：____",
    )
    assert found["最后报价表"]["later"] == "true" and "later" not in found["首次报价表"]
    assert "首次报价表" in sections and "最后报价表" not in sections


def test_the_words_that_let_a_form_go_are_a_proposal_and_the_form_stays():
    found, sections = forms(
        "格式一 响应函",
        "致：采购人",
        "供应商（盖章）：____",
        "格式二 联合体协议书",
        "非联合体参加的，无需提供本协议。",
        "各方（盖章）：____",
    )
    assert found["联合体协议书"]["proposal"] == "非联合体参加的,无需提供本协议"
    assert "required" not in found["联合体协议书"] and "proposal" not in found["响应函"]
    assert "联合体协议书" in sections
