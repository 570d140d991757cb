"""Read back what was written: the text of the files that will be handed in, for the document checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finding import Effect, Finding, FindingClass, Severity
from bidkit.model.document import FinishedVolume, Passage
from bidkit.pdf.read import page_texts
from bidkit.source import Span
from bidkit.word.read import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.link import Linked
    from bidkit.model.tender import VolumePlan

LOST_REFERENCE = "L001"
NOT_CARRIED = "L002"


def read_back(linked: Linked, plans: tuple[VolumePlan, ...]) -> tuple[FinishedVolume, ...]:
    """Return the finished volumes as text; page texts are empty without a converter."""
    found = []
    for volume, plan in zip(linked.volumes, plans, strict=True):
        data = volume.word.read_bytes()
        passages = read_text(data, name=volume.word.name)
        found.append(
            FinishedVolume(
                id=volume.id,
                title=plan.title,
                word_name=volume.word.name,
                pdf_name=volume.pdf.name if volume.pdf else "",
                price=plan.price,
                blind=plan.blind,
                page_texts=page_texts(volume.pdf) if volume.pdf else (),
                passages=tuple(Passage(p.text, p.part, p.paragraph, p.style) for p in passages),
                sections=volume.sections,
            )
        )
    return tuple(found)


def link_findings(linked: Linked, titles: dict[str, str]) -> Iterator[Finding]:
    """Yield a finding for every page reference that leads nowhere and everything Word could not keep.

    Args:
        linked: the linked package.
        titles: the title of each section by its id.
    """
    for section_id, anchor in dict.fromkeys(linked.missing):
        yield Finding(
            code=LOST_REFERENCE,
            title="引用的位置不存在，页码写不出来",
            severity=Severity.ERROR,
            kind=FindingClass.WRONG,
            effect=Effect.SCORE_LOSS,
            message=f"《{titles.get(section_id, section_id)}》要引用「{_words(anchor)}」的页码，但成品里没有这个位置",
            cure="请核对 bid.yaml 里 answers 的 where（章节#标题文字），或模板里 page_of 的名称",
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
