"""Papers that came in and are not in the library yet: what stands on their pages, and the records proposed from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["text", "ocr", "none"]
"""How the words of a page were come by: its text layer, recognition, or not at all."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on a page, with their box from the top left; ``score`` is 1 where none was guessed."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    score: float = 1.0

    @property
    def height(self) -> float:
        """Return how high the letters are."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Return the height of the line that the words stand on."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of one page (from 1)."""

    number: int
    pieces: tuple[Piece, ...]
    how: How


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that came in: its path in the folder, the hash of its bytes, its pages; ``fault`` says why it has none."""

    path: str
    digest: str
    pages: tuple[PageWords, ...] = ()
    fault: str = ""

    @property
    def text(self) -> str:
        """Return all words, one piece a line."""
        return "\n".join(piece.text for page in self.pages for piece in page.pieces)


@dataclass(frozen=True, slots=True)
class Said:
    """What a paper says for a field: as a cell of the workbook holds it, how sure (0 to 1), and where it stands."""

    value: str
    score: float
    page: int
    quote: str


Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """A file of a record and what kind of scan it is, as the library names it."""

    paper: Paper
    kind: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record that papers make likely: on which sheet of the library's workbook, what kind, what its fields are.

    ``said`` are values that may be taken once a person has seen them, ``doubtful`` those that are asked for instead,
    both by the path of the field; ``lacking`` are fields that nobody found. ``papers`` are files in order; ``owner``
    names the person whose paper it is; ``sure`` is how clearly the face says the kind.
    """

    sheet: str
    kind: str
    papers: tuple[Filed, ...]
    said: dict[Path, Said]
    doubtful: dict[Path, Said]
    lacking: tuple[Path, ...] = ()
    owner: Said | None = None
    sure: float = 1.0
    remarks: tuple[str, ...] = ()

    def value(self, *path: str) -> str:
        """Return what a field says, sure or not; "" where nothing does."""
        one = self.said.get(path) or self.doubtful.get(path)
        return one.value if one else ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in: proposals, and every paper with what became of it in words."""

    proposals: tuple[Proposal, ...]
    papers: tuple[tuple[Paper, str], ...]
