"""White space and width: the few ways in which a text is made comparable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACE = re.compile(r"\s+")


def tight(text: str) -> str:
    """Return the text without any white space; signs stay as they are."""
    return "".join(text.split())


def one_line(text: str) -> str:
    """Return the text on one line, with one blank for each run of white space and none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=1 << 16)
def squeeze(text: str) -> str:
    """Return the text without spaces, full-width signs made plain, so that layout does not count."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def shortened(text: str, most: int, end: str = "……") -> str:
    """Return the text as it is, or its beginning of ``most`` signs with the sign that more follows."""
    return text if len(text) <= most else f"{text[:most]}{end}"
