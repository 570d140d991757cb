#!/usr/bin/env bash
# Bind a PDF with pypdf, pikepdf or pdfium, and what its author switched off is printed: the layer is on again.
#
# Guess:    pages that are appended look as they looked in their own file.
# Fact:     whether a layer (optional content group) shows stands in /OCProperties of the catalogue, not in the page.
#           The page's mark /OC and the group are copied, the catalogue's entry is not; a group that no list names
#           counts as visible. So a switched-off 作废 stamp, a draft or the prices of another lot appear in the bound
#           volume. PdfWriter.append, which brings outlines and named destinations over from the catalogue, does no
#           better here; poppler's pdfunite does carry the states.
# Versions: pypdf 7.1.1, pikepdf 10.18.0, pypdfium2 5.15.2, Python 3.11
# Date:     2026-11-30
# Cure:     merge /OCProperties by hand, or leave hidden content out before the pages are joined.
#
# Exits 0 when the libraries behave as above, 1 when they do not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypdf==7.1.1 pikepdf==10.18.0 pypdfium2==5.15.2 \
    pillow==13.0.0
"$work/venv/bin/python" - "$work" <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
from pikepdf import Dictionary, Name

work = Path(sys.argv[1])
source = work / "source.pdf"


def layered():
    """Write a page with a red square on a layer that is off."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="作废"))
        pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer], Order=[layer]))
        page.Resources = Dictionary(Properties=Dictionary(L=layer))
        page.Contents = pdf.make_stream(b"/OC /L BDC 1 0 0 rg 50 50 100 100 re f EMC")
        pdf.save(source)


def red(path):
    """Return how many pixels of the first page are pure red."""
    picture = pypdfium2.PdfDocument(path)[0].render(scale=1).to_pil().convert("RGB")
    return picture.tobytes().count(b"\xff\x00\x00")


layered()
writer = pypdf.PdfWriter()
writer.append(source)
writer.write(work / "pypdf.pdf")
with pikepdf.new() as joined, pikepdf.open(source) as pdf:
    joined.pages.extend(pdf.pages)
    joined.save(work / "pikepdf.pdf")
target = pypdfium2.PdfDocument.new()
target.import_pages(pypdfium2.PdfDocument(source))
target.save(work / "pypdfium2.pdf")

libraries = ("pypdf", "pikepdf", "pypdfium2")
print("version: " + ", ".join(f"{name} {version(name)}" for name in libraries))
seen = {name: red(work / f"{name}.pdf") for name in ("source", *libraries)}
print(f"output: red pixels {seen}")
as_told = seen["source"] == 0 and all(seen[name] == 10_000 for name in libraries)
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
