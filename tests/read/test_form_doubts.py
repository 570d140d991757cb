"""What the reader doubts about its own list of forms, and that it keeps quiet where nothing is doubtful."""

import pytest

from bidkit.model.reading import Block, Document
from bidkit.read.extract import extract

HEAD = ("第一章 采购公告", "欢迎参加。", "第二章 供应商须知", "认真填写。", "第三章 响应文件格式")
FOOT = ("供应商（盖章）：", "日期：    年  月  日")
LETTER = ("致：云岭县水务站", "我方承诺守信。", *FOOT)
FORMS = ("1.响应函", *LETTER, "2.授权书", *LETTER, "3.报价表", *FOOT)


def doubts(*lines, listed=(), head=HEAD):
    """Return the doubts of a document whose contents page lists these chapters."""
    pages = [Block("contents", line) for line in listed]
    blocks = (*pages, *(Block("paragraph", line) for line in (*head, *lines)))
    found = extract(Document("磋商文件.docx", "docx", tuple(blocks))).findings
    return [(found.code, found.message) for found in found if found.code in ("READ-FORMS", "READ-ZONE")]


def test_a_complete_document_raises_no_doubt():
    names = ("目录", "1.响应函", "2.授权书", "3.报价表")
    assert doubts(*names, *FORMS, listed=[f"{line}......{page}" for page, line in enumerate(HEAD[::2])]) == []


def test_a_name_of_the_list_without_a_form_is_told():
    names = ("目录", "1.响应函", "2.授权书", "3.报价表", "4.服务方案")
    said = "格式的目录列了 4 项，后面没有找到：服务方案"
    assert doubts(*names, *FORMS) == [("READ-FORMS", said)]


def test_a_form_signed_twice_with_a_title_between_is_told():
    twice = ("1.响应函", *LETTER, "补充情况", "所报内容真实", *FOOT)
    said = "格式「响应函」里有 2 处签字盖章，中间的「补充情况」可能是另一个格式"
    assert doubts(*twice, "2.授权书", *LETTER) == [("READ-FORMS", said)]


def test_signatures_before_the_first_form_are_told():
    loose = ("甲种承诺如下", *LETTER, "乙种承诺如下", *LETTER, "丙种承诺如下", *LETTER)
    told = doubts(*loose, *FORMS)
    assert told == [("READ-FORMS", "第一个格式「响应函」之前有 3 处签字盖章，不在任何格式里")]


def test_a_chapter_of_forms_without_a_form_is_told():
    assert doubts("由供应商自行编写。") == [("READ-FORMS", "投标文件格式一章里没有读出一个格式")]


def test_a_document_with_an_evaluation_and_no_forms_is_told():
    head = ("第一章 采购公告", "欢迎参加。", "第二章 评审办法", "综合评分法。", "第三章 采购需求", "一台。")
    assert doubts(head=head) == [("READ-FORMS", "没有找到投标文件格式，一个格式也没有读出")]
    assert doubts(head=head[:2]) == []  # a notice alone has another finding


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("第四章 评审办法......12", [("READ-ZONE", "目录里有「第四章评审办法」，正文里没有找到")]),
        ("第三章 响应文件的格式......9", []),  # the body gives the chapter another name
        ("第五章 供应商须知......9", []),  # … or another number
    ],
)
def test_a_chapter_of_the_contents_page_that_the_body_lacks_is_told(line, told):
    assert doubts(*FORMS, listed=["第一章 采购公告......1", "第二章 供应商须知......3", line]) == told
