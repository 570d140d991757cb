"""A page that lies on its side or head is read upright, and it is known how far it is turned."""

import io

import pypdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from bidkit.pdf.read import upright_text

LINES = ("投标有效期 120 calendar days", "lot 1 of 3, total 1,000,000.00", "signed and sealed")


def page(turn=0, *, in_content=False):
    target = io.BytesIO()
    canvas = Canvas(target)
    for number, line in enumerate(LINES):
        canvas.drawString(90, 700 - 20 * number, line.replace("投标有效期", "validity"))
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=target)
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
