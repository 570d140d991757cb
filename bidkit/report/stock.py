"""A look over the library: what expires, what has no scan, what nobody has looked at for long.

Pure but for asking whether a scan lies on disk; the day it is seen from is passed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bidkit.load.lookalike import walk
from bidkit.load.unread import SCANS
from bidkit.model.competitors import Competitor
from bidkit.model.library import (
    Case,
    Certificate,
    Fact,
    Library,
    Person,
    Product,
    Qualification,
    QuestionCard,
    Text,
)
from bidkit.report.asjson import place_dict
from bidkit.report.use import Promise, TenderUse, Used, overlaps, uses
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.model.values import ValidUntil
    from bidkit.source import Span

STALE_DAYS = 365
PAPERS = (
    ".pdf",
    ".jpg",
    ".jpeg",
    ".png",
    ".tif",
    ".tiff",
    ".bmp",
    ".webp",
    ".avif",
    ".heic",
    ".heif",
    ".ofd",
)
NEEDS_NO_SCAN = (Competitor, Product, QuestionCard, Text)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to look after: ``day`` is the last valid day or the last review, if there is one."""

    record_id: str
    label: str
    what: str
    owner: str
    day: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Stock:
    """The library seen from one day; ``unused`` are files that no record names, as paths below the library."""

    today: date
    before: date
    count: int
    expiring: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    missing: tuple[Entry, ...]
    stale: tuple[Entry, ...]
    unused: tuple[str, ...] = ()
    used: tuple[Used, ...] = ()
    promised: tuple[Promise, ...] = ()


def take_stock(
    library: Library, folder: Path, today: date, before: date, tenders: Iterable[TenderUse] = ()
) -> Stock:
    """Return what needs care: expiry before a day, scans that are not there, reviews older than a year.

    Args:
        library: the loaded library.
        folder: the folder its file paths start from.
        today: the day the review dates are judged by.
        before: certificates whose last valid day lies before it are listed.
        tenders: what each tender of the workspace names.
    """
    facts, tenders = library.facts(), tuple(tenders)
    dated = [entry for fact in facts for entry in _validities(fact)]
    expiring = [entry for entry in dated if entry.day is not None and entry.day < before]
    return Stock(
        today=today,
        before=before,
        count=len(facts),
        expiring=tuple(sorted(expiring, key=lambda entry: (entry.day or today, entry.record_id))),
        undated=tuple(entry for fact in facts for entry in _undated(fact)),
        missing=tuple(entry for fact in facts for entry in _missing(fact, folder)),
        stale=tuple(entry for fact in facts for entry in _stale(fact, today)),
        unused=tuple(_unused(facts, folder)),
        used=uses(library, tenders, today),
        promised=overlaps(library, tenders, today),
    )


def _unused(facts: Iterable[Fact], folder: Path) -> Iterator[str]:
    """Yield the scans that nobody names; notes and lists beside them are for people."""
    named = {paper.path.replace("\\", "/") for fact in facts for paper in fact.papers()}
    for path in walk(folder / SCANS):
        name = path.relative_to(folder).as_posix()
        if name not in named and path.suffix.lower() in PAPERS:
            yield name


def _validities(fact: Fact) -> Iterator[Entry]:
    if isinstance(fact, Qualification) and isinstance(fact.valid_until, date):
        yield _entry(fact, "证书到期", fact.valid_until, fact.span_of("valid_until"))
    if isinstance(fact, Person):
        for one in fact.certificates:
            if isinstance(one.valid_until, date):
                yield _entry(fact, f"{one.name}到期", one.valid_until, one.span_of("valid_until"))


def _undated(fact: Fact) -> Iterator[Entry]:
    holders: list[tuple[Qualification | Certificate, ValidUntil | None, str]] = []
    if isinstance(fact, Qualification):
        holders.append((fact, fact.valid_until, "没有写有效期"))
    if isinstance(fact, Person):
        holders += [(one, one.valid_until, f"{one.name}没有写有效期") for one in fact.certificates]
    for holder, until, what in holders:
        if until is None:
            yield _entry(fact, what, None, holder.span)


def _missing(fact: Fact, folder: Path) -> Iterator[Entry]:
    papers = fact.papers()
    if not papers and not isinstance(fact, NEEDS_NO_SCAN):
        need = "没有登记合同扫描件" if isinstance(fact, Case) else "没有登记扫描件"
        yield _entry(fact, need, None, fact.span)
    for paper in papers:
        if not (folder / paper.path).is_file():
            yield _entry(fact, f"文件不存在：{paper.path}", None, paper.span_of("path"))
    if isinstance(fact, Text) and not (folder / fact.file).is_file():
        yield _entry(fact, f"文件不存在：{fact.file}", None, fact.span_of("file"))


def _stale(fact: Fact, today: date) -> Iterator[Entry]:
    if fact.reviewed is None:
        yield _entry(fact, "从未复核", None, fact.span)
    elif fact.reviewed > today:
        yield _entry(fact, "复核日期在今天之后", fact.reviewed, fact.span_of("reviewed"))
    elif fact.reviewed < today - timedelta(days=STALE_DAYS):
        yield _entry(fact, "超过一年没有复核", fact.reviewed, fact.span_of("reviewed"))


def _entry(fact: Fact, what: str, day: date | None, span: Span) -> Entry:
    return Entry(fact.id, fact.label, what, fact.owner, day, span)


def stock_dict(stock: Stock) -> dict[str, Any]:
    """Return the stock as plain values for JSON."""
    lists = {
        "expiring": stock.expiring,
        "undated": stock.undated,
        "missing": stock.missing,
        "stale": stock.stale,
    }
    return {
        "schema": 1,
        "today": stock.today.isoformat(),
        "before": stock.before.isoformat(),
        "records": stock.count,
        **{name: [_entry_dict(entry) for entry in entries] for name, entries in lists.items()},
        "unused": [masked(name) for name in stock.unused],
        "used": [
            {
                "id": one.record_id,
                "label": one.label,
                "tenders": list(one.tenders),
                "results": list(one.results),
                "ends": list(one.ends),
            }
            for one in stock.used
        ],
        "promised": [
            {"id": one.record_id, "label": one.label, "tenders": list(one.tenders), "full_time": one.full}
            for one in stock.promised
        ],
    }


def _entry_dict(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.record_id,
        "label": entry.label,
        "what": entry.what,
        "owner": entry.owner,
        "day": entry.day.isoformat() if entry.day else None,
        "place": place_dict(entry.span if entry.span.file else None),
    }
