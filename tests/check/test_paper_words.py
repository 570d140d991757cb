"""A scan that says something else than its record: how grave it is, by its use and by how sure the reading is."""

import pytest

from bidkit.finding import Severity
from tests.check.support import only


def _said(words, owner="iso9001", path="files/iso9001.pdf"):
    return only("Q117", {"told": [{"path": path, "owner": owner, "words": words}]})


@pytest.mark.parametrize(
    ("words", "owner", "severity"),
    [
        ("证书编号：016TJ21Q1111R0M", "iso9001", Severity.FATAL),
        ("证书编号：016TJ24Q3456RIM", "iso9001", Severity.ERROR),
        ("证书编号：016TJ21Q1111R0M", "iso27001", Severity.ERROR),
    ],
    ids=["another certificate for a requirement", "one letter: perhaps misread", "only earns points"],
)
def test_the_grade_follows_the_use_and_the_sureness(words, owner, severity):
    found = _said(words, owner)
    assert [one.severity for one in found] == [severity]
    assert ("识别错" in found[0].message) == ("RIM" in words)


def test_no_identity_number_is_printed_in_the_message():
    found = _said("公民身份号码 110101199003071234", "zhang-wei", "files/zhang-wei-id.pdf")
    assert found
    assert "110101199003071234" not in found[0].message


@pytest.mark.parametrize(("words", "grade", "told"), [
    ("资质等级：乙级", "甲级", True), ("信用等级：AA", "AAA", True), ("等级：贰级", "二级", False),
    ("能力等级：四级", "三级", True), ("等级：建筑工程施工总承包二级、市政三级", "三级", False),
    ("等级：合格", "三级", False),
    ("资质等级：甲级", "", False),
])  # fmt: skip
def test_another_grade_than_the_record_says_is_told(words, grade, told):
    changes = {"library": {"qualifications": {"iso9001": {"grade": grade}}}}
    found = only(
        "Q117", {"told": [{"path": "files/iso9001.pdf", "owner": "iso9001", "words": words}], **changes}
    )
    assert bool(found) is told and all("等级" in one.message for one in found)
