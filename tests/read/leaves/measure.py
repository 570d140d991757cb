"""How the leaves are read: ``python -m tests.read.leaves.measure`` prints the figures and what is not right."""

import tempfile
from collections import Counter
from pathlib import Path

from tests.read.leaves.sheet import BUYERS, FRESH, LAST, LATER, UNSEEN, drafted, leaves
from tests.read.leaves.wants import ASKS, LOST, RIGHT, TOLD, WRONG, grade

SETS = {"buyers": BUYERS, "later": LATER, "last": LAST, "fresh": FRESH, "unseen": UNSEEN}


def graded(path, folder):
    """Return ``[(leaf, grade, rule)]`` of a buyer's file."""
    draft = drafted(path, folder)
    found = [(leaf, draft.rules.get((leaf.item, leaf.points))) for leaf in leaves(path)]
    return [(leaf, grade(leaf.want, leaf.points, rule, draft.formula), rule) for leaf, rule in found]


def figures(rows):
    """Return the figures of graded leaves by their class.

    ``judged`` a judge weighs, or words leave open; ``either`` may be a rule or be left to a person; ``plain`` must be
    a rule.
    """
    found = {name: Counter() for name in ("plain", "either", "judged")}
    for leaf, mark, rule in rows:
        ways = {one.strip() for one in leaf.want.split("|")}
        name = "judged" if ways <= {"judge", LOST} else "either" if "judge" in ways else "plain"
        found[name][mark] += 1
        found[name]["rules"] += mark == RIGHT and bool(rule) and "judge" not in rule
        found[name]["read"] += mark in (RIGHT, TOLD)
    return {
        name: {mark: marks[mark] for mark in (RIGHT, TOLD, "read", "rules", ASKS, LOST, WRONG)}
        for name, marks in found.items()
    }


def main():
    """Print all."""
    for name, buyers in SETS.items():
        with tempfile.TemporaryDirectory() as made:
            rows = [row for path in buyers for row in graded(path, Path(made))]
        for leaf, mark, rule in rows:
            if mark != RIGHT:
                print(f"{mark} {leaf.buyer} {leaf.item} {leaf.points}: wanted {leaf.want}, given {rule}")
        print(f"{name}: {figures(rows)}")


if __name__ == "__main__":
    main()
