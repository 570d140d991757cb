"""Everything found in one document, in one pass over its outline; the order of the steps on one screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.model.extract import Extract, Fact
from bidkit.read.demands import find_copies, find_formats, find_signing, passed_over
from bidkit.read.doubts import reading_doubts
from bidkit.read.effects import LIST
from bidkit.read.facts import find_facts
from bidkit.read.form_doubts import form_doubts
from bidkit.read.form_list import find_forms
from bidkit.read.hidden import hidden_parts
from bidkit.read.invalidity import find_invalidity
from bidkit.read.items import place_of
from bidkit.read.law.find import find_unfair
from bidkit.read.law.scene import Read
from bidkit.read.law.told import told
from bidkit.read.lost import lost_lists
from bidkit.read.lots import find_lots, only_lot, without_lots
from bidkit.read.marks import find_important, find_substantive
from bidkit.read.notes import contradictions, looks_wrong
from bidkit.read.outline import make_outline
from bidkit.read.price import find_price
from bidkit.read.qualifications import find_qualifications
from bidkit.read.scoring import find_scoring
from bidkit.read.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.extract import Lot, ScoreItem
    from bidkit.model.reading import Document
    from bidkit.read.facts.candidates import Choice
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

PAPERS = re.compile("提供|提交|附|出具|加盖")


def extract(document: Document) -> Extract:
    """Return what a document demands, and what in it contradicts itself."""
    outline = make_outline(document)
    choices = find_facts(outline)
    bids, tenders = find_invalidity(outline)
    qualifications = find_qualifications(outline)
    substantive, important = find_substantive(outline), find_important(outline)
    scoring, forms = find_scoring(outline), find_forms(outline)
    formats = [*find_formats(outline), *find_signing(outline)]
    clauses = (*bids, *tenders, *qualifications, *substantive, *important, *formats)
    taken = {item.unit for item in clauses} | {leaf.unit for leaf in scoring} | {form.unit for form in forms}
    covers = {item.unit for item in (*qualifications, *substantive, *important)}
    taken |= {choice.unit.index for choice in choices} | _criteria(outline, scoring)
    taken |= {
        head for index in taken for head in outline.units[index].heads if _only_leads(outline.units[head])
    }
    lots = tuple(find_lots(outline))
    choices = without_lots(choices, lots)
    price = find_price(outline, scoring, choices)
    gates = (*qualifications, *substantive, *bids)
    unfair = find_unfair(Read(outline, choices, gates, scoring, price, lots))
    findings = (
        *document.findings,
        *hidden_parts(document),
        *looks_wrong(document, outline),
        *contradictions(document, choices),
        *form_doubts(document, outline),
        *reading_doubts(document, outline, choices, scoring, lots),
        *lost_lists(document, outline, choices, scoring, (*bids, *tenders, *qualifications)),
        *(told(one, document.name) for one in unfair),
    )
    return Extract(
        document.name,
        tuple(_facts(outline, choices, lots)),
        tuple(find_copies(outline)),
        tuple(qualifications),
        tuple(substantive),
        tuple(important),
        tuple(bids),
        tuple(tenders),
        tuple(scoring),
        tuple(forms),
        tuple(formats),
        tuple(passed_over(outline, taken, covers)),
        document.pages,
        findings,
        price,
        lots,
        unfair,
    )


def _only_leads(unit: Unit) -> bool:
    """Return whether a title asks for nothing itself: its cases are items, and it wants no papers beside them."""
    return bool(LIST.search(unit.plain)) and unit.titled and not PAPERS.search(unit.plain)


def _criteria(outline: Outline, scoring: Sequence[ScoreItem]) -> set[int]:
    """Return the paragraphs of the cells in which the standards of the leaves stand, beside their names."""
    rows: dict[tuple[int, int], str] = {}
    for leaf in scoring:
        unit = outline.units[leaf.unit]
        if unit.table:
            rows[unit.table, unit.row] = rows.get((unit.table, unit.row), "") + key(leaf.criteria)
    return {unit.index for unit in outline.units if key(unit.text) in rows.get((unit.table, unit.row), "")}


def _facts(outline: Outline, choices: Sequence[Choice], lots: Sequence[Lot]) -> Iterator[Fact]:
    for choice in choices:
        if choice.value:
            yield Fact(choice.key, choice.value, choice.unit.text, place_of(outline, choice.unit))
    lot = only_lot(outline, lots)
    if lot is not None:
        yield Fact("lot", lot.number, lot.quote, lot.place)
