"""How the workbooks that people fill in look, and the text that one cell can hold at all."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from bidkit.model.book import Tone

FIXED_DATE = datetime(2000, 1, 1)
CELL_LIMIT = 32_000
BASE, LISTS = "bidkit底稿", "bidkit选项"
"""Hidden sheets: what every cell held when the book was written, and the lists behind the drop-downs."""
KEY = "编号"
HEAD_GIVEN, HEAD_ASKED, BAD = "E7E6E6", "FFF2CC", "FFC7CE"
COLOURS: dict[Tone, str] = {"todo": "FFF9E5", "bad": "FCE4D6", "good": "E2EFDA", "dim": "F7F7F7"}
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
TEXT = Alignment(wrap_text=True, vertical="top")
LINE = Border(bottom=Side(style="thin", color="D9D9D9"))
BOLD = Font(bold=True)


def fill(colour: str) -> PatternFill:
    """Return a plain fill of a colour."""
    return PatternFill("solid", fgColor=colour)


def cell_text(text: str) -> str:
    """Return a text as a cell holds it and gives it back: no signs that Excel cannot hold, no blanks around it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = _CODED.sub(r"_x\1 _", plain)  # Excel and openpyxl read this as one coded sign
    return _UNSEEN.sub("", plain)[:CELL_LIMIT].strip()


def same_bytes(data: bytes) -> bytes:
    """Return the workbook with the clock's time taken out of it: same input, same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            body = old.read(info)
            if info.filename == "docProps/core.xml":
                body = _without_time(body)
            new.writestr(zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0)), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _without_time(body: bytes) -> bytes:
    head, found, tail = body.partition(b"<dcterms:modified")
    if not found:
        return body
    inner, end, rest = tail.partition(b"</dcterms:modified>")
    return head + found + inner[: inner.index(b">") + 1] + b"2000-01-01T00:00:00Z" + end + rest
