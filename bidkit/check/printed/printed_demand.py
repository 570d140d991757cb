"""What the finished files promise against what the tender demands: read back from the print, not from the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.check.demand import Claim, claims
from bidkit.check.demanded import demands
from bidkit.check.kind import Hit, Kind, fail, gather
from bidkit.check.printed.printed_terms import item_limits, payment_elsewhere, row_terms, seldom_elsewhere
from bidkit.check.printed.readings import readings
from bidkit.check.reply.promised_numbers import OTHERS, is_firm
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import RequirementKind
from bidkit.proofread.fold import core
from bidkit.words import capitals
from bidkit.words.late import late
from bidkit.words.money import figures
from bidkit.words.numerals import NUMERALS, number
from bidkit.words.sentences import sentences
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from bidkit.check.demanded import Demand
    from bidkit.check.printed.readings import Reading
    from bidkit.model.dossier import Binding

_ABOUT = (
    ("validity_days", "投标有效期", "日"), ("period_days", "交货期", "日"), ("warranty", "质保期", "个月"),
    ("period", "交货期", "日"), ("response", "响应", "小时"), ("onsite_time|arrival", "到场", "小时"),
    ("onsite|resident", "驻场", "人"), ("team", "团队", "人"), ("repair|resolve", "解决", "小时"),
)  # fmt: skip
"""What a value is about where neither its line nor its label says so, and its unit where it is a bare number."""
_TERM = late(r"bid\.delivery|values")
_COPIES = late(rf"(正本|副本)[^\d{NUMERALS}，。；]{{0,4}}(\d+|[{NUMERALS}]+)\s*[份套]")
_COPIES_SHORT = late(
    rf"(?P<one>[{NUMERALS}\d])正(?P<two>[{NUMERALS}\d])副|(?P<count>[{NUMERALS}\d]+)[份套](?P<sort>[正副]本)"
)
_ELECTRONIC = late(
    rf"电子(?:版|文[件档]|投标文件|光盘|U盘)[^\d{NUMERALS}，。；]{{0,4}}(\d+|[{NUMERALS}]+)\s*[份套个张]"
)
_BOND = late(r"(?:投标|磋商|谈判|响应|询价|报价)?保证金")
_TOTAL = late(r"(?:price|quote)\.total|price\.words")
LEAST = 6


class Parameters(Record):
    """``kinds`` are the requirements that are held against the print."""

    kinds: tuple[RequirementKind, ...] = ("qualification", "conformity", "substantive")


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield each printed promise that the tender's demand does not allow, with the words of both."""
    for volume in world.volumes:
        yield from gather(payment_elsewhere(world, volume, parameters.kinds))
        yield from gather(seldom_elsewhere(world, volume, parameters.kinds))
    if world.printed:
        yield from _in_printed(world, parameters)


def _in_printed(world: World, parameters: Parameters) -> Iterator[Hit]:
    demanded = demands(world, parameters.kinds)
    rows = {core(one.requirement.text): one for one in world.dossier.bindings}
    for volume in world.volumes:
        yield from gather(
            hit
            for reading in readings(world, volume)
            for hit in _of_reading(world, reading, demanded, _of_row(reading, rows), parameters)
        )


def _of_row(reading: Reading, rows: dict[str, Binding]) -> Binding | None:
    """Return the requirement in whose row a cell stands; None for one that stands in no such row."""
    keys = [key for cell in reading.row if len(key := core(cell)) >= LEAST]
    return next((rows[key] for key in keys if key in rows), None)


def _of_reading(
    world: World, reading: Reading, demanded: tuple[Demand, ...], row: Binding | None, parameters: Parameters
) -> Iterator[Hit]:
    yield from _short(reading, demanded, row.requirement.id if row else "")
    yield from _over(world, reading)
    yield from _terms(world, reading)
    yield from item_limits(world, reading)
    if row is not None and row.requirement.kind in parameters.kinds:
        yield from row_terms(reading, row)


def _short(reading: Reading, demanded: tuple[Demand, ...], of_row: str) -> Iterator[Hit]:
    """Yield numbers that promise less; in the row of a requirement only its own demand counts."""
    if not (reading.paths or reading.changed):
        return
    given = list(_given(reading, strict=not of_row))
    for demand in demanded:
        same = [one for one in given if one.subject == demand.claim.subject]
        if same and all(map(demand.missed_by, same)) and of_row in ("", demand.id):
            related = (demand.span,) if demand.span else ()
            subject = f"{reading.section}/{demand.id}/{same[0].subject}/{same[0].value.normalize():f}"
            yield fail(subject, _said(reading, same[0].said, demand.unmet), reading.span, related=related)


