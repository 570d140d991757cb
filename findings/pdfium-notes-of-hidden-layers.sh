#!/usr/bin/env bash
# pdfium draws a stamp whose layer is switched off, while it leaves out the words of the same layer.
#
# Guess:    what stands on a layer (optional content) that is off does not show, whether it is page content or an annotation;
#           pictures of a page made with pdfium look as the page does in a reader.
# Fact:     /OC of a form XObject on the page is obeyed, /OC of an annotation (ISO 32000 12.5.2) is not: the stamp, the
#           remark or the mark of an approval that its author has hidden is drawn, in red if it was red. A scan that a
#           system of approvals sends with its remarks on a hidden layer comes into the bid with the remarks on it.
#           Poppler leaves both out.
# Versions: pypdfium2 5.15.2 (pdfium as bundled), pikepdf 10.18.0; Poppler 22.12 beside them where it is installed
# Date:     2026-11-30
# Cure:     take annotations of layers that are off out of the copy that is drawn.
#
# Exits 0 when pdfium behaves as above, 1 when it does not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 pikepdf==10.18.0 pillow==13.0.0
echo "version: pypdfium2 5.15.2, pikepdf 10.18.0"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image
from pikepdf import Array, Dictionary, Name, Stream

work = Path(sys.argv[1])
WHITE, RED = (255, 255, 255), (255, 0, 0)
STAMP, CONTENT = (45, 155), (145, 155)  # pixels at 72 dpi on a page of 200 × 200 points


def form(pdf, drawing):
    made = Stream(pdf, drawing)
    made.Type, made.Subtype, made.Resources = Name.XObject, Name.Form, Dictionary()
    made.BBox = Array([0, 0, 50, 50])
    return made


def write(path):
    """Write a page with a blue square in its content and a red stamp, both on one layer that is off."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="批注"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
    content = form(pdf, b"0 0 1 rg 0 0 50 50 re f")
    content.OC = layer
    page.Resources = Dictionary(XObject=Dictionary(X=content))
    page.Contents = Stream(pdf, b"q 1 0 0 1 120 20 cm /X Do Q")
    look = form(pdf, b"1 0 0 rg 0 0 50 50 re f")
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([20, 20, 70, 70]), F=4, OC=layer)
    stamp.AP = Dictionary(N=look)
    page.Annots = Array([pdf.make_indirect(stamp)])
    pdf.save(path)


write(work / "a.pdf")
drawn = pypdfium2.PdfDocument(work / "a.pdf")[0].render(scale=1).to_pil().convert("RGB")
seen = {"stamp": drawn.getpixel(STAMP), "content": drawn.getpixel(CONTENT)}
print(f"output: pdfium: {seen}")
if shutil.which("pdftoppm"):
    subprocess.run(["pdftoppm", "-r", "72", "-png", "-singlefile", work / "a.pdf", work / "b"], check=True)
    other = Image.open(work / "b.png").convert("RGB")
    print(f"output: poppler: {{'stamp': {other.getpixel(STAMP)}, 'content': {other.getpixel(CONTENT)}}}")
as_told = seen == {"stamp": RED, "content": WHITE}
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
