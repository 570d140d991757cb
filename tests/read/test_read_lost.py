"""A list of which nothing was read is told with its place; one that was read whole, or stands elsewhere, is not."""

from dataclasses import replace

import pytest

from bidkit.read.extract import extract
from bidkit.read.opening import open_document
from tests.read.blocks import document, table
from tests.read.conftest import DOCUMENTS, WRITERS
from tests.read.layouts.markup import HERE
from tests.read.layouts.measure import found_in

NOTICE = ("第一章 招标公告", "一、项目概况", "本项目采购水泵一台。")
FORMS = ("第四章 投标文件格式", "1.投标函", "投标人（盖章）：")
TOLD = ("READ-SCORE", "READ-LIST")


def placed(*parts):
    """Return a document whose paragraphs are counted, as a file's are."""
    made = document(*parts)
    blocks = (replace(block, path=f"正文 第{place}段") for place, block in enumerate(made.blocks, start=1))
    return replace(made, blocks=tuple(blocks))


def doubts(*lines, evaluation=("按规定评标。",)):
    """Return codes, messages and places of what was lost of a tender with these lines in its notice."""
    found = extract(placed(*NOTICE, *lines, "第三章 评标办法", *evaluation, *FORMS)).findings
    return [(one.code, one.message, one.span.key) for one in found if one.code in TOLD]


@pytest.mark.parametrize(
    ("evaluation", "said"),
    [
        (("本项目采用综合评分法。",), ["评审办法是综合评分法，一个评分项也没有读出"]),
        (("评审满分为100分。", "专家打分。"), ["评审办法里写着分值，一个评分项也没有读出"]),
        (
            ("甲、看方案，最多得到30分。", "方案（30分）", "服务（30分）", "业绩（20分）"),
            ["评审办法里写着分值，一个评分项也没有读出"],
        ),
        (("本项目采用最低评标价法。", "报价最低的为中标候选人。"), []),
        (("按规定评标。",), []),
    ],
)
def test_points_without_an_item(evaluation, said):
    assert [message for code, message, _ in doubts(evaluation=evaluation) if code == "READ-SCORE"] == said


def test_the_doubt_of_points_stands_where_they_are():
    lines = ("本项目采用综合评分法。", "评委独立打分。", "（一）服务（30分），看响应。")
    ((_, _, place),) = doubts(evaluation=lines)
    assert place == "正文 第7段"


def test_what_only_one_sentence_gave_is_not_the_whole_list():
    sentence = "总分100分，其中技术60分、价格40分。"
    lines = (
        "甲级项：方案（30分）",
        "方案（30分），看深度",
        "服务（20分），看响应",
        "价格（40分），最低得满分",
    )
    ((code, said, place),) = doubts(evaluation=(sentence, *lines))
    assert (code, place) == ("READ-SCORE", "正文 第6段")
    assert said == "只读出了技术、价格，没有读出下面有分值的 4 项"
    assert doubts(evaluation=(sentence, "评委打分。")) == []


CONDITIONS = ("1、能够维修水泵；", "2、有三名以上焊工；", "3、厂房在本省之内。")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("供应商门槛", "会修水泵；", "有三名焊工；"), ["「供应商门槛」下面有 2 段，一条资格条件也没有读出"]),
        (("供应商门槛", *CONDITIONS), ["「供应商门槛」下面有 3 段，一条资格条件也没有读出"]),
        (("二、供应商资格要求", "（一）会修水泵的供应商；", "（二）有三名焊工的供应商。"), []),
        (("供应商门槛", "1、详见第二章。", "2、详见附件。"), []),
        (("供应商门槛：无",), []),
        (("二、供应商资格要求", *CONDITIONS, "供应商门槛", *CONDITIONS), []),
    ],
)
def test_a_title_of_conditions_with_none_of_them(lines, said):
    assert [message for code, message, _ in doubts(*lines) if code == "READ-LIST"] == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ("作废的情形", "字迹难以辨认；", "页码缺失；"),
            ["「作废的情形」下面有 2 段，一条投标无效的情形也没有读出"],
        ),
        (("二、投标无效的情形：", "（1）未按要求签字；", "（2）报价超过限价。"), []),
        (("有下列情形之一的，投标无效：", "（1）未按要求签字；", "（2）报价超过限价。"), []),
        (("投标文件逾期送达的，拒收。",), []),
    ],
)
def test_a_title_of_refusal_with_no_ground(lines, said):
    assert [message for code, message, _ in doubts(*lines) if code == "READ-LIST"] == said


MADE = [(name, kind) for name in DOCUMENTS for kind in WRITERS if name != "conflict"]


@pytest.mark.parametrize(("name", "kind"), MADE)
def test_made_tenders_are_read_whole(made, name, kind):
    found = extract(open_document(made(name, kind))).findings
    assert [one.message for one in found if one.code in TOLD] == []


@pytest.mark.parametrize("name", sorted(path.stem for path in HERE.glob("*.txt")))
def test_layouts_are_read_whole(name):
    _, found = found_in(HERE / f"{name}.txt")
    assert [one.message for one in found.findings if one.code in TOLD] == []


LISTED = (
    ("条款号", "条款内容", "编列内容"),
    ("2.1", "分值构成", "技术：40分\n商务：20分\n报价：40分"),
    ("2.2", "技术", "施工方案 25分\n质量措施 15分\n以上各项：优 85%以上，一般 60%以下"),
    ("2.3", "商务", "企业业绩 12分：每个 3分\n企业信用 8分：A级 8分，B级 4分"),
    ("2.4", "报价", "40分：每高于基准价 1%扣 2分"),
)


def scored(*evaluation):
    """Return the leaves that were read of an evaluation as (name, points)."""
    found = extract(document(*NOTICE, "第三章 评标办法", *evaluation, *FORMS))
    return [(item.item, item.points) for item in found.scoring]


def test_items_that_stand_line_by_line_in_one_cell():
    assert scored(table(*LISTED)) == [
        ("施工方案", "25"),
        ("质量措施", "15"),
        ("企业业绩", "12"),
        ("企业信用", "8"),
        ("报价", "40"),
    ]


def test_items_in_a_cell_that_do_not_come_to_the_whole_are_not_guessed():
    short = (*LISTED[:2], ("2.2", "技术", "施工方案 25分\n质量措施 10分"), *LISTED[3:])
    names = [name for name, _ in scored(table(*short))]
    assert "质量措施" not in names


def test_a_list_whose_items_end_their_points_with_a_full_stop():
    lines = (
        "1、设计构思40分。贴合实际，30-40分；一般，15-29分。",
        "2、类似业绩25分。一个5分。",
        "3、报价35分。最低35分。",
    )
    assert scored(*lines) == [("设计构思", "40"), ("类似业绩", "25"), ("报价", "35")]


def test_parts_called_其一_其二_are_chapters():
    found = extract(
        document(
            "云岭县水务站小额采购",
            *("其一　供应商要求", *CONDITIONS),
            *("其二　设计要求", "一、图纸三套。"),
            *("其三　评审", "1、方案60分。看深度。", "2、报价40分。最低40分。"),
            *("其四　报价文件格式", "附表1　报价函", "供应商（公章）："),
        )
    )
    assert [item.quote for item in found.qualifications] == [*CONDITIONS]
    assert [item.points for item in found.scoring] == ["60", "40"]
    assert [form.title for form in found.forms] == ["报价函"]
