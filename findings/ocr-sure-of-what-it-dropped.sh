#!/usr/bin/env bash
# RapidOCR drops a tick box, or the last sign of a name under a red seal, and is 100 % sure of the rest.
#
# Guess:    the score of a line falls where something on it was not read, so a bound such as 0.9 guards a form.
# Fact:     the score rates the signs that were read, not those that were left out. [✓]是 [ ]否 is read as 是 and 否, score
#           1.00: neither which box is ticked nor that there are boxes can be told. 法定代表人：张三, where the ring of
#           a red seal runs over 三, is read as 法定代表人：张, score 1.00: another name, and no less sure.
#           Red seals over names and dates are the rule on Chinese certificates, not the exception.
# Versions: rapidocr-onnxruntime 1.4.4 (models in the wheel), onnxruntime 1.32.0, pillow 13.0.0, fonts-noto-cjk
# Date:     2026-11-30
# Cure:     look at boxes as pictures; take the red away before reading; compare the length with what is expected.
#
# Exits 0 when the library behaves as above, 1 when it does not, 3 when the font is missing.
set -euo pipefail

font=$(fc-match -f '%{file}' "Noto Serif CJK SC:style=Regular")
case "$font" in
    *NotoSerifCJK*) ;;
    *) echo "this needs the font Noto Serif CJK SC"; exit 3 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check rapidocr-onnxruntime==1.4.4 onnxruntime==1.32.0 \
    pillow==13.0.0
"$work/venv/bin/python" -W ignore - "$font" <<'PYTHON'
import sys
from importlib.metadata import version

import numpy
from PIL import Image, ImageDraw, ImageFont
from rapidocr_onnxruntime import RapidOCR

face = ImageFont.truetype(sys.argv[1], 32, index=2)
reader = RapidOCR()


def sheet():
    """Return an empty page and its pen."""
    page = Image.new("RGB", (900, 400), "white")
    return page, ImageDraw.Draw(page)


def read(page):
    """Return the lines read as (words, score)."""
    lines, _ = reader(numpy.asarray(page))
    return [(words.replace(" ", ""), round(float(score), 2)) for _, words, score in lines or []]


form, pen = sheet()
for left, word in ((44, "是"), (140, "否")):
    pen.rectangle((left, 70, left + 26, 96), outline="black", width=2)
    pen.text((left + 30, 60), word, font=face, fill="black")
pen.line((48, 82, 56, 92, 68, 72), fill="black", width=3)

sealed, pen = sheet()
pen.text((40, 220), "法定代表人：张三", font=face, fill="black")
bare = read(sealed)
pen.ellipse((250, 40, 520, 310), outline=(220, 0, 0), width=9)

boxes, name = read(form), read(sealed)
print(f"version: rapidocr-onnxruntime {version('rapidocr-onnxruntime')}, onnxruntime {version('onnxruntime')}")
print(f"output: boxes {boxes}; name {bare}, with a seal {name}")
sure = all(score >= 0.99 for _, score in boxes + name)
as_told = sure and "".join(words for words, _ in boxes) == "是否" and bare[0][0].endswith("张三")
as_told &= name[0][0].endswith("张")
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
