"""Give every value and note of an evidence file the look that a reader would draw for it.

Forms are often saved with their values and without drawings of them (/NeedAppearances), and some programs write notes
as numbers and words alone. Neither our pages nor a printer would show them. Owns those looks; pages stay as they are.
"""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pypdf
from pypdf.generic import DictionaryObject, NameObject

from bidkit.pdf.scans.look_of_lines import line_look
from bidkit.pdf.scans.look_of_text import mark_look, text_look
from bidkit.pdf.scans.notes import LINES, STAMP, inherited, is_bare, notes_of
from bidkit.pdf.scans.scan import unreadable
from bidkit.pdf.seen.read import DAMAGE, open_slow

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf.generic import StreamObject

PRINT = "用 Acrobat 或 WPS 打开该文件，打印成 PDF 后替换"


def dressed(path: Path) -> bytes:
    """Return the PDF with a look for everything on its pages that has none.

    Raises:
        UnreadableError: Something on a page is shown by some readers only, and nobody can say how.
    """
    with open_slow(path) as reader:
        writer = pypdf.PdfWriter(clone_from=reader)
    form: Any = writer.root_object.get("/AcroForm")
    form = form.get_object() if form is not None else DictionaryObject()
    renew = bool(form.get("/NeedAppearances", False))
    for number, page in enumerate(writer.pages, 1):
        for note in notes_of(page):
            if is_bare(note, renew):
                look = _look(note, form, writer)
                if look is None:
                    raise unreadable(
                        path, f"第 {number} 页上有图章、批注或填写的内容没有存下图样，显示不出来", PRINT
                    )
                look[NameObject("/Type")] = NameObject("/XObject")
                look[NameObject("/Subtype")] = NameObject("/Form")
                note[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(look)})
    form.pop("/NeedAppearances", None)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _look(note: Any, form: Any, writer: pypdf.PdfWriter) -> StreamObject | None:
    kind = note.get("/Subtype")
    with suppress(*DAMAGE, ZeroDivisionError, IndexError):
        if kind in LINES:
            return line_look(note)
        if kind == STAMP:
            return None
        if kind == "/Widget" and inherited(note, "/FT") == "/Btn":
            return mark_look(note)
        return text_look(note, form, writer)
    return None
