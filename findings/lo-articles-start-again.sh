#!/usr/bin/env bash
# LibreOffice numbers the articles anew in each chapter, though Word counts them through: 第3条 is printed as 第1条.
#
# Guess:    a level of a list that must not start again behind a higher one does not; the numbers of articles are the
#           plainest thing of a contract.
# Fact:     w:lvlRestart with the value 0 says that a level never starts again (ECMA-376 17.9.10). Chinese contracts and
#           regulations are built so: 第一章, 第1条, 第2条, 第二章, 第3条. LibreOffice drops the value: each chapter begins
#           with 第1条, so numbers occur twice, and 第3条 that the text refers to does not exist.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     give the articles a list of their own, at its first level.
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


LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/>{}<w:lvlText w:val="{}"/></w:lvl>'
levels = LEVEL.format(0, "chineseCounting", "", "第%1章")
levels += LEVEL.format(1, "decimal", '<w:lvlRestart w:val="0"/>', "第%2条")
kind = '<w:multiLevelType w:val="multilevel"/>'
document = docx.Document()
numbering = document.part.numbering_part.element
abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{kind}{levels}</w:abstractNum>'
numbering.insert(0, parse_xml(abstract))
numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
for level in (0, 1, 1, 0, 1):
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr></w:pPr>'
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{place}<w:r><w:t>。</w:t></w:r></w:p>"))
lines = [line.rstrip("。") for line in printed(document)[0]]
print(f"output: {lines}; in Word the last is 第3条")
as_told = lines == ["第一章", "第1条", "第2条", "第二章", "第1条"]
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
