"""Which words of a demand become a query on the library, and which stay with a person."""

import pytest

from bidkit.read.needs import points_each, propose


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("具有独立承担民事责任的能力", {"company": {"proof": ["licence"]}}),
        (
            "通过信息安全管理体系认证",
            {"qualification": {"name": "信息安全管理体系认证证书", "valid_at": "opening"}},
        ),
        (
            "投标人须具备市政公用工程施工总承包三级资质",
            {"qualification": {"name": "市政公用工程施工总承包", "grade": "三级", "valid_at": "opening"}},
        ),
        (
            "2022年3月1日以来承担过同类项目业绩，单项合同金额不低于200万元",
            {"case": {"after": "2022-03-01", "amount_min": "2000000", "subject": "同类项目"}},
        ),
        (
            "项目经理具有高级工程师证书",
            {"person": {"role": "项目经理", "certificates": [{"name": "高级工程师"}]}},
        ),
        ("提供2023年至2025年的审计报告", {"financial": {"years": [2023, 2024, 2025]}}),
    ],
)
def test_words_that_say_what_proves_them(text, needs):
    assert propose(text).needs == needs


def held(name, grade=""):
    asked = {"name": name} | ({"grade": grade} if grade else {}) | {"valid_at": "opening"}
    return {"qualification": asked}


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        (
            "具备公路工程施工总承包三级及以上资质，且具备有效的安全生产许可证",
            {"all": [held("公路工程施工总承包", "三级"), held("安全生产许可证")]},
        ),
        (
            "投标人具备《出版物经营许可证》和《出版物进口经营许可证》（提供复印件）",
            {"all": [held("出版物经营许可证"), held("出版物进口经营许可证")]},
        ),
        (
            "同时具有质量管理体系认证、ISO14001环境管理体系认证证书",
            {"all": [held("质量管理体系认证证书"), held("ISO14001环境管理体系认证证书")]},
        ),
        (
            "具有食品经营许可证或食品生产许可证",
            {"any": [held("食品经营许可证"), held("食品生产许可证")]},
        ),
        (
            "具有营业执照及道路运输经营许可证",
            {"all": [{"company": {"proof": ["licence"]}}, held("道路运输经营许可证")]},
        ),
        (
            "提供2024或2025年财务审计报告",
            {"any": [{"financial": {"years": [2024]}}, {"financial": {"years": [2025]}}]},
        ),
        (
            "2023年1月1日以来至少具有2项外文报刊供货业绩",
            {"case": {"after": "2023-01-01", "subject": "外文报刊供货业绩", "count": 2}},
        ),
    ],
)
def test_every_proof_that_a_demand_names_is_asked_for(text, needs):
    assert propose(text).needs == needs


@pytest.mark.parametrize(
    "text",
    [
        "具有食品经营许可证或备案凭证和健康证明",
        "具有安全生产许可证以及主管部门要求的登记证",
        "供应商须具有建筑工程施工总承包三级或建筑装修装饰工程专业承包二级资质且同时具有《安全生产许可证》",
        "没有重大违法记录，重大违法记录是指责令停产停业、吊销许可证或者执照",
        "被责令停业，暂扣或吊销执照，或吊销资质证书",
        "本项目允许分公司投标，总公司取得的相关资质证书对分公司有效",
        "提供有效的相关资质证书",
        "具有独立法人资格且近三年依法缴纳社会保险，提供证明",
        "项目经理具有一级建造师证书和安全生产考核合格证书",
        "具有信息系统建设和服务能力证书",
        "具有食品经营许可证、食品生产许可证或者健康合格证",
    ],
)
def test_half_understood_demands_permissions_and_refusals_are_a_persons(text):
    assert propose(text) is None


@pytest.mark.parametrize(
    "text", ["具有良好的商业信誉", "方案科学合理", "项目经理具有相应证书", "服务响应及时"]
)
def test_words_that_only_a_person_can_judge(text):
    assert propose(text) is None


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("每提供一个业绩得2分，最高10分", "2"),
        ("每有一项发明专利得1.5分，满分6分", "1.5"),
        ("每提供一个业绩得2分，金额超过百万的每个得3分", ""),
        ("方案优得10分", ""),
    ],
)
def test_each_n_points_only_when_there_is_one_rule(text, each):
    assert points_each(text) == each
