"""The shape that pieces make: steps of which one counts, points for each match, deductions, parts that add up.

Which of two readings holds, steps or a sum, the points of the leaf decide; where they do not, there is no shape.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from bidkit.read.rules.pieces import ALL, STEP, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HUNDRED = Decimal(100)
MOST_READINGS = 64


@dataclass(frozen=True, slots=True)
class Steps:
    """Points once: the first step that is met counts."""

    lead: str
    pieces: tuple[Piece, ...]
    most: Decimal
    growth: Piece | None = None
    """每增加…加N分 above the one step there is."""


@dataclass(frozen=True, slots=True)
class Each:
    """Points for each match; ``most`` is None where only the leaf's own points end it."""

    lead: str
    piece: Piece
    most: Decimal | None


@dataclass(frozen=True, slots=True)
class Minus:
    """Full points less something for each fault."""

    lead: str
    full: Piece | None
    pieces: tuple[Piece, ...]
    most: Decimal


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that add up, to ``most`` points."""

    parts: tuple[Shape, ...]
    most: Decimal


Shape = Steps | Each | Minus | Sum


@dataclass(slots=True)
class _Group:
    """Pieces that belong together, while they are being read."""

    kind: str
    lead: str
    pieces: list[Piece] = field(default_factory=list)
    most: Decimal | None = None
    growth: Piece | None = None


def shape_of(found: Sequence[Piece], full: Decimal) -> tuple[Shape, Decimal] | None:
    """Return the shape whose points come to the leaf's, and what one of its points is worth; None in doubt."""
    total = next((one.most for one in found if one.kind == "most" and ALL.match(one.text)), None)
    groups = _blocks(found)
    if not groups or any(one is None for one in groups):
        return None
    options = [list(_readings(group, full)) for group in groups if group is not None]
    size = 1
    for one in options:
        size *= len(one)
    if not 0 < size <= MOST_READINGS:
        return None
    fits = [
        made for chosen in product(*options) for made in (_fits(chosen, full, total),) if made is not None
    ]
    return fits[0] if len(fits) == 1 else None


def _fits(parts: Sequence[Shape], full: Decimal, total: Decimal | None) -> tuple[Shape, Decimal] | None:
    """Return the parts as one shape where they come to the leaf's points or to a hundred."""
    for target in dict.fromkeys((full, HUNDRED)):
        if total is not None and total != target:
            continue
        known = [part.most for part in parts if part.most is not None]
        sum_ = sum(known, Decimal(0))
        open_ = len(known) < len(parts)
        reached = sum_ == target or (total == target and (sum_ > target or open_))
        reached = reached or (open_ and target == full and sum_ < target)
        if reached and all(part.most is None or part.most <= target for part in parts):
            shape = parts[0] if len(parts) == 1 else Sum(tuple(parts), target)
            return shape, full / target
    return None


def _readings(group: _Group, full: Decimal) -> Iterator[Shape]:
    """Yield what a group may be: one step counts, or all add up."""
    points = [one.points or Decimal(0) for one in group.pieces]
    if group.kind == "each":
        one = group.pieces[0]
        yield Each(group.lead, one, one.most if one.most is not None else group.most)
    elif group.kind == "minus":
        lead = next((one for one in group.pieces if one.kind == "once"), None)
        lost = tuple(one for one in group.pieces if one.kind == "minus")
        most = lead.points if lead and lead.points else group.most or full
        if lead is not None or group.most is not None:
            yield Minus(group.lead, lead, lost, most)
    elif group.growth is not None:
        yield Steps(group.lead, tuple(group.pieces), group.most or full, group.growth)
    else:
        down = all(high > low for high, low in zip(points, points[1:], strict=False))
        up = all(high < low for high, low in zip(points, points[1:], strict=False))
        most = max(points)
        if (down or up) and group.most in (None, most):
            ordered = group.pieces if down else group.pieces[::-1]
            yield Steps(group.lead, tuple(ordered), most)
        if len(points) > 1 and group.most in (None, sum(points)):
            parts = tuple(Steps(group.lead, (one,), one.points or Decimal(0)) for one in group.pieces)
            yield Sum(parts, sum(points, Decimal(0)))


def _blocks(found: Sequence[Piece]) -> list[_Group | None]:
    """Return the groups of all numbered items, or of the whole where numbers only list what is meant."""
    kind = next((one.label for one in found if one.label), "")
    starts = [place for place, one in enumerate(found) if kind and one.label == kind]
    ends = [*starts[1:], len(found)]
    blocks = [found[start:end] for start, end in zip(starts, ends, strict=False)]
    if len(blocks) < 2 or not all(any(one.earns for one in block) for block in blocks):
        return _groups(found, "")
    lead = found[: starts[0]]
    if any(one.earns for one in lead):
        return [None]
    said = ",".join(one.text for one in lead if one.kind == "words")
    if all(len(block) == 1 and block[0].kind == "once" for block in blocks):
        return _groups([*(one for block in blocks for one in block)], said)
    made: list[_Group | None] = []
    for block in blocks:
        inner = _groups(block, said)
        caps = [one.most for one in block if one.kind == "most" and one.most is not None]
        if len(inner) > 1 and caps:
            return [None]
        made += inner
    return made


def _groups(found: Sequence[Piece], lead: str) -> list[_Group | None]:
    groups: list[_Group] = []
    said = [lead] if lead else []
    for piece in found:
        last = groups[-1] if groups else None
        if piece.kind == "words":
            said.append(piece.text)
        elif piece.kind == "most":
            if last is not None and not (ALL.match(piece.text) and len(groups) > 1):
                last.most = piece.most
        elif piece.earns:
            _take(groups, piece, ",".join(said))
    return list(groups)


def _take(groups: list[_Group], piece: Piece, lead: str) -> None:
    """Add a piece to the group it continues, or begin another."""
    last = groups[-1] if groups else None
    if piece.kind == "minus":
        if last is not None and (last.kind == "minus" or len(last.pieces) == 1):
            last.kind = "minus"
            last.pieces.append(piece)
            return
        groups.append(_Group("minus", lead, [piece], piece.most))
    elif piece.kind == "each":
        grows = STEP.search(piece.text) is not None
        if grows and last is not None and last.kind == "once" and len(last.pieces) == 1 and not last.growth:
            last.growth, last.most = piece, piece.most or last.most
            return
        groups.append(_Group("each", lead, [piece], piece.most))
    elif last is not None and last.kind == "each" and piece.joined and not piece.more:
        groups.append(_Group("each", f"{lead},{last.pieces[0].text}", [piece], piece.most))
    elif last is not None and last.kind == "once" and not piece.more and last.growth is None:
        last.pieces.append(piece)
        last.most = piece.most or last.most
    else:
        groups.append(_Group("once", lead, [piece], piece.most))
