"""The decision sheet advises by rule on one page: unknown is never a yes, and a person signs."""

from datetime import date

import pytest

from bidkit.finding import Answer, Effect, Finding, FindingClass, Severity
from bidkit.load.standards import shipped_standards
from bidkit.sheets.decision import make
from bidkit.sheets.decision.advice import Case, advise
from bidkit.sheets.decision.shortfalls import Shortfall, shortfalls
from bidkit.sheets.decision.stops import Stop, days_left, stops
from tests.check.support import shipped
from tests.sheets.rival_cases import bid_says, change, example, material, table, texts

CERTIFICATE, SCAN = (shipped_standards().lead_times[name] for name in ("certificate", "scan"))

TENDER, BID = "tenders/demo/tender.yaml", "tenders/demo/bid.yaml"
CONFIRMED = "\nconfirmed: {by: 林晓岚, on: 2026-11-25}\nsme: none\nconsortium: not-allowed\n"


@pytest.fixture
def sound(workspace):
    """A tender that somebody has read, with everything asked for on file."""
    path = workspace / TENDER
    path.write_text(path.read_text(encoding="utf-8") + CONFIRMED, encoding="utf-8")
    return workspace


def advice(sheet):
    return sheet.cells()[0].text.removeprefix("按规则得出的建议：").partition("（")[0]


def hard(root, **more):
    return {stop.title: stop for stop in stops(material(root, **more))}


def fatal(code, subject=""):
    return Finding(
        code=code, title="某项", severity=Severity.FATAL, kind=FindingClass.INVALIDATING,
        effect=Effect.BID_INVALID, message="有问题", cure="改", subject=subject,
    )  # fmt: skip


def test_with_everything_proved_the_rules_say_bid(sound):
    sheet = make(material(sound))
    assert advice(sheet) == "建议投"
    assert [row[1] for row in table(sheet, "硬性条件")] == ["满足"] * 5
    assert table(sheet, "硬性条件")[-1] == ("资格要求", "满足", "2 项都有证明")
    assert all(one.name != "资格" for one in sheet.tables())


def test_nobody_having_read_the_tender_is_a_gap_and_no_yes(workspace):
    sheet = make(material(workspace))
    assert advice(sheet) == "补齐后投"
    assert (
        "招标要求没人对着原文核对",
        "结论可能改变",
        "1 个工作日：对着原文核对并签名",
        "来得及",
    ) in table(sheet, "缺口")


def test_a_missing_certificate_cannot_be_had_in_fourteen_days(sound):
    (sound / "library/qualifications/iso9001.yaml").unlink()
    sheet = make(material(sound))
    assert advice(sheet) == "不建议投"
    assert "补齐一般要 30 个工作日以上，只剩 14 个" in texts(sheet)
    assert table(sheet, "资格") == [
        ("Q2 质量体系", "不满足", "需要 1 项，符合 0 项，资料库中没有符合的", "30 个工作日以上", "来不及")
    ]


def test_the_same_certificate_can_be_had_in_three_months(sound):
    (sound / "library/qualifications/iso9001.yaml").unlink()
    assert advice(make(material(sound, today=date(2026, 9, 1)))) == "补齐后投"


def test_a_missing_scan_takes_a_day(sound):
    change(
        sound,
        TENDER,
        ("{name: 质量管理体系认证证书}", "{name: 质量管理体系认证证书, proof: [certificate, audit]}"),
    )
    (row,) = table(make(material(sound)), "资格")
    assert row[2:] == ("质量管理体系认证证书（iso9001）缺少审计报告扫描件", "1 个工作日", "来得及")


def test_a_contract_without_its_acceptance_takes_five_days_and_costs_points_only(sound):
    change(sound, TENDER, ("{case: {tags: [数据平台]}}", "{case: {tags: [数据平台], proof: [acceptance]}}"))
    sheet = make(material(sound))
    assert advice(sheet) == "建议投"
    assert table(sheet, "缺口") == [("S1 业绩", "少 10 分", "5 个工作日：调合同和验收原件扫描", "来得及")]


