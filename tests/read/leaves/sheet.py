"""Scoring leaves as buyers write them: a file a buyer, its leaves laid in a Word tender with one scoring table.

``leaf`` is the item's name and its points, ``text`` the criterion as the table prints it (``⏎`` starts a paragraph),
``want`` what ``wants.py`` grades by, ``why`` what makes the leaf a trap, ``extra: true`` a row outside the 100 points.
"""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

from bidkit.read.draft.whole import draft_text
from bidkit.read.extract import extract
from bidkit.read.opening import open_document
from tests.read.layouts.markup import Layout, Line, Rows
from tests.read.layouts.word import docx_of

HERE = Path(__file__).parent
BUYERS = sorted((HERE / "buyers").glob("*.yaml"))
LATER = sorted((HERE / "later").glob("*.yaml"))
LAST = sorted((HERE / "last").glob("*.yaml"))
FRESH = sorted((HERE / "fresh").glob("*.yaml"))
UNSEEN = sorted((HERE / "unseen").glob("*.yaml"))
HEAD = (
    Line("h1", "第一章 采购邀请"),
    Line("text", "项目名称：松溪片区年度采购项目"),
    Line("text", "项目编号：SXPQ-2026-018"),
)
TAIL = (Line("h1", "第七章 合同主要条款"), Line("text", "合同自双方签字盖章之日起生效。"))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One row of a scoring table and what a careful reader makes of it."""

    buyer: str
    item: str
    points: Decimal
    want: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """What the draft of a buyer's tender says: the rule of each ``(item, points)``, and the price formula."""

    rules: dict[tuple[str, Decimal], dict]
    formula: str


def leaves(path):
    """Return the leaves of a buyer's file."""
    made = []
    for one in told(path)["leaves"]:
        item, points = one["leaf"].rsplit(" ", 1)
        made.append(Leaf(path.stem, item, Decimal(points), one["want"]))
    return tuple(made)


def told(path):
    """Return what a buyer's file says."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def drafted(path, folder):
    """Return the draft of the buyer's tender, which is written to ``folder`` and read there."""
    buyer = told(path)
    rows = Rows((tuple(buyer["head"]), *_rows(buyer)), heads=1)
    parts = (*HEAD, Line("h1", buyer["chapter"]), Line("text", buyer["lead"]), rows, *TAIL)
    file = docx_of(Layout(path.stem, "docx", {}, parts, {}), folder / f"{path.stem}.docx")
    draft = yaml.safe_load(draft_text(extract(open_document(file))))
    rules = {(one["item"], Decimal(str(one["points"]))): one["rule"] for one in draft["criteria"] or ()}
    return Drafted(rules, (draft["evaluation"] or {}).get("price", {}).get("formula", ""))


def _rows(buyer):
    group = ""
    for number, one in enumerate(buyer["leaves"], 1):
        item, points = one["leaf"].rsplit(" ", 1)
        shown = "^" if one.get("group") == group else one.get("group", "")
        group = one.get("group", "")
        row = buyer["row"].format(n=number, item=item, points=points, text=one["text"], group=shown)
        yield tuple(row.split("|"))
