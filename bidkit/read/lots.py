"""Lots (包, 标段): number, name, sums, and their own scoring tables where each has one.

A sum or name that two places tell differently is left out; a mention of a lot alone makes none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.extract import Lot
from bidkit.read.facts.money import BOND_KEY, BUDGET_KEY, CEILING_KEY, NOT_BOND, first_sum, unit_hint
from bidkit.read.items import place_of
from bidkit.read.labels import without_label
from bidkit.read.lot_names import COUNT, MENTION, WORD, mentions, number_of
from bidkit.read.scoring import tables_by_lot
from bidkit.read.text import clean, plain
from bidkit.read.unit import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.facts.candidates import Choice
    from bidkit.read.grid import Table
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

NUMBER_HEAD = re.compile(r"^(采购|合同|分|标)?(包|标段|包组|包件|标包)(组)?(号|编号|序号|别)?$")
NAME_HEADS = (
    re.compile(r"^(采购|合同|分|标)?(包|标段|包组|包件|标包)(的)?(名称|内容)$"),
    re.compile(
        r"^(采购|招标)?(项目|标的|货物|服务|工程|内容|设备)?名称$|^(采购|招标|建设|工程|施工|服务|供货)(内容|标的|项目|范围)$"
    ),
)
BARE = re.compile(rf"^(?:第|采购包|标段|包)?{COUNT}(?:号)?(?:采购)?(?:包|标段)?$")
OPENS = re.compile(r"预算|限价|控制价|控制金额|采购内容|招标范围|(包|标段)(划分|名称|情况)|保证金")
DIVIDED = re.compile(
    r"(包|标段)(的)?(划分|情况|名称|设置)|(划分|分为|共)[^。;]{0,6}(包|标段)|采购内容|招标范围|项目(概况|内容)"
)
NOT_NAME = re.compile(
    r"人民币|预算|限价|金额|保证金|评[分标]|综合|总价|单价|家$|人$|供应商|投标人|投标|是|否|不|接受|无效|元|规定|要求"
)
LOT_NUMBER_KEY = re.compile(r"^(采购|合同|分|标)?(包|标段|包组|标包)(号|编号)$")
LOT_NAME_KEY = re.compile(r"^(采购|合同|分|标)?(包|标段|包组|标包)名称$")
ZONES = (Zone.COVER, Zone.NOTICE, Zone.INSTRUCTIONS, Zone.REQUIREMENTS, Zone.OTHER)
SUMS = (("budget", BUDGET_KEY), ("ceiling", CEILING_KEY), ("bond", BOND_KEY))
ABOUT = (("budget", BUDGET_KEY), ("ceiling", CEILING_KEY), ("bond", re.compile(r"保证金")))
SPLIT = re.compile(r"(划分|分)(为|成)[^。;]{0,6}(包|标段)|(包|标段)划分")
REACH = 6
ABOVE = 4
QUOTE = 400


@dataclass(slots=True)
class _Lot:
    """What was said of one lot so far; every field keeps all it was told."""

    unit: Unit
    said: dict[str, set[str]] = field(default_factory=dict)

    def tell(self, name: str, value: str) -> None:
        if value:
            self.said.setdefault(name, set()).add(value)

    def one(self, name: str) -> str:
        values = self.said.get(name, set())
        return next(iter(values)) if len(values) == 1 else ""


def find_lots(outline: Outline) -> list[Lot]:
    """Return the lots in order of their numbers; none where the document names no lot."""
    found: dict[str, _Lot] = {}
    for number, name, value, unit in _told(outline):
        found.setdefault(number, _Lot(unit)).tell(name, value)
    tables = tables_by_lot(outline) if len(found) > 1 else {}
    return [
        Lot(
            number,
            _quote(outline, lot.unit),
            place_of(outline, lot.unit),
            lot.one("name"),
            _agreed(lot, "budget"),
            _agreed(lot, "ceiling"),
            _agreed(lot, "bond"),
            tuple(tables.get(number, ())),
        )
        for number, lot in sorted(found.items(), key=lambda item: (len(item[0]), item[0]))
    ]


def _quote(outline: Outline, unit: Unit) -> str:
    """Return the paragraph, or the whole row where the lot is a line of a table."""
    if not unit.table:
        return unit.text[:QUOTE]
    cells = outline.tables[unit.table].grid[unit.row]
    texts = dict.fromkeys(clean(cell.text) for cell in cells if cell is not None and cell.text.strip())
    return " ".join(texts)[:QUOTE]


def only_lot(outline: Outline, lots: Sequence[Lot]) -> Lot | None:
    """Return the lot of a tender that has one; None where the text speaks of another that was not read."""
    if len(lots) != 1 or lots[0].number not in ("1", "A"):
        return None
    texts = (unit.plain for unit in outline.units if unit.zone in ZONES and not unit.contents)
    told = (text for text in texts if not re.search(r"例如|比如", text))
    others = any(number != lots[0].number for text in told for number in mentions(text))
    return None if others else lots[0]


def without_lots(choices: Sequence[Choice], lots: Sequence[Lot]) -> list[Choice]:
    """Return the facts without the sums that only one lot of several has; they are no contradiction either."""
    if len(lots) < 2:
        return list(choices)
    return [choice for choice in choices if not _of_one_lot(choice, lots)]


def _of_one_lot(choice: Choice, lots: Sequence[Lot]) -> bool:
    if choice.key not in ("budget", "ceiling", "bond"):
        return False
    sums = {Decimal(amount) for lot in lots if (amount := getattr(lot, choice.key))}
    said = choice.value or (choice.against.value if choice.against else "")
    if len(sums) < 2 or not re.fullmatch(r"\d+(\.\d+)?", said):
        return False
    return Decimal(said) in sums


def _agreed(lot: _Lot, name: str) -> str:
    """Return the sum that all places agree on, however they write it."""
    values = sorted(lot.said.get(name, set()), key=len)
    return values[0] if len({Decimal(value) for value in values}) == 1 else ""


def _told(outline: Outline) -> Iterator[tuple[str, str, str, Unit]]:
    """Yield lot, field, value and place; a field "" only says that the lot is there."""
    first = outline.in_cells()
    for table in outline.tables.values():
        yield from _rows(table, first)
    for unit in outline.units:
        if unit.zone in ZONES and not unit.contents:
            yield from _line(outline, unit)


def _bare(head: str) -> str:
    """Return a column's name without what is added in brackets: 采购内容(包名称)."""
    return re.sub(r"\([^()]*\)$", "", head)


