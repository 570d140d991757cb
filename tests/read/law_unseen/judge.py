"""What is found of the clauses: ``python -m tests.read.law_unseen.judge`` prints the figures and each miss."""

from collections import Counter

import yaml

from bidkit.read.extract import extract
from tests.read.law_unseen.tender import HERE, LISTS, clauses, tender
from tests.read.layouts.markup import HERE as LAYOUTS
from tests.read.layouts.measure import found_in as layout_read

CODE = "READ-LAW-"


def found(clause):
    """Return the types that are found against a tender, lower case as in the list of kinds."""
    return _types(extract(tender(clause)))


def whole():
    """Return ``{layout: {must, may}}``."""
    return yaml.safe_load((HERE / "whole.yaml").read_text(encoding="utf-8"))


def found_in(name):
    """Return the types that are found in the whole document of a layout."""
    return _types(layout_read(LAYOUTS / f"{name}.txt")[1])


def _types(reading):
    return sorted({one.code.removeprefix(CODE).lower() for one in reading.unfair})


def judged(told):
    """Return ``[(clause, types found)]`` of a set."""
    return [(clause, found(clause)) for clause in clauses(told)]


def figures(rows):
    """Return ``there, found, given, right``: a clause is found by its first type, a finding is right by any."""
    counted = Counter(there=0, found=0, given=0, right=0)
    for clause, types in rows:
        counted["there"] += bool(clause.types)
        counted["found"] += _hit(clause, types)
        counted["given"] += len(types)
        counted["right"] += sum(one in clause.types for one in types)
    return dict(counted)


def _hit(clause, types):
    return bool(clause.types) and clause.types[0] in types


def main():
    """Print all."""
    for told in LISTS:
        rows = judged(told)
        for clause, types in rows:
            wrong = [one for one in types if one not in clause.types]
            if wrong or (clause.types and not _hit(clause, types)):
                print(f"{clause.name}: wanted {clause.types or 'silence'}, found {types}: {clause.changes}")
        print(told, figures(rows))
    for name, gold in whole().items():
        types = set(found_in(name))
        print(f"{name}: missed {set(gold['must']) - types}, wrong {types - {*gold['must'], *gold['may']}}")


if __name__ == "__main__":
    main()
