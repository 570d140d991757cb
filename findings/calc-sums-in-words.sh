#!/usr/bin/env bash
# The usual Excel formula for a sum in words (大写金额) loses the sum when LibreOffice Calc saves or prints the workbook.
#
# Guess:    LibreOffice reads functions and formats of Chinese Excel and WPS, [DBNum2] among them, so =TEXT(A1,"[DBNum2]
#           G/通用格式") of a price table gives 壹佰… there as well, at least when its language is Chinese.
# Fact:     G/通用格式 is how Chinese Excel spells General inside such a text; Calc takes the G for a year of an era and
#           prints the rest: "/通用格式", or "CE/通用格式" when it runs in English; no error value. The other usual way,
#           NUMBERSTRING(A1,2), gives #NAME?. TEXT(A1,"[DBNum2]General") gives plain 1234500 unless the language is
#           Chinese; with [DBNum2][$-804]0 both languages give the words.
# Versions: LibreOffice Calc 7.4.7.2 (Debian 12), openpyxl 3.1.5
# Date:     2026-12-01
# Cure:     write [$-804] and 0 into the format, or save with Excel or WPS last; bidkit refuses a sum that holds 通用格式.
#
# Exits 0 when Calc behaves as above, 1 when it does not, 3 when LibreOffice Calc 7.4 is missing.
set -euo pipefail

case "$(soffice --version 2>/dev/null || true)" in
    "LibreOffice 7.4."*) ;;
    *) echo "this needs LibreOffice 7.4 (soffice)"; exit 3 ;;
esac
[ -e /usr/lib/libreoffice/program/libsclo.so ] || { echo "this needs LibreOffice Calc"; exit 3; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5
echo "version: $(soffice --version)"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import os
import subprocess
import sys
from pathlib import Path

import openpyxl

work = Path(sys.argv[1])
FORMULAS = {
    'TEXT(A1,"[DBNum2]G/通用格式")': ("CE/通用格式", "/通用格式"),
    'TEXT(A1,"[DBNum2][$-804]G/通用格式")&"元整"': ("/通用格式元整", "/通用格式元整"),
    "NUMBERSTRING(A1,2)": ("#NAME?", "#NAME?"),
    'TEXT(A1,"[DBNum2]General")': ("1234500", "壹佰贰拾叁万肆仟伍佰"),
    'TEXT(A1,"[DBNum2][$-804]0")': ("壹佰贰拾叁万肆仟伍佰", "壹佰贰拾叁万肆仟伍佰"),
}
book = openpyxl.Workbook()
book.active["A1"] = 1234500
for row, formula in enumerate(FORMULAS, start=2):
    book.active[f"A{row}"] = f"={formula}"
book.save(work / "price.xlsx")


def reckoned(language):
    """Return what Calc gives for each formula when it runs in a language."""
    out = work / language
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile-{language}", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(work / "price.xlsx")]
    env = os.environ | {"LC_ALL": f"{language}.UTF-8", "LANG": f"{language}.UTF-8"}
    subprocess.run(command, check=True, capture_output=True, env=env, timeout=120)
    sheet = openpyxl.load_workbook(out / "price.xlsx", data_only=True).active
    return [sheet[f"A{row}"].value for row in range(2, 2 + len(FORMULAS))]


held = True
english, chinese = reckoned("en_US"), reckoned("zh_CN")
for formula, one, other in zip(FORMULAS, english, chinese, strict=True):
    print(f"{formula:45} English: {one!r:26} Chinese: {other!r}")
    held &= (one, other) == FORMULAS[formula]
print("as described" if held else "CHANGED")
sys.exit(not held)
PYTHON
