"""Pages that are pictures: recognised, asked about, and named where nobody read them."""

import io
import sys
import types

import pikepdf
import pytest
from PIL import Image, ImageDraw

from bidkit.read.extract import extract
from bidkit.read.opening import open_document


def recognised(tmp_path, made, monkeypatch, words, page=None):
    """Return a tender whose last page is a picture, on which recognition sees these words; and what it was shown."""
    path = tmp_path / "mixed.pdf"
    page = page or Image.new("RGB", (620, 877), "white")
    page.save(tmp_path / "s.pdf")
    with pikepdf.open(made("goods", "pdf")) as pdf, pikepdf.open(tmp_path / "s.pdf") as more:
        pdf.pages.extend(more.pages)
        pdf.save(path)
    shown = []

    def engine(picture):
        shown.append(picture)
        return [[None, words, 0.9]], 0.1

    module = types.ModuleType("rapidocr_onnxruntime")
    module.RapidOCR = lambda: engine
    monkeypatch.setitem(sys.modules, "rapidocr_onnxruntime", module)
    return open_document(path, ocr=True), Image.open(io.BytesIO(shown[0])).convert("RGB")


def test_ocr_reads_scanned_pages_when_it_is_there(tmp_path, made, monkeypatch):
    document, _ = recognised(tmp_path, made, monkeypatch, "补充条款：★质保期五年。")
    assert document.blocks[-1].text == "补充条款：★质保期五年。"
    assert [finding.code for finding in document.findings] == ["READ-OCR"]


@pytest.mark.parametrize("words", ["联合体：□接受 不接受", "是否接受联合体：接受 不接受", "专门面向：是 否"])
def test_a_choice_on_a_recognised_page_is_asked_with_its_page(tmp_path, made, monkeypatch, words):
    document, _ = recognised(tmp_path, made, monkeypatch, words)
    assert f"第 {document.pages} 页有要打勾的选项" in document.findings[-1].message


def test_red_is_taken_out_from_over_the_words_and_said(tmp_path, made, monkeypatch):
    page = Image.new("RGB", (620, 877), "white")
    pen = ImageDraw.Draw(page)
    pen.ellipse((200, 300, 320, 420), outline=(220, 20, 20), width=8)
    pen.rectangle((240, 340, 280, 350), fill=(20, 20, 20))
    document, shown = recognised(tmp_path, made, monkeypatch, "预算金额：壹佰万元", page)
    assert "有印章压字" in document.findings[-1].message
    across = [shown.getpixel((x, round(shown.height * 360 / 877))) for x in range(0, shown.width, 3)]
    assert min(min(colour) for colour in across) > 180
    assert max(shown.getpixel((round(shown.width * 260 / 620), round(shown.height * 345 / 877)))) < 80


def test_words_drawn_as_curves_are_pages_that_nobody_read(tmp_path, made):
    letter = b"".join(b"%d 0 %d 9 9 %d c " % (step, step, step) for step in range(1, 9)) * 4
    places = [(x, y) for y in range(100, 800, 20) for x in range(60, 500, 16)]
    curves = b"".join(b"q 1 0 0 1 %d %d cm 0 0 m %sf Q " % (x, y, letter) for x, y in places)
    path = tmp_path / "curves.pdf"
    with pikepdf.open(made("goods", "pdf")) as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[-1].Contents = pdf.make_stream(curves)
        pages = len(pdf.pages)
        pdf.save(path)
    (finding,) = open_document(path).findings
    assert finding.message.startswith(f"第 {pages} 页是图片或画成线条的字")


def test_a_large_picture_beside_words_is_named_and_a_background_is_not(tmp_path, made):
    Image.new("RGB", (300, 300), "grey").save(tmp_path / "grey.pdf")

    def with_pictures(*numbers):
        path = tmp_path / "pictures.pdf"
        with pikepdf.open(made("goods", "pdf")) as pdf, pikepdf.open(tmp_path / "grey.pdf") as grey:
            for number in numbers or range(len(pdf.pages)):
                pdf.pages[number].add_overlay(grey.pages[0], pikepdf.Rectangle(50, 50, 350, 350))
            pdf.save(path)
        return [
            found.message for found in extract(open_document(path)).findings if found.code == "READ-PICTURE"
        ]

    assert with_pictures(0) == ["1 处图片里的字没有读：第 1 页 约占页面 18%"]
    assert with_pictures() == []
