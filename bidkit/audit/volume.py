"""A foreign file as the finished volume that rules read: its sections are found by bookmark or by title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.audit.pages import bare, place_sections
from bidkit.model.anchors import section_anchor
from bidkit.model.document import FinishedVolume, Passage, PlacedSection
from bidkit.model.tender import VolumePlan
from bidkit.pdf.paragraphs import joined_pages
from bidkit.word.tokens import bookmark_name
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.audit.files import AuditFile
    from bidkit.word.read import Passage as WordPassage

BODY = ("正文", "表格", "文本框")


def volume_of(file: AuditFile, pdf: AuditFile | None = None) -> FinishedVolume:
    """Return the finished volume of a file; a Word file may be given the PDF that is handed in with it."""
    plan = file.plan or VolumePlan(id=file.path.stem, title=file.path.stem, sections=())
    pages = pdf or file
    placed = place_sections(plan, pages.pages()) if pages.pdf.page_texts else ()
    passages: tuple[Passage, ...] = ()
    if file.word is not None and file.traces is not None:
        passages = (*in_sections(file.word.passages, plan), *map(_plain, file.traces.unseen))
        placed = _with_word_sections(placed, passages, plan)
    own_pdf = pages.path.suffix.lower() == ".pdf"
    facts = pages.pdf.facts if own_pdf else replace(pages.pdf.facts, bytes=0, info=(), loose_fonts=())
    volume = FinishedVolume(
        id=plan.id,
        title=plan.title,
        word_name=file.name if file.is_word else "",
        pdf_name=pages.name,
        price=plan.price,
        blind=plan.blind,
        page_texts=pages.pdf.page_texts if passages else joined_pages(pages.pdf.page_texts),
        passages=passages,
        sections=placed,
        metadata=(
            *(file.word.metadata if file.word else ()),
            *((f"pdf:{key}", text) for key, text in facts.info),
        ),
        pdf=facts,
    )
    return replace(volume, word=file.word.facts) if file.word else volume


def in_sections(found: Sequence[WordPassage], plan: VolumePlan) -> tuple[Passage, ...]:
    """Return the passages, each with the planned section it stands in.

    bidkit's own bookmarks tell; where people have lost them, a paragraph that is a section's title begins it.
    """
    marks = {bookmark_name(section_anchor(section.id)): section.id for section in plan.sections}
    marked = any(mark in marks for passage in found for mark in passage.bookmarks)
    titles = {squeeze(s.title): s.id for s in plan.sections if s.title}
    bared = {bare(s.title): s.id for s in plan.sections if s.title}
    passages, here = [], ""
    for passage in found:
        if marked:
            here = next((marks[mark] for mark in passage.bookmarks if mark in marks), here)
        elif passage.part == "正文" and not passage.style.lower().startswith(("toc", "目录")):
            here = titles.get(squeeze(passage.text)) or bared.get(bare(passage.text)) or here
        inside = here if passage.part in BODY else ""
        passages.append(Passage(passage.text, passage.part, passage.paragraph, passage.style, inside))
    return tuple(passages)


def _plain(passage: WordPassage) -> Passage:
    return Passage(passage.text, passage.part, passage.paragraph, passage.style)


def _with_word_sections(
    placed: tuple[PlacedSection, ...], passages: Sequence[Passage], plan: VolumePlan
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
