"""Pieces of a page → rows, and in a row the labels with what stands behind them.

A row's text has a tab where a gap keeps two pieces apart. Letters of a label may stand wide apart (名　　称).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bidkit.model.intake import PageWords, Piece
from bidkit.read.intake import label_words as words

SAME_ROW = 0.55
"""Of the height of the lower letters: by how much the middles of two pieces in one row may differ."""
NEXT_ROW = 2.3
GAP = "\t"
_BETWEEN = r"[ \u3000\t]*"


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces side by side, from the left."""

    page: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Return the words, a tab between pieces."""
        return GAP.join(piece.text for piece in self.pieces)

    @property
    def top(self) -> float:
        """Return where the row begins."""
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Return where the row ends."""
        return max(piece.bottom for piece in self.pieces)

    @property
    def height(self) -> float:
        """Return how high its letters are."""
        return max(piece.height for piece in self.pieces)

    @property
    def score(self) -> float:
        """Return how sure the least sure piece is."""
        return min(piece.score for piece in self.pieces)

    def at(self, place: int) -> Piece:
        """Return the piece in which the letter at a place of the text stands."""
        for piece in self.pieces:
            if place <= len(piece.text):
                return piece
            place -= len(piece.text) + 1
        return self.pieces[-1]

    def left_of(self, place: int) -> float:
        """Return about where on the page the letter at a place of the text begins."""
        for piece in self.pieces:
            if place <= len(piece.text):
                return piece.left + (piece.right - piece.left) * place / max(1, len(piece.text))
            place -= len(piece.text) + 1
        return self.pieces[-1].right


def rows_of(page: PageWords) -> tuple[Row, ...]:
    """Return the rows of a page from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(page.pieces, key=lambda one: (one.middle, one.left)):
        home = next((row for row in reversed(rows[-4:]) if _beside(row, piece)), None)
        if home is None:
            rows.append([piece])
        else:
            home.append(piece)
    return tuple(Row(page.number, tuple(sorted(row, key=lambda one: one.left))) for row in rows)


def _beside(row: Sequence[Piece], piece: Piece) -> bool:
    """Return whether a piece stands in a row: level with its nearest neighbour there, and over none of them."""
    near = min(row, key=lambda one: min(abs(one.right - piece.left), abs(one.left - piece.right)))
    level = abs(near.middle - piece.middle) <= SAME_ROW * min(near.height, piece.height)
    slack = 0.3 * piece.height
    return level and all(piece.right <= one.left + slack or piece.left >= one.right - slack for one in row)


def wide(label: str) -> str:
    """Return the pattern of a label whose letters may stand apart."""
    return _BETWEEN.join(re.escape(letter) for letter in label)


STRONG = tuple(words.STRONG.split())
"""Labels that may stand behind other words, where a colon follows: 经营许可证编号：."""
BARE = frozenset(words.BARE.split())
"""Labels that are one with what follows, nothing between: on licences and identity cards recognition sees no gap."""


def labels_pattern(labels: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of the labels, the longest first, where a piece or a word begins."""
    longest = sorted(set(labels), key=len, reverse=True)
    said = "|".join(f"(?:{wide(label)})" for label in longest)
    strong = "|".join(sorted(STRONG, key=len, reverse=True))
    begin, note = (
        r"(?:^|(?<=[\s:：;；,，。、.．)）(（]))",
        r"(?:[（(][^（()）]{1,12}[)）](?=[ \u3000\t]*(?:[:：]|\t|$)))?",
    )
    return re.compile(
        rf"{begin}(?:({said}){note}{_BETWEEN}([:：;；.．]|(?=\t)|$|)|[\u4e00-\u9fff]{{1,10}}?({strong}){note}{_BETWEEN}[:：])"
    )


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label in a row with the words behind it up to the next label, which begins at ``stop`` (the end without one).

    ``left`` and ``right`` are the edges of its column on the page; ``right`` is endless where no label follows.
    """

    label: str
    row: int
    start: int
    end: int
    value: str
    left: float
    right: float


def labelled(rows: Sequence[Row], pattern: re.Pattern[str]) -> Iterator[Labelled]:
    """Yield every label that stands in the rows."""
    for number, row in enumerate(rows):
        text = row.text
        found = [match for match in pattern.finditer(text) if _is_label(match, text)]
        for place, match in enumerate(found):
            after = found[place + 1].start() if place + 1 < len(found) else len(text)
            right = row.left_of(after) if place + 1 < len(found) else math.inf
            value = text[match.end() : after].lstrip(" \t\u3000:：;；").rstrip()
            left = row.left_of(match.start())
            yield Labelled(_name(match), number, match.start(), match.end(), value, left, right)


def _name(match: re.Match[str]) -> str:
    return re.sub(r"\s", "", match[1] or match[3])


def _is_label(match: re.Match[str], text: str) -> bool:
    """Return whether a label is marked as one: by a colon, a gap, the end of its piece, or since it is always bare."""
    if match[3] or match[2] or text[match.end() : match.end() + 1] in ("", GAP) or match[0][-1:].isspace():
        return True
    begins = not text[: match.start()] or text[match.start() - 1] == GAP
    figures = re.match(r"[A-Za-z0-9（(〔]", text[match.end() :])
    return (begins and _name(match) in BARE) or (
        figures is not None and _name(match).endswith(("号", "码", "日期", "期限"))
    )


def below(rows: Sequence[Row], one: Labelled) -> tuple[int, str]:
    """Return the row and the words under a label that has nothing behind it; (0, "") where nothing stands there."""
    row = rows[one.row]
    left, right = one.left, row.left_of(max(one.start, one.end - 1))
    for number in range(one.row + 1, min(one.row + 3, len(rows))):
        if rows[number].top - row.bottom > NEXT_ROW * row.height:
            break
        under = [
            piece for piece in rows[number].pieces if piece.left < right + row.height and piece.right > left
        ]
        if under:
            best = max(under, key=lambda piece: min(piece.right, right) - max(piece.left, left))
            return number, best.text
    return 0, ""


def going_on(rows: Sequence[Row], one: Labelled, labels: Sequence[Labelled]) -> Iterator[tuple[int, str]]:
    """Yield the rows that carry on what stands behind a label, in its column, up to the next label there."""
    before = rows[one.row]
    for number in range(one.row + 1, len(rows)):
        row = rows[number]
        left = one.left - before.height
        held = [piece for piece in row.pieces if left <= piece.left < one.right - 0.5 * piece.height]
        ends = any(other.row == number and left <= other.left < one.right for other in labels)
        if ends or row.page != before.page or not held or row.top - before.bottom > 1.3 * before.height:
            return
        if not 0.6 < held[0].height / before.height < 1.45:
            return
        yield number, "".join(piece.text for piece in held)
        before = row
