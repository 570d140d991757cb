#!/usr/bin/env bash
# LibreOffice makes no link in the PDF of a Word hyperlink whose words have no character style.
#
# Guess:    a w:hyperlink with a target is a link in the PDF, however its words look.
# Fact:     only a run with a character style (w:rStyle, any: Hyperlink, Strong) gets a link annotation. Without one, or
#           with colour and underline set by hand, as examples for python-docx do, the words are printed and nothing
#           can be clicked; the same holds for anchors inside the file. LibreOffice did read the link: saved as .fodt
#           it is there, with the paragraph style Default Style named as its character style. No look at the page and
#           no check of words shows the loss.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     give every run of a hyperlink the style Hyperlink, and count the annotations in the PDF.
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


LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
LOOKS = {
    "bare": "",
    "coloured": '<w:rPr><w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr>',
    "styled": '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>',
}
document = docx.Document()
for name, look in LOOKS.items():
    target = document.part.relate_to(f"https://example.com/{name}", LINK, is_external=True)
    run = f"<w:r>{look}<w:t>{name}</w:t></w:r>"
    link = f'<w:p {nsdecls("w", "r")}><w:hyperlink r:id="{target}">{run}</w:hyperlink></w:p>'
    document.element.body.insert(-1, parse_xml(link))
lines = printed(document)[0]
notes = [note.get_object() for note in pypdf.PdfReader(work / "a.pdf").pages[0].get("/Annots", [])]
linked = [note["/A"]["/URI"].rsplit("/")[-1] for note in notes]
print(f"output: hyperlinks in the file {list(LOOKS)}; words printed {lines}; links in the PDF {linked}")
as_told = lines == list(LOOKS) and linked == ["styled"]
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
