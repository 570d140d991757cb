"""What cannot be read says why and what to do; what can be read in part says what is missing."""

import json
import subprocess
import sys
import zipfile

import pikepdf
import pytest
from docx import Document
from PIL import Image
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.errors import ToolMissingError, UnreadableError
from bidkit.read.extract import extract
from bidkit.read.opening import open_document
from tests.read.made.build import docx_of, pdf_of


def refused(path):
    with pytest.raises(UnreadableError) as caught:
        open_document(path)
    assert caught.value.cure
    return caught.value.message


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 .doc"),
        ("a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 .wps"),
        ("a.docx", b"", "空文件"),
        ("a.docx", b"PK\x03\x04broken", "已损坏"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("a.pdf", b"", "空的"),
        ("a.pdf", b"%PDF-1.7\nbroken", "不完整"),
        ("a.txt", b"words", "不是 .docx 或 .pdf"),
    ],
)
def test_a_file_that_is_no_tender_is_refused_with_a_cure(tmp_path, name, data, said):
    path = tmp_path / name
    path.write_bytes(data)
    try:
        message = refused(path)
    except UnreadableError as error:
        message = str(error)
    assert said in message


def test_a_file_that_is_not_there(tmp_path):
    assert "找不到文件" in refused(tmp_path / "no.docx")


def test_a_locked_pdf_says_so(tmp_path, made):
    path = tmp_path / "locked.pdf"
    with pikepdf.open(made("notice", "pdf")) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "打开密码" in refused(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (40 << 20))
    assert "压缩炸弹" in refused(path)


def scan(path, pages=1):
    page = Image.new("RGB", (620, 877), "white")
    page.save(path, save_all=True, append_images=[page] * (pages - 1))
    return path


def test_a_file_of_pictures_only_is_refused(tmp_path):
    assert "几乎没有文字（2 页）" in refused(scan(tmp_path / "scan.pdf", 2))


def test_scanned_pages_among_others_are_a_finding(tmp_path, made):
    path = tmp_path / "mixed.pdf"
    with pikepdf.open(made("goods", "pdf")) as pdf, pikepdf.open(scan(tmp_path / "s.pdf", 2)) as more:
        whole = len(pdf.pages)
        pdf.pages.extend(more.pages)
        pdf.save(path)
    finding = next(f for f in open_document(path).findings if f.code == "READ-SCAN")
    assert f"第 {whole + 1}–{whole + 2} 页是图片" in finding.message


def test_ocr_that_is_not_installed_says_how_to_install_it(tmp_path, made, monkeypatch):
    path = tmp_path / "mixed.pdf"
    with pikepdf.open(made("goods", "pdf")) as pdf, pikepdf.open(scan(tmp_path / "s.pdf")) as more:
        pdf.pages.extend(more.pages)
        pdf.save(path)
    monkeypatch.setitem(sys.modules, "rapidocr_onnxruntime", None)
    with pytest.raises(ToolMissingError, match=r"bidkit-tender\[ocr\]"):
        open_document(path, ocr=True)


def codes(found, name):
    return [finding.code for finding in found(name).findings]


def test_a_notice_alone_is_told_from_a_whole_tender(found):
    assert codes(found, "notice") == ["READ-SHORT"]


def test_a_bid_is_told_from_a_tender(found):
    assert "READ-BID" in codes(found, "bid")


def test_traditional_characters_are_a_finding(tmp_path):
    path = docx_of(
        ["投標人須知", "評標辦法：綜合評分法", "合同條款與附件格式", "單價與總價"] * 5, tmp_path / "t.docx"
    )
    assert "READ-SCRIPT" in [finding.code for finding in extract(open_document(path)).findings]


def test_a_thousand_merged_cells_are_one_cell(tmp_path):
    document = Document()
    document.add_paragraph("第一章 招标公告：本文件只有一张很大的表格，用来试验合并的单元格。" * 2)
    table = document.add_table(100, 10)
    table.cell(0, 0).merge(table.cell(99, 9)).paragraphs[0].text = "合并"
    path = tmp_path / "merged.docx"
    document.save(path)
    cells = open_document(path).blocks[-1].cells
    assert [(cell.row_span, cell.column_span, cell.text) for cell in cells] == [(100, 10, "合并")]


@pytest.mark.slow
def test_a_thousand_pages_are_read(tmp_path):
    source = pdf_of(
        ["第一章 招标公告", "投标人应当按照本文件的要求编制投标文件，不得有遗漏。"], tmp_path / "one.pdf"
    )
    path = tmp_path / "long.pdf"
    with pikepdf.open(source) as one, pikepdf.new() as pdf:
        for _ in range(1000):
            pdf.pages.append(one.pages[0])
        pdf.save(path)
    document = open_document(path)
    assert document.pages == 1000
    assert extract(document).pages == 1000


@pytest.mark.slow
def test_an_old_word_file_is_converted_when_asked(tmp_path, made):
    home = (tmp_path / "home").as_uri()
    command = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "doc"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(made("goods"))], check=True, capture_output=True)
    done = CliRunner().invoke(app, ["read", str(tmp_path / "goods.doc"), "--convert", "--json"])
    assert json.loads(done.stdout)["facts"]["project_number"]["value"] == "QHZC2026-G-0417"
