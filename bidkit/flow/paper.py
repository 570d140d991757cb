"""The buyer's own document as pages to look at: a PDF as it is, a Word file drawn once by LibreOffice and kept."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bidkit.flow.start import SOURCE
from bidkit.store.write import private_folder, write_whole
from bidkit.tools.soffice import locate_soffice, to_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.load.place import Workspace

PAGES = "pages"
WORD = (".docx",)


def sources(place: Workspace) -> tuple[Path, ...]:
    """Return the buyer's documents that lie beside a tender, in order."""
    folder = place.tender / SOURCE
    if not folder.is_dir() or folder.is_symlink():
        return ()
    found = (path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    return tuple(sorted(path for path in found if path.suffix.lower() in (".pdf", *WORD)))


def paper(place: Workspace, source: Path) -> Path | None:
    """Return the pages of a document: itself, or what was drawn of it before; None where nothing was yet."""
    if source.suffix.lower() == ".pdf":
        return source
    drawn = _drawn(place, source)
    return drawn if drawn.is_file() else None


def draw_paper(place: Workspace, source: Path, soffice: str = "") -> Path:
    """Return the pages of a document, drawn now where they were not.

    Raises:
        ToolMissingError: there is no LibreOffice.
        ToolFailedError: it cannot open the document.
    """
    held = paper(place, source)
    if held is not None:
        return held
    out = private_folder(place.cache) / PAGES
    drawn = _drawn(place, source)
    made = to_pdf(
        {drawn.stem: source.read_bytes()}, out / "new", soffice=locate_soffice(soffice), home=place.cache
    )
    write_whole(drawn, made[drawn.stem].read_bytes())
    made[drawn.stem].unlink()
    return drawn


def _drawn(place: Workspace, source: Path) -> Path:
    mark = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    return place.cache / PAGES / f"source-{mark}.pdf"
