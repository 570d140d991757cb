"""What was found as plain values, for scripts: keys are only ever added."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.finding import Finding
    from bidkit.model.extract import Extract, FormItem, Item, Lot, Place, PriceTerms, ScoreItem

SCHEMA = 1


def to_dict(extract: Extract) -> dict[str, Any]:
    """Return the extract as the object that ``bidkit read --json`` prints."""
    return {
        "schema": SCHEMA,
        "file": extract.name,
        "pages": extract.pages,
        "facts": {
            fact.key: {"value": fact.value, "quote": fact.quote, **_place(fact.place)}
            for fact in extract.facts
            if fact.value
        },
        "copies": [item.quote for item in extract.copies],
        "qualifications": _items(extract.qualifications),
        "substantive": _items(extract.substantive),
        "important": _items(extract.important),
        "invalidity": _items(extract.invalidity),
        "tender_failure": _items(extract.tender_failure),
        "scoring": [_leaf(leaf) for leaf in extract.scoring],
        "forms": [_form(form) for form in extract.forms],
        "price": None if extract.price is None else _price(extract.price),
        "lots": [_lot(lot) for lot in extract.lots],
        "formats": _items(extract.formats),
        "passed_over": _items(extract.passed_over),
        "unfair": [asdict(one) for one in extract.unfair],
        "findings": [_finding(finding) for finding in extract.findings],
    }


def _leaf(leaf: ScoreItem) -> dict[str, Any]:
    names = {"item": leaf.item, "points": leaf.points, "group": leaf.group, "criteria": leaf.criteria}
    return names | _place(leaf.place)


def _price(price: PriceTerms) -> dict[str, Any]:
    names = {"formula": price.formula, "points": price.points, "quote": price.quote}
    return names | dict(price.details) | _place(price.place)


def _lot(lot: Lot) -> dict[str, Any]:
    sums = {"budget": lot.budget, "ceiling": lot.ceiling, "bond": lot.bond}
    own = {"scoring": [_leaf(leaf) for leaf in lot.scoring], "quote": lot.quote}
    return {"number": lot.number, "name": lot.name} | sums | own | _place(lot.place)


def _form(form: FormItem) -> dict[str, Any]:
    asks = {"seal": list(form.seal), "sign": list(form.sign), "join": form.join, "quote": form.quote}
    return {"title": form.title, "part": form.part} | asks | _place(form.place)


def _finding(finding: Finding) -> dict[str, Any]:
    places = [str(span) for span in (finding.span, *finding.related) if span is not None]
    return {"code": finding.code, "message": finding.message, "cure": finding.cure, "places": places}


def _items(items: Iterable[Item]) -> list[dict[str, Any]]:
    return [
        {"mark": item.mark, "quote": item.quote, "words": item.words, **_place(item.place)} for item in items
    ]


def _place(place: Place) -> dict[str, Any]:
    return {"page": place.page, "path": place.path, "clause": place.clause}
