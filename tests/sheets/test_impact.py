"""One list of everything that rests on what a clarification changed; ten planted changes, nothing of them forgotten."""

import pytest

from bidkit.sheets.impact import affected, make
from bidkit.sheets.impact.lines import lines_now
from tests.sheets.asking import both, everything, example, material, placed

DEADLINE = {
    "file": "澄清.docx",
    "item": "dates.deadline",
    "old": "2026-12-21 09:30",
    "new": "2026-12-28 09:30",
}
VALUES = "bid: {values: {period: 合同签订之日起 110 日内完成}}"


def changed(item, old, new="新", given="", **more):
    note = {
        "file": "澄清.docx",
        "item": item,
        "old": old,
        "new": new,
        "quote": f"{old}改为{new}",
        "place": "第1条",
    }
    return material(both({"tender": {"changes": [note]}}, given or {}), **more)


def told(item, old, given=""):
    """Return sort and what of everything that rests on a change."""
    seen = changed(item, old, given=given, places=placed())
    return [
        (one.sort, f"{one.what} {one.where}")
        for one in affected(seen, seen.dossier.tender.changes[0], lines_now(seen))
    ]


PLANTED = [
    ("T1", "120", ["要求|T1 服务期限", "我方应答|T1：合同签订", "印出来的地方|技术方案"]),
    ("T2", "200", ["要求|T2 并发用户", "我方应答|T2：支持 300", "印出来的地方|技术方案"]),
    ("Q1", "营业执照", ["要求|Q1 营业执照", "印出来的地方|质量管理体系认证"]),
    ("Q2", "有效的", ["要求|Q2 质量管理体系", "印出来的地方|质量管理体系认证"]),
    ("S2", "技术方案", ["评分项|S2 技术方案", "印出来的地方|技术方案", "配套表的行|"]),
    ("S3", "价格", ["评分项|S3 价格", "印出来的地方|开标一览表"]),
    ("dates.deadline", "2026-12-21 09:30", ["招标要素|dates.deadline", "计划的日期|", "印出来的地方|投标函"]),
    (
        "dates.validity_days",
        "90",
        ["招标要素|dates.validity_days", "印出来的地方|投标函", "印出来的地方|开标一览表"],
    ),
    ("money.ceiling", "1950000", ["招标要素|money.ceiling", "配套表的行|", "印出来的地方|开标一览表"]),
    ("project.name", "江城市政务数据共享平台升级项目", ["招标要素|project.name", "印出来的地方|投标函"]),
]


@pytest.mark.parametrize(("item", "old", "wanted"), PLANTED, ids=[one[0] for one in PLANTED])
def test_what_rests_on_a_planted_change_is_on_the_list(item, old, wanted):
    found = told(item, old)
    for want in wanted:
        sort, _, start = want.partition("|")
        assert any(kind == sort and what.startswith(start) for kind, what in found), (want, found)


def test_a_later_deadline_moves_dates_of_the_plan_and_no_scoring_item():
    found = told("dates.deadline", "2026-12-21 09:30")
    assert sum(kind == "计划的日期" for kind, _ in found) >= 5
    assert not any(kind == "评分项" for kind, _ in found)


def test_other_words_of_ours_that_repeat_the_old_value_are_found():
    assert ("我方填的值", "period：合同签订之日起 110 日内完成 bid.yaml values.period") in told(
        "T1", "110 日", VALUES
    )


def test_a_part_of_a_longer_number_is_not_the_old_value():
    assert not any(kind == "我方应答" for kind, _ in told("T9", "30"))


def test_the_printed_places_have_their_pages():
    seen = changed("T1", "120", places=placed())
    (sheet,) = make(seen)
    assert "《商务技术文件》第 6-9 页" in {ref.shown for cell in sheet.cells() for ref in cell.refs}


def test_without_a_change_there_is_no_sheet_and_a_settled_one_is_not_listed():
    assert make(material()) == ()
    settled = {**DEADLINE, "by": "张维", "on": "2026-12-02"}
    assert make(material({"tender": {"changes": [settled]}})) == ()


def test_a_change_that_fits_no_item_is_told_to_be_read_by_a_person():
    (sheet,) = make(changed("", "甲方"))
    assert "人工对到条目" in everything(sheet)


def test_the_example_has_no_open_change():
    assert make(example()) == ()
