"""The six numbers by which PDF turns, moves and stretches.

Owns that arithmetic only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matrix:
    """A PDF transformation: x' = ax + cy + e, y' = bx + dy + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, other: Matrix) -> Matrix:
        """Return this transformation followed by another."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def words(self) -> str:
        """Return the six numbers as PDF writes them."""
        return " ".join(
            f"{round(value, 5) + 0.0:.5f}".rstrip("0").rstrip(".")
            for value in (self.a, self.b, self.c, self.d, self.e, self.f)
        )

    def cm(self) -> str:
        """Return the operator that applies this to what follows."""
        return f"{self.words()} cm"


IDENTITY = Matrix(1, 0, 0, 1, 0, 0)


def turned(degrees: float, x: float, y: float) -> Matrix:
    """Return a turn to the left that ends with the origin at the point."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Matrix(cos, sin, -sin, cos, x, y)


def corners_box(matrix: Matrix, box: tuple[float, ...]) -> tuple[float, float, float, float]:
    """Return left, low, right, high of the smallest upright box around a transformed box."""
    left, low, right, high = box
    points = [matrix.point(x, y) for x in (left, right) for y in (low, high)]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)
