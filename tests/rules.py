"""The rules that ship, read once a run for all tests: they are frozen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bidkit.load.checklist import load_checklist
from bidkit.model.rules import Checklist

ROOT = Path(__file__).parent.parent
CHECKLISTS = ROOT / "checklists"


@cache
def rules_of(packs: tuple[str, ...]) -> Checklist:
    """Return the rules of some packs; for tenders whose workspace has none of its own."""
    return load_checklist([CHECKLISTS], packs, root=ROOT)


def shipped() -> Checklist:
    """Return the rules of every pack that ships."""
    return rules_of(tuple(sorted(path.parent.name for path in CHECKLISTS.glob("*/pack.yaml"))))
