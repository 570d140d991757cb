"""The lines above scans: which of the filled lines they are, and how one too long for its page is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.model.printed import MARK, bare_text, facts_in, marked
from bidkit.proofread.fold import core

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bidkit.model.printed import Origin, PrintedLine

CUT = "…"
LEAST = 40
"""A page holds some forty Chinese letters of a caption: a shorter one that ends with … was shortened by somebody."""


def with_captions(
    lines: Iterable[PrintedLine], origins: Sequence[Origin], shown: Iterable[str]
) -> Iterator[PrintedLine]:
    """Yield the filled lines, the captions of scans known as such, and as short as ``shown``, the finished lines."""
    cuts = _cuts(shown)
    for line in lines:
        number = _record(line, origins)
        if number is None:
            yield line
            continue
        words = core(bare_text(line.cells[0]))
        cut = next((one for one in cuts if words.startswith(one)), "")
        yield replace(line, cells=(marked(number, cut),) if cut else line.cells, caption=True)


def _cuts(shown: Iterable[str]) -> tuple[str, ...]:
    return tuple(core(text) for line in shown if (text := line.strip()).endswith(CUT) and len(text) >= LEAST)


def _record(line: PrintedLine, origins: Sequence[Origin]) -> int | None:
    """Return the number of the origin that a caption names; None for any other line."""
    if len(line.cells) != 1 or not any(one.origin.captions for one in facts_in(line.cells[0], origins)):
        return None
    match = MARK.search(line.cells[0])
    return int(match[2]) if match else None