def test_an_answer_nobody_gave_is_unknown_and_takes_a_day(sound):
    change(sound, BID, ("  T1: {reply: 全部数据存放在采购人机房, where: letter, deviation: none}", "  {}"))
    change(sound, BID, ("answers:\n  {}", "answers: {}"))
    sheet = make(material(sound))
    assert advice(sheet) == "补齐后投"
    assert table(sheet, "缺口")[0][0] == "1 项★等要求没人答复"


@pytest.mark.parametrize(
    ("title", "pairs", "answer", "said"),
    [
        ("报价不超限价", [("ceiling: 195万", "ceiling: 90万")], "fail", "报价 1,000,000 元，超过 900,000 元"),
        ("报价不超限价", [("{budget: 200万, ceiling: 195万}", "{}")], "unknown", "没有读到最高限价"),
        ("中小企业", [("sme: none", "sme: set-aside")], "pass", "我方是小型企业"),
        ("中小企业", [("sme: none", "")], "unknown", "没有读到是否专门面向中小企业"),
        ("预审和邀请", [("method: open", "method: invited")], "unknown", "只有被邀请的单位"),
    ],
)
def test_hard_conditions_of_the_tender(sound, title, pairs, answer, said):
    change(sound, TENDER, *pairs)
    stop = hard(sound)[title]
    assert stop.answer == answer and said in stop.why


@pytest.mark.parametrize(
    ("size", "answer"), [("大型", "fail"), ("中型", "unknown"), ("微型", "pass"), ('""', "unknown")]
)
def test_a_tender_set_aside_for_small_firms(sound, size, answer):
    change(sound, TENDER, ("sme: none", "sme: set-aside"))
    change(sound, "library/company.yaml", ("size: 小型", f"size: {size}"))
    assert hard(sound)["中小企业"].answer == answer


def test_a_joint_bid_where_none_is_allowed_ends_the_matter(sound):
    bid_says(sound, "consortium: {members: [江城衡信数据科技有限公司, 丙丁公司]}\n")
    sheet = make(material(sound))
    assert advice(sheet) == "不建议投" and "联合体：招标文件不接受联合体；只能改成独立投标" in texts(sheet)


@pytest.mark.parametrize(
    ("today", "answer", "left"),
    [
        (date(2026, 12, 22), "fail", 0),
        (date(2026, 12, 21), "unknown", 0),
        (date(2026, 12, 18), "pass", 0),
        (date(2026, 11, 30), "pass", 14),
        (None, "unknown", None),
    ],
)
def test_the_clock_is_counted_in_working_days_and_unknown_without_a_day(sound, today, answer, left):
    held = material(sound, today=today)
    assert stops(held)[0].answer == answer and days_left(held) == left


def test_a_year_without_a_working_calendar_is_not_guessed(sound):
    change(sound, TENDER, ("2026-12-21 09:30", "2099-12-21 09:30"))
    held = material(sound)
    assert days_left(held) is None and "工作日没有算" in stops(held)[0].why


def test_after_the_deadline_nothing_can_be_closed_any_more(workspace):
    sheet = make(material(workspace, today=date(2026, 12, 22)))
    assert advice(sheet) == "不建议投" and "2026-12-21 09:30 已经截止" in texts(sheet)
    assert {row[3] for row in table(sheet, "缺口")} == {"来不及"}
    assert "招标要求没人核对，核对后可能改变" in sheet.cells()[0].text


def test_without_a_day_nothing_is_said_to_be_in_time(workspace):
    sheet = make(material(workspace, today=None))
    assert advice(sheet) == "补齐后投"
    assert {row[3] for row in table(sheet, "缺口")} == {"不知道"}
    assert "命令里加 --today" in texts(sheet)


