"""Every article that anything cites stands in the register, and what is printed of it comes from there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.load.register import shipped_register
from bidkit.load.standards import shipped_standards
from bidkit.model.choices import METHOD_NAMES, REGIME_NAMES
from bidkit.model.rules import Basis
from tests.check.support import ROOT, shipped

REGISTER = shipped_register()
CODE = sorted((ROOT / "bidkit").rglob("*.py"))
NAMED = r"(?:《[^》]+》|\d+号令|〔\d{4}〕\d+号|条例|采购法|投标法|招标投标办法)"
CITED = re.compile(NAMED + r"第[一二三四五六七八九十百]+条")


@cache
def texts_in(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]


def law_data() -> list[str]:
    known = shipped_standards()
    tables = [one.law for phase in known.risks.values() for one in phase] + [
        one.law for one in known.red_lines
    ]
    told = [text for law in tables for text in law.model_dump().values()]
    told += [one.law for some in known.failures.values() for one in some]
    return told + [clock.law for clock in known.clocks.values()]


def test_a_rule_cites_what_is_registered_and_as_it_was_seen() -> None:
    cited = [(rule.code, basis) for rule in shipped().rules for basis in rule.basis]
    assert [(code, wrong) for code, basis in cited if (wrong := REGISTER.disagrees(basis))] == []


def test_the_data_cite_what_is_registered() -> None:
    assert [(text, lost) for text in law_data() if (lost := REGISTER.missing(text))] == []


def test_the_code_cites_what_is_registered() -> None:
    cited = [(path.name, text) for path in CODE for text in texts_in(path) if CITED.search(text)]
    assert len(cited) > 5, "the net catches something"
    assert [(name, lost) for name, text in cited if (lost := REGISTER.missing(text))] == []


@pytest.mark.parametrize(
    ("citation", "lost"),
    [
        ("87号令第五十一条", ()),
        ("87号令第九百条", ("87号令第九百条",)),
        ("招标投标法第三十二条，条例第九百条", ("招标投标法实施条例第九百条",)),
        ("《从没有过的办法》第一条", ("《从没有过的办法》第一条",)),
        ("99号令第一条", ("99号令第一条",)),
        ("政府采购法第五十二条、第九百条（说明、第一条）", ("政府采购法第九百条",)),
    ],
)
def test_what_nobody_registered_is_told(citation: str, lost: tuple[str, ...]) -> None:
    assert REGISTER.missing(citation) == lost


@given(st.text(alphabet="、，；（）《》第一二条例号令87政府采购法", max_size=30))
def test_the_pieces_of_a_citation_make_it_up_again(citation: str) -> None:
    assert "".join(f"{one.sign}{one.words}{one.note}" for one in REGISTER.pieces(citation)) == citation


def test_a_mark_stands_behind_what_was_not_read_and_only_there() -> None:
    said = "招标投标法实施条例第二十六条、第三十一条、第三十五条，87号令第五十一条"
    assert REGISTER.marked(said, "（{}）") == (
        "招标投标法实施条例第二十六条、第三十一条、第三十五条（未核对原文），87号令第五十一条"
    )


def test_no_regime_is_named_outside_law_and_model() -> None:
    others = [path for path in CODE if path.relative_to(ROOT / "bidkit").parts[0] not in ("law", "model")]
    assert [path.name for path in others if not set(texts_in(path)).isdisjoint(REGIME_NAMES)] == []


def test_no_method_of_buying_is_named_outside_law_and_model() -> None:
    """``open`` is left out: it is a word for other things as well."""
    others = [path for path in CODE if path.relative_to(ROOT / "bidkit").parts[0] not in ("law", "model")]
    named = METHOD_NAMES.keys() - {"open"}
    assert [path.name for path in others if not set(texts_in(path)).isdisjoint(named)] == []


def test_no_text_is_called_by_the_name_of_another() -> None:
    called = [name for id, text in REGISTER.texts.items() for name in (id, *text.also)]
    assert len(called) == len(set(called))


@pytest.mark.parametrize(
    ("basis", "wrong"),
    [
        ({"law": "《政府采购法》", "article": "第九百条", "seen": "seen"}, "《政府采购法》第九百条 没有登记"),
        ({"law": "《没有的法》", "seen": "seen"}, "《没有的法》 没有登记"),
        (
            {"law": "《政府采购法》", "article": "第十二条", "seen": "seen"},
            "《政府采购法》第十二条：登记为 recalled，规则写 seen",
        ),
        ({"law": "《政府采购法》", "article": "第十条（说明、第九百条）", "seen": "seen"}, ""),
    ],
)
def test_a_rule_that_says_otherwise_than_the_register_is_told(basis: dict[str, str], wrong: str) -> None:
    assert REGISTER.disagrees(Basis.model_validate(basis)) == wrong
