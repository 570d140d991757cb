"""Pages of an evidence file as a PDF of their own, with everything that lies on them drawn into them as a reader would.

pypdf reads here, because notes, fields and layers are read with it; what has none of them never comes here.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pypdf
from pypdf.generic import DecodedStreamObject, NameObject

from bidkit.model.scan_page import Box
from bidkit.pdf.made.placing import put_on, seen_size
from bidkit.pdf.ofd.drawn import drawn_ofd
from bidkit.pdf.scans.dressed import dressed
from bidkit.pdf.scans.scan import ScanKind
from bidkit.pdf.seen.read import DAMAGE, open_slow, unreadable_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bidkit.pdf.scans.scan import Scan, ScanPage


def page_alone(scan: Scan, page: ScanPage) -> bytes:
    """Return a PDF of one page, as large as a reader sees the page, that holds no note and no field any more."""
    with _opened(scan) as reader:
        return _drawn_into(reader, [page.index])


def flattened(scan: Scan) -> bytes:
    """Return the same of all pages of the file, each under its own number; an OFD as it is drawn.

    Raises:
        UnreadableError: The file cannot be read; names it.
    """
    if scan.kind is ScanKind.OFD:
        return drawn_ofd(scan.path).data
    try:
        with _opened(scan) as reader:
            return _drawn_into(reader, range(len(reader.pages)))
    except DAMAGE as fault:
        raise unreadable_pdf(scan.path, fault) from fault


@contextmanager
def _opened(scan: Scan) -> Iterator[pypdf.PdfReader]:
    if scan.bare:
        yield pypdf.PdfReader(io.BytesIO(dressed(scan.path)))
        return
    with open_slow(scan.path) as reader:
        yield reader


def _drawn_into(reader: pypdf.PdfReader, indexes: Iterable[int]) -> bytes:
    writer = pypdf.PdfWriter()
    for index in indexes:
        width, height = seen_size(reader.pages[index])
        sheet = writer.add_blank_page(width, height)
        operators = put_on(sheet, reader, index, Box(0, 0, width, height), writer)
        content = DecodedStreamObject()
        content.set_data(operators.encode("ascii"))
        sheet[NameObject("/Contents")] = writer._add_object(content)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
