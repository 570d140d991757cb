"""What the impact list names after a clarification: ``python -m tests.sheets.addenda.judge`` prints what it missed."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

import docx
import yaml
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.flow import examine
from bidkit.flow.job import Job
from bidkit.link.places import places
from bidkit.load.workspace import find_workspace
from bidkit.sheets.impact import make
from bidkit.sheets.material import Material
from tests.blind.second.project import second_bid

HERE = Path(__file__).parent
DAY = {"BIDKIT_TODAY": "2026-12-02"}
OPENING = "各潜在投标人：就云泽市民生诉求平台运维服务（YZZC-2026-G-0466）招标文件作如下澄清和修改，未修改的内容不变。"


@cache
def planted():
    """Return the clarifications."""
    return yaml.safe_load((HERE / "planted.yaml").read_text(encoding="utf-8"))


def written(several, path):
    """Write changes as one clarification in Word and return its path."""
    document = docx.Document()
    document.add_paragraph("澄清修改公告（第一次）")
    for line in (OPENING, *(line for one in several for line in one["lines"])):
        document.add_paragraph(line)
    for rows in (one["table"] for one in several if "table" in one):
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    document.save(str(path))
    return path


def listed(several, site):
    """Return the rows of the impact list of the second bid after a clarification, as texts."""
    bid = second_bid()
    (site / "tenders").mkdir(parents=True)
    (site / "library").symlink_to(bid.workspace.library.resolve())
    tender = site / "tenders/second"
    shutil.copytree(bid.workspace.tender, tender)
    ran = CliRunner().invoke(
        app, ["read", "--addendum", str(written(several, site / "澄清一.docx")), str(tender)], env=DAY
    )
    assert ran.exit_code in (0, 1), ran.output
    bound = examine.dossier(Job(find_workspace(tender)))
    found = places(bid.linked, bound.tender.package.volumes)
    sheets = make(Material(bound, (), found, rules=bid.checklist))
    return [row for sheet in sheets for row in _rows(sheet)]


def _rows(sheet):
    for table in sheet.tables():
        for row in table.rows:
            shown = [ref.shown for cell in row for ref in cell.refs]
            yield " ".join([*(cell.text for cell in row), *shown])


def missed(one, rows):
    """Return the wants that no row holds."""
    return [want for want in one["wants"] if not any(_holds(row, want) for row in rows)]


def _holds(row, want):
    return all(any(way in row for way in word.split("/")) for word in want.split())


@cache
def measured():
    """Return ``{id: what was missed}`` of all, and how often a greeting is taken for a change."""
    lost, greeted = {}, 0
    for paper in sorted({one["paper"] for one in planted()}):
        several = [one for one in planted() if one["paper"] == paper]
        with tempfile.TemporaryDirectory() as made:
            rows = listed(several, Path(made))
        lost |= {one["id"]: missed(one, rows) for one in several}
        greeted += sum(OPENING[:6] in row for row in rows)
    return lost, greeted


def recall():
    """Return how many of all wants were named, and how many there are."""
    there = sum(len(one["wants"]) for one in planted())
    return there - sum(map(len, measured()[0].values())), there


def main():
    """Print recall and what was missed."""
    lost, greeted = measured()
    print(*(f"{name}: missed {wants}" for name, wants in lost.items()), sep="\n")
    print("{} of {}".format(*recall()), f"greetings taken for a change: {greeted}")


if __name__ == "__main__":
    main()
