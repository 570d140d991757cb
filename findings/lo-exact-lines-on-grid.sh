#!/usr/bin/env bash
# Lines of an exact height (固定值 20 磅) take the height of the page's line grid instead when LibreOffice makes the PDF.
#
# Guess:    固定值 is the one line spacing that no program changes: 20 pt between lines, whatever grid the page has. Word
#           does so.
# Fact:     on a page with the grid that Chinese Word files come with (w:docGrid type lines, pitch 312) LibreOffice sets
#           lines that fit one grid line at 15.6 pt whether told 12, 20 or 28, where Word keeps what it was told. Without
#           w:type they are exact. A letter laid out with 固定值 28 loses nearly half its height in the PDF.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdfium2 5.3.0
# Date:     2026-12-01
# Cure:     bidkit takes the grid out of the copy that is converted and gives every line the height that Word gives it.
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
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 pypdfium2==5.3.0
echo "version: $(soffice --version)"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import subprocess
import sys
from pathlib import Path

import docx
import pypdfium2
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

work = Path(sys.argv[1])
profile = f"-env:UserInstallation=file://{work}/profile"


def distance(points, kind):
    """Return the distance of two lines of an exact height in the PDF, in points."""
    document = docx.Document()
    setup = document.sections[0]._sectPr
    for old in setup.findall(qn("w:docGrid")):
        setup.remove(old)
    setup.append(parse_xml(f'<w:docGrid {nsdecls("w")} {kind} w:linePitch="312"/>'))
    for _ in range(3):
        one = document.add_paragraph("行").paragraph_format
        one.space_before = one.space_after = Pt(0)
        one.line_spacing_rule, one.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(points)
    document.save(work / "lines.docx")
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(work)]
    subprocess.run([*command, str(work / "lines.docx")], check=True, capture_output=True, timeout=120)
    page = pypdfium2.PdfDocument(work / "lines.pdf")[0].get_textpage()
    text = page.get_text_range()
    tops = [page.get_charbox(at)[1] for at, sign in enumerate(text) if sign == "行"]
    return round(tops[0] - tops[1], 1)


held = True
for points in (12, 20, 28):
    free, on_grid = distance(points, ""), distance(points, 'w:type="lines"')
    print(f"exact {points} pt: without grid {free}, with the grid of 15.6 {on_grid}")
    held &= free == points
    held &= on_grid == 15.6
print("as described" if held else "CHANGED")
sys.exit(not held)
PYTHON
