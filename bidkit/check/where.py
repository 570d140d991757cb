"""The place of a finding in a finished volume, in the words a person finds it by in Word: form, heading, row, page."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.finding import Finding
    from bidkit.model.document import FinishedVolume, Passage
    from bidkit.model.facts import Table
    from bidkit.source import Span

LEAST = 4
"""Shorter words stand on too many pages to tell one."""
MOST = 24


def with_words(
    findings: Sequence[Finding], volumes: Sequence[FinishedVolume], first: int
) -> tuple[Finding, ...]:
    """Return the findings, each of their places in the volumes with its words; ``first`` is the first page's number."""
    places = [Places(volume, first) for volume in volumes]

    def said(span: Span) -> Span:
        words = next((text for one in places if (text := one.words(span))), "")
        return replace(span, words=words) if words else span

    return tuple(
        replace(
            finding,
            span=said(finding.span) if finding.span else None,
            related=tuple(said(span) for span in finding.related),
        )
        for finding in findings
    )


class Places:
    """The places of one finished volume."""

    def __init__(self, volume: FinishedVolume, first: int) -> None:
        """Take the volume and the number that its first page bears."""
        self.volume = volume
        self.first = first

    def words(self, span: Span) -> str:
        """Return e.g. 《投标函》「三、承诺」下第 2 段，第 12 页; "" for a place not in the text of the volume."""
        if span.file == self.volume.pdf_name and span.page:
            section = self.volume.section_at(span.page)
            return f"《{section.title or self.volume.title}》{self._number(span.page)}" if section else ""
        if span.file != self.volume.word_name or not span.paragraph:
            return ""
        passage = self._at.get((span.part, span.paragraph)) or self._after(span)
        if passage is None or not passage.section:
            return ""
        where = self._row(passage) if span.part == "表格" else self._paragraph(passage)
        page = self._page(passage)
        return f"《{self._title(passage.section)}》{where}" + (f"，{self._number(page)}" if page else "")

    @cached_property
    def _at(self) -> dict[tuple[str, int], Passage]:
        return {(p.part, p.paragraph): p for p in self.volume.passages}

    def _after(self, span: Span) -> Passage | None:
        """Return the first words after a paragraph without any, such as the empty first cell of a table."""
        later = (p for p in self.volume.passages if p.part == span.part and p.paragraph > span.paragraph)
        return next(later, None)

    def _title(self, section_id: str) -> str:
        section = self.volume.section(section_id)
        return (section.title if section else "") or self.volume.title

    def _paragraph(self, passage: Passage) -> str:
        """Return the paragraph's number below the nearest heading above it, for paragraphs with words."""
        heading, number = "", 0
        for one in self.volume.passages:
            if one.section == passage.section and one.part == "正文" and one.text.strip():
                number += 1
                if one is passage:
                    break
                if one.style.lower().startswith(("heading", "标题")):
                    heading, number = one.text.strip()[:MOST], 0
        below = f"「{heading}」下" if heading and squeeze(heading) not in self._title(passage.section) else ""
        return f"{below}第 {max(number, 1)} 段附近" if passage.part == "正文" else passage.part

    def _row(self, passage: Passage) -> str:
        """Return the table, by its place in the section where there are several, and the row that holds the words."""
        here = [table for table in self.volume.word.tables if table.section == passage.section]
        own = [n for n, table in enumerate(here) if table.paragraph <= passage.paragraph]
        if not own:
            return "表格"
        table = f"第 {own[-1] + 1} 个表格" if len(here) > 1 else "表格"
        rows = _rows_with(here[own[-1]], squeeze(passage.text))
        return f"{table}第 {rows[0]} 行" if len(rows) == 1 else table

    def _page(self, passage: Passage) -> int:
        """Return the only page of the section that bears the words; 0 when none or several do."""
        section = self.volume.section(passage.section)
        words = squeeze(passage.text)[:MOST]
        if section is None or len(words) < LEAST:
            return 0
        last = min(section.first_page + section.pages, len(self._pages) + 1)
        found = [page for page in range(section.first_page, last) if words in self._pages[page - 1]]
        return found[0] if len(found) == 1 else 0

    @cached_property
    def _pages(self) -> tuple[str, ...]:
        return tuple(squeeze(text) for text in self.volume.page_texts)

    def _number(self, page: int) -> str:
        return f"第 {page + self.first - 1} 页"


def _rows_with(table: Table, words: str) -> list[int]:
    return [
        number
        for number, row in enumerate(table.rows, 1)
        if words and any(words in squeeze(cell) for cell in row if cell)
    ]
