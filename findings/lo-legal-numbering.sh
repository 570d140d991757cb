#!/usr/bin/env bash
# LibreOffice prints clause 一.1 where Word prints 1.1: "legal numbering" is not read.
#
# Guess:    the numbers in the PDF are the numbers in Word; multilevel lists have been imported for twenty years.
# Fact:     w:isLgl asks that all levels of a number be shown in Arabic digits (ECMA-376 17.9.4). Chinese documents need
#           it: the chapter is 第一章, the article below is 1.1. LibreOffice ignores the element and prints 一.1, 一.2.
#           A cross reference that Word stored as text still says 1.1, so in the PDF it names a clause that is not there,
#           and "see 3.2" of an answer to a tender cannot be found.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     give the lower level a number of its own (%2 alone), or write the numbers as text.
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
levels = LEVEL.format(0, "chineseCounting", "", "第%1章") + LEVEL.format(1, "decimal", "<w:isLgl/>", "%1.%2")
kind = '<w:multiLevelType w:val="multilevel"/>'
abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{kind}{levels}</w:abstractNum>'
document = docx.Document()
numbering = document.part.numbering_part.element
numbering.insert(0, parse_xml(abstract))
numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
for level, words in enumerate(("总则", "范围")):
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr></w:pPr>'
    paragraph = f"<w:p {nsdecls('w')}>{place}<w:r><w:t>{words}</w:t></w:r></w:p>"
    document.element.body.insert(-1, parse_xml(paragraph))
lines = printed(document)[0]
print(f"output: {lines}; in Word 第一章总则, 1.1范围")
as_told = lines == ["第一章总则", "一.1范围"]
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
