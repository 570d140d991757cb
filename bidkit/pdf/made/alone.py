"""A page of an evidence file as a PDF of its own, with everything that lies on it drawn into it as in a volume."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
from pypdf.generic import DecodedStreamObject, NameObject

from bidkit.model.scan_page import Box
from bidkit.pdf.made.placing import put_on
from bidkit.pdf.scans.sources import Sources

if TYPE_CHECKING:
    from bidkit.pdf.scans.scan import Scan, ScanPage


def page_alone(scan: Scan, page: ScanPage) -> bytes:
    """Return a PDF of one page, as large as a reader sees the page, that holds no note and no field any more."""
    writer = pypdf.PdfWriter()
    with Sources([scan.path]) as sources:
        reader = sources.scan(scan)
        sheet = writer.add_blank_page(page.width, page.height)
        operators = put_on(sheet, reader, page.index, Box(0, 0, page.width, page.height), writer)
        content = DecodedStreamObject()
        content.set_data(operators.encode("ascii"))
        sheet[NameObject("/Contents")] = writer._add_object(content)
        buffer = io.BytesIO()
        writer.write(buffer)
    return buffer.getvalue()
