#!/usr/bin/env bash
# LibreOffice sets the two quotes of “ISO9001” in two fonts: the opening one wide and Chinese, the closing one narrow.
#
# Guess:    signs that Latin and Chinese share (quotes, dashes, dots) get the Chinese font where Word's own mark
#           w:hint="eastAsia" asks for it, which every Chinese input method writes; at least, a pair gets one font.
# Fact:     the hint is not read. Such a sign takes the script of the character before it, and the Latin font at the start
#           of a paragraph: 通过“ISO9001”认证 opens in the Chinese font and closes in the Latin one, “投标人” at the start of
#           a line the other way round, and 第3—5章 has a Latin dash. Word sets all of them in the Chinese font. Lines get
#           another length, so they break elsewhere than in Word.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1, DejaVu Serif and Noto Sans CJK
# Date:     2026-11-30
# Cure:     in a copy for the converter, give runs of these signs the Chinese font as their Latin font too.
#
# Exits 0 when LibreOffice behaves as above, 1 when it does not, 3 when LibreOffice 7.4 or a font is missing.
set -euo pipefail

case "$(soffice --version 2>/dev/null || true)" in
    "LibreOffice 7.4."*) ;;
    *) echo "this needs LibreOffice 7.4 (soffice)"; exit 3 ;;
esac
for family in "DejaVu Serif" "Noto Sans CJK SC"; do
    [ -n "$(fc-list "$family" file)" ] || { echo "this needs the font $family"; exit 3; }
done
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
FONTS = 'w:ascii="DejaVu Serif" w:hAnsi="DejaVu Serif" w:eastAsia="Noto Sans CJK SC" w:hint="eastAsia"'
TOLD = {  # words: in which of them LibreOffice uses the Latin font
    "通过“ISO9001”认证": "ISO9001”",
    "“投标人”代表": "“",
    "第3—5章": "3—5",
}


def latin(words):
    """Return those of the words that LibreOffice sets in the Latin font."""
    document = docx.Document()
    run = document.add_paragraph().add_run(words)
    run._r.get_or_add_rPr().insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {FONTS}/>"))
    document.save(work / "words.docx")
    how = ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "pdf"]
    subprocess.run([*how, "--outdir", str(work), str(work / "words.docx")], check=True, capture_output=True)
    found = []

    def see(text, _matrix, _place, font, _size):
        if font and "DejaVu" in font["/BaseFont"]:
            found.append(text.strip())

    pypdf.PdfReader(work / "words.pdf").pages[0].extract_text(visitor_text=see)
    return "".join(found)


seen = {words: latin(words) for words in TOLD}
print("output, in the Latin font:", "; ".join(f"{words}: {part}" for words, part in seen.items()))
print(f"behaviour: {'as in the header' if seen == TOLD else 'CHANGED'}")
sys.exit(0 if seen == TOLD else 1)
PYTHON