def test_fatal_findings_count_once_by_rule_and_waived_ones_not_at_all(sound):
    findings = (fatal("A001", "s1"), fatal("A001", "s2"), fatal("X999"))
    rows = table(make(material(sound, findings=findings)), "缺口")
    assert ("A001 某项（2 处）", "可能投标无效", "3 个工作日：编写章节", "来得及") in rows
    assert ("X999 某项", "可能投标无效", "没有经验值，由人估", "不知道") in rows


def test_a_finding_about_a_requirement_told_already_is_not_told_twice(sound):
    (sound / "library/qualifications/iso9001.yaml").unlink()
    found = shortfalls(material(sound, findings=(fatal("Q002", "Q2"), fatal("Q001", "Q2"))))
    assert [one.what for one in found if one.blocking] == ["Q2 质量体系"]


@pytest.mark.parametrize(
    ("answers", "gaps", "left", "word"),
    [
        ([], [], 14, "建议投"),
        ([Answer.UNKNOWN], [], 14, "补齐后投"),
        ([Answer.FAIL, Answer.UNKNOWN], [], 14, "不建议投"),
        ([], [(SCAN, True)], 14, "补齐后投"),
        ([], [(SCAN, True)], None, "补齐后投"),
        ([], [(SCAN, True)], 0, "不建议投"),
        ([], [(None, True)], 14, "补齐后投"),
        ([], [(CERTIFICATE, True)], 14, "不建议投"),
        ([], [(CERTIFICATE, False)], 14, "建议投"),
    ],
)
def test_the_word_follows_from_stops_and_gaps(answers, gaps, left, word):
    hard_ones = tuple(Stop("某条", answer, "原因") for answer in answers)
    open_ones = tuple(Shortfall("缺口", "后果", lead, blocking) for lead, blocking in gaps)
    assert advise(Case(hard_ones, open_ones, left)).word == word


def test_a_qualification_nobody_answered_is_open_and_no_yes(sound):
    change(
        sound,
        TENDER,
        (
            "  - {id: T1,",
            "  - {id: Q3, kind: qualification, text: 没有重大违法记录, answer: person}\n  - {id: T1,",
        ),
    )
    sheet = make(material(sound))
    assert advice(sheet) == "补齐后投"
    assert table(sheet, "资格")[0][:2] == ("Q3 没有重大违法记录", "没人答")
    assert ("资格要求", "待补齐", "3 项里有 1 项没有满足或不知道，见下表") in table(sheet, "硬性条件")


def test_many_small_gaps_take_more_days_than_one():
    assert [SCAN.needed(count) for count in (1, 10, 11, 25)] == [1, 1, 2, 3]
    assert CERTIFICATE.needed(5) == 30


def test_the_rule_says_how_long_its_gap_takes():
    rules = shipped()
    assert [rules.rule(code).lead for code in ("Q004", "Q002", "Q113")] == ["scan", "certificate", None]


def test_cost_is_told_from_the_bid_and_what_is_missing_is_open(sound):
    bid_says(sound, "cost: {people_days: 12.50, bond: 3万}\n")
    sheet = make(material(sound))
    assert table(sheet, "基本情况")[2] == ("投标花费", "制作等 待补，12.5 人天", "保证金", "占用 30,000 元")
    assert [(gap.what, gap.cure) for gap in sheet.gaps] == [
        ("没有写制作费用", "补在 bid.yaml 的 cost.preparation")
    ]


def test_the_decision_and_the_name_are_left_to_a_person(sound):
    (row,) = table(make(material(sound)), "决定")
    assert [text.strip() for text in row] == ["", "", ""]


def test_the_example_has_points_a_page_and_no_open_stop():
    sheet = make(example())
    assert advice(sheet) == "建议投"
    rows = table(sheet, "基本情况")
    assert rows[0] == ("最高限价", "16,211,800 元", "我方报价", "14,285,900 元")
    assert rows[2] == ("投标花费", "制作等 46,000 元，62 人天", "保证金", "不收")
    assert table(sheet, "缺口")[0][3] == "来得及" and sheet.gaps == ()
