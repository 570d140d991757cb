"""Sections as PDF, converted once and remembered by the hash of what went in."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.disk import keep
from bidkit.errors import ToolFailedError, UnreadableError
from bidkit.pdf.one_form import FORM, write_one_form
from bidkit.pdf.read import check_whole, named_pages, page_count
from bidkit.tools.fonts import fonts_fingerprint
from bidkit.tools.soffice import NotConvertedError, Soffice, to_pdf
from bidkit.word.layout import footer_distance

if TYPE_CHECKING:
    from collections.abc import Mapping

CACHE_FORMAT = "3"


@dataclass(frozen=True, slots=True)
class Converted:
    """The PDF of one section: its pages, the page (from 1) of each bookmark, its footer's height in points."""

    path: Path
    pages: int
    bookmarks: Mapping[str, int]
    footer: float


class Converter:
    """Converts sections in one batch a round and keeps every result in the cache folder.

    ``shown`` is what messages call each section.
    """

    def __init__(self, soffice: Soffice, cache: Path, shown: Mapping[str, str]) -> None:
        self.soffice = soffice
        self.shown = shown
        self.cache = cache
        self.folder = cache / "pdf"
        self.known: dict[str, Converted] = {}
        self.stamp = f"{CACHE_FORMAT}|{FORM}|{soffice.version}|{fonts_fingerprint()}"

    def convert(self, documents: Mapping[str, bytes]) -> dict[str, Converted]:
        """Return the PDF of each section by its id, converting only what the cache lacks."""
        keys = {name: self._key(data) for name, data in documents.items()}
        missing = {keys[name]: data for name, data in documents.items() if not self._recall(keys[name])}
        if missing:
            self._fill(missing, {keys[name]: self.shown.get(name, name) for name in documents})
        return {name: self.known[key] for name, key in keys.items()}

    def _key(self, data: bytes) -> str:
        return hashlib.sha256(self.stamp.encode() + data).hexdigest()[:40]

    def _recall(self, key: str) -> bool:
        if key in self.known:
            return True
        path, facts = self.folder / f"{key}.pdf", self.folder / f"{key}.json"
        if not (path.is_file() and facts.is_file()):
            return False
        try:
            check_whole(path)
            kept = json.loads(facts.read_text(encoding="utf-8"))
            self.known[key] = Converted(
                path, int(kept["pages"]), dict(kept["bookmarks"]), float(kept["footer"])
            )
        except (UnreadableError, ValueError, KeyError, TypeError):
            return False
        return self.known[key].pages > 0

    def _fill(self, missing: Mapping[str, bytes], names: Mapping[str, str]) -> None:
        """Convert in a folder aside: what lies in the cache is in the one form, for whoever looks in meanwhile.

        A failure names the sections: nobody knows a hash.
        """
        aside = self.folder / f".raw-{os.getpid()}-{threading.get_ident()}"
        try:
            made = to_pdf(missing, aside, soffice=self.soffice, home=self.cache / "soffice")
            for key, raw in made.items():
                self._remember(key, raw, footer_distance(missing[key]))
        except NotConvertedError as fault:
            raise NotConvertedError({names[key]: why for key, why in fault.why.items()}) from None
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def _remember(self, key: str, raw: Path, footer: float) -> None:
        """Keep the PDF and its facts; they are written last, so a half-made pair is never recalled."""
        path = self.folder / f"{key}.pdf"
        try:
            write_one_form(raw, path)
            converted = Converted(path, page_count(path), named_pages(path), footer)
        except UnreadableError as fault:
            path.unlink(missing_ok=True)
            why = f"LibreOffice 写出的 PDF 打不开（{fault.message}）"
            raise ToolFailedError(why, cure="请重试一次；仍然失败时运行 bidkit doctor") from None
        facts = {"pages": converted.pages, "bookmarks": dict(converted.bookmarks), "footer": footer}
        keep(self.folder / f"{key}.json", json.dumps(facts).encode())
        self.known[key] = converted
