"""The shape that pieces make: steps of which one counts, points for each match, deductions, parts that add up.

Which of two readings holds, steps or a sum, the points of the leaf decide; where they do not, there is no shape.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise, product
from math import prod
from typing import TYPE_CHECKING

from bidkit.read.rules.pieces import STEP, TOTAL, WHOLE, Piece

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
    tail: str = ""
    """What is said behind, where nothing else begins."""


@dataclass(frozen=True, slots=True)
class Each:
    """Points for each match; ``most`` is None where only the leaf's own points end it."""

    lead: str
    piece: Piece
    most: Decimal | None
    tail: str = ""
    level: bool = False
    """Whether it is one of several levels of the same thing: each match counts for its highest only."""


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
    inner: list[_Group] = field(default_factory=list)
    tail: str = ""
    level: bool = False


def shape_of(found: Sequence[Piece], full: Decimal) -> tuple[Shape, Decimal] | None:
    """Return the shape whose points come to the leaf's, and what one of its points is worth; None in doubt."""
    total = _total(found, full)
    groups = _blocks(found, total)
    if not groups:
        return None
    options = [list(_readings(group, full)) for group in groups]
    if not 0 < prod(map(len, options)) <= MOST_READINGS:
        return None
    fits = [made for chosen in product(*options) if (made := _fits(chosen, full, total)) is not None]
    exact = [made for made, whole in fits if whole]
    for some in (exact, [made for made, _ in fits]):
        if some:
            return some[0] if len(some) == 1 else None
    return None


def _total(found: Sequence[Piece], full: Decimal) -> Decimal | None:
    """Return the points that all parts together may bring, where the words say so at their end."""
    most = [one for one in found if one.kind == "most" and one.most is not None]
    said = next((one.most for one in most if TOTAL.match(one.text)), None)
    if said is None and most and most[-1].most in (full, HUNDRED) and WHOLE.match(most[-1].text):
        return most[-1].most
    return said


def _fits(
    parts: Sequence[Shape], full: Decimal, total: Decimal | None
) -> tuple[tuple[Shape, Decimal], bool] | None:
    """Return the parts as one shape where they come to the leaf's points or to a hundred, and whether just to that.

    More than that is capped by words that say so; parts without an end of their own end with the leaf.
    """
    known = [part.most for part in parts if part.most is not None]
    ones = [part.piece.points for part in parts if isinstance(part, Each) and part.piece.points is not None]
    sum_, open_ = sum(known, Decimal(0)), len(known) < len(parts)
    for target in dict.fromkeys((full, HUNDRED)):
        if total not in (None, target) or max([*known, *ones], default=Decimal(0)) > target:
            continue
        whole = sum_ == target and not open_
        if whole or (open_ and (total == target or target == full)) or (total == target and sum_ > target):
            shape = parts[0] if len(parts) == 1 else Sum(tuple(parts), target)
            return (shape, full / target), whole
    return None


def _readings(group: _Group, full: Decimal) -> Iterator[Shape]:
    """Yield what a group may be: one step counts, or all add up."""
    if group.inner:
        for chosen in product(*(list(_readings(one, full)) for one in group.inner)):
            known = [part.most for part in chosen if part.most is not None]
            if group.most is not None and (sum(known) == group.most or len(known) < len(chosen)):
                yield Sum(chosen, group.most)
    elif group.kind == "each":
        one = group.pieces[0]
        yield Each(group.lead, one, one.most if one.most is not None else group.most, group.tail, group.level)
    elif group.kind == "minus":
        yield from _less(group, full)
    elif group.growth is not None:
        yield Steps(group.lead, tuple(group.pieces), group.most or full, group.growth, group.tail)
    else:
        yield from _steps(group)


def _less(group: _Group, full: Decimal) -> Iterator[Minus]:
    lead = next((one for one in group.pieces if one.kind == "once"), None)
    lost = tuple(one for one in group.pieces if one.kind == "minus")
    if lead is not None or group.most is not None:
        yield Minus(group.lead, lead, lost, lead.points if lead and lead.points else group.most or full)


