#!/usr/bin/env bash
# img2pdf writes a soft mask of the wrong depth for a PNG of few colours of which one is clear.
#
# Guess:    a PNG with a palette of two to sixteen colours, one of them clear, looks in the PDF as in a viewer.
# Fact:     the mask is the alpha of the picture, 8 bits a point, but is declared with the depth of the palette (1, 2 or
#           4 bits): its stream is up to 8 times as long as its dictionary says. A reader shows a wrong mask or nothing.
# Versions: img2pdf 0.6.3, Pillow 13.0.0, pikepdf 10, Python 3.11
# Date:     2026-11-30
# Cure:     lay such a PNG on white before it is given to img2pdf.
#
# Exits 0 when img2pdf behaves as above, 1 when it does not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check img2pdf==0.6.3 pillow==13.0.0

"$work/venv/bin/python" - "$work/a.png" <<'PYTHON'
import io
import sys
import zlib

import img2pdf
import pikepdf
from PIL import Image

picture = Image.new("P", (64, 64), 0)
picture.putpalette([255, 255, 255, 255, 0, 0])
picture.paste(1, (16, 16, 48, 48))
picture.save(sys.argv[1], transparency=0, bits=1)
with pikepdf.open(io.BytesIO(img2pdf.convert(sys.argv[1]))) as pdf:
    (image,) = pdf.pages[0].images.values()
    mask = image.SMask
    bits, parms = int(mask.BitsPerComponent), mask.get("/DecodeParms", {})
    row = (64 * bits + 7) // 8 + (1 if int(parms.get("/Predictor", 1)) > 1 else 0)
    held = len(zlib.decompress(mask.read_raw_bytes()))
print(f"output: the mask is declared with {bits} bit a point: {row * 64} bytes; it holds {held}")
as_told = bits == 1 and held > 4 * row * 64
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
