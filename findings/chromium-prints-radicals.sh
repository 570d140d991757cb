#!/usr/bin/env bash
# A notice saved as PDF from Chromium says ⽂件 and ⻚ to pypdf: letters that look right and compare as others.
#
# Guess:    the words of a web page that Chromium prints to PDF are the words of the page; where two libraries read the
#           same file they agree on its letters.
# Fact:     Noto Sans CJK draws 文 and the radical ⽂ (U+2F42) with one glyph, and Chromium's PDF maps that glyph back to
#           the radical: 文, 人, 一, 金, 月, 日, 页, 长 and about two hundred more. pypdf gives the radicals, pdftotext and
#           pdfium ordinary letters, so a search for 投标文件 or 投标人 finds nothing in the one and all in the others.
# Versions: Chromium 156.0 (Debian 12), Noto Sans CJK SC 2.004, pypdf 6.1.1, pypdfium2 5.3.0
# Date:     2026-12-01
# Cure:     bidkit puts ordinary letters for the radicals wherever it reads a PDF (U+2F00–2FD5 by NFKC, U+2E80–2EF3 by
#           a table, as NFKC leaves most of these).
#
# Exits 0 when they behave as above, 1 when they do not, 3 when chromium or the font is missing.
set -euo pipefail

command -v chromium >/dev/null || { echo "this needs chromium"; exit 3; }
[ -n "$(fc-list "Noto Sans CJK SC" 2>/dev/null)" ] || { echo "this needs fonts-noto-cjk"; exit 3; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypdf==6.1.1 pypdfium2==5.3.0
echo "version: $(chromium --version 2>/dev/null)"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import shutil
import subprocess
import sys
from pathlib import Path

import pypdf
import pypdfium2

work = Path(sys.argv[1])
WORDS = "投标人的投标文件一式三份，页码和长度见第八章，保证金用人民币，开标日期另行通知。"
(work / "notice.html").write_text(
    f'<!doctype html><meta charset="utf-8"><p style="font-family: Noto Sans CJK SC">{WORDS}</p>', encoding="utf-8"
)
command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
command += [f"--user-data-dir={work}/profile", f"--print-to-pdf={work}/notice.pdf", f"{work}/notice.html"]
subprocess.run(command, check=True, capture_output=True, timeout=120)


def radicals(text):
    return "".join(sign for sign in text if 0x2E80 <= ord(sign) <= 0x2FDF)


read = {"pypdf": pypdf.PdfReader(work / "notice.pdf").pages[0].extract_text()}
page = pypdfium2.PdfDocument(work / "notice.pdf")[0].get_textpage()
read["pdfium"] = page.get_text_range()
if shutil.which("pdftotext"):
    run = subprocess.run(["pdftotext", work / "notice.pdf", "-"], check=True, capture_output=True, text=True)
    read["pdftotext"] = run.stdout
for name, text in read.items():
    found = "".join(text.split())
    print(f"{name}: {found}")
    print(f"  radicals: {radicals(found)!r}, 投标文件: {'投标文件' in found}, 投标人: {'投标人' in found}")
held = len(radicals(read["pypdf"])) >= 8 and "投标文件" not in read["pypdf"]
held &= not radicals(read["pdfium"]) and "投标文件" in "".join(read["pdfium"].split())
print("as described" if held else "CHANGED")
sys.exit(not held)
PYTHON
