"""The sheets of the library's workbook: one for each kind of record, one for each list inside a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from bidkit.book.answers import named
from bidkit.book.stock.columns import Cell, cells_of, shown
from bidkit.model.book import Column, Line, Page
from bidkit.model.competitors import Competitor, PastBid
from bidkit.model.filed import Fact
from bidkit.model.library import (
    BankAccount,
    Case,
    Certificate,
    Company,
    Education,
    Experience,
    Financial,
    Library,
    PastTender,
    Person,
    Product,
    Qualification,
    QuestionCard,
    Text,
)
from bidkit.model.record import Record

OWNER = "谁的"
FREE = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its records, the folder they lie in, what new ones are called; ``inside`` is a list of their owners.

    A list that belongs to no record has no ``owners``.

    ``paper`` is the kind of a scan whose name does not tell.
    """

    title: str
    model: type[Record]
    owners: str
    folder: str = ""
    prefix: str = ""
    inside: str = ""
    paper: str = "other"

    @property
    def owned(self) -> bool:
        """Return whether its rows belong to records, which a column of their own names."""
        return bool(self.inside and self.owners)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return the columns that are fields."""
        return _cells(self.model)


@cache
def _cells(model: type[Record]) -> tuple[Cell, ...]:
    return cells_of(model)


SHEETS = (
    Sheet("公司", Company, "company", paper="licence"),
    Sheet("银行账户", BankAccount, "company", inside="banks"),
    Sheet("资质证书", Qualification, "qualifications", "qualifications", "zz", paper="certificate"),
    Sheet("人员", Person, "people", "people", "ry", paper="id-card"),
    Sheet("人员证书", Certificate, "people", inside="certificates", paper="certificate"),
    Sheet("人员学历", Education, "people", inside="education", paper="degree"),
    Sheet("人员经历", Experience, "people", inside="experience"),
    Sheet("业绩", Case, "cases", "cases", "yj", paper="contract"),
    Sheet("财务", Financial, "financials", "financials", "cw", paper="audit"),
    Sheet("产品", Product, "products", "products", "cp"),
    Sheet("文字材料", Text, "texts", "texts", "wz"),
    Sheet("问答卡片", QuestionCard, "answers", "answers", "wd"),
    Sheet("对手", Competitor, "competitors", "competitors", "ds"),
    Sheet("对手的报价", PastBid, "competitors", inside="past_bids"),
    Sheet("投过的项目", PastTender, "", inside="past_tenders"),
)
PAST = "past-tenders"
"""The file of the library that holds the tenders of the past: a list that belongs to no record."""


def owners(library: Library, sheet: Sheet) -> tuple[Fact, ...]:
    """Return the records of a sheet, or those that its rows belong to."""
    held = getattr(library, sheet.owners)
    return (held,) if isinstance(held, Fact) else tuple(held)


def pages_of(library: Library) -> tuple[Page, ...]:
    """Return every sheet with what the library holds."""
    return tuple(_page(library, sheet) for sheet in SHEETS)


def _page(library: Library, sheet: Sheet) -> Page:
    columns = tuple(cell.column for cell in sheet.cells)
    if sheet.owned:
        names = tuple(named(one.label, one.id) for one in owners(library, sheet))
        columns = (
            Column(OWNER, 20, choices=names, loose=True, note="必填。从列表里选，新加的人写姓名"),
            *columns,
        )
    free = 0 if sheet.model is Company else FREE
    return Page(
        sheet.title,
        columns,
        tuple(_lines(library, sheet)),
        free,
        columns[1].title if sheet.owned else columns[0].title if sheet.inside else "",
    )


def _lines(library: Library, sheet: Sheet) -> Iterator[Line]:
    if not sheet.owners:
        for number, inner in enumerate(getattr(library, sheet.inside)):
            yield Line(f"{PAST}/{sheet.inside}#{number}", texts_of(sheet, inner))
        return
    for fact in owners(library, sheet):
        if not sheet.inside:
            yield Line(fact.id, texts_of(sheet, fact))
            continue
        for number, inner in enumerate(getattr(fact, sheet.inside)):
            key = f"{fact.id}/{sheet.inside}#{number}"
            yield Line(key, texts_of(sheet, inner) | {OWNER: named(fact.label, fact.id)})


def texts_of(sheet: Sheet, record: Record) -> dict[str, str]:
    """Return the cells of a record by the titles of their columns."""
    return {cell.title: shown(cell, _at(record, cell.path)) for cell in sheet.cells}


def _at(record: Any, path: tuple[str, ...]) -> Any:
    """Return what a field holds as somebody wrote it; None where only its default stands for it."""
    for step in path:
        if record is None or step not in record.model_fields_set:
            return None
        record = getattr(record, step)
    return record
