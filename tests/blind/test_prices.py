"""Rates, reductions, discounts, unit prices, several ceilings, first and final offers: what goes wrong with each."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from bidkit import open_workspace
from bidkit.audit.files import Readers
from bidkit.audit.run import AuditJob, audit
from bidkit.bind import bind
from bidkit.check.run import run_data
from bidkit.check.world import World
from bidkit.errors import BidkitError
from bidkit.finished.memory import ReadMemory
from bidkit.load.workspace import find_workspace, load
from bidkit.model.packs import packs_of
from tests.audit.files import word
from tests.blind.case import LOUDNESS
from tests.conftest import write_price
from tests.defects.plant import said
from tests.rules import rules_of

TOLD = yaml.safe_load((Path(__file__).parent / "prices.yaml").read_text(encoding="utf-8"))
LEVELS = [one.value for one in LOUDNESS]
NAME = "ZB-2026-001_投标文件.docx"


def param(case):
    marks = [pytest.mark.xfail(strict=True, reason=case["open"])] if "open" in case else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [param(one) for one in TOLD["cases"]])
def test_the_price_is_heard_as_it_deserves(case, workspace):
    known = before(case["of"], workspace)
    new = [one for one in heard(case, workspace) if one not in known]
    loud = [one for one in new if LEVELS.index(one[0]) >= LEVELS.index("error")]
    if case.get("honest"):
        assert loud == []
    else:
        named = [level for level, text in new if any(one in text for one in case["any"])]
        assert any(LEVELS.index(level) >= LEVELS.index(case["least"]) for level in named), new


@pytest.mark.parametrize("name", sorted(TOLD["bids"]))
def test_a_bid_that_is_right_is_told_nothing_loud_of_its_price(name, workspace):
    wrong = [
        text
        for level, text in heard({"of": name}, workspace)
        if level in ("fatal", "error")
        and any(one in text for one in ("报价", "下浮", "折扣", "费率", "单价", "总价", "限价"))
    ]
    assert wrong == []


def test_every_case_is_one_and_says_what_it_wants():
    assert len({one["id"] for one in TOLD["cases"]}) == len(TOLD["cases"])
    assert [one["id"] for one in TOLD["cases"] if bool(one.get("honest")) == ("least" in one)] == []


BEFORE = {}


def before(name, workspace):
    """Return what is said of the bid as it stands; worked out once for each."""
    if name not in BEFORE:
        BEFORE[name] = heard({"of": name}, workspace)
    return BEFORE[name]


def heard(case, workspace):
    """Return (severity, text) of every finding on what the case changes (data, Word file); on both where nothing."""
    bid = TOLD["bids"][case["of"]]
    tender = workspace / "tenders/demo"
    kept = {path: path.read_bytes() for path in tender.iterdir() if path.is_file()}
    for name in ("tender", "bid"):
        lay(tender / f"{name}.yaml", bid.get(name, {}), case.get(name, {}))
    price = case.get("price", bid.get("price"))
    if price:
        write_price(tender / "price.xlsx", price)
    elif "quote" in bid.get("bid", {}):
        lay(tender / "bid.yaml", {"price": None})
    try:
        found = said_of(workspace, case, bid["word"])
    except BidkitError as fault:  # refused before anything is checked
        found = [("fatal", f"{fault} {' '.join(map(str, getattr(fault, 'faults', ())))}")]
    for path, data in kept.items():
        path.write_bytes(data)
    return found


def said_of(workspace, case, paragraphs):
    place = find_workspace(workspace / "tenders/demo")
    loaded = load(place)
    dossier = bind(loaded.library, loaded.tender, loaded.bid, loaded.price)
    rules = rules_of(packs_of(loaded.tender))
    findings = []
    if set(case) & {"tender", "bid", "price", "word"} != {"word"}:
        findings += run_data(rules, World(dossier))
    if "word" in case or set(case) == {"of"}:
        made = word(workspace / NAME, *texts(paragraphs, case.get("word", ())))
        memory = ReadMemory(None)
        readers = Readers(memory.word, memory.pdf, lambda path: None)
        findings += audit(AuditJob((made,), dossier, rules, readers, {"main": Path(NAME).stem})).findings
    return [(one.severity.value, said(one)) for one in findings]


def lay(path, *overlays):
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for overlay in overlays:
        merge(data, overlay)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def merge(data, overlay):
    for key, value in overlay.items():
        if value is None:
            data.pop(key, None)
        elif isinstance(value, dict):
            merge(data.setdefault(key, {}), value)
        else:
            data[key] = value


def texts(paragraphs, edits):
    """Return the paragraphs edited; every old text must be there."""
    for old, new in edits:
        assert not old or any(old in one for one in paragraphs), old
        paragraphs = [one.replace(old, new) for one in paragraphs] if old else [*paragraphs, new]
    return [one for one in paragraphs if one]


NO_CEILING = {
    "tender": {"money": {"budget": "200万", "ceiling": None}},
    "price": [["平台", "套", 1, 1_900_000, 0.06]],
}


@pytest.mark.parametrize(
    "bid", [TOLD["bids"]["reduction"], TOLD["bids"]["unit"], NO_CEILING], ids=["reduction", "unit", "total"]
)
def test_the_decision_sheet_never_calls_the_budget_a_ceiling(bid, workspace):
    for file in ("tender", "bid"):
        lay(workspace / f"tenders/demo/{file}.yaml", bid.get(file, {}))
    if "price" in bid:
        write_price(workspace / "tenders/demo/price.xlsx", bid["price"])
    else:
        lay(workspace / "tenders/demo/bid.yaml", {"price": None})
    open_workspace(workspace, today=date(2026, 12, 1)).tender("demo").sheets(["decision"])
    page = (workspace / "tenders/demo/out/sheets/投标决策单.html").read_text(encoding="utf-8")
    shown = re.sub(r"\s|\|", "", re.sub(r"<style.*?</style>|<[^>]+>", "", page, flags=re.DOTALL))
    assert "我方报价" in shown
    assert not re.search(r"限价[^0-9预]{0,8}(2,000,000|200(\.00)?万)", shown)
