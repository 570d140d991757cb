"""Each change in a finished file is told once, by what stands in the line; what is as it was filled is silent."""

from dataclasses import replace

import pytest

from bidkit.model.facts import PageImage, PdfPage, Table, WordFacts
from bidkit.model.printed import PrintedText
from tests.proofread.lines import DOSSIER, filled, finished, told

LETTER = (
    "投标函",
    "我方{bidder.name:name:甲公司}参加{project.name:name:乙项目}的投标。",
    "报价{price.total:money:1,000.00}元，期限{bid.delivery.period_days:number:90}日。",
    "联系电话：{bidder.phone:id:027-55500123}。",
    "中标后不拒绝签订合同。",
    "日期：＿＿年＿＿月＿＿日",
)
PLAIN = (
    "我方甲公司参加乙项目的投标。", "报价1,000.00元，期限90日。", "联系电话：027-55500123。", "中标后不拒绝签订合同。",
    "日期：＿＿年＿＿月＿＿日",
)  # fmt: skip


def edited(number, text):
    lines = list(PLAIN)
    lines[number : number + 1] = [text] if text else []
    return lines


def test_untouched_files_are_silent():
    assert told(filled(*LETTER), finished(*PLAIN, pages=("投标函" + "".join(PLAIN),))) == []


@pytest.mark.parametrize(
    ("number", "text", "sort", "words"),
    [
        (0, "我方甲公司参加丙项目的投标。", "signed", "project.name"),
        (1, "报价1,100.00元，期限90日。", "price", "price.total"),
        (1, "报价1,000.00元，期限120日。", "signed", "bid.delivery.period_days"),
        (2, "联系电话：027-55500132。", "fact", "bidder.phone"),
        (3, "中标后可拒绝签订合同。", "signed", "【可】"),
        (3, "", "signed", "少了：「中标后不拒绝签订合同。」"),
    ],
)
def test_a_change_in_word_is_told_by_its_weight(number, text, sort, words):
    [(found, message)] = told(filled(*LETTER), finished(*edited(number, text)))
    assert found == sort and words in message


def test_a_change_in_the_pdf_alone_is_told_of_the_pdf():
    page = "投标函\n" + "\n".join(PLAIN).replace("期限90日", "期限60日")
    [(sort, message)] = told(filled(*LETTER), finished(*PLAIN, pages=(page,)))
    assert sort == "signed" and message.startswith("PDF") and "【60】" in message


def test_a_paragraph_that_goes_over_the_page_is_one():
    pages = ("投标函\n" + "\n".join(PLAIN)[:30] + "\n第1页 共2页", "\n".join(PLAIN)[30:] + "\n第2页 共2页")
    assert told(filled(*LETTER), finished(*PLAIN, pages=pages)) == []


def test_a_clause_put_into_the_pdf_alone_is_named_and_a_filled_blank_is_not():
    lines = [*PLAIN[:3], "我方保留撤回承诺的权利。", *PLAIN[3:]]
    page = "投标函\n" + "\n".join(lines)
    [(sort, message)] = told(filled(*LETTER), finished(*PLAIN, pages=(page,)))
    assert sort == "clause" and message.startswith("PDF") and "多了：「我方保留撤回承诺的权利」" in message
    assert [m[:4] for _, m in told(filled(*LETTER), finished(*lines, pages=(page,)))] == ["Word"]
    signed = page.replace(lines[3] + "\n", "").replace("＿＿年＿＿月＿＿日", "二〇二六年十二月十八日")
    assert told(filled(*LETTER), finished(*PLAIN, pages=(signed,))) == []


def test_the_same_change_in_both_is_told_once_but_two_changes_twice():
    lines = edited(1, "报价1,000.00元，期限60日。")
    both = finished(*lines, pages=("投标函\n" + "\n".join(lines),))
    assert [message[:4] for _, message in told(filled(*LETTER), both)] == ["Word"]
    other = finished(*lines, pages=("投标函\n" + "\n".join(PLAIN).replace("期限90日", "期限30日"),))
    assert [message[:4] for _, message in told(filled(*LETTER), other)] == ["Word", "PDF "]


