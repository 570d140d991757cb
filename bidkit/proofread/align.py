"""The lines of two texts side by side: what was changed, what is missing, what was added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bidkit.proofread.fold import core, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.printed import PrintedLine

ALIKE = 0.5
SHORT = 12
MOST = 300


@dataclass(frozen=True, slots=True)
class Gap:
    """A difference: the place of the line in the one text and in the other; None where it stands in one only.

    ``after`` is the line of the finished text that a missing one should follow, -1 at the beginning. ``moved`` says
    that the line stands as it was, above another scan.
    """

    before: int | None
    found: int | None
    after: int = -1
    moved: bool = False


def gaps(before: Sequence[PrintedLine], found: Sequence[PrintedLine]) -> list[Gap]:
    """Return where the finished lines say something else than those filled, in their order.

    Lines that only moved say the same, but for the caption of a scan; so does a paragraph that was split or two that
    were joined.
    """
    olds = [_key(line) for line in before]
    keys = _keys(olds, before, found)
    made: list[Gap] = []
    for tag, a, b, c, d in SequenceMatcher(None, olds, keys, autojunk=False).get_opcodes():
        if tag != "equal":
            made += _between(before, found, range(a, b), range(c, d))
    return list(_unmoved(made, before, found))


def same_line(before: PrintedLine, found: PrintedLine) -> bool:
    """Return whether two lines say the same, cell by cell; an empty cell may have been filled by hand."""
    if len(before.cells) == len(found.cells):
        return all(same_cell(old, new, before) for old, new in zip(before.cells, found.cells, strict=True))
    return same("".join(before.cells), "".join(found.cells))


def same_cell(before: str, found: str, line: PrintedLine) -> bool:
    """Return whether a cell says the same; one of a row that was left empty may be filled."""
    return (line.row > 0 and not before.strip()) or same(before, found)


def _key(line: PrintedLine) -> str:
    return "|".join(core(cell) for cell in line.cells)


def _keys(olds: Sequence[str], before: Sequence[PrintedLine], found: Sequence[PrintedLine]) -> list[str]:
    """Return the keys of the finished lines; one that fits a line with open places takes that line's key."""
    keys = [_key(line) for line in found]
    known = set(olds)
    waiting = [at for at, key in enumerate(olds) if "\ue000" in "".join(before[at].cells)]
    heads: dict[str, list[int]] = {}
    for at in waiting:
        heads.setdefault(_head(before[at]), []).append(at)
    for at, key in enumerate(keys):
        if key in known:
            continue
        places = heads.get(_head(found[at]), ())
        fits = next((place for place in places if same_line(before[place], found[at])), None)
        if fits is not None:
            keys[at] = olds[fits]
            heads[_head(found[at])].remove(fits)
    return keys


def _head(line: PrintedLine) -> str:
    """Return how a line begins, before any page number could stand in it."""
    cells = [cell for cell in line.cells if "\ue000" not in cell]
    return f"{len(line.cells)}|{core(cells[0])[:4]}" if len(line.cells) > 1 and cells else "1"


def _between(
    before: Sequence[PrintedLine], found: Sequence[PrintedLine], old: range, new: range
) -> Iterator[Gap]:
    """Yield the differences of one stretch in which no line is quite equal."""
    if _whole(before, old) == _whole(found, new):
        return
    rest = new.start
    for a, b in _paired(before, found, old, new):
        yield from _apart(before, found, a, b, rest)
        rest = b.stop
    return


def _whole(lines: Sequence[PrintedLine], places: range) -> str:
    return "".join(core(cell) for at in places for cell in lines[at].cells)


def _paired(
    before: Sequence[PrintedLine], found: Sequence[PrintedLine], old: range, new: range
) -> Iterator[tuple[range, range]]:
    """Yield the pieces of a stretch that lie between the lines which say the same in other words."""
    a, c = old.start, new.start
    for place in old if len(old) * len(new) <= MOST * MOST else ():
        fits = next((at for at in range(c, new.stop) if same_line(before[place], found[at])), None)
        if fits is not None:
            yield range(a, place), range(c, fits)
            a, c = place + 1, fits + 1
    yield range(a, old.stop), range(c, new.stop)


def _apart(
    before: Sequence[PrintedLine], found: Sequence[PrintedLine], old: range, new: range, rest: int
) -> Iterator[Gap]:
    left = list(new)
    for place in old:
        like = next((at for at in left if _alike(before[place], found[at], even=len(old) == len(new))), None)
        if like is None:
            yield Gap(place, None, (left[0] if left else new.stop) - 1)
            continue
        for at in left[: left.index(like)]:
            yield Gap(None, at)
        left = left[left.index(like) + 1 :]
        yield Gap(place, like)
    for at in left:
        yield Gap(None, at)


def _alike(before: PrintedLine, found: PrintedLine, *, even: bool) -> bool:
    """Return whether a line may be another one changed: most of it, or a short one in the same place."""
    if (before.row > 0) != (found.row > 0):
        return False
    old, new = "".join(map(core, before.cells)), "".join(map(core, found.cells))
    if even and max(len(old), len(new)) <= SHORT:
        return True
    matcher = SequenceMatcher(None, old[:400], new[:400], autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _unmoved(
    made: Sequence[Gap], before: Sequence[PrintedLine], found: Sequence[PrintedLine]
) -> Iterator[Gap]:
    """Yield the differences without lines that stand elsewhere as they were."""
    came: dict[str, list[Gap]] = {}
    for gap in made:
        if gap.before is None and gap.found is not None:
            came.setdefault(_key(found[gap.found]), []).append(gap)
    moved: set[int] = set()
    for gap in made:
        twins = came.get(_key(before[gap.before]), []) if gap.found is None and gap.before is not None else []
        if twins:
            twin = twins.pop(0)
            moved |= {id(gap), id(twin)}
            if gap.before is not None and before[gap.before].caption:
                yield Gap(gap.before, twin.found, moved=True)
    yield from (gap for gap in made if id(gap) not in moved)
