"""Read facts from a finished PDF: pages, anchors, text, sizes, fonts.

Owns reading; it never writes. A file that cannot be read is an UnreadableError that names the file.
"""

from __future__ import annotations

import io
import logging
import threading
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdf
import pypdfium2
from pypdf.errors import DependencyError, PyPdfError

from bidkit.errors import UnreadableError
from bidkit.pdf.seen.turned import turned
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EOF_WINDOW = 2048
PDFIUM = threading.RLock()
"""Held while a document is open: pdfium is one for the process and lets in one thread at a time.

Two at once do not only fail: pages read afterwards come back blank and of letter size, without an error.
"""
# They talk English to the terminal about every file that is not quite right.
for _library in ("pypdf", "pikepdf"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)
# What the three libraries raise on damaged files, beyond their own classes.
DAMAGE = (
    PyPdfError,
    DependencyError,
    pypdfium2.PdfiumError,
    pikepdf.PdfError,
    pikepdf.PasswordError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class FontFact:
    """One font of a PDF and whether its outlines travel with the file."""

    name: str
    embedded: bool


def page_count(path: Path) -> int:
    """Return the number of pages."""
    with open_fast(path) as document:
        return len(document)


def pages_found(path: Path) -> int | None:
    """Return how many pages the page tree really holds; None when pypdf cannot follow the file."""
    with suppress(*DAMAGE), path.open("rb") as stream, closing(pypdf.PdfReader(stream)) as reader:
        return None if reader.is_encrypted else len(reader.pages)
    return None


def page_texts(path: Path) -> tuple[str, ...]:
    """Return the text of every page, in order, its lines apart."""
    with open_fast(path) as document:
        return tuple(text_of(document, index) for index in range(len(document)))


def page_sizes(path: Path) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page in points, as seen by a reader (rotation applied)."""
    with open_fast(path) as document:
        return tuple(
            tuple(round(side, 2) for side in document.get_page_size(index)) for index in range(len(document))
        )


def named_pages(path: Path) -> dict[str, int]:
    """Return the page (from 1) of every named destination, in page order and then by name."""
    with open_whole(path) as document:
        places = {page.obj.objgen: index for index, page in enumerate(document.pages, 1)}
        found = ((name, places.get(_page_of(target))) for name, target in _named(document.Root))
        pairs = sorted((index, name.removeprefix("/")) for name, index in found if index is not None)
    return {name: index for index, name in pairs}


def _named(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield the named destinations of both kinds (ISO 32000-1, 12.3.2.3)."""
    yield from root.get("/Dests", pikepdf.Dictionary()).items()
    names = root.get("/Names", pikepdf.Dictionary())
    if "/Dests" in names:
        yield from pikepdf.NameTree(names.Dests).items()


def _page_of(target: Any) -> tuple[int, int]:
    """Return the number of the page that a destination leads to; (0, 0) of one that leads nowhere."""
    held: Any = target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
    leads = isinstance(held, pikepdf.Array) and len(held) and isinstance(held[0], pikepdf.Dictionary)
    return held[0].objgen if leads else (0, 0)


def fonts_of(document: pikepdf.Pdf) -> tuple[FontFact, ...]:
    """Return every font the pages of an open document use, sorted by name."""
    facts: set[FontFact] = set()
    seen: set[tuple[int, int]] = set()
    for page in document.pages:
        facts |= set(_fonts_of(page.resources, seen))
    return tuple(sorted(facts, key=lambda fact: (fact.name, fact.embedded)))


@contextmanager
def open_whole(path: Path) -> Iterator[pikepdf.Pdf]:
    """Give the document opened with pikepdf; close it afterwards."""
    check_whole(path)
    try:
        with pikepdf.open(path) as document:
            yield document
    except DAMAGE as fault:
        raise unreadable_pdf(path, fault) from fault


@contextmanager
def open_fast(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Give the document opened with pdfium; close it afterwards. Other threads wait meanwhile."""
    check_whole(path)
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as fault:
            raise unreadable_pdf(path, fault) from fault
        try:
            yield document
        except (
            pypdfium2.PdfiumError
        ) as fault:  # such as a page that the count of pages promises and nobody finds
            raise unreadable_pdf(path, fault) from fault
        finally:
            document.close()


@contextmanager
def open_data(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Give a document that we made ourselves opened with pdfium; close it afterwards. Other threads wait meanwhile."""
    with PDFIUM, closing(pypdfium2.PdfDocument(data)) as document:
        yield document


@contextmanager
def open_slow(path: Path) -> Iterator[pypdf.PdfReader]:
    """Give the document opened with pypdf; close it afterwards."""
    reader = open_reader(path)
    try:
        yield reader
    except DAMAGE as fault:
        raise unreadable_pdf(path, fault) from fault
    finally:
        reader.stream.close()
        reader.close()


def open_reader(path: Path) -> pypdf.PdfReader:
    """Return the document opened with pypdf; the caller closes its stream.

    A file that is encrypted without a password, or that pypdf cannot follow, is straightened by pdfium first.
    """
    check_whole(path)
    stream = path.open("rb")
    try:
        reader = pypdf.PdfReader(stream)
        if not reader.is_encrypted:
            len(reader.pages)
            return reader
    except DAMAGE:
        pass
    stream.close()
    return _straightened(path)


def straightened(path: Path) -> io.BytesIO:
    """Return the file rewritten by pdfium without encryption; the streams of pictures stay as they are."""
    buffer = io.BytesIO()
    with PDFIUM, closing(pypdfium2.PdfDocument(path)) as document:
        document.save(buffer, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
    return buffer


def _straightened(path: Path) -> pypdf.PdfReader:
    try:
        reader = pypdf.PdfReader(straightened(path))
        len(reader.pages)
    except DAMAGE as fault:
        raise unreadable_pdf(path, fault) from fault
    return reader


def check_whole(path: Path) -> None:
    """Raise UnreadableError unless the file has the head and the tail of a PDF."""
    if not path.is_file():
        raise UnreadableError("找不到文件", cure="检查文件名和所在文件夹", span=Span(str(path)))
    with path.open("rb") as stream:
        head = stream.read(1024)
        size = stream.seek(0, 2)
        stream.seek(max(0, size - EOF_WINDOW))
        tail = stream.read()
    if not size:
        raise UnreadableError("文件是空的（0 字节）", cure="重新扫描或重新复制该文件", span=Span(str(path)))
    if b"%PDF-" not in head:
        raise UnreadableError("不是 PDF 文件", cure="另存为 PDF 后重试", span=Span(str(path)))
    if b"%%EOF" not in tail:
        raise UnreadableError(
            "PDF 不完整（缺少结尾，可能没有复制完）", cure="重新复制或重新导出该文件", span=Span(str(path))
        )


def locked(path: Path) -> UnreadableError:
    """Return the error for a PDF that needs a password."""
    return UnreadableError(
        "PDF 有打开密码", cure="向出具方索取密码，另存为不加密的 PDF 后替换该文件", span=Span(str(path))
    )


def unreadable_pdf(path: Path, fault: Exception) -> UnreadableError:
    """Return the error for a PDF that none of the libraries can open."""
    # Of a document without pages pdfium says what it said of the last one, or "Success".
    unsaid = any(word in str(fault) for word in ("password", "Success"))
    if unsaid and b"/Encrypt" in path.read_bytes():
        return locked(path)
    if unsaid and isinstance(fault, pypdfium2.PdfiumError):
        return UnreadableError("PDF 里一页也没有", cure="重新扫描或重新导出该文件", span=Span(str(path)))
    return UnreadableError("PDF 已损坏，无法打开", cure="重新复制或重新导出该文件", span=Span(str(path)))


def text_of(document: pypdfium2.PdfDocument, index: int) -> str:
    """Return the text of one page, counted from 0."""
    return upright_text(document, index)[0]


def upright_text(document: pypdfium2.PdfDocument, index: int) -> tuple[str, int]:
    """Return the text of one page, counted from 0, and how far it is turned; a turned page is read upright.

    pdfium reads the lines of a page that lies upside down from below, and its letters in pieces.
    """
    page = document[index]
    text = page.get_textpage()
    try:
        way = turned(page, text)
        if way:
            usual = page.get_rotation()
            page.set_rotation((usual - way) % 360)
            text.close()
            text = page.get_textpage()
            page.set_rotation(usual)
        # pdfium marks a hyphen or a line end inside a word with U+FFFE.
        return str(text.get_text_bounded()).replace("\r\n", "\n").replace("\ufffe", ""), way
    finally:
        text.close()
        page.close()


def _fonts_of(resources: Any, seen: set[tuple[int, int]]) -> Iterator[FontFact]:
    """Yield the fonts of these resources and of the forms drawn by them, each object once."""
    for font in resources.get("/Font", pikepdf.Dictionary()).values():
        if not _met(font, seen):
            yield _fact(font)
    for form in resources.get("/XObject", pikepdf.Dictionary()).values():
        if form.get("/Subtype") == "/Form" and "/Resources" in form and not _met(form, seen):
            yield from _fonts_of(form.Resources, seen)


def _met(thing: Any, seen: set[tuple[int, int]]) -> bool:
    met = thing.is_indirect and thing.objgen in seen
    seen.add(thing.objgen)
    return bool(met)


def _fact(font: Any) -> FontFact:
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    held = inner.get("/FontDescriptor", pikepdf.Dictionary())
    embedded = any(key in held for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    name = str(font.get("/BaseFont", "/")).removeprefix("/")
    return FontFact(name.split("+", 1)[-1], embedded or font.get("/Subtype") == "/Type3")
