"""What can be said stands in the answer, what is still to be found out stands apart with whom to ask; gaps once."""

from collections import Counter

import pytest

from bidkit.sheets.qa import make as make_all
from bidkit.sheets.qa.open_ends import said
from tests.sheets.asking import BANK, asked, both, card, example, gap_words, make, material, rows


@pytest.mark.parametrize(
    ("answer", "whole"),
    [
        ("照方案做。难点是【按方案念】。", "照方案做。"),
        ("难点是【按方案念；两条】，由甲负责；按期完成。\n报价不变。", "按期完成。\n报价不变。"),
        ("公司 【待补：成立时间】 成立。", "公司 【待补：成立时间】 成立。"),
        ("【先核对：覆盖】。", "还没有写完，见「先弄清再答」。"),
    ],
)
def test_only_whole_sentences_are_said(answer, whole):
    assert said(answer) == whole


def test_what_is_to_be_found_out_names_the_sentence_and_whom_to_ask():
    sheet = asked(card("照方案做。难点是【按方案念】，由甲负责。", speaker="项目经理"))
    (row,) = rows(sheet, "先弄清再答")
    assert (row["要弄清什么"], row["用在哪一句"]) == ("按方案念", "难点是＿＿，由甲负责。")
    assert row["问谁"] == "项目经理 张维"
    assert rows(sheet, "通用问题")[0]["回答要点"] == "照方案做。"
    assert "先弄清再答" in gap_words(sheet)


def test_no_answer_of_the_example_ends_in_a_blank():
    sheet = make(example())
    for name in ("薄弱点", "评分项", "通用问题", "通用问题（续）"):
        assert [row["问题"] for row in rows(sheet, name) if "【" in row["回答要点"]] == []
    assert len(rows(sheet, "先弄清再答")) >= 10


def test_a_sheet_with_nothing_to_find_out_has_no_such_part():
    assert rows(asked(card("照方案做。")), "先弄清再答") == []


def test_a_thing_to_do_is_told_by_one_sheet_of_the_command():
    sheets = make_all(material(both(BANK, "tender: {presentation: {minutes: 15}}")))
    count = Counter(cure for sheet in sheets for cure in {gap.cure for gap in sheet.gaps})
    assert len(sheets) == 3 and count and max(count.values()) == 1
