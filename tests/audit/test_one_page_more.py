"""A page put in before everything makes every line of the contents wrong: that is one fault, said once."""

import docx

from tests.audit.files import codes, look_over, messages, pdf

TITLES = [f"{number}、章节{number}" for number in "一二三四五六七八"]
PARTS = [(title, "<p>正文</p>") for title in TITLES]


def contents(more):
    return [(title, number + more) for number, title in enumerate(TITLES, 2)]


def word_with_contents(path, more):
    document = docx.Document()
    style = document.styles.add_style("toc 1", 1)
    for title, number in contents(more):
        document.add_paragraph(f"{title}\t{number}", style=style)
    for title, _ in PARTS:
        document.add_paragraph(title)
        document.add_paragraph("正文")
    document.save(path)
    return path


def test_a_pdf_is_told_once_with_the_first_lines(workspace, tmp_path):
    right = pdf(tmp_path / "投标文件.pdf", *PARTS, contents=contents(0))
    assert codes(look_over(workspace, right), "V020", "V021") == []
    wrong = pdf(tmp_path / "投标文件.pdf", *PARTS, contents=contents(1))
    [message] = messages(look_over(workspace, wrong), "V020")
    assert "8 行" in message and "「一、章节一」写在第 3 页，实际在第 2 页" in message and "……" in message


def test_word_and_pdf_together_are_told_once(workspace, tmp_path):
    files = (
        word_with_contents(tmp_path / "投标文件.docx", 1),
        pdf(tmp_path / "投标文件.pdf", *PARTS, contents=contents(1)),
    )
    found = look_over(workspace, *files)
    assert codes(found, "D030", "V020") == ["D030"]
    [finding] = [one for one in found.findings if one.code == "D030"]
    assert "8 行" in finding.message and len(finding.related) == 7


def test_a_single_wrong_line_is_told_by_its_own_name(workspace, tmp_path):
    lines = [*contents(0)[:-1], (TITLES[-1], 4)]
    made = pdf(tmp_path / "投标文件.pdf", *PARTS, contents=lines)
    [message] = messages(look_over(workspace, made), "V020")
    assert "「八、章节八」" in message and "行" not in message
