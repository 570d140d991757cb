"""Word files as PDF, converted once: kept by content, converter and fonts."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bidkit.tools.fonts import fonts_fingerprint
from bidkit.tools.soffice import NotConvertedError, Patience, Soffice, to_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bidkit.store.cache import Cache
    from bidkit.watch import Stop


class PdfShelf:
    """Word files as PDF in this run's own folder; ``form`` says what is done to a PDF before it is kept.

    Once ``stop`` is set the converter is ended.
    """

    def __init__(self, soffice: Soffice, cache: Cache, form: str = "", stop: Stop | None = None) -> None:
        self.soffice = soffice
        self.patience = Patience(stop=stop)
        self.home = cache.soffice
        self.folder = cache.own("pdf")
        self.memory = cache.memory("pdf", f"{form}|{soffice.version}|{fonts_fingerprint()}")

    def place(self, data: bytes) -> Path:
        """Return where the PDF of a Word file lies or will lie."""
        return self.folder / f"{hashlib.sha256(data).hexdigest()[:40]}.pdf"

    def fetch(self, data: bytes) -> bool:
        """Return whether the PDF of a Word file is there now."""
        path = self.place(data)
        if not path.is_file():
            kept = self.memory.get(data)
            if kept is None:
                return False
            path.write_bytes(kept)
        return True

    def convert(self, documents: Sequence[bytes], shown: Mapping[bytes, str]) -> dict[bytes, Path]:
        """Return the fresh PDF of each document, aside, as the converter wrote it, by the document.

        Args:
            documents: the Word files.
            shown: what messages call each of them; nobody knows a hash.

        Raises:
            ToolFailedError: as ``to_pdf`` does.
        """
        if not documents:
            return {}
        named = {self.place(data).stem: data for data in documents}
        try:
            made = to_pdf(
                named, self.folder / "raw", soffice=self.soffice, home=self.home, patience=self.patience
            )
        except NotConvertedError as fault:
            why = {shown.get(named[name], name): said for name, said in fault.why.items()}
            raise NotConvertedError(why) from None
        return {named[name]: path for name, path in made.items()}

    def keep(self, data: bytes) -> None:
        """Remember the PDF of a Word file, once somebody has seen that it is sound."""
        self.memory.put(self.place(data).read_bytes(), data)
