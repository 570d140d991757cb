#!/usr/bin/env bash
# LibreOffice drops the tick of 口√ and whole enclosed characters: EQ fields lose what they draw over each other.
#
# Guess:    an EQ field that LibreOffice cannot lay out leaves its words behind, or the field code, so one sees the gap.
# Fact:     Chinese Word makes its enclosed characters with EQ: the command 带圈字符 writes EQ \o\ac(□,√), and older
#           forms hold EQ \o(口,√). The first leaves nothing at all, between two words that close up; of the second the
#           first part stays, 口 without its √: a ticked box of a form becomes an empty one. Word stores no result for EQ,
#           so no text of it stands elsewhere in the file. Nothing is logged.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     replace such fields by ☑ or the enclosed sign of Unicode before converting.
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


document = docx.Document()
for code in (r"eq \o\ac(□,√)", r"eq \o(口,√)"):
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
    words = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'.join(marks)
    runs = f"<w:r><w:t>前</w:t></w:r>{words}<w:r><w:t>后</w:t></w:r>"
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
lines = printed(document)[0]
print(f"output: {lines}; in Word 前[√ in a box]后 twice")
as_told = lines == ["前后", "前口后"]
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
