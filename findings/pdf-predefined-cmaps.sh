#!/usr/bin/env bash
# pypdf reads Chinese PDFs in GBKp-EUC-H as Korean: one predefined encoding is known, its twin is not.
#
# Guess:    the predefined CMaps of ISO 32000 (table 116) are all known to a reader that knows GBK-EUC-H.
# Fact:     a Chinese font that is not embedded names a CMap for its codes; no ToUnicode is asked for then. pypdf knows
#           all the GB ones but GBKp-EUC-H and -V, which are GBK-EUC with half-width Latin: those it takes for UTF-16,
#           and 投标保证金 becomes 춶뇪놣횤뷰, hangul of good standing, with a line in the log. pdfium and pdfminer read
#           them. The page looks right everywhere, so the fault shows only as words that a check does not find.
# Versions: pypdf 7.1.1, pypdfium2 5.15.2, pdfminer.six 20260107, pikepdf 10.18.0, Python 3.11
# Date:     2026-11-30
# Cure:     where no usual character of Chinese comes out of a page with CID fonts, ask another reader.
#
# Exits 0 when the libraries behave as above, 1 when they do not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypdf==7.1.1 pypdfium2==5.15.2 \
    pdfminer.six==20260107 pikepdf==10.18.0
"$work/venv/bin/python" - "$work/a.pdf" 2>/dev/null <<'PYTHON'
import sys
from importlib.metadata import version

import pikepdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from pikepdf import Dictionary, Name, String

path, WORDS = sys.argv[1], "投标保证金"
CODES = WORDS.encode("gbk")
NAMES = ("GBK-EUC-H", "GBKp-EUC-H", "GBK2K-H")


def write(encoding):
    """Write the words in a font that is not embedded, under a predefined CMap."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 400))
        song = Name("/STSong-Light")
        face = dict(FontName=song, Flags=4, FontBBox=[0, -200, 1000, 900], ItalicAngle=0, Ascent=800, Descent=-200)
        system = Dictionary(Registry=String("Adobe"), Ordering=String("GB1"), Supplement=2)
        kept = Dictionary(Type=Name.FontDescriptor, CapHeight=700, StemV=80, **face)
        below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=song, CIDSystemInfo=system, DW=1000)
        below.FontDescriptor = pdf.make_indirect(kept)
        font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=song, Encoding=Name(f"/{encoding}"))
        font.DescendantFonts = [pdf.make_indirect(below)]
        page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
        page.Contents = pdf.make_stream(f"BT /F 20 Tf 50 300 Td <{CODES.hex()}> Tj ET".encode())
        pdf.save(path)


def read():
    """Return the text of the page by each reader."""
    yield pypdf.PdfReader(path).pages[0].extract_text().strip()
    yield pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range().strip()
    yield extract_text(path).strip()


readers = ("pypdf", "pypdfium2", "pdfminer.six")
print("version: " + ", ".join(f"{name} {version(name)}" for name in readers))
right = {}
for encoding in NAMES:
    write(encoding)
    texts = list(read())
    right[encoding] = [text == WORDS for text in texts]
    print(f"output: {encoding}: {dict(zip(readers, texts))}")
as_told = right == {"GBK-EUC-H": [True] * 3, "GBKp-EUC-H": [False, True, True], "GBK2K-H": [True] * 3}
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
