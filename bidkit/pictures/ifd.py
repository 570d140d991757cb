"""The tag tables of TIFF, which EXIF blocks are made of as well: read, and cut down to what decides the look.

A TIFF file points by offsets, so nothing in it may move: a tag goes by closing the gap in its table and by writing
zeros over its value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bidkit.pictures.block import TornError

if TYPE_CHECKING:
    from collections.abc import Iterator

ORIENTATION = 274
EXIF_TABLE, GPS_TABLE, INTEROP_TABLE = 34665, 34853, 40965
TABLES = (EXIF_TABLE, GPS_TABLE, INTEROP_TABLE)
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
MOST_PAGES = 5_000
MOST_TAGS = 1_000
MOST_VALUE = 1 << 16
# Layout, colour and coding of the pixels (TIFF 6.0, its supplements, both JPEG ways); 34675 is the profile.
LOOK = {
    *(
        254,
        255,
        256,
        257,
        258,
        259,
        262,
        263,
        264,
        265,
        266,
        273,
        274,
        277,
        278,
        279,
        280,
        281,
        282,
        283,
        284,
    ),
    *(
        290,
        291,
        292,
        293,
        296,
        297,
        301,
        317,
        318,
        319,
        320,
        321,
        322,
        323,
        324,
        325,
        326,
        327,
        328,
        332,
        334,
    ),
    *(336, 338, 339, 340, 341, 342, 347, *range(512, 522), 529, 530, 531, 532, 34675),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """One entry: its number, type and value (its first part if it is huge).

    ``at`` and ``size`` are the place of a value too long for the entry, else 0.
    """

    number: int
    type: int
    value: bytes
    at: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """One table: where it stands, its entries, and where the next one is (0 for the last)."""

    at: int
    tags: tuple[Tag, ...]
    following: int


class Tables:
    """Reads the tables of one TIFF structure; raises TornError where it is none."""

    def __init__(self, data: bytes) -> None:
        """Look at the head only."""
        if data[:4] not in (b"II*\0", b"MM\0*"):
            raise TornError("head")
        self.data = data
        self.order: Literal["little", "big"] = "little" if data[:2] == b"II" else "big"

    def number(self, value: bytes) -> int:
        """Return the bytes as a number in the file's order."""
        return int.from_bytes(value, self.order)

    def table(self, at: int) -> Table:
        """Return the table that stands at this place."""
        count = self.number(self.data[at : at + 2])
        end = at + 2 + 12 * count
        if at < 8 or end > len(self.data) or count > MOST_TAGS:
            raise TornError("table")
        tags = tuple(self._tag(place) for place in range(at + 2, end, 12))
        return Table(at, tags, self.number(self.data[end : end + 4]))

    def pages(self) -> Iterator[Table]:
        """Yield the chained tables, one a page; in an EXIF block the second is the thumbnail's."""
        at, met = self.number(self.data[4:8]), set[int]()
        while at and at not in met and len(met) < MOST_PAGES:
            met.add(at)
            found = self.table(at)
            yield found
            at = found.following

    def below(self, table: Table) -> Iterator[tuple[int, Table]]:
        """Yield the EXIF, place and exchange tables a table points at; a pointer to nowhere is left out."""
        for tag in table.tags:
            if tag.number in TABLES and len(tag.value) == 4:
                try:
                    found = self.table(self.number(tag.value))
                except TornError:
                    continue
                yield tag.number, found
                if tag.number == EXIF_TABLE:
                    yield from ((n, t) for n, t in self.below(found) if n != EXIF_TABLE)

    def _tag(self, place: int) -> Tag:
        entry = self.data[place : place + 12]
        kind = self.number(entry[2:4])
        size = SIZES.get(kind, 0) * self.number(entry[4:8])
        if size <= 4:
            return Tag(self.number(entry[:2]), kind, entry[8 : 8 + size])
        at = self.number(entry[8:12])
        if at + size > len(self.data):
            return Tag(self.number(entry[:2]), kind, b"")
        return Tag(self.number(entry[:2]), kind, self.data[at : at + min(size, MOST_VALUE)], at, size)


def orientation_of(exif: bytes) -> int:
    """Return how an EXIF block says the picture is turned, 1 for upright."""
    try:
        tables = Tables(exif)
        first = next(tables.pages(), None)
        turns = [tables.number(tag.value) for tag in first.tags if tag.number == ORIENTATION] if first else []
    except TornError:
        return 1
    return turns[0] if turns and turns[0] in range(1, 9) else 1


def says_only_its_turn(exif: bytes) -> bool:
    """Return whether an EXIF block holds the tag of the turn and not a byte more."""
    try:
        found = Tables(exif).table(8)
    except TornError:
        return False
    return [tag.number for tag in found.tags] == [ORIENTATION] and exif[22:] == bytes(4)


def only_orientation(turn: int) -> bytes:
    """Return an EXIF block that says the turn and nothing else; nothing for an upright picture."""
    if turn == 1:
        return b""
    entry = b"".join(n.to_bytes(size, "big") for n, size in ((ORIENTATION, 2), (3, 2), (1, 4), (turn, 2)))
    return b"MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0" + b"\0\0\0\0"


def bare_tiff(data: bytes) -> bytes:
    """Return the TIFF file without the tags that do not decide its look; every offset stays true."""
    tables, out = Tables(data), bytearray(data)
    for page in list(tables.pages()):
        dropped = [tag for tag in page.tags if tag.number not in LOOK]
        if not dropped:
            continue
        below = list(tables.below(page))
        for _, table in below:
            out[table.at : table.at + 6 + 12 * len(table.tags)] = bytes(6 + 12 * len(table.tags))
        told = [*dropped, *(tag for _, table in below for tag in table.tags)]
        if sum(tag.size for tag in told) > len(data):
            raise TornError("values over one another")
        for tag in told:
            out[tag.at : tag.at + tag.size] = bytes(tag.size)
        _close_up(out, page, data)
    return bytes(out)


def _close_up(out: bytearray, page: Table, data: bytes) -> None:
    """Write the table anew with the entries that stay; what is left of its room is zeros."""
    start, end = page.at + 2, page.at + 2 + 12 * len(page.tags)
    kept = [n for n, tag in enumerate(page.tags) if tag.number in LOOK]
    order: Literal["little", "big"] = "little" if data[:2] == b"II" else "big"
    room = b"".join(data[start + 12 * n : start + 12 * n + 12] for n in kept) + data[end : end + 4]
    out[page.at : start] = len(kept).to_bytes(2, order)
    out[start : end + 4] = room.ljust(end + 4 - start, b"\0")
