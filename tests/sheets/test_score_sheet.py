"""The score sheet as people read it: sums, items with their pages, ways to more, and every kind of bad input."""

import re

import pytest

from bidkit.model.sheet import Picture, cell_words
from tests.sheets.scoring import points, row, rows, says, scored

SHORT = """
library:
  cases: {case-stat: {files: []}}
tender:
  criteria:
    S4:
      points: 6
      rule:
        each: 2
        needs: {case: {tags: [数据治理], after: 2023-12-01, amount_min: 100万, proof: [contract, acceptance]}}
    "+":
      id: S9
      item: 团队
      points: 3
      rule: {each: 3, needs: {person: {role: 项目经理, certificates: [{name: 系统架构设计师, grade: 高级}]}}}
"""


def ways(sheet):
    return [(line[1], line[3], line[4]) for line in rows(sheet, "提分办法")]


def test_the_sums_stand_by_group_and_in_all():
    grouped = (
        "tender: {criteria: {S1: {group: 商务}, S2: {group: 技术}, S3: {group: 价格}, S4: {group: 商务}}}"
    )
    assert rows(scored(grouped), "总分") == [
        ("商务", "7", "7", "7", "7", "0", "0"),
        ("技术", "83", "0", "0", "83", "83", "0"),
        ("价格", "10", "0", "0", "10", "10", "0"),
        ("合计", "100", "7", "7", "100", "93", "0"),
    ]


def test_every_item_has_its_points_what_earns_them_and_what_we_have():
    sheet = scored()
    first = row(sheet, "逐项自评", "S1")
    assert first[2:4] == ("2", "每项 2 分，最高 2 分")
    assert first[4] == "1 项符合，每项 2 分：信息安全管理体系认证证书"
    assert first[5:8] == ("2", "2", "2")
    judged = row(sheet, "逐项自评", "S2")
    assert judged[4:8] == ("由评委看《技术方案》打分，还没有人估过", "0", "待人评", "83")


def test_the_pages_of_proofs_and_sections_are_references_and_never_typed():
    sheet = scored(packed=True)
    table = next(one for one in sheet.tables() if one.name == "逐项自评")
    have = {line[0].text: line[4] for line in table.rows}
    assert [(ref.volume, ref.first, ref.last) for ref in have["S1"].refs] == [("main", 2, 3)]
    assert [(ref.volume, ref.first, ref.last) for ref in have["S2"].refs] == [("main", 4, 4)]
    assert [(ref.volume, ref.first, ref.last) for ref in have["S3"].refs] == [("price", 1, 1)]
    assert not re.search(r"第\s*\d+\s*页", says(sheet))
    assert "《商务技术文件》第 2-3 页" in cell_words(have["S1"])


def test_without_a_package_no_page_is_quoted():
    assert not any(cell.refs for cell in scored().cells())


def test_a_form_points_to_the_section_that_it_fills():
    form = "tender: {criteria: {S1: {rule: {needs: {qualification: （删去）, form: bid-letter}}}}}"
    table = next(one for one in scored(form, packed=True).tables() if one.name == "逐项自评")
    cell = table.rows[0][4]
    assert [(ref.volume, ref.first) for ref in cell.refs] == [("main", 1)]
    assert "《投标函" in cell.text


def test_missing_paper_comes_before_new_records_and_people():
    found = ways(scored(SHORT))
    assert [(name, gain) for name, gain, _ in found] == [("S4", "+2"), ("S4", "+4"), ("S9", "+3")]
    assert "江城市统计数据治理项目没有扫描件" in found[0][2]


def test_a_way_says_how_many_of_what_would_add_how_much():
    _, more, people = (what for _, _, what in ways(scored(SHORT)))
    assert more.startswith(
        "再补 2 份 2023-12-01 以后签订的同类合同（数据治理；金额不低于 1,000,000.00 元），附合同、验收扫描件"
    )
    assert "可加 4 分（每项 2 分，先补一项也算）" in more
    assert "「项目经理」岗位再有 1 人符合（持「系统架构设计师」（高级）），可加 3 分" in people
    assert "现有的差在：张维没有「系统架构设计师」" in people


