"""What would earn more points, in words: from every sort of query, and from the reasons that bind gives."""

import pytest

from bidkit.model.needs import Need
from bidkit.sheets.score import expected_points, make
from bidkit.sheets.score.needs import wanted
from tests.check.support import world
from tests.sheets.scoring import material, says

TENDER = world().tender


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (
            {"case": {"tags": ["数据平台"], "after": "2023-12-01"}},
            "再补 2 份 2023-12-01 以后签订的同类合同（数据平台），附合同扫描件",
        ),
        (
            {"case": {"window": "accepted", "years": "3", "led_by": "项目经理", "proof": ["contract", "acceptance"]}},
            "再补 2 份近 3 年验收的同类合同（由本次的项目经理负责），附合同、验收扫描件",
        ),
        (
            {"qualification": {"name": "能力成熟度", "grade": "三级", "scope": ["软件开发"]}},
            "取得并录入名称含「能力成熟度」的证书（三级及以上；软件开发） 2 件，开标日有效，附证书扫描件",
        ),
        (
            {"person": {"role": "架构师", "certificates": [{"name": "甲证"}], "social_security": {"months": "6"}}},
            "「架构师」岗位再有 2 人符合（持「甲证」；本单位社保 6 个月）",
        ),
        (
            {"person": {"title": "高级", "degree": "硕士", "years": "10"}},
            "人员再有 2 人符合（硕士及以上；高级职称；从业满 10 年）",
        ),
        (
            {"person": {"certificates_any": [{"name": "甲证"}, {"name": "乙证"}]}},
            "人员再有 2 人符合（持「甲证」或持「乙证」之一）",
        ),
        ({"product": {"name": "指标平台"}}, "再补 2 个产品的资料（指标平台），附证明"),
        ({"financial": {"years": ["2024", "2025"]}}, "补齐 2024、2025 年审计报告"),
        ({"company": {"proof": ["licence"]}}, "补齐公司的营业执照扫描件"),
        ({"form": "price-summary"}, "把《开标一览表》编入投标文件并签章"),
        ({"form": "unknown"}, "把《unknown》编入投标文件并签章"),
        (
            {"any": [{"form": "price-summary"}, {"financial": {"years": ["2025"]}}]},
            "把《开标一览表》编入投标文件并签章，或者补齐 2025 年审计报告",
        ),
    ],
)  # fmt: skip
def test_every_query_says_what_to_get(need, words):
    assert wanted(Need.model_validate(need), TENDER, 2) == words


@pytest.mark.parametrize(
    ("change", "record"),
    [
        ("cases: {case-stat: {files: []}}", "case-stat"),
        ("cases: {case-stat: {signed: （删去）}}", "case-stat"),
        ("cases: {case-stat: {files: [{path: a.pdf, kind: invoice}]}}", "case-stat"),
        ("cases: {case-stat: {signed: 2019-05-08}}", ""),
        ("cases: {case-stat: {signed: 2019-05-08, files: []}}", ""),
        ("qualifications: {iso27001: {valid_until: （删去）}}", "iso27001"),
        ("qualifications: {iso27001: {files: []}}", "iso27001"),
        ("qualifications: {iso27001: {name: 信息安全管理体系认证证书（ISO27001）, files: []}}", "iso27001"),
        (
            "qualifications: {iso27001: {name: 信息安全管理体系认证证书（不含，分公司）, files: []}}",
            "iso27001",
        ),
        ("qualifications: {iso27001: {valid_until: 2026-01-31}}", ""),
        ("qualifications: {iso27001: {holder: 江城另一家公司}}", ""),
    ],
)
def test_paper_and_empty_fields_can_be_cured_and_facts_cannot(change, record):
    dossier = world(f"library: {{{change}}}").dossier
    gaps = [gap for one in dossier.scores for gap in one.verdict.gaps]
    assert len(gaps) == 1
    assert (gaps[0].record_id if gaps[0].curable else "") == record


@pytest.mark.parametrize("name", ["信息安全管理体系认证证书", "信息安全管理体系认证证书（ISO27001）"])
def test_a_certificate_without_its_scan_keeps_its_way_to_more_points_whatever_its_name_holds(name):
    seen = material(f"library: {{qualifications: {{iso27001: {{name: {name}, files: []}}}}}}")
    (item,) = [
        one
        for one in expected_points(seen).items
        if any(gap.record_id == "iso27001" for gap in one.binding.verdict.gaps)
    ]
    assert (item.likely, item.high) == (0, item.full)
    assert f"补齐：{name}没有扫描件，可加" in says(make(seen))
