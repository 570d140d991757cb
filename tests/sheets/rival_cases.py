"""Small tenders and rivals for the competitors' and the decision sheet."""

import textwrap
from datetime import date
from functools import cache
from pathlib import Path

from bidkit.bind import bind
from bidkit.load.workspace import find_workspace, load
from bidkit.model.packs import packs_of
from bidkit.sheets.material import Material
from tests.check.support import shipped
from tests.rules import rules_of

RULES = cache(shipped)

RIVAL = """
id: comp-a
name: 云泽甲乙信息技术有限公司
short_names: [甲乙]
size: 中型
size_fame: {text: 2013 年成立, source: 企业信用公示, on: 2026-10-12}
results:
  - {text: 中标统计平台, source: 中标公告, on: 2026-05-22}
  - {text: 另有三个项目}
public_relations: 与采购人很熟
swot: {strengths: [业绩多], weaknesses: [没有驻场]}
differences: {service: 我方驻场}
past_bids: [{project: 统计平台, on: 2026-05-22, price: 85万, limit: 100万, source: 中标公告}]
owner: 市场部
reviewed: 2026-11-01
"""
EXPECTED = """
expected:
  - {competitor: comp-a, price: 120万, points: {S1: 10}, why: 公开过的报价, by: 林晓岚}
"""
TODAY = date(2026, 11, 30)


def file(root, name, text):
    """Write one more YAML file into the workspace."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text), encoding="utf-8")


def change(root, name, *pairs):
    """Replace texts in a file of the workspace; each must be there."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def bid_says(root, text):
    """Append lines to the bid."""
    path = root / "tenders/demo/bid.yaml"
    path.write_text(path.read_text(encoding="utf-8") + textwrap.dedent(text), encoding="utf-8")


def material(root, name="demo", today=TODAY, findings=()):
    """Return what sheets are made from: the workspace's tender, bound, without finished pages."""
    loaded = load(find_workspace(root / "tenders" / name))
    dossier = bind(loaded.library, loaded.tender, loaded.bid, loaded.price)
    return Material(dossier, findings, None, today, rules=RULES())


def table(sheet, name):
    """Return the rows of one table as texts."""
    found = next(one for one in sheet.tables() if one.name == name)
    return [tuple(cell.text for cell in row) for row in found.rows]


def texts(sheet):
    """Return everything the sheet prints, gaps included."""
    gaps = [word for gap in sheet.gaps for word in (gap.what, gap.cure)]
    return "\n".join([sheet.lead, *gaps, *(cell.text for cell in sheet.cells())])


@cache
def example():
    """Return the example tender with what the rules on data find in it."""
    from bidkit.check.run import run_data
    from bidkit.check.world import World

    place = find_workspace(Path(__file__).parents[2] / "examples/economy-system")
    loaded = load(place)
    dossier = bind(loaded.library, loaded.tender, loaded.bid, loaded.price)
    rules = rules_of(packs_of(loaded.tender))
    return Material(dossier, run_data(rules, World(dossier)), None, TODAY, rules=rules)
