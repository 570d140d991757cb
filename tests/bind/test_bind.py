"""A need is met, not met, or unknown; silence and gaps are never a yes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.bind import bind
from bidkit.bind.clock import valid_on
from bidkit.finding import Answer
from bidkit.load.workspace import find_workspace, load
from bidkit.model.grades import reaches
from tests.load.test_workspace import edit


def bound(root):
    loaded = load(find_workspace(root / "tenders/demo"))
    return bind(loaded.library, loaded.tender, loaded.bid, loaded.price)


def need(root, text):
    """Return the verdict on one need put in the place of Q2."""
    edit(root / "tenders/demo/tender.yaml", "{qualification: {name: 质量管理体系认证证书}}", text)
    return bound(root).verdict("Q2")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("{qualification: {name: 质量管理体系认证证书, valid_at: opening}}", "pass"),
        ("{qualification: {name: 质量管理体系认证, standard: GB/T 19001}}", "pass"),
        ("{qualification: {name: 质量管理体系认证证书, scope: [软件开发, 系统集成]}}", "pass"),
        ("{qualification: {name: 质量管理体系认证证书, scope: [云计算]}}", "fail"),
        ("{qualification: {name: 信息安全管理体系认证证书}}", "fail"),
        ("{qualification: {name: 质量管理体系认证证书, grade: 一级}}", "unknown"),
        ("{qualification: {name: 质量管理体系认证证书, count: 2}}", "fail"),
        ("{qualification: {name: 质量管理体系认证证书, issued_after: 2025-01-01}}", "fail"),
        ("{case: {tags: [数据平台], amount_min: 150万}}", "pass"),
        ("{case: {tags: [数据平台], amount_min: 1500000.01}}", "fail"),
        ("{case: {tags: [数据平台], after: 2024-03-01}}", "pass"),
        ("{case: {tags: [数据平台], after: 2024-03-02}}", "fail"),
        ("{case: {window: accepted, after: 2024-01-01}}", "unknown"),
        ("{case: {tags: [数据平台], proof: [contract, acceptance]}}", "fail"),
        ("{person: {role: 项目经理, certificates: [{name: 信息系统项目管理师, grade: 高级}]}}", "pass"),
        ("{person: {role: 项目经理, certificates: [{name: 一级建造师}]}}", "fail"),
        ("{person: {role: 技术负责人}}", "fail"),
        ("{person: {role: 项目经理, title: 高级工程师, degree: 本科, years: 16}}", "pass"),
        ("{person: {role: 项目经理, years: 17}}", "fail"),
        ("{person: {role: 项目经理, social_security: {months: 12}}}", "pass"),
        ("{person: {role: 项目经理, social_security: {months: 36}}}", "fail"),
        ("{financial: {years: [2025], profit: true}}", "pass"),
        ("{financial: {years: [2024, 2025]}}", "fail"),
        ("{company: {scope: [软件开发]}}", "pass"),
        ("{company: {registered_capital_min: 100万}}", "unknown"),
        ("{form: F1}", "pass"),
        ("{form: F9}", "fail"),
        ("{any: [{form: F9}, {form: F1}]}", "pass"),
        ("{all: [{form: F1}, {qualification: {name: 质量管理体系认证证书, grade: 一级}}]}", "unknown"),
    ],
)
def test_a_need_is_judged(workspace, text, answer):
    assert need(workspace, text).answer == answer


@pytest.mark.parametrize(
    ("record", "old", "new", "gap"),
    [
        (
            "qualifications/iso9001",
            "valid_until: 2027-06-30",
            "valid_until: 2026-12-20",
            "有效期至 2026-12-20，早于 2026-12-21",
        ),
        ("qualifications/iso9001", "valid_until: 2027-06-30", "", "没有填有效期"),
        ("qualifications/iso9001", "issued: 2024-07-01", "issued: 2026-12-22", "才发证"),
        (
            "qualifications/iso9001",
            "holder: 江城衡信数据科技有限公司",
            "holder: 江城衡信数据有限公司",
            "不是投标人",
        ),
        ("qualifications/iso9001", "files: [{path: files/iso9001.pdf, kind: certificate}]", "", "没有扫描件"),
    ],
)
def test_a_certificate_that_does_not_do_says_why(workspace, record, old, new, gap):
    edit(workspace / f"library/{record}.yaml", old, new)
    verdict = bound(workspace).verdict("Q2")
    assert verdict.answer is not Answer.PASS
    assert verdict.proofs == ()
    assert gap in str(verdict.gaps[0])


@pytest.mark.parametrize(
    ("old", "new", "gap"),
    [
        (
            "payer: 江城衡信数据科技有限公司",
            "payer: 江城人力外包有限公司",
            "社保由「江城人力外包有限公司」缴纳",
        ),
        ("last: 2026-11,", "last: 2026-11, missing: [2026-09],", "社保缺 2026-09"),
        ("last: 2026-11", "last: 2026-10", "社保缺 2026-11"),
    ],
)
def test_social_security_names_payer_and_months(workspace, old, new, gap):
    edit(workspace / "library/people/zhang-wei.yaml", old, new)
    verdict = need(workspace, "{person: {role: 项目经理, social_security: {months: 3}}}")
    assert (verdict.answer, gap in str(verdict.gaps[0])) == (Answer.FAIL, True)


def test_a_requirement_for_a_person_to_answer_fails_until_answered(workspace):
    edit(
        workspace / "tenders/demo/bid.yaml",
        "  T1: {reply: 全部数据存放在采购人机房, where: letter, deviation: none}",
        "  {}",
    )
    assert bound(workspace).verdict("T1").answer is Answer.FAIL


def test_a_negative_deviation_on_a_starred_clause_fails(workspace):
    edit(workspace / "tenders/demo/bid.yaml", "deviation: none", "deviation: negative")
    assert bound(workspace).verdict("T1").answer is Answer.FAIL


def test_points_count_what_qualifies_and_stop_at_the_top(workspace):
    dossier = bound(workspace)
    earned = {score.criterion.id: score.earned for score in dossier.scores}
    assert earned == {"S1": 5, "S2": None}


def test_the_order_of_the_library_does_not_matter(workspace):
    loaded = load(find_workspace(workspace / "tenders/demo"))
    turned = loaded.library.model_copy(update={"cases": loaded.library.cases[::-1]})
    first = bind(loaded.library, loaded.tender, loaded.bid, loaded.price)
    second = bind(turned, loaded.tender, loaded.bid, loaded.price)
    assert [score.verdict for score in first.scores] == [score.verdict for score in second.scores]


@pytest.mark.parametrize(
    ("given_", "wanted", "name", "answer"),
    [
        ("三级", "一级", "", "fail"),
        ("一级", "三级", "", "pass"),
        ("甲级", "乙级", "", "pass"),
        ("贰级", "二级", "", "pass"),
        ("AAA", "AA", "", "pass"),
        ("AA", "AAA", "", "fail"),
        ("5级", "3级", "CMMI 软件能力成熟度", "pass"),
        ("3级", "5级", "CMMI 软件能力成熟度", "fail"),
        ("本科", "硕士", "", "fail"),
        ("优秀", "一级", "", "unknown"),
        ("", "一级", "", "unknown"),
        ("", "", "", "pass"),
    ],
)
def test_grades_are_compared_by_ladder(given_, wanted, name, answer):
    assert reaches(given_, wanted, name=name) == answer


@given(st.dates(), st.dates())
def test_validity_ends_with_the_printed_day(day, until):
    assert (valid_on(day, None, until).answer is Answer.PASS) == (until >= day)
