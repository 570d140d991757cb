"""Evidence: grades by ladder, the three meanings of 近三年, whose paper it is, and how grave that makes it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.bind.windows import in_window
from bidkit.check.people.identity_numbers import (
    CODE_LETTERS,
    ID_DIGITS,
    ID_WEIGHTS,
    credit_code_problem,
    id_differs,
    id_problem,
)
from bidkit.finding import Answer, Effect, Severity
from bidkit.model.grades import reaches
from tests.check.support import only

HELD = "library: {qualifications: {iso9001: {name: 系统集成资质, grade: %s}}}\n"
ASKED = "tender: {requirements: {Q2: {needs: {qualification: {name: 系统集成资质, grade: %s}}}}}"


@pytest.mark.parametrize(
    ("held", "asked", "answers"),
    [
        ("三级", "一级", [Answer.FAIL]),
        ("乙级", "甲级", [Answer.FAIL]),
        ("贰级", "二级", []),
        ("一级", "三级", []),
        ("优秀", "二级", [Answer.UNKNOWN]),
        ('""', "二级", [Answer.UNKNOWN]),
    ],
)
def test_a_grade_is_compared_by_its_ladder(held: str, asked: str, answers: list[Answer]) -> None:
    assert [finding.answer for finding in only("Q001", HELD % held + ASKED % asked)] == answers


def test_the_words_of_a_maturity_grade_do_not_hide_its_step() -> None:
    assert reaches("成熟度3级", "三级", name="CMMI评估证书") is Answer.PASS
    assert reaches("成熟度二级", "三级", name="CMMI评估证书") is Answer.FAIL


SIGNED = {"before all": date(2022, 12, 31), "between": date(2023, 12, 10), "after all": date(2024, 1, 5)}


@pytest.mark.parametrize(
    ("signed", "meaning", "answer"),
    [
        ("between", "days", Answer.FAIL),
        ("between", "months", Answer.PASS),
        ("between", "calendar-years", Answer.PASS),
        ("between", None, Answer.UNKNOWN),
        ("after all", None, Answer.PASS),
        ("before all", None, Answer.FAIL),
    ],
)
def test_three_years_have_three_meanings_and_the_tender_says_which(
    signed: str, meaning: str | None, answer: Answer
) -> None:
    found = in_window(SIGNED[signed], date(2026, 12, 21), 3, meaning)  # type: ignore[arg-type]
    assert found.answer is answer


def test_a_window_counted_from_an_unknown_day_is_unknown() -> None:
    overlay = """
      tender:
        dates: {issued: （删去）}
        requirements: {"+": {id: Q8, kind: qualification, text: 近三年业绩一项,
          needs: {case: {years: 3, window_meaning: days, counted_from: issued}}}}
    """
    (finding,) = only("Q001", overlay)
    assert finding.answer is Answer.UNKNOWN
    assert "从哪天往回算" in finding.message


def test_a_case_must_have_been_led_by_the_person_now_named() -> None:
    overlay = """
      library: {cases: {case-stat: {manager: %s}}}
      tender: {requirements: {"+": {id: Q8, kind: qualification, text: 项目经理负责过一项,
        needs: {case: {led_by: 项目经理}}}}}
    """
    assert only("Q001", overlay % "张维") == ()
    assert [one.answer for one in only("Q001", overlay % "李四")] == [Answer.FAIL]
    assert [one.answer for one in only("Q001", overlay % '""')] == [Answer.UNKNOWN]


def test_somebody_over_the_age_limit_of_a_role_is_not_evidence() -> None:
    overlay = """
      library: {people: {zhang-wei: {born: %s}}}
      tender: {requirements: {"+": {id: Q8, kind: qualification, text: 项目经理不超过四十岁,
        needs: {person: {role: 项目经理, age_max: 40}}}}}
    """
    assert [one.answer for one in only("Q001", overlay % "1985-12-21")] == [Answer.FAIL]
    assert only("Q001", overlay % "1985-12-22") == ()
    assert [one.answer for one in only("Q001", overlay % "（删去）")] == [Answer.UNKNOWN]


# --- whose it is, and how grave that is ---


def test_another_s_certificate_is_fatal_where_a_requirement_rests_on_it_and_costs_points_elsewhere() -> None:
    for_requirement = (
        "bid: {evidence: {Q2: [iso9001]}}\nlibrary: {qualifications: {iso9001: {holder: 甲公司}}}"
    )
    for_points = "bid: {evidence: {S1: [iso27001]}}\nlibrary: {qualifications: {iso27001: {holder: 甲公司}}}"
    (fatal,) = only("Q105", for_requirement)
    (points,) = only("Q105", for_points)
    assert (fatal.severity, fatal.effect) == (Severity.FATAL, Effect.BID_INVALID)
    assert (points.severity, points.effect) == (Severity.ERROR, Effect.SCORE_LOSS)


def test_the_certificates_of_a_partner_are_ours_in_a_joint_bid() -> None:
    overlay = """
      bid: {evidence: {Q2: [iso9001]}, consortium: {members: [江城衡信数据科技有限公司, 甲公司]}}
      library: {qualifications: {iso9001: {holder: 甲公司}}}
    """
    assert only("Q105", overlay) == ()


# --- numbers with check digits ---


@given(st.text(CODE_LETTERS, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(CODE_LETTERS))
def test_a_credit_code_with_one_letter_changed_is_never_right(body: str, place: int, letter: str) -> None:
    total = sum(CODE_LETTERS.index(one) * pow(3, at, 31) for at, one in enumerate(body))
    code = body + CODE_LETTERS[-total % 31]
    assert credit_code_problem(code) == ""
    wrong = code[:place] + letter + code[place + 1 :]
    assert bool(credit_code_problem(wrong)) is (wrong != code)


@given(
    st.dates(date(1940, 1, 1), date(2008, 12, 31)), st.integers(0, 999), st.integers(0, 16), st.integers(0, 9)
)
def test_an_identity_number_with_one_digit_changed_is_never_right(
    born: date, order: int, place: int, digit: int
) -> None:
    body = f"110105{born:%Y%m%d}{order:03d}"
    check = ID_DIGITS[sum(int(one) * weight for one, weight in zip(body, ID_WEIGHTS, strict=True)) % 11]
    number = body + check
    assert id_problem(number) == ""
    assert id_differs(number, born, "男" if order % 2 else "女") == ""
    wrong = number[:place] + str(digit) + number[place + 1 :]
    assert bool(id_problem(wrong)) is (wrong != number)


def test_an_identity_number_is_not_shown_whole() -> None:
    (finding,) = only("Q103", "library: {people: {zhang-wei: {id_number: '429901198511020353'}}}")
    assert "429901198511020353" not in finding.message
