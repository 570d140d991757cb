"""Who should deal with a problem is told by the file it points at."""

import pytest

from bidkit.finding import Effect, Finding, FindingClass, Severity
from bidkit.model.duty import desk, place
from bidkit.source import Span


def finding(span, subject=""):
    return Finding(
        code="Q001",
        title="题",
        severity=Severity.ERROR,
        kind=FindingClass.WRONG,
        effect=Effect.CLARIFY,
        message="m",
        cure="c",
        span=span,
        subject=subject,
    )


@pytest.mark.parametrize(
    ("file", "who"),
    [
        ("library/qualifications/iso9001.yaml", "资质管理"),
        ("library/people/zhang-wei.yaml", "人力资源"),
        ("library/cases/case-a.yaml", "业绩管理（市场）"),
        ("library/financials/2025.yaml", "财务"),
        ("library/company.yaml", "综合管理（公司资料）"),
        ("tenders/x/price.xlsx", "报价"),
        ("tenders/x/tender.yaml", "投标项目负责人"),
        ("tenders/x/bid.yaml", "投标项目负责人"),
        ("tenders/x/texts/方案.docx", "技术方案编写"),
        ("tenders/library/tender.yaml", "投标项目负责人"),
        ("tenders/x/forms/投标函.docx", "投标文件编制"),
        ("templates/gov/set.yaml", "模板与规则维护"),
        ("ZB_正文.pdf", "投标文件编制"),
    ],
)
def test_the_file_tells_the_desk(file, who):
    assert desk(finding(Span(file, 1, 1))) == who


def test_without_a_place_the_lead_is_asked_and_the_subject_named():
    assert desk(finding(None)) == "投标项目负责人"
    assert place(finding(None, "S5")) == "对象 S5" and place(finding(None)) == "整个投标文件"