def _given(reading: Reading, *, strict: bool) -> Iterator[Claim]:
    """Yield what a cell promises; outside the rows of requirements only what is promised for the whole."""
    about, text = _about(reading)
    given = any(_TERM.match(path) for path in reading.paths)
    for sentence in sentences(text):
        if not OTHERS.search(sentence):
            yield from (
                one for one in claims(sentence, about) if not strict or given or is_firm(one, sentence)
            )


def _about(reading: Reading) -> tuple[str, str]:
    """Return what a cell is about where it does not say so itself, and its text, a bare number with its unit."""
    known = next(
        ((name, unit) for key, name, unit in _ABOUT for path in reading.paths if re.search(key, path)),
        ("", ""),
    )
    text = squeeze(reading.text)
    bare = re.fullmatch(rf"\d+|[{NUMERALS}]+", text)
    return squeeze(reading.label) or known[0], f"{known[0]}{text}{known[1]}" if bare else reading.text


def _over(world: World, reading: Reading) -> Iterator[Hit]:
    """Yield a printed total above the ceiling."""
    money = world.tender.money
    if money.ceiling is None or not any(_TOTAL.match(path) for path in reading.paths):
        return
    for value, said in _sums(reading.text):
        if value > money.ceiling:
            unmet = f"超过招标文件的最高限价 {money.ceiling:,.2f} 元"
            subject = f"{reading.section}/ceiling/{value.normalize():f}"
            place = (money.span_of("ceiling"),)
            yield fail(subject, _said(reading, said, unmet), reading.span, related=place)


def _terms(world: World, reading: Reading) -> Iterator[Hit]:
    """Yield fewer copies and a smaller bond than the tender asks for."""
    copies, bond = world.tender.copies, world.tender.money.bond
    wanted = {"正本": copies.original, "副本": copies.duplicate, "电子文件": copies.electronic}
    for what, given, said in _copies(squeeze(reading.text)):
        if given < wanted[what]:
            unmet = f"少于招标文件要求的{what} {wanted[what]} 份"
            yield fail(
                f"{reading.section}/{what}/{given}",
                _said(reading, said, unmet),
                reading.span,
                related=(world.tender.span_of("copies"),),
            )
    if bond is None or not bond.amount or not (reading.paths or reading.changed):
        return
    for sentence in sentences(f"{reading.label}：{reading.text}"):
        named = _BOND.search(sentence)
        for value, said in _sums(sentence[named.end() :]) if named and "履约" not in sentence else ():
            if value < bond.amount:
                unmet = f"少于招标文件要求的保证金 {bond.amount:,.2f} 元"
                subject = f"{reading.section}/bond/{value.normalize():f}"
                yield fail(
                    subject, _said(reading, said, unmet), reading.span, related=(bond.span_of("amount"),)
                )


def _copies(text: str) -> Iterator[tuple[str, Decimal, str]]:
    """Yield what is handed in how often, with the words: 正本 1 份, 一正四副, 四份副本, 电子文件 1 份."""
    for match in _COPIES.finditer(text):
        if (count := number(match[2])) is not None:
            yield match[1], count, match[0]
    for match in _COPIES_SHORT.finditer(text):
        for what, said in (("正本", match["one"]), ("副本", match["two"]), (match["sort"], match["count"])):
            if said and (count := number(said)) is not None:
                yield what, count, match[0]
    for match in _ELECTRONIC.finditer(text):
        if (count := number(match[1])) is not None:
            yield "电子文件", count, match[0]


def _sums(text: str) -> Iterator[tuple[Decimal, str]]:
    """Yield the amounts of a text, in figures and in capitals, each with its words."""
    plain = squeeze(text)
    yield from ((one.value, plain[one.start : one.end]) for one in figures(plain) if one.money)
    for match in capitals.AMOUNT.finditer(plain):
        value = capitals.parse(match[0])
        if value is not None:
            yield value, match[0]


def _said(reading: Reading, said: str, unmet: str) -> str:
    return f"{reading.file} 章节「{reading.section}」印的是「{said}」，{unmet}"


KIND = Kind("印出的承诺是否达到招标要求", Parameters, check)
