"""Lines 18, 19 and 28: what is not switched on, what is not said to be unchecked, one name in two spellings."""

import json

import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.load.workspace import find_workspace, load
from bidkit.model.packs import packs_of

BANKS = "banks:\n  - {bank: 甲银行, account: '111', basic: true}\n  - {bank: 乙银行, account: '222'}\n"
FROM_OTHER_ACCOUNT = """
bond: {form: transfer, amount: 3万, paid_on: 2026-12-18 10:00, payer_account: '222', evidence: [letter]}
"""
BOND = ("money: {", "money: {bond: {amount: 3万}, ")
TENDERING = ("regime: government-procurement", "regime: tendering")
BLIND = ("      title: 投标文件\n", "      title: 投标文件\n      blind: true\n")
FULL, HALF = "江城衡信（数据）有限公司", "江城衡信(数据)有限公司"
OLD_NAME = "江城衡信数据科技有限公司"


@pytest.fixture
def check(workspace):
    """Return a function that changes the small workspace and returns (severity, text) of every finding."""

    def look(*, tender=(), bid="", company="", names=()):
        change(workspace / "tenders/demo/tender.yaml", tender)
        add(workspace / "tenders/demo/bid.yaml", bid)
        add(workspace / "library/company.yaml", company)
        for path, name in names:
            change(workspace / path, [(OLD_NAME, name)])
        found = json.loads(run(workspace, "--json"))["findings"]
        return [(one["severity"], json.dumps(one, ensure_ascii=False)) for one in found]

    return look


def change(path, pairs):
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1) if old != OLD_NAME else text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def add(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def run(workspace, *options):
    place = str(workspace / "tenders/demo")
    return CliRunner().invoke(app, ["check", place, "--workspace", str(workspace), *options]).stdout


def named(found, *words, severities=("fatal", "error")):
    return [text for severity, text in found if severity in severities and all(w in text for w in words)]


@pytest.mark.parametrize("packs", ["checklists: [base, tendering]\n", "checklists: [base]\n", ""])
def test_18_a_bond_from_another_account_is_heard_whatever_the_list_of_packs(check, packs):
    tender = [TENDERING, BOND, ("regime: ", f"{packs}regime: ")]
    assert named(check(tender=tender, company=BANKS, bid=FROM_OTHER_ACCOUNT), "基本")


def test_18_a_blind_volume_brings_its_rules_without_being_told(workspace):
    change(workspace / "tenders/demo/tender.yaml", [BLIND])
    assert "blind" in packs_of(load(find_workspace(workspace / "tenders/demo")).tender)


def test_19_the_report_says_what_was_not_checked(workspace):
    change(workspace / "tenders/demo/tender.yaml", [(", seal: [company]", "")])
    said = run(workspace)
    assert "没有查" in said and "盖章" in said.split("没有查", 1)[1]


@pytest.mark.parametrize(
    "names",
    [
        [("library/company.yaml", FULL), ("library/qualifications/iso9001.yaml", HALF)],
        [("library/company.yaml", HALF), ("library/people/zhang-wei.yaml", FULL)],
    ],
    ids=["holder", "employer"],
)
def test_28_brackets_of_either_width_are_one_name(check, workspace, names):
    before = {text for _, text in check()}
    others = [(p, FULL) for p in ("library/qualifications/iso9001.yaml", "library/people/zhang-wei.yaml")]
    found = check(names=[*names, *(one for one in others if one[0] not in dict(names))])
    new = [text for severity, text in found if severity in ("fatal", "error") and text not in before]
    assert [text for text in new if "江城衡信" in text] == []
