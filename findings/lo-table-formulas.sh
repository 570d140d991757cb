#!/usr/bin/env bash
# LibreOffice prints 0 as the total of a price table: formulas of Word tables are worked out anew, and in its own way.
#
# Guess:    a formula field of Word ({ =SUM(ABOVE) }, { =B2*C2 }) keeps the result that Word stored; or it is worked out
#           again and comes to the same, since Word sums what stands in the cells.
# Fact:     it is worked out while the file is opened. Word takes the numbers out of cells such as 1,200.00元 or ￥1,200.00;
#           to LibreOffice they are words, and the total is 0. Above formulas whose results Word wrote with a comma, it adds
#           less than all. A formula without a reference is printed as ** Expression is faulty ** where it asks for Chinese
#           capitals (\* CHINESENUM2, the amount in words of a price sheet). No message in any case, and exit 0.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     replace formula fields by their stored results before converting (in Word: Ctrl+Shift+F9).
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
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 pypdf==7.1.1
echo "version: $(soffice --version)"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import subprocess
import sys
from pathlib import Path

import docx
import pypdf
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

work = Path(sys.argv[1])
TABLES = {  # rows; a pair is a formula with the result that Word stored
    "units": [["甲", "1,200.00元"], ["乙", "3,400.00元"], ["合计", ("=SUM(ABOVE)", "4,600.00")]],
    "signs": [["甲", "￥1,200.00"], ["乙", "￥3,400.00"], ["合计", ("=SUM(ABOVE)", "4,600.00")]],
    "products": [
        ["甲", "2", "1,000.00", ("=B1*C1", "2,000.00")],
        ["乙", "1", "300.00", ("=B2*C2", "300.00")],
        ["合计", "", "", ("=SUM(ABOVE)", "2,300.00")],
    ],
    "capitals": [["大写", (r"= 4600 \* CHINESENUM2", "肆仟陆佰")]],
}
TOLD = {"units": "0", "signs": "0", "products": "300", "capitals": "**Expressionisfaulty**"}


def field(code, stored):
    """Return the runs of a field with its stored result."""
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    words = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{kinds[0]}{words}{kinds[1]}<w:r><w:t>{stored}</w:t></w:r>{kinds[2]}"


def last_cell(rows):
    """Return what LibreOffice prints in the last cell of a table, without white space."""
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            runs = field(*value) if isinstance(value, tuple) else f"<w:r><w:t>{value}</w:t></w:r>"
            cell._tc.replace(cell.paragraphs[0]._p, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    document.add_paragraph("完")
    document.save(work / "a.docx")
    command = ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--norestore"]
    subprocess.run([*command, "--convert-to", "pdf", "--outdir", work, work / "a.docx"], check=True, capture_output=True)
    text = "".join(pypdf.PdfReader(work / "a.pdf").pages[0].extract_text().split())
    return text.rpartition(rows[-1][0])[2].removesuffix("完")


output = {name: last_cell(rows) for name, rows in TABLES.items()}
for name, printed in output.items():
    print(f"output: {name}: {printed}; Word stored {TABLES[name][-1][-1][1]}")
print(f"behaviour: {'as in the header' if output == TOLD else 'CHANGED'}")
sys.exit(0 if output == TOLD else 1)
PYTHON
