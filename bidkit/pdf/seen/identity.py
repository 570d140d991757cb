"""Who and what made a PDF, as the file itself says: its information and its ids. Judges nothing."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bidkit.pdf.seen.read import DAMAGE, open_slow

if TYPE_CHECKING:
    from pathlib import Path

    import pypdf

INFO = ("Title", "Author", "Creator", "Producer", "CreationDate", "ModDate", "Company", "SourceModified")


def pdf_identity(path: Path) -> dict[str, str]:
    """Return ``pdf:Author`` and the like, ``pdf:ID`` and ``pdf:DocumentID``; nothing empty."""
    found: dict[str, str] = {}
    with open_slow(path) as reader:
        for key in INFO:
            with suppress(*DAMAGE):
                info = reader.metadata
                found[f"pdf:{key}"] = str(info.get(f"/{key}") or "").strip() if info else ""
        found["pdf:ID"] = _first_id(reader)
        found["pdf:DocumentID"] = _document_id(reader)
    return {key: text for key, text in found.items() if text}


def _first_id(reader: pypdf.PdfReader) -> str:
    """Return the first half of /ID: it stays when a file is saved again."""
    with suppress(*DAMAGE, IndexError):
        first = reader.trailer["/ID"][0]  # type: ignore[index]
        return bytes(getattr(first, "original_bytes", b"") or str(first).encode("latin-1", "replace")).hex()
    return ""


def _document_id(reader: pypdf.PdfReader) -> str:
    with suppress(*DAMAGE):
        packet = reader.xmp_metadata
        return str((packet.xmpmm_document_id if packet else "") or "")
    return ""