def _rows(table: Table, first: dict[tuple[int, int, int], Unit]) -> Iterator[tuple[str, str, str, Unit]]:
    """Yield the rows of a list of lots; what is not one cell for a whole lot is nobody's sum."""
    if len(table.grid) < 2:
        return
    heads = [plain(table.text(0, column)) for column in range(len(table.grid[0]))]
    numbers = next((place for place, head in enumerate(heads) if NUMBER_HEAD.match(head)), None)
    named = (place for words in NAME_HEADS for place, head in enumerate(heads) if words.match(_bare(head)))
    names = next(named, None)
    if numbers is None:
        return
    rows: dict[str, list[int]] = {}
    for row in range(1, len(table.grid)):
        found = BARE.match(plain(table.text(row, numbers)))
        if found and (number := number_of(found)):
            rows.setdefault(number, []).append(row)
    for number, lines in rows.items():
        cell = table.grid[lines[0]][numbers]
        unit = first.get((table.number, cell.row, cell.column)) if cell else None
        if unit is None or unit.zone not in ZONES:
            continue
        yield number, "", "", unit
        for column, head in enumerate(heads):
            texts = {plain(table.text(row, column)) for row in lines}
            if len(texts) != 1:
                continue
            value = clean(table.text(lines[0], column))
            if column == names:
                yield number, "name", value, unit
            else:
                yield from _sums(number, head, value, unit)


def _sums(number: str, key: str, value: str, unit: Unit) -> Iterator[tuple[str, str, str, Unit]]:
    for name, words in SUMS:
        wanted = words.match(key) if name == "bond" else words.search(key)
        if wanted and not NOT_BOND.search(key) and "单价" not in key:
            amount = first_sum(value, unit_hint(key))
            if amount:
                yield number, name, amount, unit


