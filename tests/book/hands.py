"""A person at a workbook: fills cells by sheet, row and column as they read them, saves, and has it taken back."""

import openpyxl
from typer.testing import CliRunner

from bidkit.cli.main import app

RUN = CliRunner()


def run(root, *words):
    return RUN.invoke(app, [*words, "-C", str(root)])


def written(root, name="demo"):
    """Return the workbook of a project, fresh."""
    result = run(root, "book", name)
    assert result.exit_code == 0, result.output
    return root / "tenders" / name / "项目.xlsx"


def place(sheet, key, column):
    """Return the cell of a row by its key; key None is the first row that waits for a new item."""
    heads = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        held = [sheet.cell(row, number).value for number in range(1, len(heads) + 1)]
        if held[0] == key if key is not None else not any(held):
            return sheet.cell(row, heads.index(column) + 1)
    raise AssertionError(f"{sheet.title} has no row {key}")


def fill(path, cells, to=None):
    """Write cells, given as {(sheet, key): {column: value}}, and save the workbook, elsewhere if so told."""
    book = openpyxl.load_workbook(path)
    for (title, key), values in cells.items():
        row = place(book[title], key, next(iter(values))).row
        heads = [cell.value for cell in book[title][1]]
        for column, value in values.items():
            book[title].cell(row, heads.index(column) + 1).value = value
    book.save(to or path)
    return to or path


def cell(path, title, key, column):
    """Return what stands in a cell."""
    return place(openpyxl.load_workbook(path)[title], key, column)


def take(root, path=None, name="demo"):
    return run(root, "book", name, *([str(path)] if path else []), "--take")


def files(root):
    """Return what every file of the workspace holds, the cache and the workbooks left out."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".bidkit" not in path.parts and not path.name.startswith(("项目", "资料"))
    }
