#!/usr/bin/env bash
# python-docx leaves the dates out of older Chinese tenders: words in a smart tag are not in paragraph.text.
#
# Guess:    paragraph.text is what stands in the paragraph (hyperlinks have been in it since 1.0).
# Fact:     Chinese Word 2003 to 2007 wraps each date, quantity and name it knows in w:smartTag (chsdate, chmetcnv,
#           PersonName), and files made then are still filled in today. Runs inside are in neither text nor runs of
#           python-docx; nor are those in w:ins (a change that is not accepted yet but that Word shows) and in
#           w:fldSimple. No error, no gap: 于2026年12月21日9时 reads 于9时. LibreOffice, docx2txt and mammoth all read
#           the tag. A replacement run by run misses the words as well.
# Versions: python-docx 1.2.0, docx2txt 0.9, mammoth 1.13.0, Python 3.11
# Date:     2026-11-30
# Cure:     walk all w:t below the paragraph and leave out w:del and w:moveFrom oneself.
#
# Exits 0 when the libraries behave as above, 1 when they do not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0
"$work/venv/bin/python" - "$work/smart.docx" <<'PYTHON'
import sys
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

path = sys.argv[1]
PARAGRAPH = f"""<w:p {nsdecls("w")}>
<w:r><w:t>于</w:t></w:r>
<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate"><w:smartTagPr>
<w:attr w:name="Year" w:val="2026"/><w:attr w:name="Month" w:val="12"/><w:attr w:name="Day" w:val="21"/>
</w:smartTagPr><w:r><w:t>2026年12月21日</w:t></w:r></w:smartTag>
<w:r><w:t>9时</w:t></w:r>
<w:ins w:id="1" w:author="a"><w:r><w:t>30分</w:t></w:r></w:ins>
<w:r><w:t>开标</w:t></w:r>
</w:p>"""

document = docx.Document()
document.element.body.insert(0, parse_xml(PARAGRAPH))
document.save(path)
with open(path, "rb") as file:
    read = {
        "python-docx": docx.Document(path).paragraphs[0].text,
        "docx2txt": docx2txt.process(path),
        "mammoth": mammoth.extract_raw_text(file).value,
    }
read = {name: "".join(text.split()) for name, text in read.items()}
print("version: " + ", ".join(f"{name} {version(name)}" for name in read))
for name, text in read.items():
    print(f"output: {name}: {text}")
whole = "于2026年12月21日9时30分开标"
as_told = read == {"python-docx": "于9时开标", "docx2txt": whole, "mammoth": whole}
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
