"""Cards are chosen by what is bought, what is lacking and what is scored; a card of another trade is left out."""

import re
from functools import cache

import pytest

from bidkit.sheets.qa.bank import for_weakness
from bidkit.sheets.qa.questions import questions
from bidkit.sheets.qa.trades import shared_words, subject_of
from bidkit.sheets.weak_points import WeakPoint
from tests.check.support import ROOT
from tests.sheets.asking import example, material

COMPUTING = (
    "(?<!体)系统(?!认证)|软件(?!著作|企业)|数据|接口|上线|源代码|开发|测试|口令|运维"
    "|指标|算法|服务器|部署|联调|编译|同比|原型"
)
GOODS = "到货|开箱|装箱|原厂|型号|备件|停产"
BUILDING = "施工|砌筑|监理例会|隐蔽工程"
TENDERS = {
    "软件": (
        "不动产登记信息系统升级改造",
        "services",
        ("系统架构", "数据库迁移", "接口联调", "性能测试"),
        f"{GOODS}|{BUILDING}",
    ),
    "数据": (
        "人口数据治理与指标分析服务",
        "services",
        ("数据采集", "指标口径", "数据质量", "分析报告"),
        f"{GOODS}|{BUILDING}",
    ),
    "服务": (
        "办公大楼物业管理服务",
        "services",
        ("保洁方案", "秩序维护方案", "绿化养护", "应急预案"),
        f"{GOODS}|{BUILDING}|{COMPUTING}",
    ),
    "货物": (
        "中学教室课桌椅采购",
        "goods",
        ("技术指标", "供货安装方案", "质量保证", "售后服务"),
        f"{BUILDING}|{COMPUTING}",
    ),
    "工程": (
        "老旧小区外墙修缮施工",
        "works",
        ("施工组织设计", "质量保证措施", "安全文明措施", "工期"),
        f"{GOODS}|{COMPUTING}",
    ),
}


@cache
def bought(trade):
    """Return a small tender of a trade with the whole shipped bank, and the questions asked about it."""
    name, category, items, _ = TENDERS[trade]
    cards = [_plain(card) for card in example().dossier.library.answers]
    asked = [
        {"id": f"T{n}", "kind": "technical", "text": f"{name}中{item}的要求", "answer": "person"}
        for n, item in enumerate(items)
    ]
    scored = [
        {"id": f"S{n}", "item": item, "points": 20, "rule": {"judge": "tech"}} for n, item in enumerate(items)
    ]
    priced = {"id": "S9", "item": "价格", "points": 20, "rule": {"price": "true", "section": "summary"}}
    tender = {
        "project": {"name": f"江城市{name}项目"}, "category": category, "criteria": [*scored, priced],
        "requirements": asked, "invalidity": [],
    }  # fmt: skip
    return material({"library": {"answers": cards}, "tender": tender})


def _plain(card):
    told = card.model_dump(
        include={"id", "topic", "question", "answer", "weakness", "criteria", "tags", "speaker"}
    )
    return {key: list(value) if isinstance(value, tuple) else value for key, value in told.items()}


def unfit(trade):
    """Return the cards asked whose own words, without the facts filled in, speak of another trade; how many were."""
    cards = {
        card.id: re.sub("{{.*?}}", "", card.question + card.answer)
        for card in example().dossier.library.answers
    }
    asked = [one.card for one in questions(bought(trade)).all() if one.card]
    return [cards[one] for one in asked if re.search(TENDERS[trade][3], cards[one])], len(asked)


@pytest.mark.parametrize("trade", TENDERS)
def test_at_most_one_card_in_twenty_is_of_another_trade(trade):
    wrong, asked = unfit(trade)
    assert asked >= 40
    assert len(wrong) <= asked * 0.05, "\n\n".join(wrong)


@pytest.mark.parametrize("trade", TENDERS)
def test_the_trade_is_read_from_the_name_and_the_category(trade):
    assert trade in subject_of(bought(trade).dossier.tender).sorts


def test_classroom_furniture_is_not_asked_how_indicators_compare_year_on_year():
    assert not any("同比" in one.text for one in questions(bought("货物")).all())
    assert any("同比" in one.text for one in questions(bought("数据")).all())


def chosen(kind, question):
    card = for_weakness(example().dossier.library.answers, WeakPoint(kind, "x", question, question, ""))
    return card.id.removeprefix("answer-") if card is not None else ""


@pytest.mark.parametrize(
    ("lacking", "card"),
    [
        ("招标文件要求「无重大违法记录声明」，证明材料在哪里？", "proof-statement"),
        ("招标文件要求「建筑工程施工总承包三级」，证明材料在哪里？", "cert-missing"),
        ("招标文件要求「分公司投标须总公司授权」，证明材料在哪里？", ""),
        ("招标文件要求「安全生产许可证」，证明材料在哪里？", "cert-missing"),
        ("招标文件要求「样品」，证明材料在哪里？", ""),
    ],
)
def test_a_missing_proof_is_answered_by_its_subject_or_by_no_card(lacking, card):
    assert chosen("missing-proof", lacking) == card


@pytest.mark.parametrize("kind", ["missing-proof", "unanswered", "expiry", "waived"])
def test_a_sort_about_anything_gets_no_card_that_knows_none_of_its_words(kind):
    assert chosen(kind, "招标文件要求「甲乙丙」") == ""


def test_words_in_common_are_whole_and_none_that_every_project_has():
    assert shared_words("经济运行监测分析系统建设项目", "江城市经济运行监测平台建设项目") == ("经济运行监测",)
    assert shared_words("课桌椅采购项目", "数据治理服务项目") == ()


def test_the_page_names_the_measure():
    page = (ROOT / "docs/question-bank.md").read_text("utf-8")
    assert "所属行业" in page and "不合这一行" in page
