#!/usr/bin/env bash
# img2pdf lays a TIFF sheet with an Orientation tag on its side: Pillow has turned it, img2pdf turns it again.
#
# Guess:    a sheet whose tag says how it is to be turned stands upright in the PDF.
# Fact:     Pillow applies the Orientation of a TIFF by itself when it decodes it, and already states the turned size on
#           opening, but still tells the tag until the pixels are read. img2pdf takes the decoded pixels and the tag
#           together: the page of a sheet with Orientation 3, 6 or 8 is turned twice. A JPEG with the same tag is right.
# Versions: img2pdf 0.6.3, Pillow 13.0.0, pikepdf 10, Python 3.11
# Date:     2026-11-30
# Cure:     give img2pdf such a sheet without its tag, as Pillow decoded it.
#
# Exits 0 when img2pdf behaves as above, 1 when it does not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check img2pdf==0.6.3 pillow==13.0.0

"$work/venv/bin/python" - "$work" <<'PYTHON'
import io
import sys

import img2pdf
import pikepdf
from PIL import Image

tag = Image.Exif()
tag[0x0112] = 6  # to be shown turned by 90 degrees clockwise
stored = Image.new("RGB", (200, 100), "white")  # lies; shown, it stands
turns = {}
for kind in ("jpg", "tif"):
    path = f"{sys.argv[1]}/a.{kind}"
    stored.save(path, exif=tag)
    with pikepdf.open(io.BytesIO(img2pdf.convert(path))) as pdf:
        page = pdf.pages[0]
        wide, high = page.mediabox[2], page.mediabox[3]
        turn = int(page.get("/Rotate", 0))
    stands = (wide < high) != (turn % 180 == 90)
    turns[kind] = stands
    print(f"output: {kind}: page {float(wide):.0f} x {float(high):.0f}, /Rotate {turn}: {'stands' if stands else 'lies'}")
as_told = turns == {"jpg": True, "tif": False}
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
