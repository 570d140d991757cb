"""Which part of a page a reader sees, how it is turned, and how that is fitted into a box of another page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.pdf.made.matrix import IDENTITY, Matrix, corners_box

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.model.scan_page import Box

Corners = tuple[float, float, float, float]
"""Left, low, right, high in points."""
LETTER: Corners = (0.0, 0.0, 612.0, 792.0)
"""The sheet readers take where a page names none that has a width and a height."""


def corners(sides: Iterable[Any]) -> Corners:
    """Return the corners of a box as a PDF writes it, which may name any two that lie opposite."""
    left, low, right, high = (float(side) for side in sides)
    return min(left, right), min(low, high), max(left, right), max(low, high)


def visible(crop: Corners, sheet: Corners) -> Corners:
    """Return the visible box: what of the CropBox lies on the sheet (14.11.2)."""
    inside = max(crop[0], sheet[0]), max(crop[1], sheet[1]), min(crop[2], sheet[2]), min(crop[3], sheet[3])
    for found in (inside, sheet):
        if found[2] > found[0] and found[3] > found[1]:
            return found
    return LETTER


def seen_matrix(turn: Any) -> Matrix:
    """Return the turn that a page's /Rotate asks a reader to make."""
    return {
        0: IDENTITY,
        90: Matrix(0, -1, 1, 0, 0, 0),
        180: Matrix(-1, 0, 0, -1, 0, 0),
        270: Matrix(0, 1, -1, 0, 0, 0),
    }[int(turn or 0) % 360 // 90 * 90]


def fitted_into(box: Box, crop: Corners, turn: Any) -> Matrix:
    """Return what brings the visible part of a turned page into the box, upright and in proportion."""
    seen = seen_matrix(turn)
    left, low, right, high = corners_box(seen, crop)
    target = box.fit(right - left, high - low)
    return seen.then(Matrix(1, 0, 0, 1, -left, -low)).then(
        Matrix(target.width / (right - left), 0, 0, target.height / (high - low), target.x, target.y)
    )
