"""What makes the reader doubt what it read: points that are not the total, sums and days that cannot be, cut values.

Each doubt has its place; none changes what was found.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.codes.read import CUT, DATES, MONEY, SCORE
from bidkit.law.regimes import PROCUREMENT, TENDERING
from bidkit.read.notes import NAMES, note, span_of
from bidkit.read.text import clean, plain
from bidkit.read.unit import Zone
from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bidkit.finding import Finding
    from bidkit.model.extract import Lot, ScoreItem
    from bidkit.model.reading import Document
    from bidkit.read.facts.candidates import Choice
    from bidkit.read.outline import Outline

FULL = Decimal(100)
PRINTED = re.compile(r"(?:满分|总分)(?:值)?(?:合计|共计)?[:为是]?(\d{2,3}(?:\.\d+)?)分")
TOTAL_ROW = re.compile(r"^(合计|总计|总分|总分值|满分)(\(?分?\)?)?:?(\d{2,3}(?:\.\d+)?)?分?$")
NUMBER = re.compile(r"^(\d{2,3}(?:\.\d+)?)分?$")
MOST_BOND = Decimal("0.02")
"""政府采购法实施条例 第三十三条、招标投标法实施条例 第二十六条: at most 2 % of the budget, of the estimated price."""
ENDS_OPEN = re.compile(r"[、,，：:（(【\[“《—和及与的或]$")
NAMED = ("project_name", "purchaser", "agency", "opening_place", "project_number")
GO_ON = ("project_name", "opening_place")
"""Organisations have departments: what follows their names is no part of them."""
OFTEN = 3


def reading_doubts(
    document: Document,
    outline: Outline,
    choices: Sequence[Choice],
    scoring: Sequence[ScoreItem],
    lots: Sequence[Lot],
) -> Iterator[Finding]:
    """Yield what a person must look at before trusting the scores, the sums, the days and the names."""
    yield from _points(document, outline, scoring)
    facts = {choice.key: choice for choice in choices if choice.value}
    if len(lots) < 2:
        yield from _sums(document, facts)
    yield from _days(document, facts)
    for key in NAMED:
        if key in facts and _is_cut(outline, facts[key]):
            said = f"{NAMES[key]}读成「{facts[key].value}」，像是没有读完"
            yield note(CUT, said, span=span_of(document, facts[key].unit))


def _points(document: Document, outline: Outline, scoring: Sequence[ScoreItem]) -> Iterator[Finding]:
    if not scoring:
        return
    total = sum((Decimal(item.points or 0) for item in scoring), Decimal())
    printed = _printed(outline)
    if total == (printed or FULL):
        return
    told = f"文件写的总分是 {plain_decimal(printed)} 分" if printed else "不是 100 分"
    first = outline.units[scoring[0].unit]
    yield note(
        SCORE, f"读出的评分项加起来是 {plain_decimal(total)} 分，{told}", span=span_of(document, first)
    )


def _printed(outline: Outline) -> Decimal | None:
    """Return the total that the evaluation prints, in a row of its own or in a sentence; None where several differ."""
    found: set[Decimal] = set()
    for unit in outline.units:
        if unit.zone is Zone.EVALUATION:
            row = TOTAL_ROW.match(unit.plain) if unit.table else None
            if row:
                cells = [
                    row[3] or "",
                    *(plain(cell.text) for cell in outline.tables[unit.table].grid[unit.row] if cell),
                ]
                found |= {Decimal(number[1]) for cell in cells if (number := NUMBER.match(cell))}
            elif not unit.table:
                found |= {Decimal(number) for number in PRINTED.findall(unit.plain)}
    return found.pop() if len(found) == 1 else None


def _sums(document: Document, facts: Mapping[str, Choice]) -> Iterator[Finding]:
    budget, ceiling, bond = (_amount(facts, key) for key in ("budget", "ceiling", "bond"))
    if budget and ceiling and ceiling > budget:
        said = f"最高限价 {plain_decimal(ceiling)} 元高于预算 {plain_decimal(budget)} 元"
        yield note(MONEY, said, span=span_of(document, facts["ceiling"].unit))
    base = budget or ceiling
    ruled = "regime" in facts and facts["regime"].value in (PROCUREMENT, TENDERING)
    if base and bond and ruled and bond > base * MOST_BOND:
        name = "预算" if budget else "最高限价"
        said = f"投标保证金 {plain_decimal(bond)} 元超过{name} {plain_decimal(base)} 元的 2%"
        yield note(MONEY, said, span=span_of(document, facts["bond"].unit))


def _amount(facts: Mapping[str, Choice], key: str) -> Decimal | None:
    value = facts[key].value if key in facts else ""
    return Decimal(value) if re.fullmatch(r"\d+(\.\d+)?", value) else None


def _days(document: Document, facts: Mapping[str, Choice]) -> Iterator[Finding]:
    """Yield the moments that stand in the wrong order; they are written so that words sort like days."""
    for early, late in (("deadline", "opening"), ("bond_due", "deadline")):
        if early in facts and late in facts and facts[early].value > facts[late].value:
            said = f"{NAMES[early]} {facts[early].value} 在{NAMES[late]} {facts[late].value} 之后，时间的先后不对"
            yield note(DATES, said, span=span_of(document, facts[early].unit))


def _is_cut(outline: Outline, choice: Choice) -> bool:
    """Return whether a value ends in the middle: something left open, or the same letters follow it everywhere."""
    value = clean(choice.value)
    if ENDS_OPEN.search(value) or any(
        value.count(one) != value.count(two) for one, two in ("（）", "()", "【】")
    ):
        return True
    if choice.key not in GO_ON:
        return False
    after: Counter[str] = Counter()
    for unit in outline.units:
        if unit.index != choice.unit.index and value in unit.text:
            rest = unit.text.split(value, 1)[1][:2]
            after[rest if re.fullmatch(r"[\u4e00-\u9fff]{2}", rest) else ""] += 1
    (most, times), *_ = after.most_common(1) or [("", 0)]
    return bool(most) and times >= OFTEN and times == after.total()
