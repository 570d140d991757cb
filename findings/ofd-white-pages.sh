#!/usr/bin/env bash
# easyofd turns an OFD letter of guarantee into a PDF of white pages, and returns as if all were well.
#
# Guess:    a converter that lacks a font takes another, draws boxes, or raises.
# Fact:     every text is set in a face named 宋体, whatever font the OFD names, and that name is known only if the file
#           simsun.ttc of Windows was found when the module was loaded. On Linux each single character fails, is noted
#           at the level debug and left out, figures and Latin letters too. What comes back is a sound PDF with the right
#           count and size of pages, and not a word on them. A log line of a default font is all that is said, and
#           no default font is used. ofdkit reads the same file whole. A letter of guarantee or an invoice bound in
#           this way is a white sheet.
# Versions: easyofd 20260427, ofdkit 0.2.0, pypdf 7.1.1, Python 3.11
# Date:     2026-11-30
# Cure:     compare the text read from the OFD with that of the PDF; register a font under that name before.
#
# Exits 0 when the library behaves as above, 1 when it does not, 3 when SimSun is installed.
set -euo pipefail

[ -z "$(fc-list SimSun)$(fc-list 宋体)" ] || { echo "this needs a machine without the font SimSun"; exit 3; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check easyofd==20260427 ofdkit==0.2.0 pypdf==7.1.1
"$work/venv/bin/python" -W ignore - "$work/letter.ofd" 2>/dev/null <<'PYTHON'
import contextlib
import io
import sys
import zipfile
from importlib.metadata import version

import ofdkit
import pypdf

with contextlib.redirect_stdout(io.StringIO()):
    from easyofd import OFD

path = sys.argv[1]
NAME = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WORDS = "投标保函10000"
PARTS = {
    "OFD.xml": f"""<ofd:OFD {NAME} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>
<ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>
</ofd:DocBody></ofd:OFD>""",
    "Doc_0/Document.xml": f"""<ofd:Document {NAME}><ofd:CommonData><ofd:MaxUnitID>20</ofd:MaxUnitID><ofd:PageArea>
<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>
</ofd:CommonData><ofd:Pages><ofd:Page ID="2" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>""",
    "Doc_0/PublicRes.xml": f"""<ofd:Res {NAME} BaseLoc="Res"><ofd:Fonts>
<ofd:Font ID="1" FontName="仿宋" FamilyName="仿宋"/></ofd:Fonts></ofd:Res>""",
    "Doc_0/Pages/Page_0/Content.xml": f"""<ofd:Page {NAME}><ofd:Content><ofd:Layer ID="3" Type="Body">
<ofd:TextObject ID="10" Boundary="20 20 100 8" Font="1" Size="5"><ofd:TextCode X="0" Y="5"
 DeltaX="5 5 5 5 3 3 3 3">{WORDS}</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>""",
}
with zipfile.ZipFile(path, "w") as package:
    for name, text in PARTS.items():
        package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')

with contextlib.redirect_stdout(io.StringIO()):
    letter = OFD()
    letter.read(path, fmt="path")
    pages = pypdf.PdfReader(io.BytesIO(letter.to_pdf())).pages
drawn = "".join(pages[0].extract_text().split())
print("version: " + ", ".join(f"{name} {version(name)}" for name in ("easyofd", "ofdkit")))
print(f"output: ofdkit {ofdkit.extract_text(path)!r}; easyofd {len(pages)} page with {drawn!r}")
as_told = len(pages) == 1 and not drawn and ofdkit.extract_text(path) == WORDS
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
