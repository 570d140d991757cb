"""Ruling lines as tables: each keeps its own columns."""

from bidkit.pdf.seen.grid import find_grids
from bidkit.pdf.seen.marks import Rule


def frame(top, *xs):
    """Return the lines of a table of one row, fifty high, with upright lines at these places."""
    level = [Rule(xs[0], y, xs[-1], y + 0.5) for y in (top, top + 50)]
    return [*level, *(Rule(x, top, x + 0.5, top + 50) for x in xs)]


def test_two_tables_whose_columns_nearly_agree_keep_their_own():
    upper, lower = find_grids([*frame(100, 80, 486, 515), *frame(300, 80, 484.5, 515)])
    assert [len(grid.cells) for grid in (upper, lower)] == [2, 2]
