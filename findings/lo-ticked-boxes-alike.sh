#!/usr/bin/env bash
# LibreOffice draws a ticked and an empty box as one and the same crossed box, if a Chinese character stands before.
#
# Guess:    w:sym names font and code of a symbol; where Wingdings is missing, LibreOffice puts its own OpenSymbol in
#           place (it knows the table), so ☑ and □ of a form come out right everywhere, or wrong everywhere.
# Fact:     it does so at the start of a paragraph and behind Latin letters. Behind a Chinese character or full-width
#           sign the symbol is taken for Chinese text and looked up in the Chinese font, which has nothing at that
#           private code: 是☑ 否□ becomes twice the sign for a missing glyph, with Noto CJK a crossed box that looks
#           like a ticked one. Both answers of a form seem chosen. A space between does not help, nor do rFonts
#           of the run. Read back by pypdf, the two boxes are one character.
# Versions: LibreOffice 7.4.7.2 (Debian 12) without Wingdings, fonts-noto-cjk, python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     write the Unicode signs ☑ ☐ □ as text, in a font that has them.
#
# Exits 0 when LibreOffice behaves as above, 1 when it does not, 3 when something to run this with is missing.
set -euo pipefail

case "$(soffice --version 2>/dev/null || true)" in
    "LibreOffice 7.4."*) ;;
    *) echo "this needs LibreOffice 7.4 (soffice)"; exit 3 ;;
esac
[ -n "$(fc-list "Noto Serif CJK SC")" ] || { echo "this needs the font Noto Serif CJK SC"; exit 3; }
[ -z "$(fc-list Wingdings)" ] || { echo "this needs a machine without the font Wingdings"; exit 3; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 pypdf==7.1.1
"$work/venv/bin/python" - "$work/form.docx" <<'PYTHON'
import sys

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

FONT = '<w:rPr><w:rFonts w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC"/></w:rPr>'
CASES = (("是", "否"), ("是 ", "否 "), ("Y", "N"))

document = docx.Document()
for case in CASES:
    runs = "".join(
        f'<w:r>{FONT}<w:t xml:space="preserve">{word}</w:t></w:r><w:r>{FONT}<w:sym w:font="Wingdings" w:char="{code}"/></w:r>'
        for word, code in zip(case, ("F0FE", "F0A8"))
    )
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
document.save(sys.argv[1])
PYTHON
soffice "-env:UserInstallation=file://$work/profile" --headless --norestore --convert-to pdf --outdir "$work" \
    "$work/form.docx" >/dev/null 2>&1
echo "version: $(soffice --version)"
"$work/venv/bin/python" - "$work/form.pdf" <<'PYTHON'
import sys

import pypdf

lines = ["".join(line.split()) for line in pypdf.PdfReader(sys.argv[1]).pages[0].extract_text().splitlines()]
lines = [line for line in lines if line]
for line in lines:
    print(f"output: {ascii(line)}: the boxes are {'ONE glyph' if line[1] == line[3] else 'two glyphs'}")
as_told = [line[1] == line[3] for line in lines] == [True, True, False]
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
