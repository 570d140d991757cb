"""Every code a finding can bear stands once: in a rule's file or in bidkit/codes, and nowhere else in the program."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bidkit.check.explain import GROUPS, MAKER_NAMES
from bidkit.cli.main import app
from bidkit.codes import CODES, joined
from bidkit.codes.waive import UNUSED
from bidkit.load.clauses import shipped_clauses
from tests.check.support import shipped

ROOT = Path(__file__).parents[1]
RULES = shipped().by_code
LIKE_A_CODE = re.compile(r"\b(?:[A-Z]{1,3}\d{3}|READ-LAW-[A-Z]+(?:-[A-Z]+)*|READ-(?!LAW)[A-Z]+)\b")
LAW = {one.code for one in shipped_clauses().values()}
SHAPED = {"F000", "GB18030", "GB2312"}  # a private-use sign and two encodings
EXAMPLES = {"HX001"}  # what docs call a team's own rule


def literals(path):
    """Yield every text written in a file, documentation left out, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def typed():
    """Yield every code that is a whole text of the program: the part it stands in, the place, the code."""
    for path in sorted((ROOT / "bidkit").rglob("*.py")):
        for line, text in literals(path):
            if LIKE_A_CODE.fullmatch(text):
                yield path.relative_to(ROOT / "bidkit"), line, text


def test_the_scan_sees_what_is_typed():
    seen = {code for _, _, code in typed()}
    assert {"V030", "W001", "L001"} <= seen


def test_no_code_stands_for_two_things():
    again = [code for code, count in Counter([*RULES, *CODES]).items() if count > 1]
    assert again == []
    with pytest.raises(ValueError, match="W001"):
        joined((UNUSED,), (UNUSED,))


def test_makers_share_no_letter_with_rules():
    own = {code[0] for code in CODES if not code.startswith("READ-")}
    assert own & {code[0] for code in RULES} == set() and own & set(GROUPS) == set()


def test_a_code_is_typed_only_where_it_is_registered_or_made():
    strangers = [
        f"{path}:{line} {code}"
        for path, line, code in typed()
        if path.parts[0] != "codes" and (code not in CODES or CODES[code].maker != path.parts[0])
    ]
    assert strangers == []


def test_every_code_named_in_a_text_of_the_program_exists():
    for path in sorted((ROOT / "bidkit").rglob("*.py")):
        for line, text in literals(path):
            strange = set(LIKE_A_CODE.findall(text)) - {*RULES, *CODES, *LAW} - SHAPED - EXAMPLES
            assert not strange, f"{path.name}:{line}: {strange}"


@pytest.mark.parametrize("path", sorted((ROOT / "bidkit").rglob("*.yaml")), ids=lambda path: path.name)
def test_every_code_named_in_a_data_file_exists(path):
    strange = set(LIKE_A_CODE.findall(path.read_text(encoding="utf-8"))) - {*RULES, *CODES, *LAW} - SHAPED
    assert not strange


def test_what_a_rule_says_instead_is_a_rule():
    assert {one.said_by for one in CODES.values()} - {""} <= set(RULES)


@pytest.mark.parametrize("code", CODES)
def test_explain_knows_every_code_of_bidkit_itself(code):
    entry = CODES[code]
    told = CliRunner().invoke(app, ["explain", code.lower()])
    assert told.exit_code == 0
    for words in (code, entry.title, entry.why, entry.cure, MAKER_NAMES[entry.maker]):
        assert words and words in told.stdout


def test_explain_of_a_rule_is_about_the_rule_and_never_about_a_broken_file():
    told = CliRunner().invoke(app, ["explain", "U001"]).stdout
    assert RULES["U001"].cure in told and "打不开" not in told


def test_explain_lists_the_codes_of_bidkit_itself():
    table = CliRunner().invoke(app, ["explain"]).stdout
    assert all(code in table for code in CODES)