def test_a_line_more_is_named_and_a_split_or_moved_paragraph_is_not():
    [(sort, message)] = told(filled(*LETTER), finished(*PLAIN, "我方保留撤回的权利。"))
    assert sort == "clause" and "多了：「我方保留撤回的权利。」" in message
    assert told(filled(*LETTER), finished("我方甲公司参加", "乙项目的投标。", *PLAIN[1:])) == []
    assert told(filled(*LETTER), finished(PLAIN[3], *PLAIN[:3], PLAIN[4])) == []


def test_a_whole_form_is_named_once():
    assert [sort for sort, _ in told(filled(*LETTER), finished("另一份文件", "别的内容"))] == ["form"]


def test_a_page_that_is_a_picture_is_unknown_and_a_blank_one_is_a_form_gone():
    blank = finished(*PLAIN, pages=("",))
    picture = replace(blank, pdf=replace(blank.pdf, pages=(PdfPage(drawn=False, images=(PageImage("a"),)),)))
    outlines = replace(blank, pdf=replace(blank.pdf, pages=(PdfPage(drawn=True),)))
    for unreadable in (picture, outlines):
        assert [sort for sort, _ in told(filled(*LETTER), unreadable)] == ["unread"]
    [(sort, message)] = told(filled(*LETTER), blank)
    assert sort == "form" and "空白" in message


def test_a_chapter_of_people_is_held_to_its_values_only():
    chapter = filled(
        "概述", "服务期{values.period:text:36 个月}。", "其余是人写的。", own=False, form="", title="方案"
    )
    assert told(chapter, finished("概述", "服务期36个月。", "其余改过了，又加一句。")) == []
    [(sort, message)] = told(chapter, finished("概述", "服务期24个月。", "其余是人写的。"))
    assert sort == "fact" and "values.period" in message


ROWS = (("1", "★数据不出境", "全部存放在采购人机房", "无偏离"), ("2", "提供培训", "培训两次", "无偏离"))


def tabled(rows):
    cells = tuple(replace_part(n, cell) for n, cell in enumerate(c for row in rows for c in row))
    return cells, (Table(rows, paragraph=1, section="s"),)


def replace_part(number, cell):
    from bidkit.model.document import Passage

    return Passage(cell, "表格", number + 1, "", "s")


def test_the_head_row_of_a_price_table_weighs_like_the_price_and_of_another_table_less():
    head, row = ("名称", "含税单价（元）"), ("培训", "1,000.00")
    passages, tables = tabled((head, row))
    found, shown = tabled((row,))
    volume = replace(finished(), passages=found, word=WordFacts(tables=shown))
    for title, sort in (("分项报价表", "price"), ("响应表", "clause")):
        section = replace(filled(title=title), text=PrintedText(passages, tables))
        assert [said for said, _ in told(section, volume)] == [sort]


@pytest.mark.parametrize(
    ("rows", "sorts"),
    [
        (ROWS, []),
        (ROWS[1:], ["star"]),
        (ROWS[:1], ["clause"]),
        (((*ROWS[0][:3], "负偏离"), ROWS[1]), ["star"]),
        ((ROWS[0], ("2", "提供培训", "培训三次", "无偏离")), ["clause"]),
    ],
)
def test_a_row_gone_or_changed_is_told_and_a_starred_one_weighs_most(rows, sorts):
    passages, tables = tabled(ROWS)
    section = replace(filled(title="响应表"), text=PrintedText(passages, tables))
    found, shown = tabled(rows)
    volume = replace(finished(), passages=found, word=WordFacts(tables=shown))
    assert [sort for sort, _ in told(section, volume)] == sorts
    assert DOSSIER.bindings
