"""What the checks found comes first, said once a rule, with its cure, its owner and how sure we are."""

from __future__ import annotations

from datetime import date

from bidkit.check.run import run_data
from bidkit.finding import Answer, Effect, Severity
from bidkit.model.sheet import Sheet
from bidkit.sheets.risks import make
from bidkit.source import Span
from tests.check.support import shipped, world
from tests.sheets.sealing import cell, column, finding, gaps, material, table, words

BEFORE, THERE, AFTER = "编制阶段", "开标和评审现场", "公示、合同阶段"
LIKELY = "可能性（依据）"


def test_a_fatal_finding_is_the_first_row_with_its_cure_and_its_owner() -> None:
    one = finding("P001", title="报价超过限价", message="超出 5 万元", cure="降价", span=Span("t/price.xlsx"))
    rows = table(make(material(findings=[one])), BEFORE)
    first = dict(zip(rows.heads, (c.text for c in rows.rows[0]), strict=True))
    assert first == {
        "序": "1",
        "风险": "报价超过限价",
        "征兆": "超出 5 万元",
        LIKELY: "已发现\n（由检查发现）",
        "后果": "否决投标/投标无效",
        "级别": "高",
        "对策": "降价",
        "负责人": "报价",
        "何时前": "2026-12-16 前",
        "处理": "□",
    }
    assert rows.rows[0][1].source == "检查 P001"


def test_one_rule_is_one_row_however_many_places_it_found() -> None:
    many = [finding("D001", message=f"第 {n} 处残留", subject=str(n)) for n in range(5)]
    rows = table(make(material(findings=many)), BEFORE)
    assert column(rows, "征兆")[0] == "第 0 处残留\n第 1 处残留\n第 2 处残留\n共 5 处，其余见检查报告"
    assert column(rows, "风险").count("示例问题") == 1


def test_what_nobody_can_judge_and_what_was_waived_is_said_so() -> None:
    found = [
        finding("Q001", title="判断不了", answer=Answer.UNKNOWN),
        finding("Q004", title="放行了", waived_by="林晓岚"),
    ]
    rows = table(make(material(findings=found)), BEFORE)
    assert cell(rows, "判断不了", LIKELY).text == "待核\n（由检查发现，系统判断不了）"
    assert cell(rows, "放行了", LIKELY).text == "已放行\n（由检查发现，有人负责放行）"
    assert "林晓岚已写明理由放行" in cell(rows, "放行了", "对策").text


def test_open_and_waived_places_of_one_rule_are_two_rows() -> None:
    found = [finding("D001", subject="a"), finding("D001", subject="b", waived_by="林晓岚")]
    assert column(table(make(material(findings=found)), BEFORE), LIKELY)[:2] == [
        "已发现\n（由检查发现）",
        "已放行\n（由检查发现，有人负责放行）",
    ]


def test_a_remark_is_no_risk_unless_nobody_can_judge_it() -> None:
    remark = finding("S108", title="说明而已", severity=Severity.INFO)
    open_one = finding("Y103", title="请过目", severity=Severity.INFO, answer=Answer.UNKNOWN)
    risks = column(table(make(material(findings=[remark, open_one])), BEFORE), "风险")
    assert "说明而已" not in risks
    assert "请过目" in risks


def test_findings_stand_in_the_phase_where_they_bite() -> None:
    found = [
        finding("E103", title="证书失效"),
        finding("I001", title="材料问题", effect=Effect.AWARD_VOID),
    ]
    sheet = make(material(findings=found))
    assert column(table(sheet, THERE), "风险")[0] == "证书失效"
    assert column(table(sheet, AFTER), "风险")[0] == "材料问题"


def test_findings_come_before_the_standard_risks_and_the_graver_first() -> None:
    found = [
        finding("D036", title="只失分", effect=Effect.SCORE_LOSS),
        finding("P001", title="无效"),
        finding("D022", title="要澄清", effect=Effect.CLARIFY),
    ]
    rows = table(make(material(findings=found)), BEFORE)
    assert column(rows, "风险")[:3] == ["无效", "只失分", "要澄清"]
    assert column(rows, "级别")[:3] == ["高", "高", "中"]


def test_a_finding_about_a_section_carries_its_pages() -> None:
    one = finding("F304", title="没有盖章处", subject="main/letter")
    rows = table(make(material(findings=[one], packed=True)), BEFORE)
    assert [ref.shown for ref in cell(rows, "没有盖章处", "风险").refs] == ["《商务技术文件》第 1 页"]
    assert not [ref for c in make(material(findings=[one])).cells() for ref in c.refs]


def test_a_standard_risk_gives_way_to_what_was_found() -> None:
    before = column(table(make(material()), BEFORE), "风险")
    after = column(table(make(material(findings=[finding("D001")])), BEFORE), "风险")
    assert "残留别的项目的名称、编号、日期" in before
    assert "残留别的项目的名称、编号、日期" not in after


def test_a_waived_finding_leaves_the_standard_risk_standing() -> None:
    waived = finding("D001", waived_by="林晓岚")
    after = column(table(make(material(findings=[waived])), BEFORE), "风险")
    assert "残留别的项目的名称、编号、日期" in after


def test_a_day_that_has_gone_by_becomes_at_once() -> None:
    late = material(findings=[finding("P001")], today=date(2026, 12, 18))
    assert column(table(make(late), BEFORE), "何时前")[0] == "立即"


def test_a_certificate_near_its_end_is_told_once() -> None:
    ends = "library: {qualifications: {iso9001: {valid_until: 2027-01-31}}}"
    before = make(material(ends))
    after = make(material(ends, findings=run_data(shipped(), world(ends))))
    assert told(before, "2027-01-31") == ["评委盯住短板：证书临近到期"]
    assert told(after, "2027-01-31") == ["证书在投标有效期内到期"]


def told(sheet: Sheet, words: str) -> list[str]:
    """Return the risks whose sign holds the words."""
    rows = [row for phase in (BEFORE, THERE, AFTER) for row in table(sheet, phase).rows]
    return [row[1].text for row in rows if words in row[2].text]


def test_no_findings_is_a_gap_and_still_a_useful_sheet() -> None:
    sheet = make(material())
    assert "检查没有报出任何问题，或者还没有检查" in gaps(sheet)
    assert len(table(sheet, BEFORE).rows) > 5
    assert "检查没有报出" not in gaps(make(material(findings=[finding("P001")])))


def test_what_to_do_first_names_the_gravest() -> None:
    text = words(make(material(findings=[finding("P001", title="报价超过限价", cure="降价")])))
    assert "报价超过限价（编制阶段）：降价——投标项目负责人，2026-12-16 前" in text
