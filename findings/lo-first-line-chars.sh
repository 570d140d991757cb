#!/usr/bin/env bash
# LibreOffice leaves out an indent given in characters alone, so 首行缩进 2 字符 is gone from the PDF.
#
# Guess:    w:firstLineChars="200" indents a paragraph by two characters; w:firstLine beside it is only the same length in
#           twips for readers that do not know characters.
# Fact:     it is the other way round: LibreOffice reads the twips only. With firstLineChars alone, which is what tools
#           write that follow the standard, nothing is indented; with firstLineChars="200" and firstLine="0", where the
#           characters prevail by ECMA-376 17.3.1.12, neither. Word indents both. leftChars is left out
#           alike. Files saved by Word hold both values, so those look right, until a script changes one.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     always write firstLine next to firstLineChars: characters × size of the type.
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


def printed(document):
    """Return the lines of each page that LibreOffice makes of the document, without white space."""
    document.save(work / "a.docx")
    command = ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--norestore"]
    subprocess.run([*command, "--convert-to", "pdf", "--outdir", work, work / "a.docx"], check=True, capture_output=True)
    pages = [page.extract_text().splitlines() for page in pypdf.PdfReader(work / "a.pdf").pages]
    return [[line for line in ("".join(line.split()) for line in page) if line] for page in pages]


CASES = ('w:firstLineChars="200"', 'w:firstLineChars="200" w:firstLine="0"', 'w:leftChars="200"', 'w:firstLine="420"')
document = docx.Document()
for case in CASES:
    place = f"<w:pPr><w:ind {case}/></w:pPr>"
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{place}<w:r><w:t>H</w:t></w:r></w:p>"))
printed(document)
found = []
pypdf.PdfReader(work / "a.pdf").pages[0].extract_text(
    visitor_text=lambda text, _, matrix, *__: found.append(matrix[4]) if text.strip() else None
)
indents = [round(place - 90) for place in found]
print(f"output: indents in points {dict(zip(CASES, indents))}")
as_told = indents == [0, 0, 0, 21]
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
