#!/usr/bin/env bash
# LibreOffice takes the brackets, dots and digits of Chinese list numbers away: ⑴ and ⒈ become 1, 一〇 becomes 十.
#
# Guess:    number formats of lists that the standard names are shown as it shows them; a format not known is said.
# Fact:     of the formats of ECMA-376 17.18.59, decimalEnclosedParen (⑴), decimalEnclosedFullstop (⒈) and
#           decimalFullWidth (１) are all printed as the plain digit 1, so items of two levels look alike and (1) of a
#           cross reference is not to be found. ideographDigital, the digit by digit form of years and old codes (一〇,
#           二一), is counted in words: 十, 二十一. ideographTraditional goes back to digits behind 癸: 11.
#           decimalEnclosedCircle is right at 21 too (㉑), so a look at one such format does not tell.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     put brackets into lvlText around a plain format.
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


SEEN = {
    ("decimalEnclosedParen", 1): "1", ("decimalEnclosedFullstop", 1): "1", ("decimalFullWidth", 1): "1",
    ("ideographDigital", 10): "十", ("ideographDigital", 21): "二十一", ("ideographTraditional", 10): "癸",
    ("ideographTraditional", 11): "11", ("decimalEnclosedCircle", 21): "㉑",
}  # fmt: skip
document = docx.Document()
numbering = document.part.numbering_part.element
for number, (form, start) in enumerate(SEEN, 90):
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="[%1]"/></w:lvl>'
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    place = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{place}<w:r><w:t>.</w:t></w:r></w:p>"))
lines = [line.strip("[].") for line in printed(document)[0]]
print(f"output: {[(*case, line) for case, line in zip(SEEN, lines)]}")
as_told = lines == list(SEEN.values())
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
