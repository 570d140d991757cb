"""Read back what was written: the files that will be handed in, for the document checks.

What was read is kept by the hash of the file, so that an unchanged volume is not read twice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.finding import Effect, Finding, FindingClass, Severity
from bidkit.link.read_memory import ReadMemory
from bidkit.model.anchors import section_anchor
from bidkit.model.document import FinishedVolume, Passage
from bidkit.pdf.inspect import InspectedPdf
from bidkit.source import Span
from bidkit.word.tokens import bookmark_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.link import Linked, LinkedVolume
    from bidkit.model.facts import Table
    from bidkit.model.tender import VolumePlan
    from bidkit.store.cache import Cache
    from bidkit.word.read import Passage as WordPassage

LOST_REFERENCE = "L001"
NOT_CARRIED = "L002"
LOST_CURE = (
    "请核对 bid.yaml 里 answers 的 where（章节#标题文字），或模板里 page_of 的名称；"
    "目录里缺页码的，请打开这一章，看这个标题是否正常显示"
)


def read_back(
    linked: Linked, plans: tuple[VolumePlan, ...], cache: Cache | None = None
) -> tuple[FinishedVolume, ...]:
    """Return the finished volumes as the checks read them; page texts are empty without a converter.

    Args:
        linked: the linked package.
        plans: the planned volumes, in the same order.
        cache: what was read is kept there; None keeps nothing.
    """
    memory = ReadMemory(cache)
    return tuple(
        read_volume(volume, plan, memory) for volume, plan in zip(linked.volumes, plans, strict=True)
    )


def read_volume(volume: LinkedVolume, plan: VolumePlan, memory: ReadMemory) -> FinishedVolume:
    """Return one finished volume as the checks read it."""
    word = memory.word(volume.word)
    pdf = memory.pdf(volume.pdf) if volume.pdf else InspectedPdf()
    sections = tuple(section.id for section in plan.sections)
    passages = _in_sections(word.passages, sections)
    return FinishedVolume(
        id=volume.id,
        title=plan.title,
        word_name=volume.word.name,
        pdf_name=volume.pdf.name if volume.pdf else "",
        price=plan.price,
        blind=plan.blind,
        page_texts=pdf.page_texts,
        passages=passages,
        sections=volume.sections,
        metadata=(*word.metadata, *((f"pdf:{key}", text) for key, text in pdf.facts.info)),
        word=replace(word.facts, tables=_tables(word.facts.tables, passages)),
        pdf=pdf.facts,
    )


def _in_sections(passages: tuple[WordPassage, ...], section_ids: tuple[str, ...]) -> tuple[Passage, ...]:
    """Return the passages with the section each stands in: a bookmark marks where a section starts."""
    starts = {bookmark_name(section_anchor(section_id)): section_id for section_id in section_ids}
    found, here = [], ""
    for passage in passages:
        here = next((starts[mark] for mark in passage.bookmarks if mark in starts), here)
        inside = here if passage.part in ("正文", "表格", "文本框") else ""
        found.append(Passage(passage.text, passage.part, passage.paragraph, passage.style, inside))
    return tuple(found)


def _tables(tables: tuple[Table, ...], passages: tuple[Passage, ...]) -> tuple[Table, ...]:
    """Return the tables with the section of the first words at or after their start."""
    cells = [(p.paragraph, p.section) for p in passages if p.part == "表格"]
    found, at = [], 0
    for table in sorted(tables, key=lambda table: table.paragraph):
        while at < len(cells) and cells[at][0] < table.paragraph:
            at += 1
        section = cells[at][1] if at < len(cells) and table.part == "表格" else ""
        found.append(replace(table, section=section))
    return tuple(found)


def link_findings(
    linked: Linked, titles: dict[str, str], unread: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Yield a finding for every page reference that leads nowhere and everything Word could not keep.

    Args:
        linked: the linked package.
        titles: the title of each section by its id.
        unread: ids of records whose files cannot be read; that is a finding already and the cause of this one.
    """
    for section_id, anchor in dict.fromkeys(linked.missing):
        if unread & set(anchor.split(":")):
            continue
        wanted = linked.words.get(anchor) or _words(anchor)
        yield Finding(
            code=LOST_REFERENCE,
            title="引用的位置不存在，页码写不出来",
            severity=Severity.ERROR,
            kind=FindingClass.WRONG,
            effect=Effect.SCORE_LOSS,
            message=f"《{titles.get(section_id, section_id)}》要引用「{wanted}」的页码，但成品里没有这个位置",
            cure=LOST_CURE,
            subject=f"{section_id}→{anchor}",
            span=Span(titles.get(section_id, section_id)),
        )
    for volume in linked.volumes:
        for note in volume.notes:
            yield Finding(
                code=NOT_CARRIED,
                title="Word 分册里有内容没能原样带过去",
                severity=Severity.WARNING,
                kind=FindingClass.ROUGH,
                effect=Effect.CLARIFY,
                message=note,
                cure="请打开 Word 分册核对这一处",
                subject=volume.id,
                span=Span(volume.word.name),
            )


def _words(anchor: str) -> str:
    """Return an anchor as a person would say it."""
    return anchor.removeprefix("sec:").removeprefix("mark:").removeprefix("rec:")
