"""A text cut into its sentences."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[。；;！!？?\n]")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text without the marks that end them; a line's end and a semicolon end one too."""
    return SENTENCE_END.split(text)
