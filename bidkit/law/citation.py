"""A citation as people write it, cut into pieces: which text, which articles, and the note behind them.

``《政府采购法》第五十二条、94号令第十条、第十一条（7 个工作日内质疑）`` has three pieces; the third names no text and
goes with the second. ``条例`` is the implementing regulation of the law that was named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千]+条")
_SHORT = re.compile(r"(?<!实施)条例(?=第)")
_UNKNOWN = re.compile(r"《[^》]+》|\d+号令|[一-鿿]+〔\d{4}〕\d+号")
_CLOSE = {"（": "）", "〔": "〕", "《": "》"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a citation: the sign before it, its words, its note, the id of its text and its articles.

    ``text`` is "" where no text is named, and the words themselves where they name one that is not registered.
    """

    sign: str
    words: str
    note: str
    text: str
    articles: tuple[str, ...]


def pieces(citation: str, names: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the pieces of a citation; ``names`` maps what a text is called to its id."""
    last = ""
    for sign, part in _cut(citation):
        words, bracket, rest = part.partition("（")
        named = _named(words, names, last)
        last = named or last
        yield Piece(sign, words, bracket + rest, last, tuple(ARTICLE.findall(words)))


def _cut(citation: str) -> Iterator[tuple[str, str]]:
    """Yield (sign before, words) for each part; signs inside brackets do not cut."""
    sign, start, closing = "", 0, ""
    for at, letter in enumerate(citation):
        if closing:
            closing = "" if letter == closing else closing
        elif letter in _CLOSE:
            closing = _CLOSE[letter]
        elif letter in "、，；":
            yield sign, citation[start:at]
            sign, start = letter, at + 1
    yield sign, citation[start:]


def _named(words: str, names: Mapping[str, str], last: str) -> str:
    found = max((name for name in names if name in words), key=len, default="")
    if found:
        return names[found]
    if _SHORT.search(words):
        return names.get(f"{last}实施条例", f"{last}实施条例")
    unknown = _UNKNOWN.search(words)
    return unknown[0] if unknown else ""
