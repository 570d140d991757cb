"""A clerk who knows Excel and nothing else: fills cells by sheet, row and column, and counts what had to be typed."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from typer.testing import CliRunner

from bidkit.cli.main import app

DAY = {"BIDKIT_TODAY": "2026-12-01"}
SIGNS = ("是", "没有", "删")
CONFIRM, KEY = "确认", "编号"


def run(*words):
    """Return (exit code, output) of a command on a day before the deadline."""
    made = CliRunner().invoke(app, list(map(str, words)), env=DAY)
    return made.exit_code, made.output


@dataclass
class Clerk:
    """Somebody at a workspace; ``typed`` counts the cells with own words by sheet, ``ticked`` those that confirm."""

    root: Path
    name: str = "苏晚"
    typed: Counter = field(default_factory=Counter)
    ticked: Counter = field(default_factory=Counter)

    def command(self, *words, where=True):
        """Run a command in the workspace; it has to go well."""
        code, said = run(*words, *(["-C", self.root] if where else []))
        assert code == 0, said
        return said

    def rows(self, path, title):
        """Return the rows of a sheet that have a key, as {key: {column: text}}."""
        sheet = openpyxl.load_workbook(path)[title]
        heads = [cell.value for cell in sheet[1]]
        rows = [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
        return {row[KEY]: {head: str(value or "") for head, value in row.items()} for row in rows if row[KEY]}

    def fill(self, path, cells):
        """Write cells, given as [(sheet, key or None for a free row, {column: words})], and save the workbook."""
        book = openpyxl.load_workbook(path)
        for title, key, values in cells:
            sheet = book[title]
            heads = [cell.value for cell in sheet[1]]
            row = _row(sheet, key)
            for column, words in values.items():
                cell = sheet.cell(row, heads.index(column) + 1)
                if str(cell.value or "") == words:
                    continue
                assert not cell.protection.locked, (title, key, column)
                cell.value = words
                count = self.ticked if column == CONFIRM and words in SIGNS else self.typed
                count[title] += 1
        book.save(path)

    def tick(self, path, *titles, skip=()):
        """Say yes to every row of these sheets that is not confirmed yet."""
        waiting = [(title, key) for title in titles for key, row in self.rows(path, title).items()
                   if not row.get(CONFIRM) and key not in skip]  # fmt: skip
        self.fill(path, [(title, key, {CONFIRM: "是"}) for title, key in waiting])


def _row(sheet, key):
    width = sheet.max_column
    for number in range(2, sheet.max_row + 1):
        held = [sheet.cell(number, place).value for place in range(1, width + 1)]
        if held[0] == key if key is not None else not any(held):
            return number
    raise AssertionError(f"{sheet.title} has no row {key}")
