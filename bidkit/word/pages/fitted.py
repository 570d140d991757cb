"""Fitted text (``w:fitText``), stretched or squeezed for the converter, which sets it in its natural width.

投 标 人 and 法定代表人 are made equally wide by it. Seen with LibreOffice 7.4, which reads the width and does nothing.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from bidkit.word.ooxml import RPR_ORDER, drop, make, put, run, twips, w

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element
    from bidkit.word.pages.sizes import Sizes

WIDE = ("W", "F", "A")
LEAST, MOST = 20, 600
FIT = f"{w('rPr')}/{w('fitText')}"


def fit(root: Element, sizes: Sizes) -> None:
    """Give the runs of each fitted text, in place, the spacing or the scale that makes it as wide as Word makes it."""
    if next(root.iter(w("fitText")), None) is None:
        return
    fitted = [(one.getparent(), one) for one in root.iter(w("r")) if one.find(FIT) is not None]
    for _, group in groupby(fitted, key=_which):
        _fit([one for _, one in group], sizes)


def _which(held: tuple[Element | None, Element]) -> tuple[int, str, str]:
    """Return what the runs of one fitted text share: their paragraph, their number, their width."""
    parent, one = held
    mark = one.find(FIT)
    number, width = ("", "") if mark is None else (mark.get(w("id"), ""), mark.get(w("val"), ""))
    return id(parent), number, width


def _fit(runs: list[Element], sizes: Sizes) -> None:
    width = twips(_which((None, runs[0]))[2])
    letters = sum(len(_text(one)) for one in runs)
    natural = sum(_natural(one, sizes) for one in runs)
    for one in runs:
        for mark in one.findall(FIT):
            drop(mark)
    if not width or not natural or letters < 2:
        return
    if natural > width:
        scale = max(LEAST, min(MOST, round(100 * width / natural)))
        for one in runs:
            _give(one, "w", scale)
        return
    _keep_last_apart(runs)
    for one in runs:
        _give(one, "spacing", round((width - natural) / (letters - 1)))


def _keep_last_apart(runs: list[Element]) -> None:
    """Take the last letter into a run of its own: space behind it would push what follows away."""
    last = runs[-1]
    words = _text(last)
    tail = run(words[-1], last.find(w("rPr")))
    last.addnext(tail)
    if len(words) == 1:
        drop(last)
        runs.pop()
        return
    kept = run(words[:-1], last.find(w("rPr")))
    last.addprevious(kept)
    drop(last)
    runs[-1] = kept


def _give(one: Element, name: str, value: int) -> None:
    look = one.find(w("rPr"))
    if look is not None:
        mark = make(name)
        mark.set(w("val"), str(value))
        put(look, mark, RPR_ORDER)


def _text(one: Element) -> str:
    return "".join(node.text or "" for node in one.iter(w("t")))


def _natural(one: Element, sizes: Sizes) -> int:
    """Return how wide the letters of a run are by themselves, in twips."""
    half = sizes.of_run(one)
    return sum(half * (10 if unicodedata.east_asian_width(sign) in WIDE else 5) for sign in _text(one))
