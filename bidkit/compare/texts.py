"""Which sentences two files share, the same or nearly, and the stretches they make."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bidkit.compare.result import Place, Shared, Sign
from bidkit.compare.words import Sentence, shingles

if TYPE_CHECKING:
    from bidkit.compare.document import Document

NEAR = 0.6
TOO_COMMON = 12
CANDIDATES = 4
MOST_SHOWN = 400
GAP = 2
LEAD = 60
LETTERS_FULL = 400.0


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of the left file (by number) and the one of the right that is like it."""

    left: int
    right: int
    exact: bool


def match(left: Sequence[Sentence], right: Sequence[Sentence]) -> tuple[Match, ...]:
    """Return for each sentence on the left its like on the right, if there is one."""
    by_letters: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(right):
        by_letters[sentence.letters].append(number)
    index = _index(right)
    found, last = [], -1
    for number, sentence in enumerate(left):
        same = by_letters.get(sentence.letters)
        if same:
            last = min(same, key=lambda at: abs(at - last - 1))
            found.append(Match(number, last, True))
        elif (near := _nearest(sentence, right, index)) is not None:
            last = near
            found.append(Match(number, near, False))
    return tuple(found)


def _index(sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        for piece in shingles(sentence.letters):
            index[piece].append(number)
    return index


def _nearest(sentence: Sentence, others: Sequence[Sentence], index: dict[str, list[int]]) -> int | None:
    """Return the sentence that shares most runs of letters, if it is most of the two."""
    mine = shingles(sentence.letters)
    votes: Counter[int] = Counter()
    for piece in mine:
        holders = index.get(piece)
        if holders is not None and len(holders) <= TOO_COMMON:
            votes.update(holders)
    for number, _ in votes.most_common(CANDIDATES):
        theirs = shingles(others[number].letters)
        if 2 * len(mine & theirs) / (len(mine) + len(theirs)) >= NEAR:
            return number
    return None


def share(sentences: Sequence[Sentence], matched: set[int]) -> float:
    """Return which part of the letters stands in matched sentences."""
    total = sum(len(sentence.letters) for sentence in sentences)
    return sum(len(sentences[number].letters) for number in matched) / total if total else 0.0


def stretches(
    left: tuple[Document, Sequence[Sentence]],
    right: tuple[Document, Sequence[Sentence]],
    matches: Sequence[Match],
) -> Iterator[Shared]:
    """Yield the shared stretches, longest first: sentences that follow one another in both files are one."""
    runs = sorted(_runs(matches), key=lambda run: -_letters(run, left[1]))
    for run in runs[:MOST_SHOWN]:
        first, last = run[0], run[-1]
        size = _letters(run, left[1])
        mine = "".join(left[1][one.left].text for one in run)
        theirs = "".join(right[1][one.right].text for one in run)
        exact = all(one.exact for one in run)
        words = f"{'完全相同' if exact else '近似'} {size} 字：{_cut(mine)}"
        places = (
            _place(left[0], left[1][first.left], left[1][last.left]),
            _place(right[0], right[1][first.right], right[1][last.right]),
        )
        weight = min(90.0, 20.0 + 70.0 * min(1.0, size / LETTERS_FULL)) * (1.0 if exact else 0.85)
        yield Shared(Sign.TEXT, words, round(weight, 1), places, mine, theirs, exact, size)


def _cut(text: str) -> str:
    """Return the beginning of a text; a number at the cut goes too, since half of one cannot be masked."""
    return text if len(text) <= LEAD else re.sub(r"[\dXx]+$", "", text[:LEAD]) + "…"


def _runs(matches: Sequence[Match]) -> Iterator[list[Match]]:
    run: list[Match] = []
    for one in matches:
        if run and not (0 < one.left - run[-1].left <= GAP and 0 < one.right - run[-1].right <= GAP):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _letters(run: Sequence[Match], sentences: Sequence[Sentence]) -> int:
    return sum(len(sentences[one.left].letters) for one in run)


def _place(document: Document, first: Sentence, last: Sentence) -> Place:
    start, end = document.paragraphs[first.paragraph].where, document.paragraphs[last.paragraph].where
    return Place(document.name, start if start == end else f"{start}—{end}")


def differences(left: str, right: str) -> tuple[tuple[bool, str, str], ...]:
    """Return the two texts in pieces: (the same, left, right), for printers that mark what differs."""
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return tuple((tag == "equal", left[a:b], right[c:d]) for tag, a, b, c, d in matcher.get_opcodes())
