"""Things between words that stand in the Word file and not in the PDF: formulas, diagrams, charts, ticks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import normalize

from bidkit.check.text import lines
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.document import FinishedVolume
    from bidkit.model.facts import Beside

NEAR, LEAST = 8, 3
"""Letters before and behind by which a place is found again, and fewer than which say nothing."""
WORDED = ("公式", "图表", "SmartArt 图形")
FAR = 60
"""Letters of a page's foot and head that may lie between."""
_SIGNS = re.compile(r"[\W_]+")
_TICKED = re.compile("[☑☒🗹√✓✔\uf052\uf053\uf054\uf0fe\uf0fd\uf0fc]")
_BARE = re.compile("[þýü]")
"""What ticks of Wingdings are in a PDF that does not say what its codes mean."""
_NUMBER = re.compile(r"[\d.,%]*")


def core(text: str) -> str:
    """Return letters and digits alone, each in its plain form: a slanted 𝑃 of a formula is P."""
    return _SIGNS.sub("", normalize("NFKC", squeeze(text)))


def lost_things(volume: FinishedVolume, printed: str) -> Iterator[str]:
    """Yield in Chinese what stands between the words in Word and not in the PDF, whose letters ``printed`` are."""
    for thing in volume.word.beside:
        lost = _formula_lost(thing, printed) if thing.kind == "公式" else _words_lost(thing, printed)
        if thing.kind in WORDED and lost:
            where = f"（在「{thing.before[-12:]}」之后）" if thing.before else ""
            yield f"{thing.kind}「{'、'.join(thing.words)[:24]}」{where}"
    ticked = sum(len(_TICKED.findall(line.text)) for line in lines(volume) if not line.contents)
    seen = sum(len(_TICKED.findall(text)) + len(_BARE.findall(text)) for text in volume.page_texts)
    if ticked > seen:
        yield f"打勾的框 {ticked} 个，PDF 里只有 {seen} 个"


def _words_lost(thing: Beside, printed: str) -> bool:
    """Return whether more than half of the words of a chart or a diagram stand nowhere; numbers may be scaled."""
    words = [core(word) for word in thing.words if not _NUMBER.fullmatch(core(word))]
    return sum(word in printed for word in words) * 2 < len(words)


def _formula_lost(thing: Beside, printed: str) -> bool:
    """Return whether nowhere between the letters before and behind a formula most of its own letters stand."""
    wanted = Counter(core("".join(thing.words)))
    gaps = list(_gaps(thing, wanted.total(), printed)) if wanted else []
    return bool(gaps) and all((wanted & Counter(gap)).total() * 2 <= wanted.total() for gap in gaps)


def _gaps(thing: Beside, length: int, printed: str) -> Iterator[str]:
    """Yield what lies between the letters before and behind, wherever both are found near each other."""
    before, behind = core(thing.before)[-NEAR:], core(thing.behind)[:NEAR]
    reach = length + FAR
    if len(before) >= LEAST:
        for found in re.finditer(re.escape(before), printed):
            end = found.end()
            stop = printed.find(behind, end, end + reach + NEAR) if behind else end + reach
            if stop >= 0:
                yield printed[end:stop]
    elif len(behind) >= LEAST:
        for found in re.finditer(re.escape(behind), printed):
            yield printed[max(0, found.start() - reach) : found.start()]
