"""Notices of results of three kinds: the winner, the prices, the points and the last days are read."""

import json

import pytest

from tests.sheets.results.judge import known, missed, notices, said

NOTICES = {one["id"]: one for one in notices()}


@pytest.mark.skipif(not known(), reason="there is no bidkit result yet")
@pytest.mark.parametrize("name", NOTICES)
def test_a_notice_is_read_with_its_last_days(name, tmp_path):
    assert missed(NOTICES[name], said(NOTICES[name], tmp_path)) == []


@pytest.mark.skipif(not known(), reason="there is no bidkit result yet")
@pytest.mark.parametrize("name", NOTICES)
def test_nobody_else_is_called_the_winner(name, tmp_path):
    winner = str(json.loads(said(NOTICES[name], tmp_path))["winner"])
    assert winner and not any(wrong in winner for wrong in NOTICES[name]["wrong"])


def test_what_is_missed_is_told():
    one = {"wants": ["甲公司", "100"], "either": [["2026-10-21", "2026-10-22"]]}
    assert missed(one, "甲公司 100 2026-10-22") == []
    assert missed(one, "乙公司 100 2026-10-23") == ["甲公司", "['2026-10-21', '2026-10-22']"]
