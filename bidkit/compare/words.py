"""Sentences, their letters and shingles: the grain that texts are compared in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bidkit.compare.document import Document

SIZE = 5
LEAST = 12
COVERED = 0.6
SHORT_COVERED = 0.8
_SENTENCE = re.compile(r"[^。；！？;!?\n]+[。；！？;!?]*")
_NOT_LETTERS = re.compile(r"[^\w]|_")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its text, its letters alone, and the paragraph it stands in (from 0)."""

    text: str
    letters: str
    paragraph: int


def letters(text: str) -> str:
    """Return the letters and figures of a text, full-width made plain; punctuation and layout do not count."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text)).lower()


def sentences(paragraphs: Iterable[str], own_names: Sequence[str] = ()) -> tuple[Sentence, ...]:
    """Return the sentences long enough to mean something.

    Args:
        paragraphs: the text of a file.
        own_names: the bidder's names, taken out so that a changed company makes no other sentence.
    """
    found = []
    plain = [letters(name) for name in own_names]
    for number, paragraph in enumerate(paragraphs):
        for match in _SENTENCE.finditer(paragraph):
            core = letters(match[0])
            for name in plain:
                core = core.replace(name, "")
            if len(core) >= LEAST:
                found.append(Sentence(match[0].strip(), core, number))
    return tuple(found)


@lru_cache(maxsize=200_000)
def shingles(core: str) -> frozenset[str]:
    """Return every run of five letters."""
    return frozenset(core[at : at + SIZE] for at in range(max(1, len(core) - SIZE + 1)))


class Common:
    """The words that every bidder may have: the tender's and the templates'; ``raw`` are their letters."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.known: set[str] = set()
        cores = [letters(text) for text in texts]
        for core in cores:
            self.known |= shingles(core) if len(core) >= SIZE else frozenset()
        self.raw = "\n".join(cores)

    def holds(self, sentence: Sentence) -> bool:
        """Return whether most of a sentence stands in the common texts; what was filled in does not count."""
        pieces = shingles(sentence.letters)
        share = sum(1 for piece in pieces if piece in self.known) / len(pieces)
        return share >= (COVERED if len(sentence.letters) >= 2 * LEAST else SHORT_COVERED)


def own(document: Document, common: Common, own_names: Sequence[str] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of a file that are its own."""
    found = sentences((paragraph.text for paragraph in document.paragraphs), own_names)
    return tuple(sentence for sentence in found if not common.holds(sentence))
