"""The pages on which the planned sections of a volume lie, read from the finished file alone.

The PDF's own outline tells where people left it; else the section's title as a line of its own; else its first words
in the Word file. A section that shows none of them is taken to follow the one before it only if it has no title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finished.pages import Pages, bare
from bidkit.model.document import Passage, PlacedSection
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.facts import PdfPage
    from bidkit.model.tender import SectionPlan, VolumePlan
    from bidkit.pdf.seen.inspect import InspectedPdf

LEAST = 6
"""A shorter paragraph stands on too many pages to tell where its section begins."""
FIRST = 3
FULL = 0.5
"""A picture that covers more of its page is a scan."""


def place_sections(
    plan: VolumePlan, read: InspectedPdf, passages: Sequence[Passage]
) -> tuple[PlacedSection, ...]:
    """Return where the planned sections stand, in the planned order; those that are not found are left out."""
    pages = Pages(read.page_texts)
    listed = _listed(plan, read.outline)
    found: list[tuple[SectionPlan, int]] = []
    after = 1
    for index, section in enumerate(plan.sections):
        page = listed.get(section.id, 0) or _page(section, pages, passages, after, first=index == 0)
        if page:
            found.append((section, page))
            after = page
    ends = [*(page for _, page in found[1:]), len(read.page_texts) + 1]
    return tuple(
        PlacedSection(
            s.id, s.title, start, max(1, end - start), s.form, _scanned(s, read.facts.pages, start, end)
        )
        for (s, start), end in zip(found, ends, strict=False)  # of no sections there is one end
    )


def _listed(plan: VolumePlan, outline: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Return the page of each section that the outline lists, both in one order."""
    found: dict[str, int] = {}
    rest = list(outline)
    for section in plan.sections:
        wanted = bare(section.title)
        at = next((n for n, (title, _) in enumerate(rest) if wanted and bare(title) == wanted), None)
        if section.in_contents and at is not None:
            found[section.id] = rest[at][1]
            rest = rest[at + 1 :]
    return found


def _page(section: SectionPlan, pages: Pages, passages: Sequence[Passage], after: int, *, first: bool) -> int:
    """Return the page a section begins on, at or after a page; 0 when nothing of it is found."""
    if first and not section.in_contents:
        return 1
    page = pages.find(section.title, after)
    if not page and squeeze(section.title) == "目录" and pages.contents:
        page = min(pages.contents)
    page = page or _by_words(section.id, pages, passages, after)
    return page or (after if not section.title else 0)


def _by_words(section_id: str, pages: Pages, passages: Sequence[Passage], after: int) -> int:
    for words in _first_words(section_id, passages):
        for page in range(after, len(pages.squeezed) + 1):
            if words in pages.squeezed[page - 1]:
                return page
    return 0


def _first_words(section_id: str, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield the first paragraphs of a section that are long enough to be looked for."""
    said = (squeeze(p.text) for p in passages if p.section == section_id and p.part in ("正文", "表格"))
    long = (words for words in said if len(words) >= LEAST)
    for _ in range(FIRST):
        words = next(long, "")
        if words:
            yield words[:24]


def _scanned(section: SectionPlan, pages: Sequence[PdfPage], start: int, end: int) -> bool:
    """Return whether scans are laid in a section that may hold some: a page of it is a picture."""
    shown = pages[start - 1 : end - 1]
    return bool(section.scans) and (not shown or any(i.covers > FULL for page in shown for i in page.images))


def word_sections(
    plan: VolumePlan, placed: Sequence[PlacedSection], passages: Sequence[Passage]
) -> tuple[PlacedSection, ...]:
    """Return the sections found on pages and those that only the Word text shows, in the planned order."""
    on_pages = {section.id: section for section in placed}
    in_word = {passage.section for passage in passages}
    found, page = [], 1
    for section in plan.sections:
        here = on_pages.get(section.id)
        if here is None and (section.id in in_word or not section.title):
            here = PlacedSection(section.id, section.title, page, 1, section.form, bool(section.scans))
        if here is not None:
            found.append(here)
            page = here.first_page
    return tuple(found)
