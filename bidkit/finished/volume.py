"""Finished files as the volume that rules read: a Word file, a PDF, or both forms of one volume."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.finished.drawn import things_in_sections
from bidkit.finished.placing import place_sections, word_sections
from bidkit.finished.sections import in_sections, tables_in_sections
from bidkit.model.document import FinishedVolume, Passage
from bidkit.model.facts import WordFacts
from bidkit.pdf.seen.inspect import InspectedPdf
from bidkit.pdf.seen.paragraphs import joined_pages

if TYPE_CHECKING:
    from bidkit.model.document import PlacedSection
    from bidkit.model.tender import VolumePlan
    from bidkit.word.seen.inspect import Inspected
    from bidkit.word.seen.read import Passage as WordPassage


@dataclass(frozen=True, slots=True)
class WordForm:
    """A Word file by its name, and what was read in it."""

    name: str
    read: Inspected


@dataclass(frozen=True, slots=True)
class PdfForm:
    """A PDF by its name; ``drawn`` if it was only drawn from the Word file to see pages and is not handed in."""

    name: str
    read: InspectedPdf
    drawn: bool = False


def finished_volume(
    plan: VolumePlan,
    word: WordForm | None,
    pdf: PdfForm | None,
    laid: tuple[PlacedSection, ...] | None = None,
) -> FinishedVolume:
    """Return the volume; whatever form is not given is empty in it.

    Args:
        plan: the planned volume, its sections with the titles they are printed with.
        word: the Word file.
        pdf: the PDF. Where it is the only form, its lines are joined to paragraphs.
        laid: where the linker laid the sections; None finds them in the files.
    """
    read = pdf.read if pdf else InspectedPdf()
    passages = _passages(plan, word.read) if word else ()
    facts = (
        replace(read.facts, bytes=0, info=(), loose_fonts=(), fonts=()) if pdf and pdf.drawn else read.facts
    )
    return FinishedVolume(
        id=plan.id,
        title=plan.title,
        word_name=word.name if word else "",
        pdf_name=pdf.name if pdf else "",
        price=plan.price,
        blind=plan.blind,
        page_texts=read.page_texts if word else joined_pages(read.page_texts),
        passages=passages,
        sections=_placed(plan, read, passages) if laid is None else laid,
        metadata=(
            *(word.read.metadata if word else ()),
            *((f"pdf:{key}", text) for key, text in facts.info),
        ),
        word=_facts(plan, word.read, passages) if word else WordFacts(),
        pdf=facts,
    )


def _passages(plan: VolumePlan, read: Inspected) -> tuple[Passage, ...]:
    return (*in_sections(read.passages, plan.sections), *map(_unseen, read.unseen))


def _unseen(passage: WordPassage) -> Passage:
    return Passage(passage.text, passage.part, passage.paragraph, passage.style)


def _placed(plan: VolumePlan, read: InspectedPdf, passages: tuple[Passage, ...]) -> tuple[PlacedSection, ...]:
    placed = place_sections(plan, read, passages) if read.page_texts else ()
    return word_sections(plan, placed, passages) if passages else placed


def _facts(plan: VolumePlan, read: Inspected, passages: tuple[Passage, ...]) -> WordFacts:
    return replace(
        read.facts,
        tables=tables_in_sections(read.facts.tables, passages),
        beside=things_in_sections(read.facts.beside, plan.sections),
    )
