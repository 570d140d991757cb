"""The pages of a PDF that say something its Word file does not: only there is the PDF read by itself.

Everywhere else the rules have read the same words in the Word file, where the layout tears no line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.finished.pages import Pages
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.document import FinishedVolume
    from bidkit.word.seen.read import Passage

LEAST = 4
"""A shorter piece, such as a mark across the page, proves nothing."""
_LEADER = re.compile(r"[.．…·_＿]{2,}\d*|[.．…·_＿]+\d+$")


def pages_beyond(
    passages: Sequence[Passage], page_texts: Sequence[str], volume: FinishedVolume
) -> frozenset[int]:
    """Return the pages (from 1) with a piece of text that stands nowhere in the Word file; scans are not ours."""
    said = squeeze("".join(passage.label + passage.text for passage in passages))
    pages = Pages(page_texts)
    return frozenset(
        page
        for page in range(1, len(page_texts) + 1)
        if not _is_scan(volume, page) and any(piece not in said for piece in _pieces(pages.body(page)))
    )


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands apart on a page: a cell, or a line of it."""
    for word in text.split():
        for piece in _LEADER.split(squeeze(word)):
            if len(piece) >= LEAST:
                yield piece


def _is_scan(volume: FinishedVolume, page: int) -> bool:
    section = volume.section_at(page)
    return section is not None and section.scans
