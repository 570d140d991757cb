"""Small Word files for tests."""

import io

from docx import Document
from docx.oxml.ns import qn


def word_file(lines):
    """Return a .docx with one paragraph for each (font, text)."""
    document = Document()
    for font, text in lines:
        run = document.add_paragraph().add_run(text)
        run.font.name = font
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
