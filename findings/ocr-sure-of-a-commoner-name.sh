#!/usr/bin/env bash
# Recognition turns a rare surname or given name into a common one and is as sure of it as of the words beside it.
#
# Guess:    a letter that the model does not know comes back with a low score, or not at all, so a threshold of 0.95 sends
#           it to a person.
# Fact:     on a clean drawn line 逄 (a surname of Shandong) comes back as 逢 and 䶮 as 龚 with 0.97 or more for the line, as
#           high as for a line that is right. The score is a mean over the line, and the model has no class for what it
#           never saw. A name from a picture is right only when a person has compared it.
# Versions: rapidocr 3.10.0 (PP-OCRv6 small, in the wheel), onnxruntime 1.32.0, pillow 13.0.0, Noto Serif CJK SC
# Date:     2026-12-01
#
# Exits 0 when it behaves as above, 1 when it does not, 3 when the font is missing.
set -euo pipefail

font=$(fc-list "Noto Serif CJK SC:style=Regular" file 2>/dev/null | head -n 1 | cut -d: -f1 || true)
[ -n "$font" ] || { echo "this needs fonts-noto-cjk"; exit 3; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check rapidocr==3.10.0 onnxruntime==1.32.0 pillow==13.0.0
"$work/venv/bin/python" -W ignore - "$font" <<'PYTHON'
import logging
import sys
from importlib.metadata import version

import numpy
from PIL import Image, ImageDraw, ImageFont
from rapidocr import RapidOCR

logging.getLogger("RapidOCR").disabled = True
face = ImageFont.truetype(sys.argv[1], 44, index=2)
reader = RapidOCR()
LINES = {"项目经理：逄锦聚": "逢锦聚", "法定代表人：仇䶮": "仇龚", "授权代表：尉迟亓官": "尉迟亓官"}


def read(words):
    """Return what is read of one drawn line, and the lowest score."""
    page = Image.new("RGB", (1400, 110), "white")
    ImageDraw.Draw(page).text((40, 25), words, font=face, fill="black")
    found = reader(numpy.asarray(page))
    return "".join(found.txts or ()), min(found.scores or (0.0,))


print(f"version: rapidocr {version('rapidocr')}, onnxruntime {version('onnxruntime')}")
held = True
for words, told in LINES.items():
    got, score = read(words)
    print(f"output: drawn {words}, read {got} with {score:.2f}")
    held &= got.endswith(told) and score >= 0.95
print(f"behaviour: {'as in the header' if held else 'CHANGED'}")
sys.exit(not held)
PYTHON
