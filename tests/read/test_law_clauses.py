"""Every type of clause: its bad sentence is found where it stands, its lawful neighbour is left in peace."""

import re

import pytest

from bidkit.codes.law import code_of
from bidkit.law.of_buyer import PREFIX
from bidkit.load.clauses import shipped_clauses
from bidkit.load.register import shipped_register
from bidkit.read.extract import extract
from tests.read.blocks import document, table

CLAUSES = shipped_clauses()
LAW = {
    "government-procurement": "本项目依据《中华人民共和国政府采购法》《政府采购货物和服务招标投标管理办法》公开招标。",
    "tendering": "本项目适用《中华人民共和国招标投标法》，依法必须招标，由招标人公开招标。",
    "enterprise": "本次采购由集团按照集团采购管理制度以询比方式组织，不属于政府采购，也不属于依法必须招标的项目。",
}


def tender(sample):
    """Return a small whole tender that holds the sample where its role belongs, and is lawful else."""
    small = sample.regime == "government-procurement"
    own = {
        role: [sample.text] if sample.role == role else []
        for role in ("gate", "need", "terms", "procedure", "award")
    }
    budget = f"预算金额：{sample.budget or 1000000}元"
    rows = [("投标报价", "35" if sample.text[:2] != "报价" else sample.text[4:-2], "以最低报价为基准价")]
    rows += [("其他因素", "10", sample.text)] if sample.role == "score" and sample.text[:2] != "报价" else []
    rest = 100 - sum(int(row[1]) for row in rows)
    name = sample.object or ("物业管理服务" if sample.text[:2] == "报价" else "学生课桌椅采购")
    return document(
        "第一章 招标公告",
        f"项目名称：{name}",
        f"{'招标人' if sample.regime == 'tendering' else '采购人'}：甲市第一小学",
        LAW[sample.regime],
        *([] if "最高限价" in sample.text else [budget]),
        "不接受联合体投标。",
        *(
            ["非专门面向中小企业采购，标的所属行业：工业。"]
            if small and "专门面向" not in sample.text
            else []
        ),
        *own["procedure"],
        "二、投标人的资格要求",
        "1. 能够独立承担民事责任。",
        *([sample.gate] if sample.gate else []),
        *own["gate"],
        "第二章 投标人须知",
        "投标有效期90日。",
        "第三章 评标办法",
        *own["award"],
        table(
            ("评审因素", "分值", "评分标准"),
            *rows,
            ("供货方案", str(rest), "四项内容齐全得满分，缺一项扣四分之一"),
        ),
        "第四章 采购需求",
        "1. 数量100。",
        *own["need"],
        "第五章 合同条款",
        *own["terms"],
        "第六章 投标文件格式",
        "投标函",
    )


def found(sample):
    return [one.code.removeprefix(PREFIX).lower() for one in extract(tender(sample)).unfair]


@pytest.mark.parametrize("id", CLAUSES)
def test_the_bad_sentence_is_found_and_its_neighbour_is_not(id):
    assert id in found(CLAUSES[id].bad)
    assert id not in found(CLAUSES[id].lawful)


@pytest.mark.parametrize("id", CLAUSES)
def test_a_type_stands_on_registered_articles_and_can_be_explained(id):
    one = CLAUSES[id]
    assert one.kinds.keys() - {"mandatory", "own"} <= one.law.keys()
    assert not [lost for text in one.law.values() for lost in shipped_register().missing(text)]
    assert one.bad.text in code_of(one).why


def test_every_pattern_is_one():
    for one in CLAUSES.values():
        for wording in one.found:
            for pattern in (*wording.all, "|".join(wording.none), wording.unless_object):
                re.compile(pattern, re.MULTILINE)
                assert not re.search(r"\{[A-Z]+\}", pattern), one.id
