"""A file → its document, whatever it is; what cannot be read says why and what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.codes.read import RUBBISH, SCAN
from bidkit.errors import UnreadableError
from bidkit.filekind import kind_of_file
from bidkit.pdf.seen.layout import read_layout
from bidkit.read.notes import note, page_ranges
from bidkit.read.ocr import read_pictures
from bidkit.read.rubbish import rubbish_pages
from bidkit.source import Span
from bidkit.word.seen.blocks import read_blocks

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.finding import Finding
    from bidkit.model.reading import Document

OLD = (".doc", ".wps", ".wpt", ".rtf", ".dot")
FITTING = {
    ".pdf": ("pdf",),
    ".docx": ("docx", "doc"),
    ".docm": ("docx",),
    **dict.fromkeys(OLD, ("doc", "rtf")),
}
"""The kinds that a file of this name may be; an old .doc called .docx is told by the reader of Word files."""

MAX_BYTES = 300 << 20
FEW = 40
GARBLED = "文字是乱码（没有字符映射）"
ASK = "或者索要能正常复制文字的版本，人工阅读这些页"


def open_document(path: Path, *, ocr: bool = False, short: bool = False) -> Document:
    """Return the document of a .docx or .pdf file; scanned pages are findings, read by OCR only when asked.

    A clarification may be ``short``: one line is enough, unless pages of it are only pictures.
    """
    if not path.is_file():
        raise UnreadableError(f"找不到文件 {path}", cure="请检查文件名和所在文件夹")
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableError(
            f"{path.name} 有 {path.stat().st_size >> 20} MB，超过上限 {MAX_BYTES >> 20} MB",
            cure="请去掉附图，只留招标文件正文",
        )
    document = _read(path, ocr=ocr)
    least = 1 if short and not document.findings else FEW
    if sum(len(line) for block in document.blocks for line in block.lines()) < least:
        raise UnreadableError(
            f"{path.name} 里几乎没有文字（{document.pages or 0} 页），可能是扫描件或空文件",
            cure="请索要可复制文字的电子版；扫描件可安装 bidkit-tender[ocr] 后加 --ocr 识别",
        )
    return document


def _read(path: Path, *, ocr: bool) -> Document:
    kind = path.suffix.lower()
    _refuse_by_content(path, kind)
    if kind == ".pdf":
        return _read_pdf(path, ocr=ocr)
    if kind in (".docx", ".docm"):
        return read_blocks(path.read_bytes(), name=path.name)
    if kind in OLD:
        raise UnreadableError(
            f"{path.name} 是旧版 {kind} 格式，不能直接读",
            cure="请在 Word 或 WPS 中打开，另存为 .docx；装有 LibreOffice 时加 --convert 自动转换",
        )
    raise UnreadableError(f"{path.name} 不是 .docx 或 .pdf", cure="请换成招标文件的 Word 或 PDF 版本")


def _read_pdf(path: Path, *, ocr: bool) -> Document:
    document, scanned = read_layout(path)
    garbled = rubbish_pages(document.blocks)
    blocks = tuple(block for block in document.blocks if block.page not in garbled)
    document = replace(document, blocks=blocks)
    if garbled and not ocr and not any(block.text or block.cells for block in blocks):
        raise UnreadableError(
            f"{path.name} 的{GARBLED}", cure=f"请用 --ocr 识别（要装 bidkit-tender[ocr]）；{ASK}"
        )
    pictures = tuple(sorted({*scanned, *garbled}))
    if pictures and ocr:
        return read_pictures(path, document, pictures)
    notes = [_scanned(document, scanned)] if scanned else []
    notes += [_garbled(document, garbled)] if garbled else []
    return replace(document, findings=(*document.findings, *notes))


def _garbled(document: Document, pages: tuple[int, ...]) -> Finding:
    return note(
        RUBBISH,
        f"第 {page_ranges(pages)} 页的{GARBLED}，这些页的内容没有读到",
        span=Span(document.name, page=pages[0]),
    )


def _refuse_by_content(path: Path, suffix: str) -> None:
    """Refuse a file that is of a known kind and not of the one its name says."""
    found = kind_of_file(path)
    fits = FITTING.get(suffix, ())
    if found.key in ("", "cut", "ole", "locked", *fits):
        return
    cure = found.cure
    if found.key in ("pdf", "docx"):
        cure = f"请把扩展名改成 .{found.key} 再读"
    raise UnreadableError(f"{path.name} 是{found.name}，不能直接读", cure=cure)


def _scanned(document: Document, pages: tuple[int, ...]) -> Finding:
    return note(
        SCAN,
        f"第 {page_ranges(pages)} 页是图片或画成线条的字，没有文字，这些页的内容没有读到",
        span=Span(document.name, page=pages[0]),
    )
