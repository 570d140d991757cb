"""Lay a planting's ``data`` over the example's own mappings, and make records of what comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bidkit.bind import bind
from bidkit.check.example import ADDED, REMOVED
from bidkit.load.library import FOLDERS
from bidkit.load.structure import build
from bidkit.load.tender import check_names
from bidkit.model.bid import Bid, Price, PriceLine
from bidkit.model.dossier import Dossier
from bidkit.model.library import Company, Library, PastTender
from bidkit.model.record import Marked, Record
from bidkit.model.tender import Tender
from tests.defects.clean_bid import CleanBid

_built: dict[int, tuple[Any, Record]] = {}


def planted_dossier(clean: CleanBid, change: Mapping[str, Any]) -> Dossier:
    """Return the bound bid after a change; raises UnreadableError where the loader would refuse it."""
    base = clean.base
    unknown = set(change) - set(base)
    if unknown:
        raise ValueError(f"data 里不认识的键：{'、'.join(sorted(unknown))}")
    library = _library(base["library"], change.get("library", {}))
    tender = _record(Tender, laid_over(base["tender"], change.get("tender", {})))
    bid = _record(Bid, laid_over(base["bid"], change.get("bid", {})))
    check_names(bid, tender, library)
    return bind(library, tender, bid, _price(base["price"], change.get("price", {})))


def _library(base: Mapping[str, Any], change: Mapping[str, Any]) -> Library:
    whole = laid_over(base, change)
    lists = {name: tuple(_record(model, one) for one in whole[name]) for name, model in FOLDERS.items()}
    lists = {name: tuple(sorted(facts, key=lambda fact: fact.id)) for name, facts in lists.items()}
    past = tuple(_record(PastTender, one) for one in whole["past_tenders"])
    company = _record(Company, whole["company"])
    return Library.model_construct(company=company, past_tenders=past, **lists)


def _price(base: list[Marked], change: Any) -> Price | None:
    if change == REMOVED:
        return None
    lines = laid_over(base, change.get("lines", change))
    return Price(lines=tuple(_record(PriceLine, line) for line in lines))


def _record(model: type[Any], data: Any) -> Any:
    """Return the record of a mapping; an unchanged mapping is the same object and is built once."""
    kept = _built.get(id(data))
    if kept is not None and kept[0] is data:
        return kept[1]
    record = build(model, data if isinstance(data, Marked) else _marked(data))
    _built[id(data)] = (data, record)
    return record


def laid_over(base: Any, change: Any) -> Any:
    """Return the base changed key by key, places kept; the syntax is that of checklists/example.yaml."""
    if change == {} and base is not None:
        return base
    if isinstance(base, list) and isinstance(change, Mapping):
        return _list_over(base, change)
    if isinstance(change, Mapping):
        return _mapping_over(base if isinstance(base, Mapping) else {}, change)
    return _marked(change)


def _mapping_over(base: Mapping[str, Any], change: Mapping[str, Any]) -> Marked:
    merged = _like(base)
    merged.update({key: value for key, value in base.items() if change.get(key) != REMOVED})
    for key, value in change.items():
        if value != REMOVED:
            merged[key] = laid_over(base.get(key), value)
            merged.spans.setdefault(key, merged.span.at(key))
    return merged


def _list_over(base: Sequence[Any], change: Mapping[str, Any]) -> list[Any]:
    merged = list(base)
    for key, value in change.items():
        if key == ADDED:
            merged += _marked(value if isinstance(value, list) else [value])
            continue
        place = _place(base, key)
        merged[place] = REMOVED if value == REMOVED else laid_over(base[place], value)
    return [item for item in merged if not (isinstance(item, str) and item == REMOVED)]


def _place(base: Sequence[Any], key: str) -> int:
    """Return where an item stands: by its id, else the one-based number."""
    for place, item in enumerate(base):
        if isinstance(item, Mapping) and item.get("id") == key:
            return place
    if key.isdigit() and 1 <= int(key) <= len(base):
        return int(key) - 1
    raise ValueError(f"样例里没有「{key}」这一项")


def _marked(value: Any) -> Any:
    if isinstance(value, Mapping) and not isinstance(value, Marked):
        marked = _like(value)
        marked.update({key: _marked(one) for key, one in value.items()})
        return marked
    return [_marked(one) for one in value] if isinstance(value, list) else value


def _like(base: Mapping[str, Any]) -> Marked:
    from bidkit.source import Span

    marked = Marked(base.span if isinstance(base, Marked) else Span(""))
    if isinstance(base, Marked):
        marked.spans = dict(base.spans)
    return marked
