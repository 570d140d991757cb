"""What every shipped rule must have, and that the page about them is current."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bidkit.check.explain import explain, rules_page
from bidkit.check.registry import KINDS
from bidkit.finding import Severity
from bidkit.model.rules import Rule
from tests.check.support import CHECKLISTS, ROOT, shipped

RULES = shipped().rules
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@each_rule
def test_a_rule_has_examples_of_both_sorts_and_a_law(rule: Rule) -> None:
    assert rule.examples.good
    assert rule.examples.bad
    assert rule.basis


@each_rule
def test_a_rule_lies_in_a_file_named_after_its_code(rule: Rule) -> None:
    files = [path for path in CHECKLISTS.glob(f"*/{rule.code}-*.yaml")]
    assert [rule.span.file] == [path.relative_to(ROOT).as_posix() for path in files]


@each_rule
def test_a_fatal_rule_stands_on_a_law_that_somebody_read_or_says_otherwise(rule: Rule) -> None:
    for regime in rule.regimes or ("government-procurement", "tendering"):
        binding = [basis for basis in rule.basis if not basis.regimes or regime in basis.regimes]
        read = any(basis.seen != "recalled" for basis in binding)
        assert read or rule.severity is not Severity.FATAL or "未核对" in rule.why


@each_rule
def test_the_words_of_a_rule_say_what_a_person_does_next(rule: Rule) -> None:
    text = explain(rule)
    assert text.startswith(f"{rule.code} {rule.title}")
    assert all(part in text for part in (rule.why, rule.cure, rule.basis[0].law, KINDS[rule.kind].about))


def test_every_kind_is_used_by_a_rule() -> None:
    assert {rule.kind for rule in RULES} == set(KINDS)


def test_the_page_of_rules_is_current() -> None:
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == rules_page(shipped()), "请运行 make golden"


def test_no_kind_chooses_by_a_parameter_what_to_look_at() -> None:
    """Each thing to look at is a kind with a name: a switch inside a kind is one that nobody can find or set alone."""
    assert {name for name, kind in KINDS.items() if "look" in kind.parameters.model_fields} == set()
    assert {place for path in (ROOT / "bidkit/check").rglob("*.py") for place in switches(path)} == CONDITIONS


CONDITIONS = {
    "certificate_valid.at", "record_fields.of", "record_papers.of", "phrases.where", "phrases.when",
    "printed_period.field",
}  # fmt: skip
"""Settings of one and the same question: until which day, on records of which sort, in which part of the files."""


def switches(path: Path) -> Iterator[str]:
    """Yield the parameters by whose words a module branches: ``parameters.x == "word"``, ``match parameters.x``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        words = any(
            isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value for one in sides
        )
        for one in sides if words else [node.subject] if isinstance(node, ast.Match) else []:
            if (
                isinstance(one, ast.Attribute)
                and isinstance(one.value, ast.Name)
                and one.value.id == "parameters"
            ):
                yield f"{path.stem}.{one.attr}"


def test_the_name_of_a_kind_leads_to_its_file_and_no_name_stands_twice() -> None:
    names = list(KINDS)
    assert len(names) == len(set(names)) == len(KINDS)
    assert {KINDS.file_of(name) for name in names} == {file for file in KINDS.places if KINDS.of_file(file)}
    assert KINDS.file_of("pages-twice-gap") == "pages-twice" and KINDS.file_of("pages-size") == "pages"
    assert "pages" not in KINDS and "pages-other" not in KINDS and "no-such" not in KINDS
