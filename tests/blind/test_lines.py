"""Each line of the practitioner's list, in words that the authors of the rules never saw."""

import pytest

from tests.blind.case import Case, cases
from tests.blind.hearing import wrong


def param(case: Case):
    marks = [pytest.mark.xfail(strict=True, reason=case.open)] if case.open else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [param(one) for one in cases()])
def test_the_case_is_heard_as_it_deserves(case: Case) -> None:
    assert wrong(case) == []


def test_every_case_is_one_and_says_what_it_wants() -> None:
    assert len({one.id for one in cases()}) == len(cases())
    assert [one.id for one in cases() if one.honest == bool(one.least and one.any)] == []
    assert [one.id for one in cases() if not (one.data or one.word or one.pdf)] == []
