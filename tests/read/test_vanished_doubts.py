"""A doubt of the reading that somebody deletes is told; one that was settled, or a mere hint, is not."""

import pytest

from bidkit.codes.read import STRUCK
from bidkit.finding import Severity
from bidkit.load.tender import as_tender
from bidkit.load.yamlsrc import parse_mapping
from bidkit.read.draft.vanished import vanished
from tests.conftest import TENDER

SAID = {
    "code": "READ-SCORE",
    "message": "读出的评分项加起来是 95 分，不是 100 分",
    "places": ["招标文件.docx 第9页"],
}
HINT = {"code": STRUCK.code, "message": "删去的字没有读"}
SETTLED = """
doubts:
  - code: READ-SCORE
    what: 读出的评分项加起来是 95 分，不是 100 分
    settled: {by: 林晓岚, reason: 补了一项}
"""


def told(reading, more=""):
    return vanished(reading, as_tender(parse_mapping(TENDER + more, "tender.yaml")))


def test_a_doubt_that_was_deleted_stops_the_bid():
    (one,) = told({"findings": [SAID]})
    assert one.severity is Severity.FATAL and "95 分" in one.message and "第9页" in one.message


@pytest.mark.parametrize(
    "reading", [{}, {"findings": [HINT]}, {"findings": "?"}, {"findings": [None, {"code": 3}]}]
)
def test_what_nobody_kept_or_somebody_broke_says_nothing(reading):
    assert told(reading) == ()


def test_a_settled_doubt_is_an_answer():
    assert told({"findings": [SAID]}, SETTLED) == ()
