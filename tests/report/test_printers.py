"""What the printers say of one report: the opening, the order, the masks."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from bidkit.finding import Answer, Effect, Finding, FindingClass, Severity
from bidkit.model.report import Kept, PackedFile, Progress, Report
from bidkit.pdf.seen.read import page_sizes, page_texts
from bidkit.report.asjson import to_json
from bidkit.report.html import to_html, to_pdf
from bidkit.report.human import plain
from bidkit.source import Span

EXPIRED = Finding(
    code="Q001",
    title="证书开标日无效",
    severity=Severity.FATAL,
    kind=FindingClass.INVALIDATING,
    effect=Effect.BID_INVALID,
    message="质量管理体系认证证书 2026-06-30 到期，开标日 2026-12-21 已无效",
    cure="换成有效的证书，或更新 valid_until",
    subject="iso9001",
    span=Span("library/qualifications/iso9001.yaml", 10, 1, "valid_until"),
    related=(Span("tenders/demo/tender.yaml", 40, 5, "requirements[1]"),),
    basis="政府采购法第二十二条",
)
UNCLEAR = replace(
    EXPIRED,
    code="Q002",
    title="社保月数",
    severity=Severity.ERROR,
    answer=Answer.UNKNOWN,
    message="张伟（身份证 429901198403160139，电话 13900000103）没有社保记录",
    subject="zhang-wei",
    span=Span("library/people/zhang-wei.yaml", 1, 1),
    related=(),
)
WAIVED = replace(
    EXPIRED, code="P003", subject="price", waived_by="林晓岚：采购人已书面答复", span=None, related=()
)
HINT = replace(
    EXPIRED, code="F004", severity=Severity.WARNING, subject="letter", message="<b>落款</b> & 日期", span=None
)


def report(*findings, status="checked", opening=datetime(2026, 12, 21, 9, 30), **more):
    return Report(
        project="数据服务采购",
        number="ZB-2026-001",
        bidder="江城衡信数据科技有限公司",
        opening=opening,
        status=status,
        findings=findings,
        **more,
    )


def test_the_opening_says_no_what_who_and_where():
    opening = plain(report(EXPIRED, UNCLEAR, status="refused")).splitlines()[:10]
    assert opening[0] == "数据服务采购（ZB-2026-001）"
    assert opening[3] == "能不能交：不能交。还有 1 个废标风险没有处理，成品没有生成，上一次的成品保持原样"
    assert opening[4] == "必须处理：1 项"
    assert opening[5].strip() == "1. [Q001] 质量管理体系认证证书 2026-06-30 到期，开标日 2026-12-21 已无效"
    assert opening[6].strip() == "谁：资质管理    在哪：library/qualifications/iso9001.yaml:10:1 valid_until"
    assert opening[7] == "分工：资质管理 必须处理 1；人力资源 错误 1"
    assert opening[8].startswith("说明：这里的「废标风险」指我方一份投标被判无效或被否决")
    assert opening[9].startswith("合计：废标风险 1，错误 1，提醒 0，说明 0，无法判断 1")


@pytest.mark.parametrize(
    ("status", "findings", "word"),
    [
        ("packed", (), "可以交"),
        ("packed", (WAIVED,), "可以交"),
        ("checked", (), "数据检查通过"),
        ("draft", (), "不能交"),
        ("word-only", (), "不能交"),
        ("refused", (), "不能交"),
        ("packed", (EXPIRED,), "不能交"),
        ("checked", (replace(EXPIRED, answer=Answer.UNKNOWN),), "还不能说"),
    ],
)
def test_only_a_clean_package_can_be_handed_in(status, findings, word):
    assert f"能不能交：{word}。" in plain(report(*findings, status=status))


def test_many_fatal_findings_still_fit_the_first_screen():
    many = [replace(EXPIRED, subject=f"cert-{n}") for n in range(30)]
    lines = plain(report(*many)).splitlines()
    assert lines.index("  另有 25 项，见下面的「废标风险」") < 20


def test_a_package_let_through_by_a_waiver_says_so_on_the_first_screen():
    opening = plain(report(WAIVED, status="packed")).splitlines()[:5]
    assert opening[3].startswith("能不能交：可以交。") and "1 个废标风险靠豁免放行" in opening[3]


@pytest.mark.parametrize("printer", [plain, to_html, to_json])
def test_every_printer_gives_what_a_waiver_must_quote(printer):
    text = printer(report(replace(EXPIRED, covers="1a2b3c4d")))
    assert "1a2b3c4d" in text and "Q001:iso9001" in text


def test_findings_stand_by_severity_with_place_cure_and_basis():
    text = plain(report(EXPIRED, UNCLEAR, HINT))
    assert text.index("== 废标风险（1）==") < text.index("== 错误（1）==") < text.index("== 提醒（1）==")
    block = text[text.index("== 废标风险") : text.index("== 错误")]
    assert "[Q001] 证书开标日无效（废·否决投标/投标无效）" in block
    assert "位置：library/qualifications/iso9001.yaml:10:1 valid_until（资质管理）" in block
    assert "对照：tenders/demo/tender.yaml:40:5 requirements[1]" in block
    assert "  处理：换成有效的证书，或更新 valid_until\n" in block
    assert "  依据：政府采购法第二十二条" in block


def test_unknown_is_told_apart_from_failed():
    text = plain(report(EXPIRED, UNCLEAR))
    assert "  · 「无法判断」张伟" in text and "  · 质量管理体系认证证书 2026-06-30 到期" in text


def test_what_many_findings_of_one_rule_have_in_common_is_said_once():
    text = plain(report(*(replace(HINT, subject=f"s{n}", message=f"第 {n} 处") for n in range(3))))
    assert "[F004] 证书开标日无效（废·否决投标/投标无效） × 3" in text
    assert text.count("处理：换成有效的证书") == 1 and all(f"  · 第 {n} 处" in text for n in range(3))


def test_waived_findings_stand_apart_with_who_answers_for_them():
    text = plain(report(EXPIRED, WAIVED))
    assert "== 废标风险（1）==" in text
    waived = text[text.index("== 已豁免（1") :]
    assert "[P003]" in waived and "豁免：林晓岚：采购人已书面答复    名称：P003:price" in waived


def test_the_two_meanings_of_feibiao_are_told_apart_when_there_are_findings():
    assert "整个采购项目作废" in plain(report(EXPIRED)) and "否决投标" in plain(report(EXPIRED))
    assert "整个采购项目作废" not in plain(report(status="packed"))


def test_written_files_are_listed_with_pages_and_size():
    file = PackedFile("ZB_正文.pdf", "正文", 2_500_000, "ab" * 32, 120)
    text = plain(report(status="packed", files=(file,), folder="tenders/demo/out/package"))
    assert "文件夹：tenders/demo/out/package" in text and "ZB_正文.pdf（正文，120 页，2.4 MB）" in text


def test_progress_is_counted_by_kind():
    text = plain(report(progress=(Progress("资格条件", 7, 1, 0), Progress("符合性", 3, 0, 2))))
    assert "对应：资格条件 满足 7/8，不满足 1；符合性 满足 3/5，无法判断 2" in text


@pytest.mark.parametrize("printer", [plain, to_json, to_html])
def test_identity_and_mobile_numbers_are_masked_everywhere(printer):
    text = printer(report(UNCLEAR, replace(UNCLEAR, severity=Severity.FATAL, waived_by="王五 13900000103")))
    assert "429901198403160139" not in text and "13900000103" not in text
    assert "4299**********0139" in text and "139****0103" in text


@pytest.mark.parametrize("printer", [plain, to_json, to_html])
def test_what_was_laid_aside_is_named_with_both_places_and_masked(printer):
    kept = Kept("added", "out/package/张三 429901198403160139.pdf", "out/package_留存_2026-12-18/张三.pdf")
    text = printer(report(status="packed", kept=(kept,)))
    assert (
        "out/package/张三 4299**********0139.pdf" in text and "out/package_留存_2026-12-18/张三.pdf" in text
    )


def test_json_has_stable_keys_and_masks_nothing_that_is_a_hash():
    file = PackedFile("a.pdf", "正文", 10, "13900000103" + "0" * 53, 2)
    data = json.loads(
        to_json(report(EXPIRED, WAIVED, status="draft", files=(file,), versions=(("bidkit", "0.1.0"),)))
    )
    assert list(data) == [
        *("schema", "project", "number", "bidder", "opening", "status", "ready", "state", "verdict"),
        *("deadline", "late", "unchecked", "counts"),
        *("findings", "duties", "progress", "folder", "files", "versions", "kept", "price_sheet"),
    ]
    assert data["counts"] == {"fatal": 1, "error": 0, "warning": 0, "info": 0, "unknown": 0, "waived": 1}
    assert data["opening"] == "2026-12-21T09:30" and data["ready"] is False
    first = data["findings"][0]
    assert (first["code"], first["key"], first["blocks"], first["desk"]) == (
        "Q001",
        "Q001:iso9001",
        True,
        "资质管理",
    )
    assert first["place"]["line"] == 10 and first["related"][0]["file"] == "tenders/demo/tender.yaml"
    assert data["files"][0]["sha256"].startswith("13900000103")


def test_the_page_escapes_what_came_from_outside():
    page = to_html(report(HINT))
    assert "&lt;b&gt;落款&lt;/b&gt; &amp; 日期" in page and "<b>落款" not in page


def test_a_project_number_cannot_leave_the_style_of_the_page():
    page = to_html(replace(report(), number='"}</style><script>'))
    assert "<script>" not in page and page.count("</style>") == 1


def test_the_page_prints_as_a4_with_the_same_verdict(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(to_pdf(report(EXPIRED, UNCLEAR, status="refused")))
    text = page_texts(path)[0]
    assert "还有 1 个废标风险没有处理" in text and "Q001" in text
    assert [round(side) for side in page_sizes(path)[0]] == [595, 842]


def test_the_same_report_gives_the_same_bytes():
    one, two = report(EXPIRED, UNCLEAR, WAIVED), report(EXPIRED, UNCLEAR, WAIVED)
    assert to_html(one) == to_html(two) and to_json(one) == to_json(two)
