"""An invalidity clause is bound to what watches it only where its words leave no doubt."""

import pytest

from bidkit.load.checklist import load_checklist
from bidkit.model.extract import Item, Place
from bidkit.read.draft.guards import QUALIFICATIONS, bound_to, guards
from tests.check.support import CHECKLISTS, ROOT


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


def test_the_same_sentence_listed_twice_is_one():
    items = {"T": asked("项目经理必须常驻现场，每月不少于二十二天，否则投标无效")}
    assert bound_to("项目经理必须常驻现场，每月不少于二十二天，否则投标无效。", items) == ["T1"]


def test_every_guard_is_a_rule_of_the_base_pack():
    base = load_checklist([CHECKLISTS], ("base",), root=ROOT)
    known = {rule.code for rule in base.rules} | {QUALIFICATIONS}
    assert {code for _, codes in guards() for code in codes} <= known