def _steps(group: _Group) -> Iterator[Steps | Sum]:
    points = [one.points or Decimal(0) for one in group.pieces]
    most = max(points)
    down = all(high > low for high, low in pairwise(points))
    up = all(high < low for high, low in pairwise(points))
    if (down or up) and group.most in (None, most):
        ordered = group.pieces if down else group.pieces[::-1]
        yield Steps(group.lead, tuple(ordered), most, tail=group.tail)
    if len(points) > 1 and group.most in (None, sum(points)):
        parts = tuple(Steps(group.lead, (one,), one.points or Decimal(0)) for one in group.pieces)
        yield Sum(parts, sum(points, Decimal(0)))


def _blocks(found: Sequence[Piece], total: Decimal | None) -> list[_Group]:
    """Return the groups of all numbered items, or of the whole where numbers only list what is meant."""
    kind = next((one.label for one in found if one.label), "")
    starts = [place for place, one in enumerate(found) if kind and one.label == kind]
    ends = [*starts[1:], len(found)]
    blocks = [found[start:end] for start, end in zip(starts, ends, strict=True)] if starts else []
    if len(blocks) < 2 or not all(any(one.earns for one in block) for block in blocks):
        return _groups(_without_total(found, total), "")
    lead = found[: starts[0]]
    if any(one.earns for one in lead):
        return []
    said = ",".join(one.text for one in lead if one.kind == "words")
    blocks[-1] = _without_total(blocks[-1], total)
    earning = [one for block in blocks for one in block if one.kind not in ("none", "most")]
    if all(one.kind == "once" for one in earning) and not any(
        one.kind == "most" for b in blocks for one in b
    ):
        return _groups(earning, said)
    return [_block(block, said) for block in blocks]


def _without_total(found: Sequence[Piece], total: Decimal | None) -> list[Piece]:
    """Leave out the words that end all parts together, where there are several."""
    several = sum(one.kind in ("each", "once") for one in found) > 1
    ends = next((one for one in reversed(found) if one.kind == "most" and one.most == total), None)
    drop = ends is not None and (TOTAL.match(ends.text) or several)
    return [one for one in found if not (drop and one is ends)]


def _block(found: Sequence[Piece], lead: str) -> _Group:
    inner = _groups(found, lead)
    if len(inner) == 1:
        return inner[0]
    most = next((one.most for one in reversed(found) if one.kind == "most"), None)
    if most is None:
        known = [_highest(one) for one in inner]
        most = sum((one for one in known if one is not None), Decimal(0)) if None not in known else None
    if most is not None and inner[-1].most == most:
        inner[-1].most = None
    return _Group("sum", lead, most=most, inner=inner)


def _highest(group: _Group) -> Decimal | None:
    if group.kind == "each":
        return group.most
    return group.most or max((one.points or Decimal(0) for one in group.pieces), default=None)


def _groups(found: Sequence[Piece], lead: str) -> list[_Group]:
    groups: list[_Group] = []
    said, behind = [lead] if lead else [], list[str]()
    for piece in found:
        if piece.kind == "words":
            (behind if groups else said).append(piece.text)
        elif piece.kind == "none" and not groups and "," in piece.text:
            said.append(piece.text.rpartition(",")[0])
        elif piece.kind == "most" and groups:
            groups[-1].most = piece.most
        elif piece.earns:
            said += behind
            behind = []
            _take(groups, piece, ",".join(said))
    if groups:
        groups[-1].tail = ",".join(behind)
    return groups


def _take(groups: list[_Group], piece: Piece, lead: str) -> None:
    """Add a piece to the group it continues, or begin another."""
    last = groups[-1] if groups else None
    if last is None or not _continues(last, piece):
        joined = last is not None and last.kind == "each" and piece.joined and not piece.more
        kind = "each" if joined else piece.kind
        groups.append(_Group(kind, lead, [piece], piece.most, level=joined))
        if last is not None and joined:
            last.level = True
        return
    if piece.kind == "each":
        last.growth = piece
    else:
        last.kind = "minus" if "minus" in (last.kind, piece.kind) else piece.kind
        last.pieces.append(piece)
    last.most = piece.most or last.most


def _continues(last: _Group, piece: Piece) -> bool:
    """Return whether a piece goes on with the group before it."""
    alone = last.kind == "once" and len(last.pieces) == 1 and last.growth is None
    if piece.kind == "minus":
        return last.kind == "minus" or alone
    if piece.kind == "each":
        return alone and STEP.search(piece.text) is not None
    if last.kind == "minus":
        return "满分" in piece.text and all(one.kind == "minus" for one in last.pieces)
    return last.kind == "once" and not piece.more and last.growth is None
