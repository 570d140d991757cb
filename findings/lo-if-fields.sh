#!/usr/bin/env bash
# LibreOffice prints nothing for a Word IF field, though the condition holds and Word stored the answer.
#
# Guess:    a mail-merge condition is worked out, or the text stored by Word is shown.
# Fact:     IF 1 = 1 "甲" "乙" is neither: it becomes LibreOffice's conditional text with the condition in Word's spelling,
#           which LibreOffice cannot work out, and both branches stay empty. The stored text is gone from the PDF. Words
#           in quotes and numbers behave alike. In a contract that was merged from a list
#           (the sum, the name, 有/无 a deposit) a word is missing, with no gap and no message.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     replace IF fields by their stored text before converting (in Word: Ctrl+Shift+F9).
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


def field(code, stored):
    """Return the runs of a field with the text that Word stored for it."""
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    words = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{kinds[0]}{words}{kinds[1]}<w:r><w:t>{stored}</w:t></w:r>{kinds[2]}"


document = docx.Document()
for condition in ("1 = 1", '"甲" = "甲"', "2 &gt; 1"):
    answer = field(f'IF {condition} "有" "无"', "有")
    runs = f"<w:r><w:t>前</w:t></w:r>{answer}<w:r><w:t>后</w:t></w:r>"
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
lines = printed(document)[0]
print(f"output: {lines}; in Word 前有后 each")
as_told = lines == ["前后"] * 3
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
