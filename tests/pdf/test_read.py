import threading

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bidkit.errors import UnreadableError
from bidkit.pdf.made.html import html_to_pdf
from bidkit.pdf.seen.read import named_pages, open_fast, page_count, page_sizes, page_texts
from bidkit.tools.soffice import locate_soffice, to_pdf
from tests.pdf.fonts import fonts_embedded
from tests.pdf.sheets import write_pdf


def test_pages_texts_and_sizes(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", ["one", "two", "three"], size=(600, 800), rotate=90)
    assert page_count(path) == 3
    assert [text.strip() for text in page_texts(path)] == ["one", "two", "three"]
    assert page_sizes(path) == ((800, 600),) * 3


def test_chinese_text_comes_back_as_written(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(html_to_pdf("<p>投标函：总价（大写）壹佰万元整</p>", tmp_path))
    assert "投标函：总价（大写）壹佰万元整" in page_texts(path)[0]


def test_fonts_are_told_apart_by_whether_they_travel_with_the_file(tmp_path):
    plain = write_pdf(tmp_path / "a.pdf", ["one"])
    drawn = tmp_path / "b.pdf"
    drawn.write_bytes(html_to_pdf('<p style="font-family: Noto Serif CJK SC">文</p>', tmp_path))
    assert [(font.name, font.embedded) for font in fonts_embedded(plain)] == [("Helvetica", False)]
    assert [(font.name, font.embedded) for font in fonts_embedded(drawn)] == [("Noto-Serif-CJK-SC", True)]


def test_word_bookmarks_are_found_on_their_pages(tmp_path):
    document = Document()
    for number, name in enumerate(["bk0a1", "bk0b2", "bk0c3"]):
        paragraph = document.add_paragraph(f"锚点 {name}")
        if number:
            paragraph.paragraph_format.page_break_before = True
        for tag in ("bookmarkStart", "bookmarkEnd"):
            mark = OxmlElement(f"w:{tag}")
            mark.set(qn("w:id"), str(number))
            if tag == "bookmarkStart":
                mark.set(qn("w:name"), name)
            paragraph._p.append(mark)
    document.save(tmp_path / "a.docx")
    data = (tmp_path / "a.docx").read_bytes()
    made = to_pdf({"a": data}, tmp_path / "out", soffice=locate_soffice(), home=tmp_path / "home")
    assert named_pages(made["a"]) == {"bk0a1": 1, "bk0b2": 2, "bk0c3": 3}


@pytest.mark.parametrize("read", [page_count, page_texts, page_sizes, named_pages, fonts_embedded])
@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda path: path.unlink(), "找不到文件"),
        (lambda path: path.write_bytes(b""), "0 字节"),
        (lambda path: path.write_bytes(b"PK\x03\x04 not a pdf"), "不是 PDF"),
        (lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), "不完整"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n" + b"\0" * 99 + b"\n%%EOF\n"), "已损坏"),
        (lambda path: write_pdf(path, ["one"], user_password="x", algorithm="RC4-128"), "打开密码"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_cure(tmp_path, read, spoil, why):
    path = write_pdf(tmp_path / "证书.pdf", ["one"])
    spoil(path)
    with pytest.raises(UnreadableError) as caught:
        read(path)
    assert why in caught.value.message and caught.value.cure
    assert "证书.pdf" in str(caught.value)


def test_a_pdf_that_only_forbids_printing_is_read(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", ["one"], user_password="", owner_password="x", algorithm="RC4-128")
    assert page_texts(path)[0].strip() == "one"
    assert named_pages(path) == {}


def test_one_thread_at_a_time_has_a_document_open(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", ["one"])
    opened = threading.Event()

    def other():
        with open_fast(path):
            opened.set()

    with open_fast(path), open_fast(path):  # one thread may open several
        waiting = threading.Thread(target=other)
        waiting.start()
        assert not opened.wait(0.3)
    waiting.join(10)
    assert opened.is_set()
