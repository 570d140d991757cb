"""Sections as PDF, converted once and remembered by what went in."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bidkit.errors import ToolFailedError, UnreadableError
from bidkit.pdf.made.one_form import FORM, write_one_form
from bidkit.pdf.seen.read import named_pages, page_count
from bidkit.store.digest import digest
from bidkit.tools.shelf import PdfShelf
from bidkit.tools.soffice import Soffice
from bidkit.watch import Watch
from bidkit.word.pages.formulas import in_lines
from bidkit.word.pages.layout import footer_distance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bidkit.store.cache import Cache

_Facts = tuple[int, dict[str, int], float]
_FACTS = TypeAdapter(_Facts)


@dataclass(frozen=True, slots=True)
class Converted:
    """The PDF of one section: its pages, the page (from 1) of each bookmark, its footer's height in points."""

    path: Path
    pages: int
    bookmarks: Mapping[str, int]
    footer: float


class Converter:
    """Converts sections in one batch a round; what the last round gave is kept in the one form and with its pages.

    ``shown`` is what messages call each section; its id when nothing is said. ``watch`` hears of each round how many
    sections need no converting. ``flattened`` are the sections whose formulas became lines of text, as this LibreOffice
    draws none.
    """

    def __init__(
        self,
        soffice: Soffice,
        cache: Cache,
        shown: Mapping[str, str] | None = None,
        watch: Watch | None = None,
    ) -> None:
        self.shown = shown or {}
        self.watch = watch or Watch()
        self.round = 0
        self.draws_formulas = soffice.draws_formulas
        self.flattened: set[str] = set()
        self.shelf = PdfShelf(soffice, cache, FORM, self.watch.stop)
        self.facts = cache.memory("pages")
        self.known: dict[Path, Converted] = {}
        self.fresh: dict[bytes, Path] = {}
        self.asked: Mapping[str, bytes] = {}

    def convert(self, documents: Mapping[str, bytes]) -> dict[str, Converted]:
        """Return the PDF of each section by its id, converting only what is not remembered.

        Raises:
            ToolFailedError: LibreOffice crashed, hung, or wrote a PDF that cannot be opened.
        """
        if not self.draws_formulas:
            given, documents = documents, {name: in_lines(data) for name, data in documents.items()}
            self.flattened |= {name for name, data in given.items() if documents[name] is not data}
        wanted = dict.fromkeys(documents.values())
        missing = [data for data in wanted if data not in self.fresh and not self.shelf.fetch(data)]
        self.round += 1
        self.watch.say(f"排版第 {self.round} 轮", len(documents) - len(missing), len(documents))
        names = {data: self.shown.get(name, name) for name, data in documents.items()}
        self.fresh |= self.shelf.convert(missing, names)
        self.asked = documents
        with _sound():
            return {name: self._converted(data) for name, data in documents.items()}

    def settled(self) -> dict[str, Converted]:
        """Return what the last round gave, now in the one form and kept.

        What an earlier round gave with numbers that were not final is never asked for again, so it is not worth that.
        """
        for data in dict.fromkeys(self.asked.values()):
            raw = self.fresh.pop(data, None)
            if raw is not None:
                with _sound():
                    write_one_form(raw, self.shelf.place(data))
                    self._converted(data)
                self.shelf.keep(data)
        return {name: self._converted(data) for name, data in self.asked.items()}

    def _converted(self, data: bytes) -> Converted:
        path = self.fresh.get(data) or self.shelf.place(data)
        if path not in self.known:
            facts = self.facts.made(_FACTS, lambda: _look(path, data), digest(path), data)
            self.known[path] = Converted(path, *facts)
        return self.known[path]


@contextmanager
def _sound() -> Iterator[None]:
    """Say of a PDF whose pages nobody can read that the converter is at fault."""
    try:
        yield
    except UnreadableError as fault:
        why = f"LibreOffice 写出的 PDF 打不开（{fault.message}）"
        raise ToolFailedError(why, cure="请重试一次；仍然失败时运行 bidkit doctor") from None


def _look(path: Path, data: bytes) -> _Facts:
    return page_count(path), named_pages(path), footer_distance(data)
