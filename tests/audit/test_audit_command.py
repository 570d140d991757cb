"""``bidkit audit``: files that cannot be opened, very long ones, exit codes, the three printers, the copies."""

import json
import time

import pypdf
import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from tests.audit.files import codes, look_over, messages, pdf, press, scanned, sheet, word
from tests.pdf.sheets import write_pdf

RUN = CliRunner()


def run(workspace, *words):
    return RUN.invoke(
        app, ["audit", "--tender", "demo", "-C", str(workspace), "--soffice", "/nowhere", *map(str, words)]
    )


def damaged(path, kind):
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "not a document":
        path.write_bytes(b"hello" * 100)
    elif path.suffix == ".docx":
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    else:
        write_pdf(path, ["a"], user_password="x", owner_password="y", algorithm="RC4-128")
    return path


@pytest.mark.parametrize("kind", ["empty", "not a document", "locked"])
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_file_that_cannot_be_opened_is_fatal_and_the_others_are_looked_at(
    workspace, tmp_path, kind, suffix
):
    bad = damaged(tmp_path / f"坏{suffix}", kind)
    good = word(tmp_path / "投标文件.docx", "投标函", "{{ project.name }}")
    found = look_over(workspace, bad, good)
    [message] = messages(found, "V001")
    assert bad.name in message
    assert "D001" in codes(found)
    assert run(workspace, bad, good).exit_code == 1


def test_a_scan_is_unknown_and_said_once(workspace, tmp_path):
    found = look_over(workspace, scanned(tmp_path / "投标文件.pdf", sheet(), press(sheet(), (300, 700))))
    assert codes(found, "V003") == ["V003"]
    assert len([f for f in found.findings if f.answer == "unknown"]) == 2


def test_a_thousand_pages_take_seconds(workspace, tmp_path):
    path = write_pdf(tmp_path / "投标文件.pdf", [f"Page {n} of the bid" for n in range(1, 1001)])
    start = time.process_time()
    found = look_over(workspace, path)
    assert len(found.files[0].pdf.page_texts) == 1000
    assert time.process_time() - start < 15


def test_a_file_of_no_known_volume_is_told_and_as_tells_it(workspace, tmp_path):
    path = workspace / "tenders/demo/tender.yaml"
    extra = (
        "    - {id: price, title: 报价文件, sections: [{id: p, title: 报价表, scans: [Q1]}]}\nrequirements:"
    )
    path.write_text(path.read_text(encoding="utf-8").replace("requirements:", extra), encoding="utf-8")
    made = word(tmp_path / "甲.docx", "没有标题的文字")
    assert messages(look_over(workspace, made), "V002")
    told = look_over(workspace, made, told={"": "price"})
    assert codes(told, "V002") == [] and told.files[0].plan.id == "price"
    assert "《投标文件》" in messages(told, "V006")[0]
    result = run(workspace, made, "--as", "甲.docx=nosuch")
    assert result.exit_code == 2 and "没有叫「nosuch」的分册" in result.stderr


@pytest.mark.parametrize(("name", "words"), [("没有.docx", "找不到文件"), ("表.xlsx", "不是 .docx 或 .pdf")])
def test_a_wrong_argument_is_a_wrong_argument(workspace, tmp_path, name, words):
    (tmp_path / "表.xlsx").write_bytes(b"x")
    result = run(workspace, tmp_path / name)
    assert result.exit_code == 2 and words in result.stderr


def test_lines_json_and_page_say_the_same_and_hide_numbers(workspace, tmp_path):
    made = pdf(tmp_path / "投标文件.pdf", ("投标函", "<p>联系 {{ 13900001234 }}</p>"))
    page = tmp_path / "报告.html"
    lines = run(workspace, made, "--html", page)
    as_json = run(workspace, made, "--json")
    content = json.loads(as_json.stdout)
    assert lines.exit_code == as_json.exit_code == (1 if content["counts"]["fatal"] else 0)
    assert content["audited"] == [{"name": "投标文件.pdf", "volume": "main", "pages": 1, "paragraphs": 0}]
    for finding in content["findings"]:
        assert finding["message"] in lines.stdout
    for text in (lines.stdout, as_json.stdout, page.read_text(encoding="utf-8")):
        assert "13900001234" not in text


def test_comment_writes_a_copy_and_nothing_else(workspace, tmp_path):
    made = word(tmp_path / "投标文件.docx", "投标函", "{{ project.name }}")
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and ".bidkit" not in p.parts}
    result = run(workspace, made, "--comment")
    after = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and ".bidkit" not in p.parts}
    assert set(after) - set(before) == {tmp_path / "投标文件.批注.docx"}
    assert {path: after[path] for path in before} == before
    assert "投标文件.批注.docx" in result.stdout
    assert run(workspace, made, "--comment").exit_code == result.exit_code
    assert (tmp_path / "投标文件.批注.docx").read_bytes() == after[tmp_path / "投标文件.批注.docx"]


def test_a_copy_in_which_people_answered_is_not_written_over(workspace, tmp_path):
    made = word(tmp_path / "投标文件.docx", "投标函", "{{ project.name }}")
    run(workspace, made, "--comment")
    answered = word(tmp_path / "投标文件.批注.docx", "投标函", "已改：项目名称")
    before = answered.read_bytes()
    result = run(workspace, made, "--comment")
    assert answered.read_bytes() == before
    assert "投标文件.批注2.docx" in result.stdout and (tmp_path / "投标文件.批注2.docx").is_file()


def test_a_converted_word_file_has_pages_to_check(workspace, tmp_path):
    printed = pdf(tmp_path / "x.pdf", ("一、投标函", "<p>正文</p>"), contents=[("一、投标函", 7)])
    made = word(tmp_path / "投标文件.docx", "目录", "一、投标函", "正文")
    found = look_over(workspace, made, convert=lambda path: printed)
    assert messages(found, "V020") == ["投标文件.docx 目录把「一、投标函」写在第 7 页，实际在第 2 页"]
    assert codes(look_over(workspace, made), "V005") == ["V005"]


def test_the_commented_copy_of_the_audit_can_be_converted(workspace, tmp_path):
    from bidkit.tools.soffice import locate_soffice, to_pdf

    made = word(tmp_path / "投标文件.docx", "投标函", "{{ project.name }}")
    assert run(workspace, made, "--comment").exit_code in (0, 1)
    data = (tmp_path / "投标文件.批注.docx").read_bytes()
    [path] = to_pdf({"a": data}, tmp_path / "o", soffice=locate_soffice(), home=tmp_path / "h").values()
    assert "投标函" in pypdf.PdfReader(path).pages[0].extract_text()
