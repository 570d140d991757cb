"""A tender just made from the buyer's document may never be handed in, and the report says why in the order of work."""

import json

import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from tests.read_forms.buyers import LINES
from tests.word.docs import body, p

RUN = CliRunner()
BLIND = "5.技术方案采用暗标评审，不得出现供应商名称，否则响应无效。"


def checked(workspace, *more):
    """Return the report of a tender made from the buyer's lines and not touched since, and the exit code."""
    source = workspace / "磋商文件.docx"
    source.write_bytes(body("".join(p(line) for line in (*LINES, *more))))
    assert RUN.invoke(app, ["new", "新项目", "--from", str(source), "-C", str(workspace)]).exit_code == 0
    result = RUN.invoke(app, ["check", "新项目", "-C", str(workspace), "--json"])
    return json.loads(result.stdout), result.exit_code


@pytest.fixture
def untouched(workspace):
    return checked(workspace)


def test_an_untouched_tender_may_not_be_handed_in(untouched):
    report, code = untouched
    assert code == 1 and report["state"] != "yes" and report["ready"] is False


def test_what_was_not_checked_begins_with_the_reading(untouched):
    report, _ = untouched
    deciding = [one["what"] for one in report["unchecked"] if one["decides"]]
    assert deciding[0] == "招标要求读得对不对" and deciding[-1] == "报价"
    assert [one["decides"] for one in report["unchecked"]] == sorted(
        (one["decides"] for one in report["unchecked"]), reverse=True
    )


def test_the_pack_of_the_law_runs_once_the_law_is_read_though_nobody_named_it(workspace, untouched):
    assert "规则包 government-procurement" not in untouched[0]["versions"]
    tender = workspace / "tenders/新项目/tender.yaml"
    tender.write_text(tender.read_text("utf-8").replace("  - regime\n", ""), encoding="utf-8")
    report = json.loads(RUN.invoke(app, ["check", "新项目", "-C", str(workspace), "--json"]).stdout)
    assert "规则包 government-procurement" in report["versions"]


def test_a_tender_that_speaks_of_a_blind_part_brings_the_blind_pack(workspace):
    assert "规则包 blind" in checked(workspace, BLIND)[0]["versions"]
