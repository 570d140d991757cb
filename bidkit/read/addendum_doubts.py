"""What makes the reader doubt what it read of a clarification: unread pages, two new values, impossible days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bidkit.codes.read import CONFLICT, DATES, MONEY
from bidkit.model.doubt import Doubt
from bidkit.read.draft.doubts import doubts_of
from bidkit.read.hidden import hidden_parts
from bidkit.read.review_rows import value_at
from bidkit.words.decimals import plain_decimal
from bidkit.words.numerals import number

if TYPE_CHECKING:
    from bidkit.codes import Code
    from bidkit.model.changes import Change
    from bidkit.model.reading import Document
    from bidkit.model.tender import Tender

DEADLINE, OPENING = "dates.deadline", "dates.opening"
CEILING, BUDGET = "money.ceiling", "money.budget"


def addendum_doubts(tender: Tender, document: Document, changes: Sequence[Change]) -> tuple[Doubt, ...]:
    """Return what a person must settle of a clarification; each names the file, so that no two files share a doubt."""
    made = (
        *doubts_of((*document.findings, *hidden_parts(document))),
        *_two_values(changes),
        *_order(tender, changes),
        *_sums(tender, changes),
    )
    named = [one.model_copy(update={"what": f"{document.name}：{one.what}"}) for one in made]
    return tuple({one.key: one for one in named}.values())


def _two_values(changes: Sequence[Change]) -> Iterator[Doubt]:
    """Yield the items that a clarification changes to several things."""
    for item in dict.fromkeys(one.item for one in changes if one.item):
        new = dict.fromkeys(one.new for one in changes if one.item == item and one.new)
        if len(new) > 1 and "." in item:
            yield _doubt(CONFLICT, f"{item} 改成了几个不同的内容：{'；'.join(new)}", changes, item)


def _order(tender: Tender, changes: Sequence[Change]) -> Iterator[Doubt]:
    """Yield moments that stand in the wrong order once what is new counts (their words sort like days)."""
    new = {one.item: one.new for one in changes}
    deadline, opening = (new.get(name) or value_at(tender, name) for name in (DEADLINE, OPENING))
    if {DEADLINE, OPENING} & set(new) and deadline and opening and deadline > opening:
        said = f"改完后截止 {deadline} 在开标 {opening} 之后，时间的先后不对"
        yield _doubt(DATES, said, changes, DEADLINE if DEADLINE in new else OPENING)


def _sums(tender: Tender, changes: Sequence[Change]) -> Iterator[Doubt]:
    new = {one.item: one.new for one in changes}
    ceiling, budget = (number(new.get(name) or value_at(tender, name)) for name in (CEILING, BUDGET))
    if {CEILING, BUDGET} & set(new) and ceiling is not None and budget is not None and ceiling > budget:
        said = f"改完后最高限价 {plain_decimal(ceiling)} 元高于预算 {plain_decimal(budget)} 元"
        yield _doubt(MONEY, said, changes, CEILING if CEILING in new else BUDGET)


def _doubt(code: Code, what: str, changes: Sequence[Change], item: str) -> Doubt:
    place = next((one.place for one in changes if one.item == item), "")
    return Doubt(code=code.code, what=what, place=place, cure=code.cure)
