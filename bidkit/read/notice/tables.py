"""The bidders of a notice from its tables, whether each has a row or a column of its own."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.notice import Offer
from bidkit.read.notice.heads import failed, meaning, money_of, points_of, rank_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.notice.lines import Grid

NAMED = re.compile(
    r"公司|集团|院$|所$|中心$|厂$|社$|大学$|学院$|商行$|经营部$|工作室$|合作社$|联合体|店$|场$|协会$|基金会$|银行"
)
NOBODY = re.compile(r"^[-—/\\、\s]*$|^无$")
WON = re.compile(r"^拟?(?:中标|成交|入围)")
_HEADS = 3
"""So many rows at the top may stand above the row of the heads."""


def table_offers(grid: Grid) -> tuple[Offer, ...]:
    """Return the bidders of a table in its order; nothing for a table about anything else."""
    for one in (grid, _turned(grid)):
        found = next((at for at in range(min(_HEADS, len(one))) if _is_head(one[at])), None)
        if found is not None:
            offers = tuple(_offers(one[found], one[found + 1 :]))
            if offers:
                return offers
    return ()


def names_winner(grid: Grid) -> bool:
    """Return whether a table's heads call those in it the winners: 中标人, 成交金额."""
    heads = [cell for row in grid[:_HEADS] for cell in row] + [row[0] for row in grid if row]
    return any(WON.search(head) and meaning(head) in ("name", "price") for head in heads)


def _turned(grid: Grid) -> Grid:
    return tuple(zip(*grid, strict=True))


def _is_head(row: Sequence[str]) -> bool:
    told = [meaning(cell) for cell in row]
    return "name" in told and len(set(filter(None, told))) > 1 and len(set(row)) > 1


def _offers(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Offer]:
    told = [meaning(head) for head in heads]
    lot = ""
    for row in rows:
        if _is_head(row):
            return
        name = next((row[at] for at, one in enumerate(told) if one == "name" and NAMED.search(row[at])), "")
        if not name:
            continue
        lot = _of(row, told, "lot") or lot
        yield _offer(heads, told, row, name, lot)


def _offer(heads: Sequence[str], told: Sequence[str], row: Sequence[str], name: str, lot: str) -> Offer:
    prices = [money_of(row[at], heads[at]) for at, one in enumerate(told) if one == "price"]
    parts = [(heads[at], points_of(row[at])) for at, one in enumerate(told) if one == "part"]
    ranks = [rank_of(row[at]) for at, one in enumerate(told) if one == "rank"]
    # a turned table: the head of the column is the rank
    ranks += [rank_of(cell) for cell in row if "候选" in cell]
    fell = [f"{heads[at]}{row[at]}" for at, one in enumerate(told) if one == "state" and failed(row[at])]
    why = _of(row, told, "why") if fell or not any(prices) else ""
    return Offer(
        name,
        next(filter(None, ranks), None),
        next(filter(None, prices), None),
        next(filter(None, map(points_of, _all(row, told, "points"))), None),
        tuple((head, points) for head, points in parts if points is not None),
        why or "、".join(fell),
        lot,
        "　".join(dict.fromkeys(filter(None, row))),
    )


def _all(row: Sequence[str], told: Sequence[str], wanted: str) -> list[str]:
    return [row[at] for at, one in enumerate(told) if one == wanted and not NOBODY.search(row[at])]


def _of(row: Sequence[str], told: Sequence[str], wanted: str) -> str:
    return next(iter(_all(row, told, wanted)), "")


def joined(offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """Return one record for each bidder of each lot, what one table lacks taken from another."""
    found: dict[tuple[str, str], Offer] = {}
    lots = {(one.name, one.lot) for one in offers if one.lot}
    for one in offers:
        own = [lot for name, lot in lots if name == one.name]
        key = (one.name, one.lot or (own[0] if len(own) == 1 else ""))
        found[key] = _both(found[key], one) if key in found else one
    return tuple(found.values())


def _both(one: Offer, other: Offer) -> Offer:
    return Offer(
        one.name,
        one.rank or other.rank,
        one.price if one.price is not None else other.price,
        one.points if one.points is not None else other.points,
        one.parts or other.parts,
        "；".join(dict.fromkeys(filter(None, (one.out, other.out)))),
        one.lot or other.lot,
        one.quote if len(one.quote) >= len(other.quote) else other.quote,
    )


def disagreeing(offers: Sequence[Offer]) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield bidder and two prices where a notice names different prices for one bidder of one lot."""
    seen: dict[tuple[str, str], Decimal] = {}
    for one in offers:
        key = (one.name, one.lot)
        if one.price is not None and seen.setdefault(key, one.price) != one.price:
            yield one.name, seen[key], one.price
