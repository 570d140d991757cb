"""Clauses that a buyer may not write, each with its lawful neighbour, in small whole tenders.

A case names its ``type`` (a code of the list of kinds), ``kind`` (``unlawful``, ``unclear``, ``ask``), ``host`` (a
tender of hosts.yaml, lawful as it stands) and two changes, ``bad`` and ``good``: a place of the host gets a line, a
named line gets other words or none. ``also`` are types that may be found beside it. A case of silent.yaml has only
``good``. Written from the words of the law and of the issue, before any code for it existed.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from tests.read.blocks import document, table

HERE = Path(__file__).parent
LISTS = {
    "shown": ("qualification", "scoring", "procedure", "contract", "silent"),
    "again": ("again",),
    "last": ("last",),
}
"""`shown` was seen by the author of the code before it was done; the others were written after that."""
POINTS = re.compile(r"^\|(?:[\d.（）()]+\|)?[^|]+\|([\d.]+)\|")


@dataclass(frozen=True, slots=True)
class Clause:
    """One tender: ``types`` is its fault and what may be found with it, empty where all is lawful."""

    name: str
    kind: str
    types: tuple[str, ...]
    host: str
    changes: dict[str, str]


def clauses(told="shown"):
    """Return all tenders of a set: bad ones and their neighbours, after the hosts alone."""
    made = [Clause(f"host {name}", "", (), name, {}) for name in hosts()]
    for name in LISTS[told]:
        for number, case in enumerate(yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")), 1):
            made += _pair(f"{name} {number}", case)
    return tuple(made)


@lru_cache
def hosts():
    """Return the host tenders by name, as lines."""
    return yaml.safe_load((HERE / "hosts.yaml").read_text(encoding="utf-8"))


def tender(clause):
    """Return the tender of a clause as blocks."""
    used, lines = set(), []
    for line in hosts()[clause.host].splitlines():
        lines += _changed(line, clause.changes, used)
    assert used == set(clause.changes), f"{clause.name}: no such place: {set(clause.changes) - used}"
    return document(*_parts(lines))


def _pair(name, case):
    for side in ("bad", "good"):
        if side in case:
            changes = dict(case[side])
            host = changes.pop("host", case["host"])
            types = (case["type"], *case.get("also", ())) if side == "bad" else ()
            kind = case["kind"] if side == "bad" else ""
            yield Clause(f"{name} {side} {case.get('type', '')}".strip(), kind, types, host, changes)


def _changed(line, changes, used):
    named = re.match(r"(?:@(\w+)$|(\w+)> (.*))", line)
    key = named and (named[1] or named[2])
    if not key:
        return [line]
    used |= {key} & set(changes)
    told = changes.get(key, named[3] or "")
    return [told] if told else []


def _parts(lines):
    rest = 100 - sum(float(found[1]) for line in lines if (found := POINTS.match(line)))
    rows = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(tuple(line.strip("|").replace("{rest}", f"{rest:g}").split("|")))
            continue
        if rows:
            yield table(*rows)
            rows = []
        if line:
            yield line
