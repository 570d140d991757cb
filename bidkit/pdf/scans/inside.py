"""What a PDF is beside its pages: a folder of other files, a form that another program fills, a signed document.

Owns the judgement whether its pages are the paper at all. A page that only says 请用 Acrobat 打开 is no certificate.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bidkit.pdf.scans.notes import inherited, is_bare, notes_of
from bidkit.pdf.scans.scan import unreadable
from bidkit.pdf.seen.read import DAMAGE, open_slow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pypdf

WAITING = re.compile(
    r"please\s*wait|not\s*eventually\s*replaced|adobe\s*(?:acrobat\s*)?reader|请稍[候等]|正在加载",
    re.IGNORECASE,
)
LITTLE = 1500
"""A waiting page is short; a real form may name Adobe Reader in its small print."""


@dataclass(frozen=True, slots=True)
class Inside:
    """How many electronic signatures a PDF bears, and whether something on it has no look of its own."""

    signatures: int
    bare: bool


def look_inside(path: Path) -> Inside:
    """Return what a PDF holds beside its pages; raises UnreadableError where its pages are not the paper."""
    with open_slow(path) as reader:
        root: Any = reader.trailer["/Root"]
        if "/Collection" in root and _has_files(root):
            cure = "用 Acrobat 或 WPS 打开，把里面的证明取出来另存为 PDF，换掉这个文件"
            raise unreadable(path, "这是一个 PDF 包，证明在它的附件里，能显示的只有一页封面", cure)
        form = _entry(root, "/AcroForm")
        if form is not None and "/XFA" in form and _waits(reader, root, form):
            cure = "用 Adobe Reader 打开，填好的内容显示出来以后打印成 PDF，换掉这个文件"
            raise unreadable(path, "这是动态表单（XFA），页面上只有“请稍候”一类的提示", cure)
        renew = form is not None and bool(form.get("/NeedAppearances", False))
        return Inside(len(set(_signed(form))), any(_is_bare(page, renew) for page in reader.pages))


def _entry(holder: Any, key: str) -> Any:
    held = holder.get(key)
    return held.get_object() if held is not None else None


def _has_files(root: Any) -> bool:
    names = _entry(root, "/Names")
    return names is not None and _entry(names, "/EmbeddedFiles") is not None


def _waits(reader: pypdf.PdfReader, root: Any, form: Any) -> bool:
    """Return whether the pages of an XFA form are a stand-in until a program draws the real ones."""
    if bool(root.get("/NeedsRendering", False)):
        return True
    text = ""
    with suppress(*DAMAGE):
        text = "".join(reader.pages[0].extract_text().split())
    return len(text) < LITTLE and bool(WAITING.search(text))


def _is_bare(page: pypdf.PageObject, renew: bool) -> bool:
    for note in notes_of(page):
        with suppress(*DAMAGE):
            if is_bare(note, renew):
                return True
    return False


def _signed(form: Any) -> Iterator[int]:
    """Yield each signature dictionary that covers bytes of the file, known by its number."""
    seen: set[int] = set()
    open_fields = list(_entry(form, "/Fields") or ()) if form is not None else []
    while open_fields:
        with suppress(*DAMAGE):
            field = open_fields.pop().get_object()
            if id(field) in seen:
                continue
            seen.add(id(field))
            open_fields += list(_entry(field, "/Kids") or ())
            value = inherited(field, "/V") if inherited(field, "/FT") == "/Sig" else None
            if value is not None and ("/ByteRange" in value or "/Contents" in value):
                yield id(value)
