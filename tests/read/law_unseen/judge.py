"""What is found of the clauses: ``python -m tests.read.law_unseen.judge`` prints the figures and each miss."""

from collections import Counter

from bidkit.read.extract import extract
from tests.read.law_unseen.tender import clauses, tender

CODE = "READ-LAW-"


def found(clause):
    """Return the types that are found against a tender, lower case as in the list of kinds."""
    findings = extract(tender(clause)).findings
    return sorted({one.code.removeprefix(CODE).lower() for one in findings if one.code.startswith(CODE)})


def judged():
    """Return ``[(clause, types found)]`` of all."""
    return [(clause, found(clause)) for clause in clauses()]


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
    rows = judged()
    for clause, types in rows:
        wrong = [one for one in types if one not in clause.types]
        if wrong or (clause.types and not _hit(clause, types)):
            print(f"{clause.name}: wanted {clause.types or 'silence'}, found {types}: {clause.changes}")
    print(figures(rows))


if __name__ == "__main__":
    main()
