#!/usr/bin/env bash
# openpyxl and pandas read 2026年12月21日 from Chinese Excel as the number 46377.
#
# Guess:    a cell that Excel shows as a day comes back as a datetime; date formats are what the library knows best.
# Fact:     ECMA-376 part 1 (18.8.30) keeps the format numbers 27 to 36 and 50 to 58 for East Asian dates. Typed into a
#           Chinese Excel, 2026年12月21日 gets format 31 and 12月21日 gets 58, and the file says nothing else about
#           them. openpyxl's table of built-in formats has no such numbers: number_format is "General", is_date False,
#           the value a number. pandas 2 hands that number on. Dates typed as 2026/12/21 (format 14) are read right,
#           so one column holds both.
# Versions: openpyxl 3.1.5, pandas 2.3.3, python-calamine 0.4.0 alike, 0.9.1 right, Python 3.11
# Date:     2026-11-30
# Cure:     where the style's numFmtId is one of these, turn the number into a day (openpyxl.utils.datetime.from_excel).
#
# Exits 0 when the libraries behave as above, 1 when they do not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 pandas==2.3.3 python-calamine==0.9.1
"$work/venv/bin/python" - "$work" <<'PYTHON'
import sys
import zipfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

import openpyxl
import pandas
import python_calamine

work = Path(sys.argv[1])

# One workbook, one day in two cells; in the second, format 14 becomes 31 as a Chinese Excel writes it.
book = openpyxl.Workbook()
book.active.append([46377, 46377])
book.active["A1"].number_format = "mm-dd-yy"
book.active["B1"].number_format = "0%"
book.save(work / "plain.xlsx")
with zipfile.ZipFile(work / "plain.xlsx") as plain, zipfile.ZipFile(work / "chinese.xlsx", "w") as out:
    for name in plain.namelist():
        out.writestr(name, plain.read(name).replace(b'numFmtId="9"', b'numFmtId="31"'))

cells = openpyxl.load_workbook(work / "chinese.xlsx").active[1]
frame = pandas.read_excel(work / "chinese.xlsx", header=None, engine="openpyxl").iloc[0].tolist()
rust = python_calamine.CalamineWorkbook.from_path(str(work / "chinese.xlsx")).get_sheet_by_index(0).to_python()[0]
print("version:", *(f"{name} {version(name)}" for name in ("openpyxl", "pandas", "python-calamine")))
print(f"output: openpyxl {[cell.value for cell in cells]}, format {cells[1].number_format!r}")
print(f"output: pandas {frame}; calamine {rust}")
day = date(2026, 12, 21)
as_told = (
    cells[0].value.date() == day
    and (cells[1].value, cells[1].is_date) == (46377, False)
    and frame[1] == 46377
    and [str(one)[:10] for one in rust] == [str(day)] * 2
)
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
