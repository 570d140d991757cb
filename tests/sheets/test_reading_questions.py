"""The question sheet as its reader meets it: the right page first, no words of files, questions that make sense."""

import re

from bidkit.model.anchors import section_anchor
from bidkit.model.sheet import cell_words
from bidkit.sheets.catalogue import MAKERS
from bidkit.sheets.qa.chapters import chapters
from bidkit.sheets.qa.questions import questions
from bidkit.sheets.qa.scoring import first_of_each
from tests.sheets.asking import (
    BANK,
    PLANTED,
    asked,
    both,
    card,
    example,
    make,
    make_card,
    material,
    placed,
    rows,
)

ID_OF_A_RECORD = re.compile(r"（[a-z]+-[a-z0-9-]+）")
ONLY_IN_A_CURE = re.compile(r"(bid|tender)\.yaml|expected|invalidity|unread")


def test_pages_named_twice_stay_where_they_were_named_first():
    a, b, c = (material(places=placed()).section_pages(one)[0] for one in ("quality", "tech", "summary"))
    assert first_of_each((a, b, a, c, b)) == (a, b, c)


def test_a_question_about_one_certificate_opens_that_certificate_alone():
    change = both(PLANTED, card("证书有{{ 体系认证 }}，报价 {{ 投标报价 }}。", weakness=["expiry"]))
    row = next(
        row for row in make(material(change, places=placed())).tables()[0].rows if "到期" in row[1].text
    )
    assert [ref.subject for ref in row[4].refs] == ["iso27001"]


def test_a_usual_question_opens_the_heading_that_names_its_topic():
    places = placed()
    places.anchors[f"{section_anchor('tech')}#验收程序"] = ("main", 8)
    bid = material(card("答。", topic="验收"), places=places)
    assert [ref.shown for ref in chapters(bid, bid.dossier.library.answers[0])] == ["《商务技术文件》第 8 页"]


def test_a_topic_that_the_bid_never_names_opens_nothing():
    bid = material(card("答。", topic="培训"), places=placed())
    assert chapters(bid, bid.dossier.library.answers[0]) == ()


def test_words_that_only_name_papers_do_not_make_a_card_one_of_that_item():
    change = both(
        card("答。", topic="验收", criteria=["验收"]),
        {"tender": {"criteria": {"S4": {"text": "每个合同附验收证明"}}}},
    )
    assert [row["相关评分项与分值"] for row in rows(asked(change), "通用问题")] == ["通用：验收"]


def test_a_card_that_takes_another_weakness_of_its_sort_for_granted_is_not_asked():
    told = [one.text for one in questions(example()).all()]
    assert not [
        text for text in told if "只有部分年度" in text or "同时担任" in text or "一个人担任两个" in text
    ]


def test_at_most_sixty_usual_questions_are_printed_and_the_workbook_has_the_rest():
    found = questions(example())
    assert 30 <= len(found.usual) <= 60 < len(found.usual) + len(found.more)
    sheet = make(example())
    extra = next(table for table in sheet.tables() if table.only_in_workbook)
    assert len(extra.rows) == len(found.more)
    assert f"另有 {len(found.more)} 题" in " ".join(cell.text for cell in sheet.cells())


def test_long_facts_make_the_answer_take_its_time():
    told = rows(asked(card("说" * 600, minutes="1")), "通用问题")
    assert told[0]["时长"] == "2.5 分钟"


def test_what_we_expect_of_rivals_is_marked_as_not_to_be_said():
    behind = next(row for row in rows(make(example()), "薄弱点") if "对手预计领先" in row["相关评分项与分值"])
    assert behind["回答要点"].startswith("内部掌握，不说：")


def test_the_ten_questions_have_ten_different_answers():
    card_rows = next(table for table in make_card(example()).tables() if table.name == "十大问题").rows
    told = [row[2].text for row in card_rows]
    assert len(set(told)) == len(told) == 10
    assert not [text for text in told if "答法同" in text or "少得" in text]


def test_no_sheet_of_the_example_shows_the_id_of_a_record_or_the_name_of_a_field_outside_a_cure():
    for maker in MAKERS:
        for sheet in maker.make(example()):
            for block in sheet.tables():
                for head_and_cell in (
                    pair for row in block.rows for pair in zip(block.heads, row, strict=True)
                ):
                    head, words = head_and_cell[0], cell_words(head_and_cell[1])
                    assert not ID_OF_A_RECORD.search(words), (sheet.title, words)
                    cure = head in ("对策", "做什么", "完成标志", "怎么办")
                    assert cure or not ONLY_IN_A_CURE.search(words), (sheet.title, head, words)


def test_the_bank_speaks_of_named_people_not_of_the_whole_team():
    told = "\n".join(one.answer for one in questions(example()).all())
    assert "团队 14 人" not in told and "投入 14 人" not in told
    assert "已经盖章" not in told


def test_weak_points_of_a_small_bid_name_no_page_twice():
    for row in make(material(both(PLANTED, BANK), places=placed())).tables()[0].rows:
        shown = [ref.shown for ref in row[4].refs]
        assert len(shown) == len(set(shown))
