#!/usr/bin/env bash
# LibreOffice reads 着重号, leaves room for it, and draws none in the PDF.
#
# Guess:    the dots under (or over) emphasised Chinese characters (w:em) are kept: LibreOffice offers them itself, and its
#           .odt of the same document has them.
# Fact:     the lines move apart to make room, the PDF has an empty group in place of the marks, for all four kinds (dot,
#           comma, circle, underDot). What a buyer emphasised that way is plain text on the printed page.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdfium2 5.3.0, Pillow 12.0.0, Noto Sans CJK
# Date:     2026-11-30
# Cure:     use bold or underline where the PDF has to show the emphasis.
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
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 pypdfium2==5.3.0 pillow==12.0.0
echo "version: $(soffice --version)"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pypdfium2
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

work = Path(sys.argv[1])
KINDS = ("none", "dot", "comma", "circle", "underDot")


def drawn(kind):
    """Return the ink of four emphasised characters (dark pixels), and whether LibreOffice's own format has the mark."""
    document = docx.Document()
    run = document.add_paragraph().add_run("实质要求")
    run.font.size = Pt(40)
    run._r.get_or_add_rPr().append(parse_xml(f'<w:em {nsdecls("w")} w:val="{kind}"/>'))
    document.save(work / "words.docx")
    for sort in ("pdf", "odt"):
        how = ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", sort]
        subprocess.run([*how, "--outdir", str(work), str(work / "words.docx")], check=True, capture_output=True)
    picture = pypdfium2.PdfDocument(work / "words.pdf")[0].render(scale=2).to_pil().convert("L")
    text = zipfile.ZipFile(work / "words.odt").read("content.xml").decode()
    return sum(picture.histogram()[:128]), 'text-emphasize="' in text and 'text-emphasize="none"' not in text


seen = {kind: drawn(kind) for kind in KINDS}
print("output, dark pixels and mark in the .odt:", seen)
plain = seen["none"][0]
as_told = all(read and abs(ink - plain) < plain / 100 for kind, (ink, read) in seen.items() if kind != "none")
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
