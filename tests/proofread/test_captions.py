"""What stands above scans and in the list before them is held against the record that it names, in Word and PDF."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.model.document import Passage
from bidkit.model.printed import captioned, lines_of
from tests.proofread.lines import filled, finished, told

LIST = (
    "投标函",
    "{section.items[].title:text:甲市平台项目}",
    "{section.items[].title:text:乙市门户项目}",
)
SHEETS = (
    ("case-a", "甲市平台项目 合同", "（第1页，共2页）"),
    ("case-a", "甲市平台项目 合同", "（第2页，共2页）"),
    ("case-b", "乙市门户项目 验收证明", ""),
)


def section(sheets=SHEETS):
    made = replace(filled(*LIST, title="负责人业绩证明", form=""), scans=True)
    return replace(made, text=captioned(made.text, sheets))


def shown(sheets=SHEETS):
    return [LIST[0], "甲市平台项目", "乙市门户项目", *(said + tail for _, said, tail in sheets)]


def in_word(*lines):
    return told(section(), finished(*lines[1:]))  # the helper writes the title


def in_pdf(lines, head="", scan="", sheets=SHEETS):
    pages = ["\n".join((head, *lines[:3])), *(f"{line}\n{scan}" for line in lines[3:])]
    volume = finished(*shown(sheets)[1:], pages=tuple(pages))
    placed = replace(volume.sections[0], scans=True)
    return told(section(sheets), replace(volume, sections=(placed,)))


def put(number, text):
    lines = shown()
    lines[number] = text
    return lines


def test_a_finished_file_as_it_was_laid_is_silent():
    assert in_word(*shown()) == []
    assert in_pdf(shown(), scan="扫描件自己带的文字，谁也没有填过这些字") == []


def test_words_of_a_scan_that_stand_before_its_caption_are_no_addition_to_the_list():
    lines = shown()
    # the last cell of the list is a page number, which nobody fills; the page has a number of its own below
    list_page = "\n".join((*lines[:3], "24-25", "19"))
    scans = ("技术服务合同 甲方某市数据局", "项目验收报告 结论是合格", "中标通知书 某市采购中心")
    pages = (list_page, *("\n".join(both) for both in zip(scans, lines[3:], strict=True)))
    volume = finished(*lines[1:], pages=pages)
    placed = replace(volume.sections[0], scans=True)
    assert told(section(), replace(volume, sections=(placed,))) == []
    added = (list_page.replace("24-25", "24-25\n另收技术服务费百分之三，由采购人承担"), *pages[1:])
    assert len(told(section(), replace(volume, sections=(placed,), page_texts=added))) == 1


CHANGED = [
    (3, "甲市平合项目 合同（第1页，共2页）", "fact", "library[case-a]"),
    (3, "甲市项目 合同（第1页，共2页）", "fact", "library[case-a]"),
    (4, "乙市门户项目 合同（第2页，共2页）", "fact", "library[case-a]"),
    (5, "甲市平台项目 验收证明", "fact", "library[case-b]"),
    (5, "乙市门户项目 验收证", "fact", "library[case-b]"),
    (4, "甲市平台项目 合同（第2页，共3页）", "text", "共【3】页"),
    (1, "甲市平台工程", "fact", "section.items[].title"),
]


@pytest.mark.parametrize(("number", "text", "sort", "words"), CHANGED)
def test_a_changed_shortened_or_exchanged_name_is_told(number, text, sort, words):
    for file, found in (("Word", in_word(*put(number, text))), ("PDF", in_pdf(put(number, text)))):
        [(weight, message)] = found
        assert weight == sort and message.startswith(file)
        assert words in message or (file, sort) == ("PDF", "text")


def test_captions_exchanged_with_each_other_are_told():
    lines = shown()
    lines[4], lines[5] = lines[5], lines[4]
    [(sort, message)] = in_word(*lines)
    assert sort == "fact" and "题注换了位置" in message


def test_scans_that_are_all_gone_from_word_are_told():
    assert [sort for sort, _ in in_word(*shown()[:3])] == ["fact"] * 3


def test_a_line_put_between_scans_is_told():
    [(sort, message)] = in_word(*shown(), "以上扫描件与原件一致，均由第三方提供。")
    assert sort == "text" and "多了" in message


def test_another_project_in_the_head_of_the_list_page_is_told():
    [(sort, message)] = in_pdf(shown(), head="另一个市的另一套系统采购 投标文件正文")
    assert sort == "text" and "另一个市" in message


def test_a_caption_too_long_for_its_page_may_be_cut_there_and_not_by_a_person():
    name = "某省某市某区某局" * 8
    sheets = (("case-a", name, ""),)
    volume = shown(sheets)[:3]
    assert told(section(sheets), finished(*volume[1:], name[:42] + "…")) == []
    assert in_pdf([*volume, name[:42] + "…"], sheets=sheets) == []
    for wrong in (name[:12] + "…", name[:20] + "县" + name[21:42] + "…"):
        assert told(section(sheets), finished(*volume[1:], wrong))[0][0] == "fact"


@given(st.integers(0, 2), st.integers(0, 8), st.sampled_from("甲丙县 7"))
def test_no_letter_of_a_caption_can_be_changed_in_silence(number, at, letter):
    line = shown()[3 + number]
    new = line[:at] + letter + line[at + 1 :]
    assert bool(in_word(*put(3 + number, new))) == (new.replace(" ", "") != line.replace(" ", ""))


def test_captions_stand_before_headers_and_notes():
    text = replace(filled("甲").text, passages=(Passage("甲", "正文", 1), Passage("头", "页眉", 1)))
    parts = [line.part for line in lines_of(captioned(text, SHEETS[:1]).passages, ())]
    assert parts == ["正文", "正文", "页眉"]
