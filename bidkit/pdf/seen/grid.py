"""Ruling lines → tables: which cells they enclose and which of them are merged; geometry only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bidkit.pdf.seen.marks import Rule

NEAR = 3.0
LEAST_CELL = 6.0
MAX_LINES = 400


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell by its place in the grid and its box on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its box, the heights of its rows' edges and the cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def top(self) -> float:
        """Return the upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point lies in the table."""
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1


@dataclass(frozen=True, slots=True)
class _Line:
    """A line at ``at``, from ``start`` to ``end`` along its own direction."""

    at: float
    start: float
    end: float


def find_grids(rules: Sequence[Rule]) -> tuple[Grid, ...]:
    """Return the tables that the lines of a page enclose, from top to bottom."""
    level = _joined(_Line((r.top + r.bottom) / 2, r.left, r.right) for r in rules if r.level)
    upright = _joined(_Line((r.left + r.right) / 2, r.top, r.bottom) for r in rules if not r.level)
    if len(level) > MAX_LINES * 4 or len(upright) > MAX_LINES * 4:
        return ()
    grids = [_grid(*group) for group in _groups(level, upright)]
    return tuple(sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.top))


def _joined(lines: Iterable[_Line]) -> list[_Line]:
    """Return the lines with pieces of one line made whole."""
    out: list[_Line] = []
    for line in sorted(lines, key=lambda line: (round(line.at / 1.5), line.start)):
        last = out[-1] if out else None
        touch = last and last.start - NEAR <= line.end and line.start <= last.end + NEAR
        if last and touch and abs(last.at - line.at) <= 1.6:
            out[-1] = _Line(last.at, min(last.start, line.start), max(last.end, line.end))
        else:
            out.append(line)
    return [line for line in out if line.end - line.start >= LEAST_CELL]


def _groups(level: list[_Line], upright: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """Return lines that touch one another, group by group."""
    owner = list(range(len(level) + len(upright)))

    def root(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    for i, h in enumerate(level):
        for j, v in enumerate(upright):
            if h.start - NEAR <= v.at <= h.end + NEAR and v.start - NEAR <= h.at <= v.end + NEAR:
                owner[root(len(level) + j)] = root(i)
    groups: dict[int, tuple[list[_Line], list[_Line]]] = {}
    for place, line in enumerate([*level, *upright]):
        side = 0 if place < len(level) else 1
        groups.setdefault(root(place), ([], []))[side].append(line)
    return [(hs, vs) for hs, vs in groups.values() if len(hs) >= 2 and len(vs) >= 1]


def _grid(level: list[_Line], upright: list[_Line]) -> Grid | None:
    xs = _edges([v.at for v in upright], [h.start for h in level], [h.end for h in level])
    ys = _edges([h.at for h in level], [v.start for v in upright], [v.end for v in upright])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or rows > MAX_LINES or columns > MAX_LINES:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(_cells(xs, ys, level, upright)))


def _edges(places: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """Return the edges; a table left open at its sides ends where its lines end."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > NEAR:
            edges.append(place)
    if starts and edges and min(starts) < edges[0] - LEAST_CELL:
        edges.insert(0, min(starts))
    if ends and edges and max(ends) > edges[-1] + LEAST_CELL:
        edges.append(max(ends))
    return edges


def _cells(xs: list[float], ys: list[float], level: list[_Line], upright: list[_Line]) -> list[GridCell]:
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = list(range(rows * columns))

    def root(place: int) -> int:
        while owner[place] != place:
            place = owner[place]
        return place

    for row in range(rows):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(columns - 1):
            if not _covered(upright, xs[column + 1], middle):
                owner[root(row * columns + column + 1)] = root(row * columns + column)
    for column in range(columns):
        middle = (xs[column] + xs[column + 1]) / 2
        for row in range(rows - 1):
            if not _covered(level, ys[row + 1], middle):
                one, two = root(row * columns + column), root((row + 1) * columns + column)
                owner[max(one, two)] = min(one, two)
    members: dict[int, list[int]] = {}
    for place in range(rows * columns):
        members.setdefault(root(place), []).append(place)
    return [_cell(xs, ys, places, columns) for places in members.values()]


def _cell(xs: list[float], ys: list[float], places: list[int], columns: int) -> GridCell:
    rows = sorted({place // columns for place in places})
    cols = sorted({place % columns for place in places})
    return GridCell(
        rows[0],
        cols[0],
        rows[-1] - rows[0] + 1,
        cols[-1] - cols[0] + 1,
        xs[cols[0]],
        ys[rows[0]],
        xs[cols[-1] + 1],
        ys[rows[-1] + 1],
    )


def _covered(lines: list[_Line], at: float, place: float) -> bool:
    return any(abs(line.at - at) <= NEAR and line.start - 1 <= place <= line.end + 1 for line in lines)
