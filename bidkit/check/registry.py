"""The kinds of check by the names rules use, made from the folders of their families.

A kind is a file of a family (``check/price/price_formula.py``) that ends in ``KIND``; its name is the file's, with
dashes. A file that ends in ``KINDS`` holds several that look at the same things: the name of each is the file's with
the kind's own end (``price_terms.py`` has ``price-terms-limits``). A file is imported when somebody asks for one of its
kinds, since all of them take longer to import than most commands run.
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
    "file-traces": "file-traces-told",
    **dict.fromkeys(_OF_FIELDS, "field-compare"),
}
"""Kinds of old whose rules are data of a general kind now."""


class Kinds(Mapping[str, Kind]):
    """Every kind by its name; looking a name up does not import the kind, taking the kind does."""

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Return the dotted module of each file of kinds by its name with dashes."""
        found: dict[str, str] = {}
        for family in pkgutil.iter_modules(families.__path__, "bidkit.check."):
            for name in _files(family.name) if family.ispkg else ():
                kind = name.replace("_", "-")
                assert kind not in found, f"{kind}: {family.name} and {found[kind]}"
                found[kind] = f"{family.name}.{name}"
        return found

    def file_of(self, name: str) -> str:
        """Return the file, with dashes, that holds a kind if any does: the longest name that begins the kind's."""
        words = name.split("-")
        heads = ("-".join(words[:count]) for count in range(len(words), 0, -1))
        return next((head for head in heads if head in self.places), "")

    def of_file(self, file: str) -> Mapping[str, Kind]:
        """Return the kinds that a file holds, by their whole names."""
        module = import_module(self.places[file])
        alone = {file: module.KIND} if hasattr(module, "KIND") else {}
        return alone | {f"{file}-{end}": kind for end, kind in getattr(module, "KINDS", {}).items()}

    def __getitem__(self, name: str) -> Kind:
        file = self.file_of(name)
        if not file:
            raise KeyError(name)
        return self.of_file(file)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(name for file in self.places for name in self.of_file(file)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _files(family: str) -> Iterator[str]:
    for found in pkgutil.iter_modules(import_module(family).__path__):
        yield found.name


KINDS = Kinds()
