"""Patterns that are compiled when they are first asked: all of bidkit's compile, and answer as compiled ones do."""

import importlib
import re
from pathlib import Path

import pytest

import bidkit
from bidkit.words.late import _Late, late

ROOT = Path(bidkit.__file__).parent
MODULES = [
    ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)
    for path in sorted(ROOT.rglob("*.py"))
    if " late(" in path.read_text(encoding="utf-8") and path.name != "late.py"
]


def patterns(value):
    """Yield the late patterns in a value of a module: alone, or in tuples and mappings."""
    if isinstance(value, _Late):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from patterns(one)
    elif isinstance(value, dict):
        yield from patterns(list(value.values()))


def test_every_pattern_of_bidkit_compiles():
    found = {
        id(one): one
        for name in MODULES
        for one in patterns(list(vars(importlib.import_module(name)).values()))
    }
    assert len(found) > 80
    for one in found.values():
        re.compile(one.pattern, one.flags & ~re.UNICODE)


def test_it_answers_as_a_compiled_one_and_is_compiled_once(monkeypatch):
    calls = []
    compiled = re.compile
    monkeypatch.setattr(re, "compile", lambda *words: calls.append(words) or compiled(*words))
    pattern = late(r"(\d+)\s*天", re.IGNORECASE)
    assert calls == []
    assert pattern.search("共 90 天")[1] == "90"
    assert pattern.sub("若干天", "90 天") == "若干天"
    assert [match[1] for match in pattern.finditer("3 天到 5 天")] == ["3", "5"]
    assert pattern.fullmatch("九十天") is None
    assert len(calls) == 1


def test_a_question_that_no_pattern_knows_is_a_fault_of_the_program():
    with pytest.raises(AttributeError):
        late("x").nothing  # noqa: B018
