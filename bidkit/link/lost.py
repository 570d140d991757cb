"""What linking could not do, as findings: page references that lead nowhere, what Word could not keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.codes.link import FLAT_FORMULA, LOST_REFERENCE, NOT_CARRIED
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.finding import Finding
    from bidkit.link import Linked


def link_findings(
    linked: Linked, titles: dict[str, str], unread: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Yield a finding for every page reference that leads nowhere, every formula in a line, and what Word lost.

    Args:
        linked: the linked package.
        titles: the title of each section by its id.
        unread: ids of records whose files cannot be read; that is a finding already and the cause of this one.
    """
    for section_id, anchor in dict.fromkeys(linked.missing):
        if unread & set(anchor.split(":")):
            continue
        title = titles.get(section_id, section_id)
        yield LOST_REFERENCE.finding(
            f"《{title}》要引用「{linked.words.get(anchor) or _words(anchor)}」的页码，但成品里没有这个位置",
            subject=f"{section_id}→{anchor}",
            span=Span(title),
        )
    for section_id in linked.flattened:
        title = titles.get(section_id, section_id)
        message = f"《{title}》的公式在 PDF 里写成了一行文字，Word 里不变"
        yield FLAT_FORMULA.finding(message, subject=section_id, span=Span(title))
    for volume in linked.volumes:
        for note in volume.notes:
            yield NOT_CARRIED.finding(note, subject=volume.id, span=Span(volume.word.name))


def _words(anchor: str) -> str:
    """Return an anchor as a person would say it."""
    return anchor.removeprefix("sec:").removeprefix("mark:").removeprefix("rec:")
