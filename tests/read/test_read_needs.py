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
            {"case": {"after": "2022-03-01", "amount_min": "2000000"}},
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
