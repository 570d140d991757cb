"""A person at work on a tender's folder: edits its YAML, Word forms, chapter and price sheet, and runs the commands."""

import re
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
from typer.testing import CliRunner

from bidkit.cli.main import app
from tests.defects.word_edit import Docx, text_of
from tests.defects.word_make import replace_words, w

DAY = {"BIDKIT_TODAY": "2026-12-01"}


def run(*words):
    """Return (exit code, output) of a command on a day before the deadline."""
    made = CliRunner().invoke(app, list(map(str, words)), env=DAY)
    return made.exit_code, made.output


@dataclass(frozen=True)
class Desk:
    """One tender's folder."""

    folder: Path

    def yaml(self, name, *changes):
        """Replace words of a YAML file, each once; what is not there is a mistake of the person."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, (name, old)
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")

    def checked_forms(self):
        """Strike out the remarks on the forms: they were held against the original and filled."""
        path = self.folder / "tender.yaml"
        text = path.read_text(encoding="utf-8")
        text = re.sub(r", (?:blanks|notes): \[[^\n]*?\"\](?=[,}])", "", text)
        path.write_text(text, encoding="utf-8")

    def form(self, title, *changes):
        """Write into a form in Word: each change replaces words within one paragraph, their looks kept."""
        path = next((self.folder / "forms").glob(f"*-{title}*.docx"))
        word = Docx(path)
        for old, new in changes:
            hit = next(p for p in word.body().iter(w("p")) if old in text_of(p))
            replace_words(list(hit.iter(w("t"))), old, new)
        word.save(path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def cell(self, title, row, column, words):
        """Write into an empty cell of a form's first table."""
        path = next((self.folder / "forms").glob(f"*-{title}*.docx"))
        word = docx.Document(str(path))
        word.tables[0].cell(row, column).paragraphs[0].add_run(words)
        word.save(str(path))

    def chapter(self, paragraphs):
        """Write the proposal: each prompt gives way to a paragraph of one's own, the buyer's criterion goes."""
        path = self.folder / "texts/方案.docx"
        word = docx.Document(str(path))
        waiting = iter(paragraphs)
        body = [p for p in word.paragraphs if not p.style.name.lower().startswith("heading")]
        for paragraph in body:
            if "（待补充）" in paragraph.text:
                paragraph.text = next(waiting)
            else:
                paragraph._p.getparent().remove(paragraph._p)
        assert not list(waiting)
        word.save(str(path))

    def price(self, *lines):
        """Fill the price sheet by the heads of its columns."""
        path = self.folder / "price.xlsx"
        book = openpyxl.load_workbook(path)
        sheet = book["报价明细"]
        heads = [cell.value for cell in sheet[1]]
        for number, line in enumerate(lines, start=2):
            for head, value in zip(("名称", "单位", "数量", "含税单价", "税率"), line, strict=True):
                sheet.cell(number, heads.index(head) + 1).value = value
        book.save(path)
