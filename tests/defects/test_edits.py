"""The edits do what README.md says: read back from the bytes by other means than bidkit's own reader."""

import re
import zipfile

import docx
import pypdf
import pytest

from tests.defects.clean_bid import clean_bid
from tests.defects.pdf_edit import OPS as PDF_OPS
from tests.defects.pdf_edit import edit_pdf
from tests.defects.planting import HERE
from tests.defects.word_edit import OPS as WORD_OPS
from tests.defects.word_edit import edit_word

PRICE = "price"


@pytest.fixture
def word(tmp_path):
    """Return a function that edits the price volume's Word file and gives the XML of a part."""

    def edited(*edits, part="word/document.xml"):
        target = tmp_path / "edited.docx"
        edit_word(clean_bid().volume(PRICE).word, target, [{"volume": PRICE, **edit} for edit in edits])
        docx.Document(str(target))
        with zipfile.ZipFile(target) as archive:
            names = [name for name in archive.namelist() if re.fullmatch(part, name)]
            return "".join(archive.read(name).decode() for name in names)

    return edited


@pytest.fixture
def pdf(tmp_path):
    """Return a function that edits the price volume's PDF and opens it."""

    def edited(*edits):
        target = tmp_path / "edited.pdf"
        volume = clean_bid().volume(PRICE)
        edit_pdf(volume.pdf, target, edits, {one.id: one.first_page for one in volume.sections})
        return pypdf.PdfReader(target)

    return edited


@pytest.mark.parametrize(
    ("edit", "part", "found"),
    [
        ({"op": "insert_paragraph", "text": "种下的话"}, "word/document.xml", "种下的话"),
        ({"op": "insert_table", "rows": [["种下的话"]]}, "word/document.xml", "种下的话</w:t>"),
        (
            {"op": "split_runs", "text": "种下"},
            "word/document.xml",
            '种</w:t></w:r><w:r><w:t xml:space="preserve">下',
        ),
        ({"op": "add_textbox", "text": "种下的话"}, "word/document.xml", "txbxContent"),
        ({"op": "add_header", "text": "种下的话"}, r"word/header\w*\.xml", "种下的话"),
        ({"op": "add_footer", "text": "种下的话"}, r"word/footer\w*\.xml", "种下的话"),
        ({"op": "add_footnote", "text": "种下的话"}, r"word/footnotes\.xml", "种下的话"),
        ({"op": "add_comment", "text": "种下的话", "author": "老王"}, r"word/comments\.xml", "老王"),
        ({"op": "add_tracked_change", "text": "种下的话"}, "word/document.xml", "<w:ins "),
        ({"op": "add_tracked_change", "text": "种", "deleted": "true"}, "word/document.xml", "<w:delText"),
        ({"op": "hidden_text", "text": "种下的话"}, "word/document.xml", "<w:vanish/>"),
        ({"op": "set_property", "name": "core:creator", "value": "老王"}, r"docProps/core\.xml", "老王"),
        ({"op": "set_cell", "label": "质量保证期", "text": "种下的话"}, "word/document.xml", "种下的话"),
        ({"op": "change_format", "find": "本表总价", "color": "FF0000"}, "word/document.xml", "FF0000"),
        ({"op": "page_setup", "margin": "10"}, "word/document.xml", 'w:top="567"'),
        ({"op": "add_image", "like": "seal"}, "word/document.xml", 'r:embed="rIdP'),
    ],
)
def test_a_word_edit_stands_in_its_part(word, edit, part, found):
    assert found in word(edit, part=part)


def test_a_replacement_reaches_words_split_over_runs(word):
    changed = word(
        {"op": "split_runs", "text": "旧名字在此"}, {"part": "table", "find": "旧名字", "replace": "新名字"}
    )
    letters = "".join(re.findall(r"<w:t[^>]*>([^<]*)", changed))
    assert "新名字在此" in letters
    assert "旧名字" not in letters


def test_a_deleted_paragraph_is_gone(word):
    assert "本表总价与分项报价表合计" not in word(
        {"op": "delete_paragraph", "find": "本表总价与分项报价表合计"}
    )


def test_an_edit_that_finds_nothing_is_refused(word):
    with pytest.raises(ValueError, match="no paragraph"):
        word({"find": "册中没有的话", "replace": "x"})


@pytest.mark.parametrize(
    ("edit", "change"),
    [
        ({"op": "drop_page", "section": "price-note"}, -1),
        ({"op": "blank_page", "page": "3"}, 1),
        ({"op": "repeat_page", "page": "3", "times": "2"}, 2),
        ({"op": "move_page", "page": "3", "to": "5"}, 0),
    ],
)
def test_a_pdf_edit_changes_the_number_of_pages(pdf, edit, change):
    before = len(pypdf.PdfReader(clean_bid().volume(PRICE).pdf).pages)
    assert len(pdf(edit).pages) == before + change


def test_a_moved_page_stands_where_it_was_sent(pdf):
    before = pypdf.PdfReader(clean_bid().volume(PRICE).pdf).pages[2].extract_text()
    assert pdf({"op": "move_page", "page": "3", "to": "5"}).pages[4].extract_text() == before
    assert pdf({"op": "move_page", "page": "3", "to": "1"}).pages[0].extract_text() == before


def test_pdf_pages_are_turned_erased_scanned_and_cropped(pdf):
    made = pdf(
        {"op": "rotate_page", "page": "3"},
        {"op": "erase_page", "page": "4"},
        {"op": "low_res_scan", "page": "5"},
        {"op": "crop_page", "page": "6", "width": "148", "height": "210"},
    )
    assert made.pages[2].rotation == 90
    assert made.pages[3].extract_text() == ""
    assert made.pages[4].extract_text() == ""
    assert len(made.pages[4].images) == 1
    assert round(float(made.pages[5].mediabox.width)) == 420


def test_pdf_text_is_added_and_rewritten_as_a_reader_sees_it(tmp_path):
    from bidkit.pdf.seen.read import page_texts

    target = tmp_path / "edited.pdf"
    edits = [
        {"op": "add_text", "section": "price-summary", "text": "补写的话"},
        {"op": "replace_page_text", "section": "price-note", "text": "换掉的话"},
    ]
    volume = clean_bid().volume(PRICE)
    starts = {one.id: one.first_page for one in volume.sections}
    edit_pdf(volume.pdf, target, edits, starts)
    texts = page_texts(target)
    assert "补写的话" in texts[starts["price-summary"] - 1]
    assert "投标总价" in texts[starts["price-summary"] - 1]
    assert texts[starts["price-note"] - 1].strip() == "换掉的话"


def test_pdf_information_notes_attachments_and_locks(pdf):
    made = pdf(
        {"op": "set_info", "name": "Author", "value": "老王"},
        {"op": "add_annotation", "page": "2", "text": "改一下"},
        {"op": "attach", "name": "a.txt", "text": "x"},
    )
    assert made.metadata.author == "老王"
    assert [note.get_object()["/Contents"] for note in made.pages[1]["/Annots"]][-1] == "改一下"
    assert list(made.attachments) == ["a.txt"]
    assert pdf({"op": "encrypt", "password": "1"}).is_encrypted


def test_readme_names_every_edit():
    text = (HERE / "README.md").read_text(encoding="utf-8")
    assert [op for op in (*WORD_OPS, *PDF_OPS) if f"`{op}`" not in text] == []
