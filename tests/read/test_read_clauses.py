"""Conditions, marked clauses and grounds of invalidity in the made-up tenders; what only sounds like one stays out."""

import pytest

from bidkit.read.extract import extract
from tests.read.blocks import document, table

CLAUSES = {
    ("goods", "qualifications"): [
        "5.本项目不接受",
        "1.满足《中华人民",
        "3.1具有省级",
        "3.2未被",
        "3.3单位负责人",
    ],
    ("goods", "substantive"): ["★1.交货期", "★2.质保期", "★4.设备应"],
    ("goods", "important"): ["#2.气温", "#3.数据"],
    ("goods", "invalidity"): [
        "2.投标人提供虚假",
        "3.投标人应对",
        "4.投标文件应逐页",
        "1.资格审查内容见",
        "1.未按招标文件规定提交投标保证金",
        "2.投标报价超过",
        "3.★号条款不满足",
        "4.投标有效期短于",
        "注：标注“★”的",
    ],
    ("goods", "tender_failure"): ["（1）符合专业条件", "（2）投标人的报价均"],
    ("works", "qualifications"): ["3.1投标人须", "3.2拟派项目经理", "3.3本次招标", "1.4.3投标人不得"],
    ("works", "invalidity"): [
        "4.2逾期送达",
        "3.4.2投标人不按",
        "4.1.1投标文件未按",
        "3.1.1评标委员会",
        "（1）串通投标",
        "（2）不按评标委员会",
    ],
    ("works", "tender_failure"): ["（1）投标截止时间止", "（2）经评标委员会"],
    ("consultation", "substantive"): ["★3.驻场人员", "★二、数据安全要求"],
    ("consultation", "important"): ["▲2.故障响应"],
    ("consultation", "tender_failure"): ["1.因情况变化", "2.提交最后报价"],
    ("grouped", "substantive"): ["▲全部为正版", "订单下达后"],
    ("grouped", "important"): [],
    ("enterprise", "invalidity"): [
        "1.最高投标限价",
        "4.投标文件须密封",
        "（1）借用",
        "（2）报价低于",
        "（3）投标文件关键",
    ],
    ("negotiation", "invalidity"): ["3.供应商未在", "（1）未按规定", "（2）报价超过"],
}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("name", CLAUSES, ids=lambda name: "-".join(name))
def test_the_clauses_of_a_kind_are_these_and_no_others(found, name, kind):
    quotes = [item.quote for item in getattr(found(name[0], kind), name[1])]
    assert [quote[: len(start)] for quote, start in zip(quotes, CLAUSES[name], strict=True)] == CLAUSES[name]


def test_a_list_of_forbidden_cases_is_quoted_whole(found):
    last = found("works").qualifications[-1].quote
    assert "附属机构" in last
    assert "被暂停投标资格" in last


def test_what_the_reader_passed_over_is_named(found):
    quotes = [item.quote for item in found("goods").passed_over]
    assert "1.投标人应自行承担参加投标的全部费用。" in quotes
    assert not any("按投标无效处理" in quote and quote.startswith("1.未按") for quote in quotes)


def test_clauses_say_where_they_stand(found):
    item = found("works", "pdf").invalidity[0]
    assert item.place.page == 1
    assert item.place.clause == "第一章 4. 4.2"


def test_what_earns_points_is_neither_a_condition_nor_passed_over():
    grid = table(
        ("序号", "评审内容", "分值", "评分标准"),
        ("1", "报价", "60", "最低报价得满分"),
        ("2", "业绩", "40", "在资格要求2个之外每增加1个得10分，最多40分。\n须附合同。"),
    )
    lines = (
        "二、供应商资格条件",
        "（1）具有有效的营业执照；",
        "（2）具有2个同类业绩；",
        "五、评审办法：满分100分",
    )
    found = extract(document("第一章 采购公告", *lines, grid))
    assert [item.quote for item in found.qualifications] == [
        "（1）具有有效的营业执照；",
        "（2）具有2个同类业绩；",
    ]
    assert [item.quote for item in found.passed_over] == []
