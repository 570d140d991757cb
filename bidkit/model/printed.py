"""What bidkit printed where: the text of every section as it was filled, each value in it with the record it came from.

The text keeps the marks of the filling (``marked``): private-use signs around a value that name its entry in the
list of sources. So the place of a value can never come apart from the text around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bidkit.model.document import Passage
from bidkit.model.facts import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FactKind = Literal["money", "words", "date", "number", "id", "name", "text"]
OPEN, NUMBERED, CLOSE = "\ue010", "\ue011", "\ue012"
MARK = re.compile(f"([{OPEN}{CLOSE}])(\\d+){NUMBERED}")
BODY, CELLS = "正文", "表格"
_BESIDE = ("页眉", "页脚", "脚注", "尾注")
_RECORD = "library["
"""How the path of a scan's caption begins: its words are those of a record of the library."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a printed value comes from: the path as the template names it (``bid.delivery.period_days``), and its kind.

    The path of a value inside a loop names the list: ``team[].person.name``. It is "" where nobody can name it.
    """

    path: str
    kind: FactKind

    @property
    def captions(self) -> bool:
        """Return whether the value stands above a scan and says what it shows."""
        return self.path.startswith(_RECORD)


@dataclass(frozen=True, slots=True)
class PrintedFact:
    """A value printed inside a text: from ``start`` to ``end`` of it."""

    origin: Origin
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PrintedText:
    """The words of a section with their marks: what was filled, and where each value came from."""

    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
    origins: tuple[Origin, ...] = ()


NOTHING = PrintedText()


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section as printed: ``own`` if bidkit fills it, False for a chapter that people wrote.

    ``form`` is the prescribed form it is made from, ``scans`` says that scans are laid behind it.
    """

    id: str
    volume_id: str
    title: str
    own: bool
    form: str = ""
    scans: bool = False
    text: PrintedText = NOTHING


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A paragraph (one cell) or a row of a table (its cells, those covered by a neighbour left out).

    ``part`` and ``paragraph`` are its place as passages count them; ``row`` counts the rows of its table from 1.
    ``caption`` says that it stands above a scan.
    """

    cells: tuple[str, ...]
    part: str
    paragraph: int
    row: int = 0
    section: str = ""
    caption: bool = False


def marked(number: int, text: str) -> str:
    """Return a printed value between the marks of its origin."""
    return f"{OPEN}{number}{NUMBERED}{text}{CLOSE}{number}{NUMBERED}"


def captioned(text: PrintedText, captions: Sequence[tuple[str, str, str]]) -> PrintedText:
    """Return the words of a section with the captions of the scans behind them.

    Args:
        text: what was filled before the scans.
        captions: of each page of a scan the id of its record, what the caption says, and its count of pages.
    """
    if not captions:
        return text
    first = len(text.origins)
    ids = tuple(dict.fromkeys(record for record, _, _ in captions))
    origins = tuple(Origin(f"{_RECORD}{record}]", "name") for record in ids)
    start = max((one.paragraph for one in text.passages), default=0) + 1
    lines = [
        Passage(f"{marked(first + ids.index(record), said)}{tail}", BODY, number)
        for number, (record, said, tail) in enumerate(captions, start)
    ]
    # Headers and notes are read behind the body: the captions stand before them.
    at = next((n for n, one in enumerate(text.passages) if one.part in _BESIDE), len(text.passages))
    passages = (*text.passages[:at], *lines, *text.passages[at:])
    return replace(text, passages=passages, origins=(*text.origins, *origins))


def bare_text(text: str) -> str:
    """Return a text without marks."""
    return MARK.sub("", text) if OPEN in text or CLOSE in text else text


def facts_in(text: str, origins: Sequence[Origin]) -> tuple[PrintedFact, ...]:
    """Return the values in a marked text with their places in the bare text; one torn by a line break ends with it."""
    found: list[PrintedFact] = []
    opened: dict[int, int] = {}
    removed = 0
    for match in MARK.finditer(text):
        number, at = int(match[2]), match.start() - removed
        removed += len(match[0])
        if match[1] == OPEN:
            opened[number] = at
        elif number < len(origins):
            found.append(PrintedFact(origins[number], opened.pop(number, 0), at))
    end = len(text) - removed
    found += [PrintedFact(origins[n], at, end) for n, at in opened.items() if n < len(origins)]
    return tuple(found)


def lines_of(passages: Sequence[Passage], tables: Sequence[Table]) -> Iterator[PrintedLine]:
    """Yield paragraphs and rows in reading order, those of headers, footers and notes too."""
    rest = sorted((table for table in tables if table.part == CELLS), key=lambda table: table.paragraph)
    at = 0
    for passage in passages:
        if passage.part != CELLS:
            if passage.text.strip():
                yield PrintedLine((passage.text,), passage.part, passage.paragraph, section=passage.section)
            continue
        while at < len(rest) and rest[at].paragraph <= passage.paragraph:
            yield from _rows(rest[at], passage.section)
            at += 1


def _rows(table: Table, section: str) -> Iterator[PrintedLine]:
    for number, row in enumerate(table.rows, 1):
        cells = tuple(cell for cell in row if cell is not None)
        if cells:
            yield PrintedLine(cells, CELLS, table.paragraph, number, section)
