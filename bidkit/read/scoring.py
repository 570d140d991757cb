"""The scoring table down to its leaves: the name, the full points and the words by which points are given.

Layouts differ: points in a column, in the name, in the words, in a table inside a table. Sums tell groups from leaves.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.extract import ScoreItem
from bidkit.read.items import place_of
from bidkit.read.lot_names import lot_of
from bidkit.read.score_cells import leaves_in_cells
from bidkit.read.score_leaf import Leaf, total_of
from bidkit.read.score_rows import rows_of
from bidkit.read.score_text import (
    composition,
    leaves_in_text,
    named_price,
    own_parts,
    price_name,
    price_share,
    sub_items,
)
from bidkit.read.score_weights import weighted, without_guesses
from bidkit.read.text import key
from bidkit.read.unit import Unit, Zone
from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.grid import Table
    from bidkit.read.outline import Outline

FULL = Decimal(100)
MUCH = 40
ABOVE = 3
BARE = 2
PERFORMANCE = re.compile(r"考核|扣款|验收评分|履约评价|服务质量评价|满意度(调查|测评)")
BONUS = re.compile(r"节能|环境标志|加分|优惠")
SHARED = re.compile(r"(各|所有|全部|每个|两个)[^。;]{0,4}(包|标段)|通用")
SHORT = 60
PART = re.compile(r"(部分|因素|评审|商务|技术|指标|评分)$")
ZONES = (Zone.EVALUATION, Zone.COVER, Zone.INSTRUCTIONS, Zone.OTHER, Zone.NOTICE, Zone.QUALIFICATION)


def find_scoring(outline: Outline) -> list[ScoreItem]:
    """Return the leaves of the scoring table in order; none where no table reads like one."""
    leaves = _from_tables(outline) or leaves_in_cells(outline)
    if not leaves:
        leaves = [Leaf(name, points, unit.text, "", unit) for name, points, unit in leaves_in_text(outline)]
    leaves = _completed(outline, leaves)
    return [_item(outline, leaf) for leaf in leaves]


def _item(outline: Outline, leaf: Leaf) -> ScoreItem:
    place = place_of(outline, leaf.unit)
    return ScoreItem(leaf.name, plain_decimal(leaf.points), leaf.criteria, place, leaf.group, leaf.unit.index)


def tables_by_lot(outline: Outline) -> dict[str, list[ScoreItem]]:
    """Return the leaves of each lot's own tables, by the lot that the lines above name; {} for one table."""
    scored = [(start, leaves) for _, start, leaves in _scored_tables(outline)]
    found: dict[str, list[ScoreItem]] = {}
    for number, (_, leaves) in zip(_lots_of(outline, [start for start, _ in scored]), scored, strict=True):
        if number:
            found.setdefault(number, []).extend(_item(outline, leaf) for leaf in leaves)
    return found if len(found) > 1 else {}


def _lots_of(outline: Outline, starts: Sequence[Unit]) -> list[str]:
    """Return the lot of each table, "" for all lots; a lot that was named holds until the next is."""
    lots: list[str] = []
    for start in starts:
        lines = list(_lines_above(outline, start))
        named = next((lot for line in lines if (lot := lot_of(line))), "")
        shared = any(SHARED.search(line) for line in lines)
        lots.append("" if shared else named or (lots[-1] if lots else ""))
    return lots


def _of_first_lot(outline: Outline, tables: list[tuple[Unit, list[Leaf]]]) -> list[tuple[Unit, list[Leaf]]]:
    """Return the tables of the first lot and those of all lots."""
    lots = _lots_of(outline, [start for start, _ in tables])
    first = next(filter(None, lots), "")
    return [table for table, lot in zip(tables, lots, strict=True) if lot in ("", first)]


def _lines_above(outline: Outline, start: Unit) -> Iterator[str]:
    """Yield the short lines right above a table, nearest first."""
    for unit in reversed(outline.units[max(0, start.index - ABOVE) : start.index]):
        if unit.table or len(unit.plain) > SHORT:
            return
        yield unit.text


def _from_tables(outline: Outline) -> list[Leaf]:
    """Take the tables that together come nearest to 100; evaluation chapters before the rest."""
    found = list(_scored_tables(outline))
    for zones in ((Zone.EVALUATION,), ZONES, (*ZONES, Zone.REQUIREMENTS)):
        inside = _of_first_lot(outline, [(start, leaves) for zone, start, leaves in found if zone in zones])
        chosen = [(list(_lines_above(outline, start)), leaves) for start, leaves in inside]
        total = total_of(leaf for _, leaves in chosen for leaf in leaves)
        if total >= 20:
            return without_guesses(_one_lot(weighted(outline, chosen)))
    return []


def _scored_tables(outline: Outline) -> Iterator[tuple[Zone, Unit, list[Leaf]]]:
    """Yield each table that has leaves with its zone and its first paragraph."""
    first: dict[int, Unit] = {}
    for unit in outline.units:
        if unit.table:
            first.setdefault(unit.table, unit)
    for number, table in outline.tables.items():
        start = first.get(number)
        if start is None or start.zone not in (*ZONES, Zone.REQUIREMENTS):
            continue
        if start.zone is not Zone.EVALUATION and _of_performance(outline, table, start):
            continue
        leaves = _leaves(outline, table, bare=start.zone is Zone.EVALUATION)
        if leaves:
            yield start.zone, start, leaves