def test_the_ladder_shows_the_next_step():
    ladder = """
tender: {criteria: {S4: {points: 5, rule: {each: （删去）, needs: （删去）, ladder: [
  {points: 5, needs: {case: {tags: [数据治理], count: 3}}}, {points: 4, needs: {case: {tags: [数据治理], count: 2}}},
  {points: 3, needs: {case: {tags: [数据治理]}}}]}}}}
"""
    assert ways(scored(ladder)) == [
        ("S4", "+1", "再补 1 份同类合同（数据治理），附合同扫描件，升到 4 分一档，可加 1 分")
    ]


def test_nothing_suggests_to_invent_what_we_do_not_have():
    assert "不编不借" in next(one.note for one in scored(SHORT).tables() if one.name == "提分办法")


def test_the_sheet_is_a_workbook_with_one_tab_a_table():
    sheet = scored()
    names = [one.name for one in sheet.tables()]
    assert sheet.workbook
    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 for name in names)
    assert all(len(line) == len(one.heads) for one in sheet.tables() for line in one.rows)


@pytest.mark.parametrize(
    ("overlay", "what", "words"),
    [
        ("tender: {criteria: [], evaluation: {price: （删去）}}", "没有评分表", "算不出得分"),
        ("tender: {criteria: {S2: {points: 78}}}", "合计 95 分，不是 100 分（少 5 分）", "95 分"),
        ("tender: {criteria: {S2: {points: 93.5}}}", "合计 110.5 分，不是 100 分（多 10.5 分）", "110.5"),
        (
            "tender: {evaluation: {price: {formula: 三次方法, text: 按三次方计算}}}",
            "「三次方法」没有读懂",
            "按三次方计算",
        ),
        (
            "tender: {evaluation: {price: {formula: own-expression, expression: 最低者得满分}}}",
            "不认识",
            "待补",
        ),
        ("tender: {evaluation: {price: （删去）}}", "没有写价格分公式", "待补：没有写价格分公式"),
        ("{price: （删去）, bid: {price: ''}}", "没有报价", "待补：没有报价"),
        ("price: {lines: []}", "没有报价", "待补：没有报价"),
        ("tender: {money: {ceiling: （删去）, budget: （删去）}}", "没有最高限价和预算", "待补：缺最高限价"),
        (
            "tender: {sme: '', evaluation: {price: {sme_deduction: 10}}}",
            "没有写招标文件对中小企业的办法",
            "没有计入",
        ),
        ("bid: {expected: [{competitor: 甲公司}]}", "没有预计报价的对手：甲公司", "假设"),
        (
            "bid: {estimates: {S8: {low: 1, likely: 1, high: 1, by: 张维, why: 试}}}",
            "S8 不是评分项编号",
            "S1",
        ),
        (
            "bid: {estimates: {S1: {low: 1, likely: 1, high: 1, by: 张维, why: 试}}}",
            "S1 由资料库或价格公式计算",
            "S1",
        ),
    ],
)
def test_bad_input_makes_a_useful_sheet_with_the_gap_named(overlay, what, words):
    sheet = scored(overlay)
    assert any(what in gap.what for gap in sheet.gaps), sheet.gaps
    assert all(gap.cure for gap in sheet.gaps)
    assert words in says(sheet)


def test_groups_of_a_hundred_each_are_recognised_as_unweighted():
    hundred = """
tender: {criteria: {S1: {group: 商务, points: 20}, S2: {group: 技术, points: 100}, S3: {group: 商务, points: 40},
  S4: {group: 商务, points: 40}}}
"""
    gap = next(gap for gap in scored(hundred).gaps if "不是 100 分" in gap.what)
    assert "技术 100 分" in gap.what
    assert "折成总分" in gap.cure


def test_an_unreadable_formula_leaves_the_other_items_as_they_are():
    broken = "tender: {evaluation: {price: {formula: 三次方法}}}"
    assert points(broken) == (0, None, 10)
    assert points(broken, item="S1") == (2, 2, 2)


def test_the_drawing_names_its_axes_and_lines():
    picture = next(one for one in scored().blocks if isinstance(one, Picture))
    for words in ("我方报价变动（%）", "价格分", "假设对手评审价低 10%", "现在的报价", 'viewBox="0 0 '):
        assert words in picture.svg
    # 限价 195 万：我方 186 万最多涨 4.5%（194.37 万），线到那里为止
    assert "假设对手评审价低 10%：−10%时 10 分，+4.5%时 8.61 分" in picture.says
