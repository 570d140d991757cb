"""Words as the extractor compares them: spaces inside Chinese gone, signs alike, digits plain.

Owns the two forms of a text: ``clean`` is what we quote, ``plain`` is what we match.
"""

from __future__ import annotations

import re

from bidkit.words.spaces import tight

CJK = r"\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’"
GAP = re.compile(rf"(?<=[{CJK}])[ \t\u3000\xa0\u2002-\u200b]+|[ \t\u3000\xa0\u2002-\u200b]+(?=[{CJK}])")
BLANKS = re.compile(r"[ \t\u3000\xa0\u2002-\u200b]+")
WIDE = {0xFEE0 + code: code for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
SIGNS = WIDE | str.maketrans("（）：；，．％﹪【】［］＊＃￥／－–—～∼", "():;,.%%[][]*#¥/---~~")
SENTENCE = re.compile(r"[^。；;！!\n]*[。；;！!\n]?")
TRADITIONAL = "標書證條應須無與項認書開關備經條約價單員實質稱號機構評審購廠個為會這對時間說"


def clean(text: str) -> str:
    """Return the text as we quote it: no line breaks, no spaces between Chinese letters."""
    return GAP.sub("", BLANKS.sub(" ", text.replace("\n", ""))).strip()


def plain(text: str) -> str:
    """Return the text as we match it: half-width signs, no spaces at all."""
    return tight(text.translate(SIGNS))


def filled(text: str) -> str:
    """Return the plain text without the signs that mark a blank somebody filled in: 【90】天 and _90_天 are 90天."""
    return re.sub(r"[_\[\]]", "", plain(text))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a semicolon ends one too."""
    return [found.strip() for found in SENTENCE.findall(text) if found.strip()]


def key(text: str) -> str:
    """Return the letters and digits only, to tell whether two passages say the same."""
    return re.sub(r"[\W_]+", "", plain(text)).lower()
