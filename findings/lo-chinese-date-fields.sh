#!/usr/bin/env bash
# LibreOffice prints the date of a Chinese Word document with the year twice: 二〇二六二〇二六年十一月三十日.
#
# Guess:    a DATE field that Word's own dialogue inserted in a Chinese document shows that date, or keeps the text that
#           Word stored with it.
# Fact:     the stored text is thrown away and the picture read anew, by the rules of a spreadsheet format. There E is
#           a year of one to two letters, so EEEE is two years: EEEE年O月A日 (the date in Chinese numerals) doubles the
#           year. W, Word's sign for the day of the week (yyyy年M月d日星期W), is no sign there and stays: 星期W. And
#           aaaa becomes a Japanese day, 月曜日, in a document whose language is Chinese.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     replace a date field by its text before the document is converted; a bid wants a date that stays anyway.
#
# Exits 0 when LibreOffice behaves as above, 1 when it does not, 3 when something to run this with is missing.
set -euo pipefail

case "$(soffice --version 2>/dev/null || true)" in
    "LibreOffice 7.4."*) ;;
    *) echo "this needs LibreOffice 7.4 (soffice)"; exit 3 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 pypdf==7.1.1
"$work/venv/bin/python" - "$work/date.docx" <<'PYTHON'
import sys

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

LANGUAGE = '<w:rPr><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr>'
document = docx.Document()
for picture in ("EEEE年O月A日", "yyyy年M月d日星期W", "aaaa"):
    field = f"""<w:p {nsdecls("w")}><w:r>{LANGUAGE}<w:fldChar w:fldCharType="begin"/></w:r>
<w:r>{LANGUAGE}<w:instrText xml:space="preserve"> DATE \\@ "{picture}" </w:instrText></w:r>
<w:r>{LANGUAGE}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{LANGUAGE}<w:t>stored</w:t></w:r>
<w:r>{LANGUAGE}<w:fldChar w:fldCharType="end"/></w:r></w:p>"""
    document.element.body.insert(-1, parse_xml(field))
document.save(sys.argv[1])
PYTHON
soffice "-env:UserInstallation=file://$work/profile" --headless --norestore --convert-to pdf --outdir "$work" \
    "$work/date.docx" >/dev/null 2>&1
echo "version: $(soffice --version)"
"$work/venv/bin/python" - "$work/date.pdf" <<'PYTHON'
import re
import sys

import pypdf

text = pypdf.PdfReader(sys.argv[1]).pages[0].extract_text()
lines = [line for line in ("".join(line.split()) for line in text.splitlines()) if line]
print(f"output: {lines}")
as_told = (
    len(lines) == 3
    and bool(re.fullmatch(r"(二[〇○][一二三四五六七八九〇○]{2})\1年.+月.+日", lines[0]))
    and bool(re.fullmatch(r"\d{4}年\d+月\d+日星期W", lines[1]))
    and lines[2].endswith("曜日")
)
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
