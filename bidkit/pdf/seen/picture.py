"""Pages as pictures for a reader that looks instead of reading."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from bidkit.pdf.seen.read import open_fast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pypdfium2

SCALE = 200 / 72


def _png(page: pypdfium2.PdfPage) -> bytes:
    out = io.BytesIO()
    page.render(scale=SCALE).to_pil().save(out, "PNG")
    return out.getvalue()


def page_pictures(path: Path, pages: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Yield each wanted page (from 1) as a PNG."""
    with open_fast(path) as document:
        for number in pages:
            page = document[number - 1]
            try:
                yield number, _png(page)
            finally:
                page.close()
