"""Sections and finished volumes: what render, link, pack and the document checks hand to one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bidkit.model.facts import PdfFacts, WordFacts
from bidkit.model.story import Line, Story
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a finished Word file; ``part`` is Chinese (正文, 表格, 页眉, 页脚, 文本框, 脚注, 尾注, 批注).

    ``section`` is the id of the planned section it stands in, "" outside the body or before the first.
    """

    text: str
    part: str
    paragraph: int
    style: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """Where a section lies in its volume; pages count from 1 within the volume."""

    id: str
    title: str
    first_page: int
    pages: int
    form_id: str = ""
    scans: bool = False


@dataclass(frozen=True)
class FinishedVolume:
    """The text of the bytes that will be handed in, so that rules open no file.

    ``word`` and ``pdf`` say what the files are beside their text; empty where there is no file.
    ``page_texts`` holds the text of each PDF page (empty without a converter), ``passages`` the Word file's
    paragraphs. ``tokens`` lists page references that could not be resolved.
    """

    id: str
    title: str
    word_name: str
    pdf_name: str
    price: bool
    blind: bool
    page_texts: tuple[str, ...]
    passages: tuple[Passage, ...]
    sections: tuple[PlacedSection, ...]
    metadata: tuple[tuple[str, str], ...] = ()
    word: WordFacts = field(default_factory=WordFacts)
    pdf: PdfFacts = field(default_factory=PdfFacts)

    def section(self, section_id: str) -> PlacedSection | None:
        """Return the section with this id."""
        return next((s for s in self.sections if s.id == section_id), None)

    def section_at(self, page: int) -> PlacedSection | None:
        """Return the section that a page of the volume belongs to."""
        return next((s for s in self.sections if s.first_page <= page < s.first_page + s.pages), None)

    def text_of(self, section: PlacedSection) -> str:
        """Return the text of a section's pages; "" where they have none."""
        return "\n".join(self.page_texts[section.first_page - 1 : section.first_page - 1 + section.pages])

    @cached_property
    def story(self) -> Story:
        """Return the text in order: the Word file's, or the PDF's own pages if Word gave none."""
        return Story(self._lines()) if self.passages else self.page_story

    @cached_property
    def page_story(self) -> Story:
        """Return the lines of the PDF pages that are ours: the text layer of a scanned paper is not."""
        return Story(self._page_lines())

    def _lines(self) -> Iterator[Line]:
        for p in self.passages:
            place = Span(self.word_name, part=p.part, paragraph=p.paragraph)
            yield Line(p.text, place, p.part, p.section, p.style)

    def _page_lines(self) -> Iterator[Line]:
        for page, text in enumerate(self.page_texts, 1):
            section = self.section_at(page)
            if section is None or not section.scans:
                for line in text.splitlines():
                    place = Span(self.pdf_name, page=page)
                    yield Line(line, place, section=section.id if section else "")


@dataclass(frozen=True, slots=True)
class FileTraces:
    """A source file that is more than its picture; ``owner`` is the record or section that uses it.

    ``sorts`` is what it tells unseen, such as 拍摄地点. ``signatures`` counts electronic signatures, which only the
    file itself can prove. ``letters`` is the size in points that the small type of its page ``page`` has in the
    volume, where that became too small to read; else 0. ``words`` is the text of its chosen pages, if they have any.
    """

    path: str
    sorts: tuple[str, ...] = ()
    owner: str = ""
    signatures: int = 0
    letters: float = 0.0
    page: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceFault:
    """An evidence file that is missing or cannot be read, found before any page is made."""

    record_id: str
    path: str
    problem: str
    cure: str
