"""Two people fill in the same workbook: what differs goes together, what clashes is shown and has to be chosen."""

import openpyxl

from bidkit.load.tender import load_bid, load_tender
from tests.book.hands import cell, files, fill, take, written


def both(workspace, mine, theirs):
    """Have two copies of one workbook filled in; theirs is taken, mine waits."""
    path = written(workspace)
    own = fill(path, mine, to=path.with_name("王芳.xlsx"))
    other = fill(path, theirs, to=path.with_name("李雷.xlsx"))
    assert take(workspace, other).exit_code == 0
    return own


def test_changes_in_different_rows_and_columns_go_together(workspace):
    own = both(
        workspace,
        {("要求", "T1"): {"我方答复": "甲"}, ("概况", "purchaser"): {"内容": "江城市数据局"}},
        {("要求", "T1"): {"说明": "乙"}, ("概况", "money.ceiling"): {"内容": "190万元"}},
    )
    assert take(workspace, own).exit_code == 0
    place = workspace / "tenders/demo"
    reply, tender = load_bid(place, workspace).answers["T1"], load_tender(place, workspace)
    assert (reply.reply, reply.note) == ("甲", "乙")
    assert (tender.purchaser, tender.money.ceiling) == ("江城市数据局", 1_900_000)


def test_the_same_change_twice_is_no_clash(workspace):
    own = both(workspace, {("要求", "T1"): {"我方答复": "甲"}}, {("要求", "T1"): {"我方答复": "甲"}})
    assert take(workspace, own).exit_code == 0


def test_a_clash_shows_both_values_and_waits_for_a_choice(workspace):
    own = both(workspace, {("要求", "T1"): {"我方答复": "甲"}}, {("要求", "T1"): {"我方答复": "乙"}})
    before = files(workspace)
    result = take(workspace, own)
    changed = {name for name, body in files(workspace).items() if before.get(name) != body}
    assert result.exit_code == 3 and changed == {"tenders/demo/王芳（要改）.xlsx"}
    copy = own.with_name("王芳（要改）.xlsx")
    found = cell(copy, "要求", "T1", "我方答复")
    assert found.value == "【这里】甲\n【项目里】乙" and "乙" in found.comment.text
    assert "还没有选" in take(workspace, copy).output
    fill(copy, {("要求", "T1"): {"我方答复": "甲"}})
    assert take(workspace, copy).exit_code == 0
    assert load_bid(workspace / "tenders/demo", workspace).answers["T1"].reply == "甲"


def test_a_bad_cell_is_named_noted_and_coloured_and_equal_ones_are_one(workspace):
    path = fill(written(workspace), {
        ("概况", "money.budget"): {"内容": "很多钱"},
        ("要求", "Q1"): {"证明": "没有的证书"},
        ("要求", "Q2"): {"证明": "没有的证书"},
    })  # fmt: skip
    before = files(workspace)
    result = take(workspace, path)
    assert result.exit_code == 3 and files(workspace) == before
    assert "「概况」 C" in result.output and "「很多钱」不能写在「预算（元）」里" in result.output
    assert result.output.count("「没有的证书」不知道是哪一个") == 1
    copy = path.with_name("项目（要改）.xlsx")
    bad = cell(copy, "概况", "money.budget", "内容")
    assert "1980000" in bad.comment.text and bad.fill.fgColor.rgb.endswith("FFC7CE")
    fill(
        copy,
        {
            ("概况", "money.budget"): {"内容": "220万"},
            ("要求", "Q1"): {"证明": ""},
            ("要求", "Q2"): {"证明": "iso9001"},
        },
    )
    assert take(workspace, copy).exit_code == 0
    assert load_bid(workspace / "tenders/demo", workspace).evidence == {"Q2": ("iso9001",)}


def test_what_only_the_whole_file_can_refuse_is_put_on_its_row(workspace):
    path = fill(written(workspace), {("概况", "dates.deadline"): {"内容": "2026-12-25 09:30"}})
    result = take(workspace, path)
    assert "「概况」" in result.output and "开标时间" in result.output
    assert cell(path.with_name("项目（要改）.xlsx"), "概况", "dates.deadline", "内容").comment is not None


def test_a_formula_without_a_value_is_no_empty_cell(workspace):
    path = fill(written(workspace), {("要求", "T1"): {"我方答复": "=A1"}})
    assert "公式" in take(workspace, path).output


def test_a_workbook_of_another_project_or_none_is_refused(workspace):
    path = written(workspace)
    (workspace / "tenders/别的").mkdir()
    for name in ("tender.yaml", "bid.yaml", "price.xlsx"):
        (workspace / "tenders/别的" / name).write_bytes((workspace / "tenders/demo" / name).read_bytes())
    assert "是项目「demo」的工作簿" in take(workspace, path, "别的").output
    plain = path.with_name("空.xlsx")
    openpyxl.Workbook().save(plain)
    assert "不是 bidkit book 写出的" in take(workspace, plain).output
    plain.write_bytes(b"PK")
    assert take(workspace, plain).exit_code == 3


def test_a_row_that_moved_up_is_not_taken_for_the_one_that_stood_there(workspace):
    place = workspace / "tenders/demo/bid.yaml"
    two = (
        "[{person: zhang-wei, role: 项目经理}, {person: li-lei, role: 架构师}, {person: han-mei, role: 测试}]"
    )
    text = place.read_text("utf-8").replace("[{person: zhang-wei, role: 项目经理}]", two)
    place.write_text(text, "utf-8")
    for key, name in (("li-lei", "李雷"), ("han-mei", "韩梅")):
        (workspace / f"library/people/{key}.yaml").write_text(f"id: {key}\nname: {name}\n", "utf-8")
    own = both(workspace, {("团队", "成员2"): {"分工": "架构"}}, {("团队", "成员2"): {"去掉": "去掉"}})
    result = take(workspace, own)
    assert result.exit_code == 3 and "已经换成「韩梅〔han-mei〕」" in result.output
    assert [one.duty for one in load_bid(workspace / "tenders/demo", workspace).team] == ["", ""]
