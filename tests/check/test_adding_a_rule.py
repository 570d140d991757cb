"""What docs/adding-a-rule.md tells a bid manager to write works as it is written there."""

import re
from pathlib import Path

import pytest

from bidkit.bind import bind
from bidkit.check.condition import FUNCTIONS, condition
from bidkit.check.trial import trial
from bidkit.load.checklist import load_checklist, read_rule
from bidkit.model.tender import Tender
from tests.check.support import BASE, CHECKLISTS, ROOT, run, shipped, world

PAGE = (ROOT / "docs/adding-a-rule.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n# (\S+)[^\n]*\n(.*?)```", PAGE, re.DOTALL)
FILES = {name: text for name, text in BLOCKS if name.startswith("checklists/")}


@pytest.fixture
def pack(tmp_path):
    """Return the rules of the page's pack, written where the page says."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_checklist([tmp_path / "checklists", CHECKLISTS], ["base", "ours"], root=tmp_path)


def test_the_page_shows_a_pack_and_three_rules():
    assert [Path(name).name for name in FILES] == [
        "pack.yaml",
        "HX001-boasting.yaml",
        "HX002-certificate-short.yaml",
        "HX003-long-promise.yaml",
    ]


@pytest.mark.parametrize("code", ["HX001", "HX002", "HX003"])
def test_a_rule_of_the_page_behaves_on_its_examples(pack, code):
    assert trial(pack.rule(code), BASE, bind) == ()


@pytest.mark.parametrize("code", ["HX001", "HX002", "HX003"])
def test_a_rule_of_the_page_finds_each_bad_example_and_no_good_one(pack, code):
    rule = pack.rule(code)
    assert all(run(rule, world(overlay)) for overlay in rule.examples.bad)
    assert [run(rule, world(overlay)) for overlay in rule.examples.good] == [()] * len(rule.examples.good)


def test_what_the_page_says_of_conditions_is_understood():
    table = PAGE.partition("## 第三条")[2].partition("## 让配套表")[0]
    told = set(re.findall(r"`([a-z]+)`", table))
    assert set(FUNCTIONS) <= told
    for text in re.findall(r"^\| `([^`]+ (?:>|in|matches|is) [^`]+)`", table, re.MULTILINE):
        assert condition(text).text == text


def test_a_rule_that_fails_its_examples_is_told_which(pack):
    rule = pack.rule("HX001")
    blind = rule.model_copy(update={"parameters": {"marks": [{"name": "x", "pattern": "没有的话"}]}})
    assert trial(blind, BASE, bind) == ("第 1 个坏例子（bad）没有查出来", "第 2 个坏例子（bad）没有查出来")
    eager = rule.model_copy(update={"parameters": {"marks": [{"name": "x", "pattern": "公司"}]}})
    assert trial(eager, BASE, bind)[0].startswith("第 1 个好例子（good）被查出")


def test_a_rule_without_a_bad_example_is_not_accepted(pack):
    rule = pack.rule("HX002")
    untried = rule.model_copy(update={"examples": rule.examples.model_copy(update={"bad": ()})})
    assert "一个坏例子" in trial(untried, BASE, bind)[0]


def test_what_the_page_says_for_the_sheets_is_read_as_it_stands(tmp_path):
    section = PAGE.partition("## 让配套表用上")[2].partition("\n## ")[0]
    more = "".join(re.findall(r"```yaml\n(.*?)```", section, re.DOTALL))
    path = tmp_path / "HX002.yaml"
    path.write_text(FILES["checklists/ours/HX002-certificate-short.yaml"] + more, encoding="utf-8")
    rule = read_rule(path, tmp_path)
    assert (rule.weakness, rule.lead) == ("expiry", "certificate")
    assert rule.asks is not None and rule.asks.fact == "「{name}」没有写明从哪天起算。"


@pytest.mark.parametrize("text", [text for name, text in BLOCKS if name.startswith("tenders/")])
def test_the_lines_for_a_tender_are_understood(text):
    changed = world("tender: {" + _flow(text) + "}")
    assert isinstance(changed.tender, Tender)
    assert run(shipped(), changed) == ()


def _flow(text):
    """Return lines of block YAML as the inside of a flow mapping."""
    import yaml

    return yaml.safe_dump(
        yaml.safe_load(text), default_flow_style=True, allow_unicode=True, width=999
    ).strip()[1:-1]
