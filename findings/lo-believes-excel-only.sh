#!/usr/bin/env bash
# LibreOffice takes Excel's word for a formula and WPS's not: the same amount in capitals comes out as CE/通用格式元.
#
# Guess:    the values stored in an .xlsx are shown, or all formulas are worked out anew; who saved the file does not matter.
# Fact:     the name in docProps/app.xml decides. "Microsoft Excel": the stored values are shown. Any other, such as "WPS
#           表格": every formula is worked out anew, without a message. The two usual ways to write an amount in
#           capitals do not survive that: TEXT(x,"[DBNum2]G/通用格式元") (G/通用格式 is what General is called in Chinese
#           Excel and WPS) prints CE/通用格式元, and NUMBERSTRING(x,2), known to Excel and WPS, prints #NAME?.
# Versions: LibreOffice 7.4.7.2 (Debian 12), openpyxl 3.1.5
# Date:     2026-11-30
# Cure:     read stored values from the file itself; before converting a price table, put values in the place of formulas.
#
# Exits 0 when LibreOffice behaves as above, 1 when it does not, 3 when LibreOffice 7.4 is missing.
set -euo pipefail

case "$(soffice --version 2>/dev/null || true)" in
    "LibreOffice 7.4."*) ;;
    *) echo "this needs LibreOffice 7.4 (soffice)"; exit 3 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5
echo "version: $(soffice --version)"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import csv
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl

work = Path(sys.argv[1])
STORED = "壹仟贰佰叁拾肆元"


def saved_by(program):
    """Write a workbook of two formulas with their stored values; only the name of the program differs."""
    book = openpyxl.Workbook()
    book.active.append([1234, '=TEXT(A1,"[DBNum2]G/通用格式元")', '=NUMBERSTRING(A1,2)&"元"'])
    book.save(work / "plain.xlsx")
    with zipfile.ZipFile(work / "plain.xlsx") as plain, zipfile.ZipFile(work / "table.xlsx", "w") as out:
        for name in plain.namelist():
            text = plain.read(name).decode()
            if name == "docProps/app.xml":
                text = re.sub("<Application>.*?</Application>", f"<Application>{program}</Application>", text)
            if name == "xl/worksheets/sheet1.xml":
                text, stored = re.subn(r'(<c r="[BC]1")[^>]*>(<f>.*?</f>)<v ?/>', rf'\1 t="str">\2<v>{STORED}</v>', text)
                assert stored == 2
            out.writestr(name, text)


def shown(program):
    """Return what LibreOffice shows of the two formulas."""
    saved_by(program)
    how = ["--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to"]
    sort = "csv:Text - txt - csv (StarCalc):44,34,76,1"
    parts = ["soffice", *how, sort, "--outdir", str(work), str(work / "table.xlsx")]
    subprocess.run(parts, check=True, capture_output=True)
    return next(csv.reader((work / "table.csv").read_text("utf-8").splitlines()))[1:]


excel, wps = shown("Microsoft Excel"), shown("WPS 表格")
print(f"output: stored {STORED} twice; saved by Excel {excel}; saved by WPS {wps}")
as_told = excel == [STORED, STORED] and wps == ["CE/通用格式元", "#NAME?"]
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
