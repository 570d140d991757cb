"""Contents against pages, printed numbers, blank pages, seals: read from the pages alone."""

import pytest

from bidkit.pdf.seen.redseal import Seal, judge_picture, look_for_seals
from tests.audit.files import (
    codes,
    look_over,
    messages,
    pdf,
    picture_tag,
    press,
    scanned,
    sheet,
    without_page,
)

LETTER = ("一、投标函", "<p>致：江城市数据中心</p>")
PLAN = ("二、实施方案", "<p>按月交付。</p>")
TEAM = ("三、项目团队", "<p>共五人。</p>")
RIGHT = [("一、投标函", 2), ("二、实施方案", 3), ("三、项目团队", 4)]


def test_a_contents_page_that_is_right_says_nothing(workspace, tmp_path):
    made = pdf(tmp_path / "投标文件.pdf", LETTER, PLAN, TEAM, contents=RIGHT)
    assert codes(look_over(workspace, made), "V020", "V021", "V022", "D024", "D030", "D031") == []


def test_a_wrong_number_in_the_contents_is_told_with_the_right_one(workspace, tmp_path):
    wrong = [RIGHT[0], ("二、实施方案", 4), RIGHT[2]]
    made = pdf(tmp_path / "投标文件.pdf", LETTER, PLAN, TEAM, contents=wrong)
    assert messages(look_over(workspace, made), "V020") == [
        "投标文件.pdf 目录把「二、实施方案」写在第 4 页，实际在第 3 页"
    ]


def test_a_title_that_stands_nowhere_is_told(workspace, tmp_path):
    made = pdf(tmp_path / "投标文件.pdf", LETTER, PLAN, TEAM, contents=[*RIGHT, ("四、售后服务", 5)])
    [message] = messages(look_over(workspace, made), "V021")
    assert "四、售后服务" in message and "只有 4 页" in message


def test_a_missing_page_is_seen_by_its_number_and_by_the_total(workspace, tmp_path):
    whole = pdf(tmp_path / "whole.pdf", LETTER, PLAN, TEAM)
    made = without_page(whole, tmp_path / "投标文件.pdf", 2)
    found = messages(look_over(workspace, made), "V022")
    assert any("第 1 页之后就是第 3 页，缺第 2 页" in message for message in found)
    assert any("共 3 页，文件实际有 2 页" in message for message in found)


def test_a_blank_page_is_found_and_a_page_with_a_picture_is_none(workspace, tmp_path):
    made = pdf(tmp_path / "投标文件.pdf", LETTER, ("", ""), ("", picture_tag(sheet((200, 200)))))
    [finding] = [finding for finding in look_over(workspace, made).findings if finding.code == "D024"]
    assert finding.span.page == 2


CENTRE = (400, 700)


@pytest.mark.parametrize("diameter", [30, 38, 42, 50])
def test_a_round_seal_of_any_usual_size_is_seen(diameter):
    assert judge_picture(press(sheet(), CENTRE, diameter).resize((336, 475))) is Seal.YES


def test_a_faded_seal_over_writing_is_seen():
    assert judge_picture(press(sheet(), (300, 300), 40, (222, 120, 120)).resize((336, 475))) is Seal.YES


def test_a_page_without_red_has_no_seal():
    assert judge_picture(sheet().resize((336, 475))) is Seal.NO


def test_red_writing_and_a_red_rule_are_no_seal():
    from PIL import ImageDraw

    page = sheet()
    draw = ImageDraw.Draw(page)
    draw.rectangle((70, 40, 525, 46), fill=(200, 30, 30))
    draw.text((200, 60), "RED HEADING", fill=(200, 30, 30))
    assert judge_picture(page.resize((336, 475))) is Seal.NO


def test_half_a_seal_and_a_red_block_are_for_a_person():
    half = sheet()
    half.paste(press(sheet(), (300, 300)).crop((240, 300, 360, 420)), (240, 300))
    block = sheet()
    block.paste((200, 30, 30), (300, 600, 400, 700))
    assert judge_picture(half.resize((336, 475))) is Seal.PERSON
    assert judge_picture(block.resize((336, 475))) is Seal.PERSON


def test_a_black_and_white_scan_is_for_a_person(tmp_path):
    grey = press(sheet(), CENTRE).convert("L")
    path = scanned(tmp_path / "scan.pdf", grey, press(sheet(), CENTRE), sheet().convert("RGB"))
    looks = look_for_seals(path, (1, 2, 3))
    assert [look.answer for look in looks] == [Seal.PERSON, Seal.YES, Seal.PERSON]


def sealed(tmp_path, *seals):
    """Return a PDF with the letter of the bid, which wants a seal, and pages with or without one."""
    parts = [
        (title, text + (picture_tag(press(sheet((300, 300)), (150, 150))) if seal else ""))
        for (title, text), seal in zip((("投标函", "<p>致：江城市数据中心</p>"), PLAN), seals, strict=True)
    ]
    return pdf(tmp_path / "投标文件.pdf", *parts)


def test_a_form_with_its_seal_is_silent_and_one_without_is_told(workspace, tmp_path):
    assert codes(look_over(workspace, sealed(tmp_path, True, False)), "V030", "V031", "V032") == []
    [message] = messages(look_over(workspace, sealed(tmp_path, False, False)), "V032")
    assert "《投标函》第 1 张" in message


def test_one_form_without_a_seal_among_sealed_ones_is_an_error(workspace, tmp_path):
    path = workspace / "tenders/demo/tender.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        "seal: [company]}",
        "seal: [company]}\n  - {id: F2, title: 二、实施方案, template: x, seal: [company]}",
    )
    text = text.replace(
        "- {id: letter, form: F1}",
        "- {id: letter, title: 投标函, form: F1}\n        - {id: plan, title: 实施方案, form: F2}",
    )
    path.write_text(text, encoding="utf-8")
    found = look_over(workspace, sealed(tmp_path, True, False))
    assert ["《二、实施方案》" in message for message in messages(found, "V030")] == [True]


def test_a_scanned_file_lists_the_pages_with_a_seal_for_a_person(workspace, tmp_path):
    path = scanned(tmp_path / "投标文件.pdf", sheet(), press(sheet(), CENTRE))
    found = look_over(workspace, path)
    assert "2 页全是扫描图像" in messages(found, "V003")[0]
    assert "看到红章的有第 2 张" in messages(found, "V031")[0]
    assert not [code for code in codes(found) if not code.startswith("V")]


def test_a_form_that_prints_another_title_is_where_the_outline_leads(workspace, tmp_path):
    import pypdf

    said = [*RIGHT[:2], ("三、人员一览", 4)]
    made = pdf(tmp_path / "投标文件.pdf", LETTER, PLAN, TEAM, contents=said)
    assert codes(look_over(workspace, made), "V020", "V021") == ["V021"]
    writer = pypdf.PdfWriter(clone_from=made)
    writer.add_outline_item(title="三、人员一览", page_number=3)
    writer.write(made)
    assert codes(look_over(workspace, made), "V020", "V021") == []
