"""Find the one picture that is all a page shows, as a scanner writes it, so that nobody need draw the page.

Everything is named that may stand beside it (a layer of unseen text, settings of a pen never used, clips that cut
nothing away); whatever is not named may be seen, and then the page has to be drawn. Owns that proof, not the picture.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pikepdf

from bidkit.pdf.made.matrix import IDENTITY, Matrix, corners_box
from bidkit.pdf.made.seen_page import Corners, corners
from bidkit.pdf.scans.notes import NOT_DRAWN

if TYPE_CHECKING:
    from collections.abc import Callable

SLACK = 0.01
UNSEEN_TEXT = 3
MOST_PACKED, MOST_PLAIN = 64_000, 1_000_000
DEEPEST = 3
HARMLESS = frozenset((
    "w", "J", "j", "M", "d", "ri", "i", "g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "scn", "SC", "SCN",
    "BT", "ET", "Tf", "Tm", "Td", "TD", "T*", "Tc", "Tw", "Tz", "TL", "Ts", "BMC", "EMC", "MP", "BX", "EX",
))  # fmt: skip
SHOWING = frozenset(("Tj", "TJ", "'", '"'))


def has_notes(page: pikepdf.Page) -> bool:
    """Return whether anything but links lies on a page; what nobody can make out counts as something."""
    try:
        return any(note.Subtype not in NOT_DRAWN for note in page.obj.get("/Annots", ()))
    except (AttributeError, TypeError, ValueError, pikepdf.PdfError):
        return True


class _MoreError(Exception):
    """The page may show more than one picture."""


@dataclass(frozen=True, slots=True)
class _Pen:
    """What the operators so far have set: where a unit square falls, what is cut away, whether text is seen."""

    at: Matrix
    clip: Corners
    text: int = 0


class _Walk:
    """Goes through the operators of a page and of the forms it draws; raises _MoreError at the first that may show."""

    def __init__(self, sheet: Corners) -> None:
        self.sheet = sheet
        self.found: pikepdf.Object | None = None

    def go(self, holder: Any, resources: Any, pen: _Pen, depth: int = 0) -> None:
        known: dict[str, Callable[[_Pen, Any], _Pen]] = {
            "cm": lambda pen, operands: replace(pen, at=_matrix(operands).then(pen.at)),
            "Tr": lambda pen, operands: replace(pen, text=int(operands[0])),
            "gs": lambda pen, operands: _plain_state(pen, resources.ExtGState[operands[0]]),
            "BDC": lambda pen, operands: _never_hidden(pen, operands),
            "Do": lambda pen, operands: self._draw(pen, resources, operands[0], depth),
        }
        kept: list[_Pen] = []
        path: list[Corners] = []
        for step in pikepdf.parse_content_stream(holder):
            word, operands = str(step.operator), step.operands
            if word == "q":
                kept.append(pen)
            elif word == "Q":
                pen = kept.pop()
            elif word == "re":
                path.append(_rectangle(pen.at, operands))
            elif word in ("W", "W*") and len(path) == 1:
                pen = replace(pen, clip=_common(pen.clip, path[0]))
            elif word == "n":
                path = []
            elif word in known:
                pen = known[word](pen, operands)
            elif word not in HARMLESS and not (word in SHOWING and pen.text == UNSEEN_TEXT):
                raise _MoreError(word)

    def _draw(self, pen: _Pen, resources: Any, name: Any, depth: int) -> _Pen:
        thing = resources.XObject[name]
        if "/OC" in thing or depth > DEEPEST:
            raise _MoreError("layer")
        if thing.Subtype == "/Image":
            if self.found is not None or not _covers(pen, self.sheet):
                raise _MoreError("image")
            self.found = thing
        else:
            at = _matrix(thing.get("/Matrix", (1, 0, 0, 1, 0, 0))).then(pen.at)
            left, low, right, high = (float(side) for side in thing.BBox)
            clip = _common(pen.clip, _rectangle(at, (left, low, right - left, high - low)))
            _refuse_much(thing)
            self.go(thing, thing.get("/Resources", resources), replace(pen, at=at, clip=clip), depth + 1)
        return pen


def only_picture(page: pikepdf.Page) -> pikepdf.Object | None:
    """Return the picture that is all an unturned page shows, upright and from edge to edge; else None.

    Whether the picture's own bytes show the same (masks, colours) is not looked at here.
    """
    with suppress(_MoreError, pikepdf.PdfError, KeyError, AttributeError, ValueError, TypeError, IndexError):
        if has_notes(page):
            return None
        _refuse_much(page.obj.Contents)
        sheet = _common(corners(page.mediabox), corners(page.cropbox))
        walk = _Walk(sheet)
        walk.go(page, page.resources, _Pen(IDENTITY, sheet))
        return walk.found
    return None


def _refuse_much(content: Any) -> None:
    """A scanner writes one line, with a text layer some pages of it; a drawing is long, and slow to look through."""
    streams = list(content) if isinstance(content, pikepdf.Array) else [content]
    if sum(len(one.read_raw_bytes()) for one in streams) > MOST_PACKED:
        raise _MoreError("long")
    if sum(len(one.read_bytes()) for one in streams) > MOST_PLAIN:
        raise _MoreError("long")


def _plain_state(pen: _Pen, state: Any) -> _Pen:
    seen_through = any(float(state.get(key, 1)) != 1 for key in ("/ca", "/CA"))
    mixed = state.get("/BM", "/Normal") not in ("/Normal", "/Compatible")
    changed = any(key in state for key in ("/TR", "/TR2", "/HT", "/BG", "/UCR"))
    if seen_through or mixed or changed or state.get("/SMask", "/None") != "/None":
        raise _MoreError("gs")
    return pen


def _never_hidden(pen: _Pen, operands: Any) -> _Pen:
    if operands[0] == "/OC":
        raise _MoreError("layer")
    return pen


def _matrix(numbers: Any) -> Matrix:
    return Matrix(*(float(number) for number in numbers))


def _rectangle(at: Matrix, operands: Any) -> Corners:
    x, y, wide, high = (float(number) for number in operands)
    if at.b or at.c:
        raise _MoreError("turned")
    return corners_box(at, (x, y, x + wide, y + high))


def _common(one: Corners, other: Corners) -> Corners:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _covers(pen: _Pen, sheet: Corners) -> bool:
    """Return whether a picture drawn now stands upright, fills the sheet and keeps to it, with nothing cut off."""
    at = pen.at
    if at.b or at.c or at.a <= 0 or at.d <= 0:
        return False
    wide, high = sheet[2] - sheet[0], sheet[3] - sheet[1]
    edges = (at.e, at.f, at.e + at.a, at.f + at.d)
    sizes = (wide, high, wide, high)
    return all(
        abs(edge - side) <= SLACK * size and abs(cut - side) <= SLACK * size
        for edge, side, cut, size in zip(edges, sheet, pen.clip, sizes, strict=True)
    )
