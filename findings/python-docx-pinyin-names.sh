#!/usr/bin/env bash
# A name with a pinyin guide (拼音指南) is missing from what python-docx and docx2txt-like readers give of a paragraph.
#
# Guess:    paragraph.text is what the paragraph shows; a rare surname over which the typist put its reading (单 chán) is
#           part of it, at worst with the reading in between.
# Fact:     Word keeps both inside the run as w:ruby (w:rt the reading, w:rubyBase the letters); python-docx skips the
#           element, so 项目经理：单于先生 reads 项目经理：于先生: another person, and no sign that anything is missing.
#           LibreOffice draws both, and its PDF gives the reading as a line of its own before the letter.
# Versions: python-docx 1.2.0, LibreOffice 7.4.7.2 (Debian 12), pypdfium2 5.3.0
# Date:     2026-12-01
# Cure:     bidkit's own reader of Word text goes into w:rubyBase and leaves w:rt.
#
# Exits 0 when they behave as above, 1 when they do not, 3 when LibreOffice 7.4 is missing.
set -euo pipefail

case "$(soffice --version 2>/dev/null || true)" in
    "LibreOffice 7.4."*) ;;
    *) echo "this needs LibreOffice 7.4 (soffice)"; exit 3 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 pypdfium2==5.3.0
echo "version: python-docx 1.2.0, $(soffice --version)"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import subprocess
import sys
from pathlib import Path

import docx
import pypdfium2
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

work = Path(sys.argv[1])
document = docx.Document()
paragraph = document.add_paragraph("项目经理：")
paragraph._p.append(
    parse_xml(
        f'<w:r {nsdecls("w")}><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/>'
        '<w:hpsRaise w:val="18"/><w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>'
        "<w:rt><w:r><w:t>chán</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>单</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
)
paragraph.add_run("于先生")
document.save(work / "name.docx")
read = docx.Document(work / "name.docx").paragraphs[0].text
profile = f"-env:UserInstallation=file://{work}/profile"
command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(work), str(work / "name.docx")]
subprocess.run(command, check=True, capture_output=True, timeout=120)
drawn = pypdfium2.PdfDocument(work / "name.pdf")[0].get_textpage().get_text_range()
print(f"python-docx:     {read!r}")
print(f"LibreOffice PDF: {drawn!r}")
held = read == "项目经理：于先生" and "单" in drawn and "chán" in drawn
print("as described" if held else "CHANGED")
sys.exit(not held)
PYTHON