def _line(outline: Outline, unit: Unit) -> Iterator[tuple[str, str, str, Unit]]:
    words = without_label(unit.plain)
    key, _, value = words.partition(":")
    if LOT_NUMBER_KEY.match(key) and (value or unit.table):
        yield from _numbered(outline, unit, value or outline.beside(unit, 1))
        return
    found = MENTION.match(words) or MENTION.match(unit.plain)
    if len(set(mentions(unit.plain))) > 1:
        yield from _several(outline, unit)
        return
    if found is None or len(words) > 400 or (unit.table and unit.row < 0):
        return
    number = number_of(found)
    rest = words[found.end() :] if MENTION.match(words) else unit.plain[found.end() :]
    head = outline.head(unit)
    above = "".join(item.plain for item in outline.units[max(0, unit.index - ABOVE) : unit.index])
    about = f"{head.plain if head else ''}{outline.beside(unit, -1)}"
    listed = (
        DIVIDED.search(about) or SPLIT.search(above) or any(words_of.search(about) for _, words_of in ABOUT)
    )
    if not number or not (OPENS.search(rest) or listed or _followed(outline, unit)):
        return
    yield number, "", "", unit
    name = _name(rest)
    if name:
        yield number, "name", name, unit
    for line in (rest, *(item.plain for item in _own(outline, unit))):
        yield from _said_sums(number, line, unit)
    if not OPENS.search(rest):
        for key_name, words_of in ABOUT:
            if words_of.search(about) and not NOT_BOND.search(about):
                amount = first_sum(rest, unit_hint(about))
                if amount:
                    yield number, key_name, amount, unit


def _several(outline: Outline, unit: Unit) -> Iterator[tuple[str, str, str, Unit]]:
    """One paragraph may tell a sum for each lot: 第一包100万元，第二包200万元."""
    about = f"{outline.beside(unit, -1)}{unit.plain[:40]}"
    parts = list(MENTION.finditer(unit.plain))
    for place, found in enumerate(parts):
        end = parts[place + 1].start() if place + 1 < len(parts) else len(unit.plain)
        number, rest = number_of(found), unit.plain[found.end() : end]
        for name, words in ABOUT:
            amount = first_sum(rest, "") if words.search(about) and not NOT_BOND.search(about) else None
            if number and amount:
                yield number, name, amount, unit


def _said_sums(number: str, line: str, unit: Unit) -> Iterator[tuple[str, str, str, Unit]]:
    for part in re.split(r"[。;](?!\d)|,(?!\d{3})", line):
        key, sign, value = part.partition(":")
        if not sign:
            cut = re.search(r"为|人民币|(?<=[额价算])(?=\d)", part)
            key, value = (part[: cut.start()], part[cut.start() :]) if cut else (part, "")
        yield from _sums(number, key, value, unit)


def _name(rest: str) -> str:
    """Return the name that stands in brackets or after a colon right behind the number."""
    found = re.match(r"^[(]((?:[^()]|\([^()]*\))+)[)]", rest) or re.match(
        r"^[:,]?(?:名称[:])?([^:,。;]{3,50})", rest
    )
    name = found[1].strip() if found else ""
    return "" if NOT_NAME.search(name) or len(name) < 2 else name


def _own(outline: Outline, unit: Unit) -> Iterator[Unit]:
    """Yield the lines right below that still speak of this lot."""
    for item in outline.units[unit.index + 1 : unit.index + 1 + REACH]:
        if item.table != unit.table or item.row != unit.row or MENTION.match(without_label(item.plain)):
            return
        yield item


def _followed(outline: Outline, unit: Unit) -> bool:
    """Return whether a sum of its own stands right below the number of a lot."""
    return any(OPENS.match(re.sub(rf"^{WORD}", "", item.plain)) for item in list(_own(outline, unit))[:2])


def _numbered(outline: Outline, unit: Unit, value: str) -> Iterator[tuple[str, str, str, Unit]]:
    """A line 包号：A, with the name and the sums of the same lot on the next lines."""
    found = BARE.match(value)
    number = number_of(found) if found else ""
    if not number:
        return
    yield number, "", "", unit
    for item in outline.units[unit.index + 1 : unit.index + 1 + REACH]:
        key, sign, said = without_label(item.plain).partition(":")
        if LOT_NUMBER_KEY.match(key):
            return
        if sign and LOT_NAME_KEY.match(key) and len(said) >= 2:
            yield number, "name", said, item
        elif sign:
            yield from _sums(number, key, said, item)
