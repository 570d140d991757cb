"""The items of a draft: requirements, criteria, invalidity clauses and forms, each with quote and place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bidkit.model.packs import BY_REGIME
from bidkit.model.quote import is_final_offer
from bidkit.read.draft.guards import bound_to
from bidkit.read.draft.package import PROPOSAL, form_id, form_path
from bidkit.read.draft.yamltext import flow, scalar
from bidkit.read.needs import propose
from bidkit.read.price import is_price
from bidkit.read.score_rule import rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.extract import Extract, FormItem, Item, Place, ScoreItem

KINDS = (
    ("Q", "qualification", "qualifications"),
    ("T", "substantive", "substantive"),
    ("I", "important", "important"),
)
CONTENT = re.compile(r"实质性|★|资格|偏离|保证金|签字|签署|盖章|报价|有效期|格式|附加条件|限价|预算|响应")
PART = re.compile(r"^(商务|经济|价格)(部分|标)$")
QUOTE = 60
TEXT = 500


def item_lines(extract: Extract) -> Iterator[str]:
    """Yield the four lists."""
    yield "requirements:"
    for letter, kind, name in KINDS:
        for number, item in enumerate(getattr(extract, name), start=1):
            yield from _requirement(extract, f"{letter}{number}", kind, item)
    if not any(getattr(extract, name) for _, _, name in KINDS):
        yield "  []"
    yield ""
    yield "criteria:" if extract.scoring else "criteria: []"
    for number, leaf in enumerate(extract.scoring, start=1):
        yield from _criterion(extract, number, leaf)
    yield ""
    yield "invalidity:" if extract.invalidity else "invalidity: []"
    items = {letter: getattr(extract, name) for letter, _, name in KINDS}
    regimes = {fact.value for fact in extract.facts if fact.key == "regime"}
    packs = [BY_REGIME[regime] for regime in regimes if regime in BY_REGIME]
    for number, item in enumerate(extract.invalidity, start=1):
        kind = "substantive" if CONTENT.search(item.quote) else "rule-type"
        yield f"  - id: X{number}"
        yield f"    quote: {scalar(item.quote[:TEXT])}"
        yield f"    kind: {kind}"
        watched = bound_to(item.quote, items, packs)
        if watched:
            yield f"    bound: {flow(watched)}"
        yield f"    source: {_source(extract, item.place, item.quote)}"
    yield ""
    yield "forms:" if extract.forms else "forms: []"
    for number, form in enumerate(extract.forms, start=1):
        yield f"  - {flow(_form(extract, number, form))}".replace('later: "true"', "later: true")


def _source(extract: Extract, place: Place, quote: str) -> str:
    source: dict[str, Any] = {"file": extract.name}
    if place.page:
        source["page"] = place.page
    if place.clause:
        source["clause"] = place.clause
    return flow(source | {"quote": quote[:QUOTE]})


def _requirement(extract: Extract, name: str, kind: str, item: Item) -> Iterator[str]:
    yield f"  - id: {name}"
    yield f"    kind: {kind}"
    yield f"    text: {scalar(item.quote[:TEXT])}"
    yield f"    source: {_source(extract, item.place, item.quote)}"
    found = propose(item.quote) if kind == "qualification" else None
    if found is None:
        yield "    answer: person"
    else:
        yield f"    needs: {flow(found.needs)}   # 依据原文：{found.words}"


def _criterion(extract: Extract, number: int, leaf: ScoreItem) -> Iterator[str]:
    yield f"  - id: S{number}"
    yield f"    item: {scalar(leaf.item)}"
    yield f"    points: {leaf.points}"
    if leaf.group:
        yield f"    group: {scalar(leaf.group)}"
    yield f"    text: {scalar(leaf.criteria[:TEXT])}"
    yield f"    source: {_source(extract, leaf.place, leaf.item)}"
    yield f"    rule: {_rule(extract, leaf)}"


def _rule(extract: Extract, leaf: ScoreItem) -> str:
    if is_price(leaf) or _priced_part(extract) is leaf:
        return flow({"price": "true"}).replace('"', "")
    found = rule_of(leaf)
    if found is not None:
        return f"{flow(found.value)}   # 依据原文：{found.words}"
    return flow({"judge": PROPOSAL})


def _priced_part(extract: Extract) -> ScoreItem | None:
    """Return the part 商务部分 that is all price, where no leaf is called price and the points agree."""
    if extract.price is None or any(is_price(leaf) for leaf in extract.scoring):
        return None
    parts = [
        leaf for leaf in extract.scoring if PART.match(leaf.item) and leaf.points == extract.price.points
    ]
    return parts[0] if len(parts) == 1 else None


def _form(extract: Extract, number: int, form: FormItem) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": form_id(number),
        "title": form.title,
        "template": form_path(number, form.title),
    }
    if form.seal:
        made["seal"] = list(form.seal)
    if form.sign:
        made["sign"] = list(form.sign)
    if form.join == "or":
        made["join"] = "or"
    if form.proposal:
        made["proposal"] = form.proposal
    if is_final_offer(form.title):  # filled and handed in on the spot
        made["later"] = "true"
    source: dict[str, Any] = {"file": extract.name}
    if form.place.page:
        source["page"] = form.place.page
    return made | {"source": source | {"clause": form.place.clause, "quote": form.title}}
