"""A page that lies on its side or head is read upright, and it is known how far it is turned."""

import io

import pypdf
import pypdfium2
import pytest
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from bidkit.pdf.seen.read import upright_text

LINES = (b"valid for 120 calendar days", b"lot 1 of 3, total 1,000,000.00", b"signed and sealed")


def page(turn=0, *, in_content=False):
    writer = pypdf.PdfWriter()
    sheet = writer.add_blank_page(595, 842)
    letters = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in letters.items()})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = StreamObject()
    content.set_data(
        b"BT /F1 12 Tf 90 700 Td " + b" 0 -20 Td ".join(b"(%s) Tj" % one for one in LINES) + b" ET"
    )
    sheet[NameObject("/Contents")] = writer._add_object(content)
    writer.pages[0].rotate(turn)
    if in_content:
        writer.pages[0].transfer_rotation_to_content()
    turned = io.BytesIO()
    writer.write(turned)
    return pypdfium2.PdfDocument(turned.getvalue())


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_turned_by_its_entry_reads_as_before(turn):
    assert upright_text(page(turn), 0) == (upright_text(page(), 0)[0], turn)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_whose_content_is_turned_is_known_for_it(turn):
    assert upright_text(page(turn, in_content=True), 0)[1] == turn


def test_an_upright_page_is_not_turned():
    assert upright_text(page(), 0)[1] == 0
