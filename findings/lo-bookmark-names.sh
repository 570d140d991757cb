#!/usr/bin/env bash
# A bookmark 资质_1 is no longer called so in LibreOffice's PDF: a link to volume.pdf#资质_1 leads nowhere.
#
# Guess:    bookmarks exported as named destinations keep their names; a PDF name may hold any character.
# Fact:     the name is percent-encoded like an address, then every sign but letters and digits is replaced by two hex
#           digits without a mark: _ becomes 5F, and the percent signs become 25. So _Toc1 is 5FToc1 and 资质_1 is
#           25E825B5258425E825B425A85F1. The mapping cannot be undone (5F may have been 5F). Links inside the document
#           give page and height, not the name, so a look at one file shows nothing; a link from another volume, a
#           viewer's #nameddest= or a table of contents made from the Word file fails.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     name bookmarks with letters and digits of ASCII alone.
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
SEEN = {"plain1": "/plain1", "_Toc1": "/5FToc1", "资质_1": "/25E825B5258425E825B425A85F1"}
document = docx.Document()
for number, name in enumerate(SEEN):
    marks = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="{number}"/>'
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{marks}</w:p>"))
document.save(work / "a.docx")
options = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
command = ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--norestore"]
subprocess.run([*command, "--convert-to", options, "--outdir", work, work / "a.docx"], check=True, capture_output=True)
names = set(pypdf.PdfReader(work / "a.pdf").named_destinations)
print(f"output: bookmarks {list(SEEN)} are named {sorted(names)}")
as_told = names == set(SEEN.values())
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
