#!/usr/bin/env bash
# docx2txt and docx2python read every Word text box twice: a price in a box counts double.
#
# Guess:    the text of a .docx is the w:t elements in order.
# Fact:     Word writes a text box as mc:AlternateContent: once for itself (mc:Choice, DrawingML) and once for readers
#           that do not know that (mc:Fallback, VML), with the same paragraphs in both. Whoever walks over all w:t gets
#           both, so sums, numbered clauses and ★ marks in a box are counted double, and so are the words for an
#           answer's length. mammoth reads one of them; python-docx neither. Four readers, three answers, no message.
# Versions: docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0, python-docx 1.2.0, Python 3.11
# Date:     2026-11-30
# Cure:     drop mc:Fallback wherever its mc:Choice is read.
#
# Exits 0 when the libraries behave as above, 1 when they do not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 \
    python-docx==1.2.0
"$work/venv/bin/python" - "$work/box.docx" <<'PYTHON'
import sys
from importlib.metadata import version

import docx
import docx2python
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

path = sys.argv[1]
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORDS = "<w:txbxContent><w:p><w:r><w:t>保证金壹万元</w:t></w:r></w:p></w:txbxContent>"
BOX = f"""<w:p {nsdecls("w", "wp")} xmlns:a="{DRAWING}" xmlns:wps="{SHAPE}" xmlns:mc="{COMPATIBLE}"
 xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>
<wp:extent cx="1800000" cy="600000"/><wp:docPr id="1" name="box"/><a:graphic><a:graphicData uri="{SHAPE}"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"/></wps:spPr><wps:txbx>{WORDS}</wps:txbx><wps:bodyPr/>
</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>
<v:shape style="width:100pt;height:30pt"><v:textbox>{WORDS}</v:textbox></v:shape>
</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""

document = docx.Document()
document.element.body.insert(0, parse_xml(BOX))
document.save(path)
with open(path, "rb") as file:
    read = {
        "docx2txt": docx2txt.process(path),
        "docx2python": docx2python.docx2python(path).text,
        "mammoth": mammoth.extract_raw_text(file).value,
        "python-docx": "".join(paragraph.text for paragraph in docx.Document(path).paragraphs),
    }
seen = {name: text.count("保证金壹万元") for name, text in read.items()}
print("version: " + ", ".join(f"{name} {version(name)}" for name in seen))
print(f"output: how often each reads the words that the page shows once: {seen}")
as_told = seen == {"docx2txt": 2, "docx2python": 2, "mammoth": 1, "python-docx": 0}
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
