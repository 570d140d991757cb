"""What the tests of the checks share: the shipped rules and the example world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bidkit.bind import bind
from bidkit.check.example import example_world
from bidkit.check.run import run_data, run_documents
from bidkit.check.world import World
from bidkit.finding import Finding
from bidkit.load.yamlsrc import parse_mapping, read_mapping
from bidkit.model.rules import Checklist, Rule
from tests.rules import shipped

ROOT = Path(__file__).parents[2]
CHECKLISTS = ROOT / "checklists"
BASE = read_mapping(CHECKLISTS / "example.yaml", ROOT)


def world(overlay: Mapping[str, Any] | str = "") -> World:
    """Return the example world with changes written as YAML laid over it."""
    change = parse_mapping(overlay, "change") if isinstance(overlay, str) and overlay else overlay or {}
    assert not isinstance(change, str)
    return example_world(BASE, change, bind)


def run(rules: Checklist | Rule, seen: World) -> tuple[Finding, ...]:
    """Return the findings of both stages."""
    checklist = Checklist(rules=(rules,)) if isinstance(rules, Rule) else rules
    return (*run_data(checklist, seen), *run_documents(checklist, seen))


def only(code: str, overlay: Mapping[str, Any] | str = "") -> tuple[Finding, ...]:
    """Return what one shipped rule finds in the changed example."""
    rule = shipped().rule(code)
    assert rule is not None
    return run(rule, world(overlay))


def without_text(seen: World) -> World:
    """Return the world as it is where no text could be read from the finished files."""
    return replace(seen, volumes=tuple(replace(one, passages=(), page_texts=()) for one in seen.volumes))
