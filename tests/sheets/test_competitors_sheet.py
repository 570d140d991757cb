"""The competitors' sheet says what was published and where, compares what both sides know, and nothing more."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from bidkit.model.anchors import record_anchor, record_end_anchor
from bidkit.model.places import Places, VolumePlace
from bidkit.sheets.competitors import make, weak_against
from bidkit.sheets.weak_points import weak_points
from tests.sheets.rival_cases import EXPECTED, RIVAL, bid_says, change, example, file, material, table, texts


@pytest.fixture
def known(workspace):
    file(workspace, "library/competitors/comp-a.yaml", RIVAL)
    bid_says(workspace, EXPECTED)
    return workspace


def test_eight_sides_stand_beside_ours_with_their_sources(known):
    rows = {row[0]: row[1:] for row in table(make(material(known)), "八个方面")}
    assert list(rows) == [
        "规模与知名度", "产品与技术", "分业务收入", "人员数量", "人员能力", "行业业绩", "市场投入",
        "与采购人的公开合作",
    ]  # fmt: skip
    assert rows["规模与知名度"][1] == "2013 年成立（企业信用公示，2026-10-12）"
    assert rows["行业业绩"] == (
        "在库 1 项，已验收 0 项；最大一项「云泽市数据平台建设项目」1,500,000 元",
        "中标统计平台（中标公告，2026-05-22）\n另有三个项目（未注明来源）",
    )
    assert rows["产品与技术"][1] == "待补"


def test_what_is_said_of_the_buyer_without_a_publication_is_not_printed(known):
    sheet = make(material(known))
    assert "很熟" not in texts(sheet)
    assert table(sheet, "八个方面")[-1][2] == "（未注明来源，不印出）"
    gap = next(gap for gap in sheet.gaps if "未注明来源" in gap.what)
    assert gap.what == "「甲乙」有的事实未注明来源：行业业绩、与采购人的公开合作"
    assert "library/competitors/comp-a.yaml" in gap.cure


def test_an_item_is_compared_only_where_both_sides_are_known(known):
    row = next(row for row in table(make(material(known)), "逐项得分") if row[0] == "S1")
    assert row[2:] == ("10", "5", "10", "−5")
    glance = table(make(material(known)), "对手一览")[0]
    assert glance[:5] == ("甲乙", "中型", "1,200,000 元", "61.5%", "高 200,000 元")


def test_where_rivals_lead_is_handed_to_the_question_sheet_worst_first(known):
    another = "  - {competitor: 丙丁公司, points: {S1: 8}}"
    change(known, "tenders/demo/bid.yaml", ("by: 林晓岚}", f"by: 林晓岚}}\n{another}"), ("S1: 10}", "S1: 6}"))
    (weak,) = weak_against(material(known))
    assert (weak.criterion, weak.ours, weak.theirs, weak.gap) == ("S1", 5, 8, 3)
    assert weak.rivals == ("甲乙", "丙丁公司")


def test_where_rivals_lead_is_one_weak_point_that_names_nobody(known):
    (point,) = [one for one in weak_points(material(known)) if one.kind == "behind"]
    assert (point.items, point.points) == (("S1",), 5)
    assert "S1「业绩」" in point.says
    assert not any(name in point.says + point.question + point.cure for name in ("甲乙", "丙丁"))
    assert [one for one in weak_points(example()) if one.kind == "behind"]


def test_where_we_lead_is_what_to_stress(known):
    change(known, "tenders/demo/bid.yaml", ("S1: 10}", "S1: 0}"))
    sheet = make(material(known))
    row, price = table(sheet, "我方领先")
    assert row[:2] == ("S1", "业绩") and row[4] == "+5" and "云泽市数据平台建设项目" in row[5]
    assert price[:5] == ("S2", "价格", "10", "8.33", "+1.67")
    assert all(one.name != "我方落后" for one in sheet.tables())
    assert weak_against(material(known)) == ()


def test_what_to_stress_opens_on_the_pages_that_prove_it(known):
    change(known, "tenders/demo/bid.yaml", ("S1: 10}", "S1: 0}"))
    volume = VolumePlace(id="main", title="投标文件", pdf="投标文件.pdf", pages=20, sections=())
    anchors = {
        record_anchor("main", "case-a"): ("main", 7),
        record_end_anchor("main", "case-a"): ("main", 9),
    }
    held = replace(material(known), places=Places((volume,), anchors))
    lead = next(one for one in make(held).tables() if one.name == "我方领先").rows[0][-1]
    assert [(ref.volume, ref.first, ref.last, ref.subject) for ref in lead.refs] == [("main", 7, 9, "case-a")]
    assert all(not cell.refs for cell in make(material(known)).cells())


def test_published_prices_show_their_share_of_the_ceiling(known):
    assert table(make(material(known)), "公开报价") == [
        ("甲乙", "统计平台", "2026-05-22", "850,000 元", "1,000,000 元", "85.0%", "中标公告")
    ]


def test_with_nobody_known_the_sheet_says_where_to_look_and_what_we_are(workspace):
    sheet = make(material(workspace, today=None))
    assert "还没有竞争对手资料" in sheet.gaps[0].what and "library/competitors/" in sheet.gaps[0].cure
    assert "国家企业信用信息公示系统" in texts(sheet)
    assert [row[1] for row in table(sheet, "八个方面")][5].startswith("在库 1 项")
    assert weak_against(material(workspace)) == ()


def test_a_competitor_on_file_that_is_not_expected_is_shown_without_points(workspace):
    file(workspace, "library/competitors/comp-a.yaml", RIVAL)
    sheet = make(material(workspace))
    assert "没有写这次预计会来的对手" in {gap.what for gap in sheet.gaps}
    assert all(one.name != "对手一览" for one in sheet.tables())
    assert table(sheet, "SWOT")[0][1] == "业绩多"


def test_a_rival_without_a_record_or_numbers_is_named_with_what_is_missing(workspace):
    bid_says(workspace, "expected: [{competitor: 丙丁公司}]\n")
    sheet = make(material(workspace))
    what = [gap.what for gap in sheet.gaps]
    assert "「丙丁公司」没有建档" in what and "没有估计「丙丁公司」的报价" in what
    assert table(sheet, "对手一览")[0][1:4] == ("待补", "待补", "待补")


def test_points_above_the_item_are_not_used(known):
    change(known, "tenders/demo/bid.yaml", ("S1: 10}", "S1: 11}"))
    sheet = make(material(known))
    assert "「甲乙」的预计得分超过满分，没有采用：S1" in {gap.what for gap in sheet.gaps}
    assert "S1" not in {row[0] for row in table(sheet, "逐项得分")}


def test_the_same_rival_written_twice_is_named(known):
    again = "  - {competitor: 甲乙, price: 110万}"
    change(known, "tenders/demo/bid.yaml", ("by: 林晓岚}", f"by: 林晓岚}}\n{again}"))
    assert make(material(known)).gaps[0].what == "云泽甲乙信息技术有限公司在 expected 里写了两次"


def test_without_a_scoring_table_the_records_still_come_out(known):
    text = (known / "tenders/demo/tender.yaml").read_text(encoding="utf-8")
    text = re.sub(r"criteria:\n(?:  - .*\n)+", "", text).replace(", S1]", "]")
    (known / "tenders/demo/tender.yaml").write_text(text, encoding="utf-8")
    change(known, "tenders/demo/bid.yaml", ("points: {S1: 10}, ", ""))
    sheet = make(material(known))
    assert sheet.gaps[0].what == "没有评分表，不能逐项比较"
    assert table(sheet, "对手一览")[0][0] == "甲乙"


def test_six_rivals_do_not_crowd_one_table(workspace):
    for number in range(6):
        file(workspace, f"library/competitors/comp-{number}.yaml", f"id: comp-{number}\nname: 对手{number}\n")
    sheet = make(material(workspace))
    heads = [one.heads for one in sheet.tables() if one.name.startswith("八个方面")]
    assert [len(one) for one in heads] == [6, 4]
    assert [len(one.heads) for one in sheet.tables() if one.name.startswith("差异")] == [5, 3]


def test_the_rule_of_conduct_stands_first_and_nothing_suggests_otherwise(known, workspace):
    sheet = make(material(known))
    first = sheet.cells()[0].text
    assert "不与其他投标人联系" in first and "第三十二条" in first and "第二十五条" in first
    rest = texts(sheet).replace(first, "")
    assert not re.search(r"拜访|打听|送礼|宴请|约谈|商量|协调评委|私下", rest)


def test_the_example_compares_three_rivals_and_every_number_says_where_it_is_from():
    sheet = make(example())
    names = [row[0] for row in table(sheet, "对手一览")]
    assert names == ["博望数字", "云泽启数", "临川智策"]
    weak = {one.criterion: one for one in weak_against(example())}
    assert weak["S3-8"].rivals == ("博望数字", "云泽启数") and weak["S3-8"].gap == Decimal("1.6")
    claims = [
        cell for row in next(t for t in sheet.tables() if t.name == "八个方面").rows for cell in row[2:]
    ]
    assert all(cell.source for cell in claims if cell.text != "待补")
