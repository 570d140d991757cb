"""The same clerk at real tender documents: BIDKIT_TENDERS names a folder with them, else nothing runs (make real).

What is filled into each lies beside them, or in the folder BIDKIT_CLERK, as ``<document>.json``: buyers' words stay out
of this repository. Its keys are those of ``Bid``.
"""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

import docx
import pytest

from tests.excel_only import clerk as clerks
from tests.excel_only.clerk import run
from tests.excel_only.office import counted, say_yes, settled_in
from tests.filled.desk import Desk

FOLDER = os.environ.get("BIDKIT_TENDERS", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="BIDKIT_TENDERS 没有写真实招标文件的文件夹")
CLERK = os.environ.get("BIDKIT_CLERK", FOLDER)


@dataclass(frozen=True)
class Bid:
    """One tender: its file, the day of work, rows of the workbook, lines of prices, words of the forms and the text."""

    file: str
    day: str
    rows: list
    price: list
    forms: dict
    text: list
    cells: list = field(default_factory=list)


BIDS = [
    Bid(**json.loads(path.read_text(encoding="utf-8")))
    for path in sorted(Path(CLERK).glob("*.json"))
    if CLERK
]


@pytest.mark.parametrize("one", BIDS, ids=[one.file for one in BIDS])
def test_a_clerk_takes_a_real_tender_to_be_handed_in(one, tmp_path, monkeypatch, capsys):
    source = Path(FOLDER) / one.file
    if not source.is_file():
        pytest.skip(f"{FOLDER} 里没有 {one.file}")
    monkeypatch.setattr(clerks, "DAY", {"BIDKIT_TODAY": one.day})
    clerk = settled_in(tmp_path / "我的投标", tmp_path / "来件")
    clerk.command("new", "项目", "--from", source)
    clerk.command("book", "项目")
    desk = Desk(clerk.root / "tenders/项目")
    book = desk.folder / "项目.xlsx"
    desk.price(*one.price)
    for title, changes in one.forms.items():
        desk.form(title, *changes)
    for title, row, column, words in one.cells:
        desk.cell(title, row, column, words)
    write_proposal(desk.folder / "texts/方案.docx", one.text)
    clerk.fill(book, [("概况", "填表人", {"内容": clerk.name})])
    for row in one.rows:
        clerk.fill(book, [row])
    clerk.fill(book, list(answers(clerk, book)) + list(watched(clerk, book)) + list(settled(clerk, book)))
    clerk.command("book", "项目", "--take")
    say_yes(clerk, book)
    assert "招标要求全部确认了" in clerk.command("book", "项目", "--take")
    code, said = run("build", "项目", "-C", clerk.root)
    typed, items = counted(clerk, book)
    word = sum(map(len, one.forms.values())) + len(one.cells)
    with capsys.disabled():
        print(
            f"\n{one.file}：工作簿填了 {typed} 格，条目 {items} 条（{typed / items:.0%}）；Word 里填了 {word} 处"
        )
    assert (code, "能不能交：可以交" in said) == (0, True), said
    assert typed <= 0.4 * items


def answers(clerk, book):
    """Yield a reply to every demand that only a person can answer."""
    for key, row in clerk.rows(book, "要求").items():
        if "还没有答复" in row["现在怎样"]:
            yield "要求", key, {"我方答复": "我方符合该条要求，证明材料附后。", "偏离": "无偏离"}


def watched(clerk, book):
    """Yield what the clerk makes of clauses that nothing watches: they are about conduct."""
    for key, row in clerk.rows(book, "无效条款").items():
        if row["现在怎样"] == "没有人看着":
            yield "无效条款", key, {"类别": "行为或程序类"}


def settled(clerk, book):
    """Yield words for every doubt of the reader."""
    for key, row in clerk.rows(book, "概况").items():
        if key.startswith("疑问") and not row["内容"]:
            yield "概况", key, {"内容": "对照原件看过，以现在读到的为准"}


def write_proposal(path, lines):
    """Write the chapter anew over the outline, on the paper people use here."""
    word = docx.Document(str(path))
    for paragraph in list(word.paragraphs):
        if "（待补充）" in paragraph.text:
            paragraph.text = lines.pop(0) if len(lines) > 1 else lines[0]
        elif not paragraph.style.name.lower().startswith("heading"):
            paragraph._p.getparent().remove(paragraph._p)
    word.save(str(path))
