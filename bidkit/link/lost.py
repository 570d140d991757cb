"""What linking could not do, as findings: page references that lead nowhere, what Word could not keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finding import Effect, Finding, FindingClass, Severity
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.link import Linked

LOST_REFERENCE = "L001"
NOT_CARRIED = "L002"
LOST_CURE = (
    "请核对 bid.yaml 里 answers 的 where（章节#标题文字），或模板里 page_of 的名称；"
    "目录里缺页码的，请打开这一章，看这个标题是否正常显示"
)


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
