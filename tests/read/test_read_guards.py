"""An invalidity clause is bound to what watches it only where its words leave no doubt."""

import pytest

from bidkit.model.extract import Item, Place
from bidkit.read.draft.guards import QUALIFICATIONS, bound_to, guards
from tests.rules import rules_of


def asked(*quotes):
    return [Item("qualification", quote, Place()) for quote in quotes]


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("报价文件有效期短于采购文件要求的", ["T001", "T303"]),
        ("授权书有效期届满后不再有效", []),
        ("投标总价高于本包最高限价的，作无效标处理", ["P001", "P110"]),
        ("评委认为报价明显低于其他单位的", []),
        ("没有按时足额缴纳投标保证金的", ["T101", "T102", "T104"]),
        ("不同投标人的投标保证金从同一账户转出", []),
        ("投标函没有盖章或者没有签字的", ["F304", "F305"]),
        ("未按评委要求作出有签字的澄清的", []),
        ("带★的条款有一条不满足的", ["R001", "R002", "R104"]),
        ("附有采购人不能接受的条件的", ["R103", "R306"]),
        ("提供两个以上报价方案的", ["P303"]),
        ("以外币报价，未用人民币的", ["P109", "P305"]),
        ("使用其他投标人的数字证书加密的", []),
        ("投标人串通投标的", []),
        ("法律规定的其他情形", []),
        ("不同供应商的响应文件由同一单位或者个人编制", ["D042", "D044"]),
        ("不同供应商的响应文件相互混装", ["N002", "N301"]),
        ("磋商保证金不超过项目预算2%，在截止前交纳", []),
        ("最高限价90万元，超出最高限价的响应无效", ["P001", "P110"]),
        ("修正后的报价供应商不确认的，响应无效", ["P002", "P306", "P307"]),
        ("初步评审有一项不符合评审标准的，否决其投标", ["R001", "R002"]),
        ("逾期送达的文件不予接收", ["E101"]),
        ("联合体各方不得再以自己名义单独投标", ["J103"]),
        ("响应文件中未提供《响应函》的，为无效响应", ["F001", "F002", "U003"]),
        ("对初审不合格者由组长告知", []),
    ],
)
def test_a_clause_and_its_guard(clause, codes):
    assert bound_to(clause, {}) == codes


def test_a_clause_on_qualifications_is_watched_by_all_of_them():
    items = {"Q": asked("具有法人资格", "近三年没有重大违法记录")}
    assert bound_to("不符合招标文件规定的资格条件的", items) == ["Q1", "Q2"]


def test_a_clause_on_one_subject_is_watched_by_the_condition_on_it():
    items = {"Q": asked("具有法人资格", "未被列入失信被执行人名单")}
    assert bound_to("经查询信用记录为失信被执行人的，投标无效", items) == ["Q2"]


def test_who_pays_whose_insurance_is_not_the_condition_on_paying_it():
    items = {"Q": asked("依法缴纳税收和社会保险")}
    clause = "不同供应商的主要技术人员为同一人或者同一单位缴纳社会保险"
    assert bound_to(clause, items) == []
    assert bound_to("未依法缴纳社会保险的，响应无效", items) == ["Q1"]


def test_the_same_sentence_listed_twice_is_one():
    items = {"T": asked("项目经理必须常驻现场，每月不少于二十二天，否则投标无效")}
    assert bound_to("项目经理必须常驻现场，每月不少于二十二天，否则投标无效。", items) == ["T1"]


def test_a_guard_of_a_pack_watches_only_where_the_pack_runs():
    clause = "报价明显低于其他供应商，不能证明其合理性的，作无效响应处理"
    assert bound_to(clause, {}) == []
    assert bound_to(clause, {}, ["tendering"]) == []
    assert bound_to(clause, {}, ["government-procurement"]) == ["G101", "G102"]


def test_each_sentence_is_read_for_itself():
    clause = "供应商没有按要求澄清的，作无效处理；响应有效期比磋商文件规定短的，作无效处理。"
    assert bound_to(clause, {}) == ["T001", "T303"]


@pytest.mark.parametrize("pack", ["base", "government-procurement"])
def test_every_guard_is_a_rule_of_its_pack(pack):
    made = rules_of((pack,))
    known = {rule.code for rule in made.rules} | {QUALIFICATIONS}
    codes = {code for guard in guards() if guard.pack == pack for code in guard.bound}
    assert codes
    assert codes <= known
    assert {guard.pack for guard in guards()} == {"base", "government-procurement"}
