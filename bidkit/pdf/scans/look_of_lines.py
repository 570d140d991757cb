"""The look of a drawn note that is stored as numbers alone: ink, lines, boxes, marked text (ISO 32000-1, 12.5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
ROUND = 0.5523
"""How far the handles of four curves lie from their ends to make a circle."""
THIN = 0.07
"""Of the height of marked words: how thick the line under or through them is."""
FILL, STROKE = 0, 1
_OPERATORS = {1: ("g", "G"), 3: ("rg", "RG"), 4: ("k", "K")}


def line_look(note: Any) -> DecodedStreamObject:
    """Return the drawing of a note in the coordinates of its page, with its rectangle as the box."""
    kind = str(note["/Subtype"])
    width = _width(note)
    inner = colour(note.get("/IC"), FILL) if kind in ("/Square", "/Circle", "/Polygon") else ""
    border = colour(note.get("/C"), STROKE) or "0 G"
    if kind == "/Highlight":
        body = f"{colour(note.get('/C'), FILL) or '1 1 0 rg'} {_quads(note)}"
    elif kind in ("/Underline", "/Squiggly", "/StrikeOut"):
        body = f"{border} {_under(note, 0.5 if kind == '/StrikeOut' else 0.07)}"
    else:
        paint = ("B" if width else "f") if inner else "S"
        body = f"{inner} {border} {width:g} w 1 J 1 j {_path(note, kind, width)} {paint}"
    return drawing(f"/GS gs {body}", _rect(note), _state(note, kind))


def drawing(
    operators: str, box: Sequence[float], states: DictionaryObject | None = None
) -> DecodedStreamObject:
    """Return a form object of these operators; ``states`` is what it may name as /GS."""
    form = DecodedStreamObject()
    form.set_data(operators.encode("ascii"))
    form[NameObject("/BBox")] = ArrayObject(FloatObject(round(side, 3)) for side in box)
    resources = DictionaryObject()
    if states is not None:
        resources[NameObject("/ExtGState")] = DictionaryObject({NameObject("/GS"): states})
    form[NameObject("/Resources")] = resources
    return form


def colour(parts: Any, use: int) -> str:
    """Return the operator for one, three or four numbers; empty where there is no colour."""
    numbers = [float(part) for part in parts.get_object()] if parts is not None else []
    if len(numbers) not in _OPERATORS:
        return ""
    return f"{' '.join(f'{number:g}' for number in numbers)} {_OPERATORS[len(numbers)][use]}"


def _state(note: Any, kind: str) -> DictionaryObject:
    opacity = FloatObject(float(note.get("/CA", 1)))
    state = DictionaryObject({NameObject("/ca"): opacity, NameObject("/CA"): opacity})
    if kind == "/Highlight":
        state[NameObject("/BM")] = NameObject("/Multiply")
    return state


def _width(note: Any) -> float:
    style = note.get("/BS")
    if style is not None:
        return float(style.get_object().get("/W", 1))
    border = note.get("/Border")
    return float(border.get_object()[2]) if border is not None else 1.0


def _rect(note: Any) -> tuple[float, float, float, float]:
    one, two, three, four = (float(side) for side in note["/Rect"])
    return min(one, three), min(two, four), max(one, three), max(two, four)


def _points(row: Iterable[Any]) -> list[Point]:
    numbers = [float(number) for number in row]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _path(note: Any, kind: str, width: float) -> str:
    if kind == "/Ink":
        return " ".join(_line(_points(row.get_object())) for row in note["/InkList"])
    if kind == "/Line":
        return _line(_points(note["/L"]))
    if kind in ("/Polygon", "/PolyLine"):
        return _line(_points(note["/Vertices"])) + (" h" if kind == "/Polygon" else "")
    left, low, right, high = _rect(note)
    inset = [float(side) for side in note.get("/RD", (0, 0, 0, 0))]
    left, low, right, high = (
        left + inset[0] + width / 2,
        low + inset[1] + width / 2,
        right - inset[2] - width / 2,
        high - inset[3] - width / 2,
    )
    return _box(left, low, right, high) if kind == "/Square" else _oval(left, low, right, high)


def _line(points: Sequence[Point]) -> str:
    return " ".join(f"{x:g} {y:g} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))


def _box(left: float, low: float, right: float, high: float) -> str:
    return f"{left:g} {low:g} {right - left:g} {high - low:g} re"


def _oval(left: float, low: float, right: float, high: float) -> str:
    x, y, a, b = (left + right) / 2, (low + high) / 2, (right - left) / 2, (high - low) / 2
    p, q = a * ROUND, b * ROUND
    return (
        f"{right:g} {y:g} m {right:g} {y + q:g} {x + p:g} {high:g} {x:g} {high:g} c "
        f"{x - p:g} {high:g} {left:g} {y + q:g} {left:g} {y:g} c "
        f"{left:g} {y - q:g} {x - p:g} {low:g} {x:g} {low:g} c "
        f"{x + p:g} {low:g} {right:g} {y - q:g} {right:g} {y:g} c h"
    )


def _marked(note: Any) -> list[list[Point]]:
    """Return the corners of each marked line of words: upper left, upper right, lower left, lower right."""
    points = _points(note["/QuadPoints"])
    return [points[at : at + 4] for at in range(0, len(points) - 3, 4)]


def _quads(note: Any) -> str:
    return " ".join(f"{_line([one, two, four, three])} h f" for one, two, three, four in _marked(note))


def _under(note: Any, share: float) -> str:
    """Return a line at this share of the height above the lower edge of each marked line."""
    parts = []
    for one, two, three, four in _marked(note):
        ends = [
            (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
            for a, b in ((three, one), (four, two))
        ]
        thick = max(0.5, abs(one[1] - three[1]) * THIN)
        parts.append(f"{thick:g} w {_line(ends)} S")
    return " ".join(parts)
