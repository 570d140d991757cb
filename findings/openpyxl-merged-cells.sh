#!/usr/bin/env bash
# openpyxl sees other cells in one workbook, by how it is opened; saved again, the sums of the sheet change.
#
# Guess:    read_only is slower or faster, but the values are the same; and what one does not touch stays.
# Fact:     a cell under a merge may hold a value (Excel leaves it there when a merge is painted on with the
#           format brush, and SUM counts it). load_workbook drops such values without a word; read_only keeps them.
#           So a price list read in the one way adds up to 60 and in the other to 10. Opened and saved with nothing
#           changed, the file has lost them: its SUM shows 10 after the next recalculation.
# Versions: openpyxl 3.1.5, Python 3.11
# Date:     2026-11-30
# Cure:     look for values under merges in the XML (or with read_only) and ask before going on.
#
# Exits 0 when the library behaves as above, 1 when it does not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5
"$work/venv/bin/python" - "$work" <<'PYTHON'
import sys
import zipfile
from pathlib import Path

import openpyxl

work = Path(sys.argv[1])
SHEET = "xl/worksheets/sheet1.xml"


def values(path, **how):
    """Return the first column, top to bottom."""
    sheet = openpyxl.load_workbook(path, data_only=True, **how).active
    return [row[0] for row in sheet.iter_rows(max_row=3, values_only=True)]


def painted(path):
    """Write 10, 20, 30 and their SUM, then merge the three as a format brush does: the values stay."""
    book = openpyxl.Workbook()
    for value in (10, 20, 30, "=SUM(A1:A3)"):
        book.active.append([value])
    book.save(work / "plain.xlsx")
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>'
    with zipfile.ZipFile(work / "plain.xlsx") as plain, zipfile.ZipFile(path, "w") as merged:
        for name in plain.namelist():
            merged.writestr(name, plain.read(name).replace(b"</sheetData>", merge if name == SHEET else b""))


painted(work / "merged.xlsx")
normal, quick = values(work / "merged.xlsx"), values(work / "merged.xlsx", read_only=True)
openpyxl.load_workbook(work / "merged.xlsx").save(work / "saved.xlsx")
saved = values(work / "saved.xlsx", read_only=True)
print(f"version: openpyxl {openpyxl.__version__}")
print(f"output: load_workbook {normal}; read_only {quick}; read_only after open and save {saved}")
as_told = normal == saved == [10, None, None] and quick == [10, 20, 30]
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