def _of_performance(outline: Outline, table: Table, start: Unit) -> bool:
    """Return whether a table scores the winner's work month by month, not the bids."""
    heads = [cell.text for row in table.grid[:2] for cell in row if cell is not None]
    return any(PERFORMANCE.search(text) for text in (*_lines_above(outline, start), *heads))


def _one_lot(tables: list[list[Leaf]]) -> list[Leaf]:
    """Several lots have a table each; the first that is full stands for the others of the same names."""
    out: list[Leaf] = []
    seen: set[tuple[str, Decimal]] = set()
    for leaves in tables:
        names = {(key(leaf.name), leaf.points) for leaf in leaves}
        if names <= seen:
            continue
        if total_of(out) >= FULL:
            break
        out += leaves
        seen |= names
    return out


def _leaves(outline: Outline, table: Table, *, bare: bool) -> list[Leaf]:
    units = [unit for unit in outline.units if unit.table == table.number]
    leaves: list[Leaf] = []
    for row in rows_of(table, bare=bare):
        unit = next((unit for unit in units if unit.row == row.row and unit.column == row.column), None)
        unit = unit or next((unit for unit in units if unit.row >= row.row), units[0] if units else None)
        if unit is None:
            continue
        inner = own_parts(row.criteria) if row.listed else []
        if not row.listed and (PART.search(row.name) or row.points >= MUCH):
            inner = sub_items(row.criteria, row.points)
        if inner:
            leaves += [Leaf(name, points, text, row.name, unit) for name, points, text in inner]
        else:
            leaves.append(Leaf(row.name, row.points, row.criteria, row.group, unit, row.sure, row.share))
    return _without_groups(leaves)


def _without_groups(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Drop a line whose points are just the sum of the lines that follow it.

    It says so by standing further left, or by the whole table coming to twice its parts.
    """
    heads = _heads_of_groups(leaves)
    rest = total_of(leaves) - total_of(leaves[place] for place in heads)
    if (heads and rest == FULL) or rest == total_of(leaves[place] for place in heads) > 0:
        return [leaf for place, leaf in enumerate(leaves) if place not in heads]
    return [leaf for place, leaf in enumerate(leaves) if not _stands_left_of_its_parts(leaves, place)]


def _stands_left_of_its_parts(leaves: Sequence[Leaf], place: int) -> bool:
    leaf, count = leaves[place], _parts_of(leaves, place)
    deeper = all(part.unit.column > leaf.unit.column for part in leaves[place + 1 : place + 1 + count])
    return count >= 2 and deeper and len(leaf.criteria) < 12


def _heads_of_groups(leaves: Sequence[Leaf]) -> set[int]:
    """Return the places of lines without words that are followed by lines which come to the same."""
    heads: set[int] = set()
    place = 0
    while place < len(leaves):
        count = _parts_of(leaves, place) if len(leaves[place].criteria) < BARE else 0
        if count:
            heads.add(place)
        place += count + 1
    return heads


def _parts_of(leaves: Sequence[Leaf], place: int) -> int:
    """Return how many of the lines that follow come to just the points of a line; 0 where they do not."""
    total = Decimal()
    for count, part in enumerate(leaves[place + 1 :], start=1):
        total += part.points
        if total >= leaves[place].points:
            return count if total == leaves[place].points else 0
    return 0


def _completed(outline: Outline, leaves: list[Leaf]) -> list[Leaf]:
    """Add the part of 100 points that the text gives and no table shows, such as the price.

    A bonus beyond the 100 is left out where only that makes the rest come to 100.
    """
    if total_of(leaves) == FULL:
        return leaves
    parts = composition(outline)
    if not leaves:
        return [Leaf(name, points, unit.text, "", unit) for name, points, unit in parts]
    inside = [leaf for leaf in leaves if not BONUS.search(leaf.name)]
    for some in (leaves, inside) if inside else (leaves,):
        whole = _with_the_missing(outline, some, parts)
        if total_of(whole) == FULL:
            return whole
    return leaves


def _with_the_missing(
    outline: Outline, leaves: list[Leaf], parts: Sequence[tuple[str, Decimal, Unit]]
) -> list[Leaf]:
    """Return the leaves with the one part that they lack for 100; unchanged where none fits."""
    total = total_of(leaves)
    for name, points, unit in parts:
        if total + points == FULL:
            return [Leaf(name, points, unit.text, "", unit), *leaves]
    price = price_share(outline)
    if price is not None and total + price[0] == FULL:
        return [*leaves, Leaf(price_name(price[1].text), price[0], price[1].text, "", price[1])]
    named = named_price(outline, FULL - total) if leaves else None
    return [*leaves, Leaf(named[0], FULL - total, named[1].text, "", named[1])] if named else leaves
