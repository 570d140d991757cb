#!/usr/bin/env bash
# LibreOffice prints 1 where Word prints - 1 -, 一 or 第一页, and a page count that is not true any more.
#
# Guess:    the number formats of pages that Word offers for Chinese documents are known, as those of lists are; what is
#           not known is said, or is counted at least.
# Fact:     the format numberInDash (the - 1 - that official Chinese documents ask for) is read as plain 1. The switch
#           \* CHINESENUM3 makes 一 in Word and is dropped on PAGE, NUMPAGES and SEQ alike: 第一页 becomes 第1页.
#           SECTIONPAGES, the pages of this section (共 N 页 of a volume part), is not counted at all: the number that
#           Word stored last is printed, 9 on a document of two pages, while PAGE beside it is new.
#           The format chineseCounting of a section does work, so a test with that alone looks well.
# Versions: LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0, pypdf 7.1.1
# Date:     2026-11-30
# Cure:     write dashes as text around PAGE, choose the Chinese format in the section, not in the field; count pages
#           oneself.
#
# Exits 0 when LibreOffice behaves as above, 1 when it does not, 3 when LibreOffice 7.4 is missing.
set -euo pipefail

case "$(soffice --version 2>/dev/null || true)" in
    "LibreOffice 7.4."*) ;;
    *) echo "this needs LibreOffice 7.4 (soffice)"; exit 3 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 pypdf==7.1.1
echo "version: $(soffice --version)"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import subprocess
import sys
from pathlib import Path

import docx
import pypdf
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

work = Path(sys.argv[1])


def printed(document):
    """Return the lines of each page that LibreOffice makes of the document, without white space."""
    document.save(work / "a.docx")
    command = ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--norestore"]
    subprocess.run([*command, "--convert-to", "pdf", "--outdir", work, work / "a.docx"], check=True, capture_output=True)
    pages = [page.extract_text().splitlines() for page in pypdf.PdfReader(work / "a.pdf").pages]
    return [[line for line in ("".join(line.split()) for line in page) if line] for page in pages]


def field(code, stored):
    """Return the runs of a field with the text that Word stored for it."""
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    words = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{kinds[0]}{words}{kinds[1]}<w:r><w:t>{stored}</w:t></w:r>{kinds[2]}"


document = docx.Document()
section = document.sections[0]
section._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:fmt="numberInDash"/>'))
codes = ("PAGE", "PAGE \\* CHINESENUM3", "NUMPAGES \\* CHINESENUM3", "SEQ 表 \\* CHINESENUM3", "SECTIONPAGES")
for code in codes:
    section.footer._element.append(parse_xml(f"<w:p {nsdecls('w')}>{field(code, '9')}</w:p>"))
document.add_page_break()
document.add_paragraph("末页")
first, second = printed(document)
second.remove("末页")
print(f"output: {dict(zip(codes, first))} and on page 2 {second}")
as_told = first == ["1", "1", "2", "1", "9"] and second[:3] == ["2", "2", "2"] and second[4] == "9"
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
