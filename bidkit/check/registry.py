"""The kinds of check by the names rules use, made from the folders of their families.

A kind is a file of a family (``check/price/price_formula.py``) that ends in ``KIND``; its name is the file's, with
dashes. Names are read from the folders; a kind is imported when somebody asks for it, since all of them take longer
to import than most commands run.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module

import bidkit.check as families
from bidkit.check.kind import Kind

_OF_FIELDS = (
    "buyer-terms", "promise-kept", "submission-ready", "subcontract-stated", "price-low", "price-ceiling",
    "record-holder", "sign-plan",
)  # fmt: skip
RENAMED = {
    "statutory-periods": "date-compare",
    "price-lines": "price-line-words",
    "sme-policy": "company-size",
    **dict.fromkeys(_OF_FIELDS, "field-compare"),
}
"""Kinds of old whose rules are data of a general kind now."""


class Kinds(Mapping[str, Kind]):
    """Every kind by its name; looking a name up does not import the kind, taking the kind does."""

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Return the dotted module of each kind by the kind's name."""
        found: dict[str, str] = {}
        for family in pkgutil.iter_modules(families.__path__, "bidkit.check."):
            for name in _files(family.name) if family.ispkg else ():
                kind = name.replace("_", "-")
                assert kind not in found, f"{kind}: {family.name} and {found[kind]}"
                found[kind] = f"{family.name}.{name}"
        return found

    def __getitem__(self, name: str) -> Kind:
        kind = import_module(self.places[name]).KIND
        assert isinstance(kind, Kind), name
        return kind

    def __contains__(self, name: object) -> bool:
        return name in self.places

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.places))

    def __len__(self) -> int:
        return len(self.places)


def _files(family: str) -> Iterator[str]:
    for found in pkgutil.iter_modules(import_module(family).__path__):
        yield found.name


KINDS = Kinds()
