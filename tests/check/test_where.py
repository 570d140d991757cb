"""The words of a place: form, heading, paragraph or row, page."""

from dataclasses import replace

import pytest

from bidkit.check.where import Places
from bidkit.model.document import FinishedVolume, Passage, PlacedSection
from bidkit.model.facts import Table, WordFacts
from bidkit.source import Span

VOLUME = FinishedVolume(
    id="main",
    title="投标文件",
    word_name="a.docx",
    pdf_name="a.pdf",
    price=False,
    blind=False,
    page_texts=("投标函\n致：江城市数据中心", "服务承诺\n接到通知后两小时到达现场", "序号 条款\n1 付款方式"),
    passages=(
        Passage("投标函", "正文", 1, "heading 1", "letter"),
        Passage("致：江城市数据中心", "正文", 2, "", "letter"),
        Passage("服务承诺", "正文", 4, "heading 2", "letter"),
        Passage("接到通知后两小时到达现场", "正文", 6, "", "letter"),
        Passage("序号", "表格", 1, "", "table"),
        Passage("付款方式", "表格", 4, "", "table"),
        Passage("页眉的字", "页眉", 1, "", ""),
    ),
    sections=(PlacedSection("letter", "投标函", 1, 2), PlacedSection("table", "商务偏离表", 3, 1)),
    word=WordFacts(tables=(Table((("序号", "条款"), ("1", "付款方式")), section="table"),)),
)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Span("a.docx", part="正文", paragraph=2), "《投标函》第 1 段附近，第 11 页"),
        (Span("a.docx", part="正文", paragraph=6), "《投标函》「服务承诺」下第 1 段附近，第 12 页"),
        (Span("a.docx", part="表格", paragraph=4), "《商务偏离表》表格第 2 行，第 13 页"),
        (Span("a.docx", part="表格", paragraph=3), "《商务偏离表》表格第 2 行，第 13 页"),
        (Span("a.pdf", page=2), "《投标函》第 12 页"),
        (Span("a.docx", part="页眉", paragraph=1), ""),
        (Span("library/company.yaml", line=3), ""),
    ],
)
def test_a_place_is_said_as_a_person_looks_for_it(place, words):
    """Pages count from 11 here, and the words give the number that the page bears."""
    assert Places(VOLUME, 11).words(place) == words


def test_words_on_two_pages_tell_no_page_and_a_second_table_tells_its_number():
    twice = replace(
        VOLUME,
        page_texts=("致：江城市数据中心",) * 3,
        word=WordFacts(tables=(*VOLUME.word.tables, Table((("甲",),), paragraph=5, section="table"))),
        passages=(*VOLUME.passages, Passage("甲", "表格", 5, "", "table")),
    )
    assert Places(twice, 1).words(Span("a.docx", part="正文", paragraph=2)) == "《投标函》第 1 段附近"
    assert (
        Places(twice, 1).words(Span("a.docx", part="表格", paragraph=5)) == "《商务偏离表》第 2 个表格第 1 行"
    )


def test_the_words_do_not_make_a_place_another():
    plain = Span("a.docx", part="正文", paragraph=2)
    assert (
        replace(plain, words="《投标函》") == plain and str(plain) in replace(plain, words="《投标函》").said
    )
