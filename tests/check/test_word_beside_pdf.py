"""What stands between the words in Word must stand in the PDF: formulas, charts, diagrams, ticks; else it is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.check.beside import core, lost_things
from bidkit.model.document import FinishedVolume, Passage
from bidkit.model.facts import Beside, WordFacts

BASE = FinishedVolume(
    id="a",
    title="册",
    word_name="a.docx",
    pdf_name="a.pdf",
    price=False,
    blind=False,
    page_texts=(),
    passages=(),
    sections=(),
)
FORMULA = Beside("公式", ("P=A/B×30",), "价格得分按下式计算", "结果保留两位小数")


def lost(printed, *things, words=()):
    passages = tuple(Passage(text, "正文", number) for number, text in enumerate(words, 1))
    pages = printed if isinstance(printed, tuple) else (printed,)
    volume = replace(BASE, page_texts=pages, passages=passages, word=WordFacts(beside=things))
    return list(lost_things(volume, core("".join(pages))))


DRAWN = [
    "价格得分按下式计算P=A/B×30结果保留两位小数",
    "价格得分按下式计算\n A\nP= ×30\n B\n结果保留两位小数",
    "价格得分按下式计算𝑃 = 𝐴 / 𝐵 × 30 结果保留两位小数",
    ("价格得分按下式计算", "第 3 页 共 90 页\n某公司投标文件\nP=A/B×30\n结果保留两位小数"),
    "另一处也有价格得分按下式计算，结果保留两位小数。价格得分按下式计算P=A/B×30结果保留两位小数",
    "这一册根本没有那句话",  # what cannot be found again proves nothing
]


@pytest.mark.parametrize("printed", DRAWN)
def test_a_formula_that_is_drawn_anyhow_is_silent(printed):
    assert lost(printed, FORMULA) == []


@pytest.mark.parametrize(
    "printed",
    [
        "价格得分按下式计算结果保留两位小数",
        ("价格得分按下式计算", "第 3 页 共 90 页 某某投标文件 结果保留两位小数 PAB30"),
        "PAB30 价格得分按下式计算 结果保留两位小数",
    ],
)
def test_a_formula_that_is_not_is_named_with_its_place(printed):
    (said,) = lost(printed, FORMULA)
    assert "P=A/B×30" in said and "按下式计算" in said


def test_a_formula_of_a_line_of_its_own_is_looked_for_between_its_neighbours():
    alone = replace(FORMULA, before="", behind="结果保留两位小数")
    assert lost("第三章 评分 P=A/B×30 结果保留两位小数", alone) == []
    assert len(lost("第三章 评分 结果保留两位小数", alone)) == 1


CHART = Beside("图表", ("近三年营业收入", "营业收入", "2023", "1200", "武汉", "宜昌"))


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("近三年营业收入 0 500 1000 武 汉 宜昌 营业收入", 0),
        ("近三年营业收入 营业收入", 0),  # some words of a chart may be hidden
        ("营业收入", 1),
        ("2023 1200", 1),
    ],
)
def test_a_chart_of_which_most_words_are_missing_is_named(printed, count):
    assert len(lost(printed, CHART)) == count


def test_a_diagram_without_words_says_nothing():
    assert lost("文字", Beside("SmartArt 图形", ())) == []


@pytest.mark.parametrize("ticks", ["☑", "√", "\uf0fe", "þ", "☒"])
def test_a_tick_that_is_missing_is_counted_and_one_of_another_font_is_none(ticks):
    words = ("接受☑ 不接受□", "同意√")
    assert lost(f"接受{ticks} 不接受□ 同意{ticks}", words=words) == []
    assert lost(f"接受{ticks} 不接受□ 同意", words=words) == ["打勾的框 2 个，PDF 里只有 1 个"]


@given(st.text("PQRS123+-", min_size=1, max_size=9), st.text("甲乙丙丁", min_size=8, max_size=20))
def test_what_stands_in_its_place_is_never_called_lost(letters, before):
    thing = Beside("公式", (letters,), before, "戊己庚辛")
    assert lost(f"{before}{letters}戊己庚辛", thing) == []
    if core(letters):
        assert len(lost(f"{before}戊己庚辛", thing)) == 1
