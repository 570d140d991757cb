"""The printed report stays short enough to be read: what decides first, what is alike gathered, keys where needed."""

from dataclasses import replace
from datetime import datetime

from bidkit.finding import Effect, Finding, FindingClass, Severity, arrange
from bidkit.model.report import Report
from bidkit.model.unchecked import Unchecked
from bidkit.pdf.seen.read import page_texts
from bidkit.report.html import to_html, to_pdf
from bidkit.report.human import plain
from bidkit.source import Span

SEALS = Unchecked(what="各格式的签字盖章", why="没有写谁签字", cure="填 forms 的 seal", decides=True)
LAW = "《政府采购货物和服务招标投标管理办法》（财政部令第87号）第五十一条（含义不明确的须澄清）"


def finding(code, severity, place, message):
    return Finding(
        code=code,
        title=f"规则 {code} 说的那种毛病",
        severity=severity,
        kind=FindingClass.WRONG,
        effect=Effect.CLARIFY,
        message=message,
        cure="回到模板或正文改掉这一处，重新生成；确属正文用语的，在 tender.yaml 的 rules 里写 ignore",
        subject=f"main/{place}",
        span=Span("技术文件.docx", part="正文", paragraph=place),
        basis=LAW,
        covers="1a2b3c4d",
    )


def many():
    """Return 85 findings of 40 rules: the first five fatal, the rest by thirds; every message has words of its own."""
    grades = [Severity.ERROR, Severity.WARNING, Severity.INFO]
    for n in range(85):
        rule = n % 40
        grade = Severity.FATAL if rule < 5 else grades[rule % 3]
        words = (
            "甲乙丙丁戊己庚辛壬癸"[n % 10]
            + "处写着与招标文件要求不一致的内容，应与前附表第十二项逐字一致，请核对"
        )
        yield finding(f"D{100 + rule}", grade, n + 1, f"《商务技术文件》第 {n} 段的{words}")


def report(findings, *unchecked):
    day = datetime(2026, 12, 21, 9, 30)
    made = arrange(findings)
    return Report("数据服务采购", "ZB-1", "某某公司", day, "refused", made, unchecked=unchecked)


def test_eighty_five_findings_fit_six_pages_and_the_first_holds_what_decides(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(to_pdf(report(many(), SEALS)))
    pages = page_texts(path)
    assert len(pages) <= 6
    assert all(words in pages[0] for words in ("不能交", "D100", "D104", "各格式的签字盖章"))
    text = "".join(pages)
    assert text.index("D104") < text.index("填 forms 的 seal") < text.index("D105")


def alike(severity, count):
    return [finding("D031", severity, n, f"第 {n} 页上印的是第 {n + 1} 页") for n in range(1, count + 1)]


def test_findings_alike_but_for_numbers_are_one_with_a_list_of_places():
    text = plain(report(alike(Severity.ERROR, 5)))
    assert text.count("上印的是") == 1 and "（同样的共 5 处）" in text
    assert all(Span("技术文件.docx", part="正文", paragraph=n).said in text for n in range(1, 6))


def test_fatal_findings_are_told_one_by_one_as_every_number_may_decide():
    assert plain(report(alike(Severity.FATAL, 5))).split("== 废标风险")[1].count("上印的是") == 5


def test_of_very_many_places_the_first_are_named_and_all_are_counted():
    text = to_html(report(alike(Severity.ERROR, 52)))
    assert "（同样的共 52 处）" in text and "等 52 处" in text


def test_a_waiver_key_stands_only_where_nothing_goes_without_it():
    fatal, error = (finding("D031", grade, 1, "坏") for grade in (Severity.FATAL, Severity.ERROR))
    for printer in (plain, to_html):
        assert "1a2b3c4d" in printer(report([fatal]))
        assert "1a2b3c4d" not in printer(report([error]))
        assert "1a2b3c4d" not in printer(report([replace(fatal, waived_by="林晓岚：已澄清")]))
