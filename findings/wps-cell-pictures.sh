#!/usr/bin/env bash
# A picture that WPS put into a cell is a formula to everybody else: openpyxl loses it on saving, LibreOffice prints #NAME?.
#
# Guess:    pictures in a workbook are drawings over the cells; a library keeps them or warns, a converter prints them.
# Fact:     WPS offers 嵌入单元格: the picture goes to xl/cellimages.xml, and the cell holds DISPIMG("ID_…",1). openpyxl
#           loads that without a warning, shows no image, and what it saves keeps the formula and has neither
#           cellimages.xml nor the picture: a list of staff with their photographs comes back without one.
#           LibreOffice prints #NAME? in the place of the picture, with exit 0.
# Versions: openpyxl 3.1.5, Pillow 12.0.0, LibreOffice 7.4.7.2 (Debian 12); the parts are those that WPS 2019 and later write
# Date:     2026-11-30
# Cure:     look for DISPIMG and refuse the cell: the picture has to become a file of its own.
#
# Exits 0 when both behave as above, 1 when they do not, 3 when LibreOffice 7.4 is missing.
set -euo pipefail

case "$(soffice --version 2>/dev/null || true)" in
    "LibreOffice 7.4."*) ;;
    *) echo "this needs LibreOffice 7.4 (soffice)"; exit 3 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 pillow==12.0.0
echo "version: $(soffice --version), openpyxl 3.1.5"
"$work/venv/bin/python" - "$work" <<'PYTHON'
import io
import re
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

import openpyxl
from PIL import Image

work = Path(sys.argv[1])
CALL = 'DISPIMG("ID_0123456789ABCDEF0123456789ABCDEF",1)'
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SHEET, WORKBOOK, TYPES = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
ADDED = {
    "xl/_rels/cellimages.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELS}/image" '
    'Target="media/image1.png"/></Relationships>',
    "xl/cellimages.xml": '<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" '
    f'xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main" xmlns:r="{RELS}"><etc:cellImage><xdr:pic>'
    f'<xdr:nvPicPr><xdr:cNvPr id="2" name="{CALL[9:44]}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
    '<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="571500" cy="762000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
    "</etc:cellImage></etc:cellImages>",
}


def write(path):
    """Write a list of one person whose photograph WPS has put into the cell."""
    book = openpyxl.Workbook()
    book.active.append(["Zhang San", 1])
    book.save(work / "plain.xlsx")
    cell = f'<c r="B1" t="str"><f>_xlfn.{CALL}</f><v>={CALL}</v></c>'.replace('"ID', "&quot;ID").replace('",1', "&quot;,1")
    picture = io.BytesIO()
    Image.new("RGB", (60, 80), "red").save(picture, "PNG")
    link = '<Relationship Id="rId99" Type="http://www.wps.cn/officeDocument/2020/cellImage" Target="cellimages.xml"/>'
    types = (
        '<Default Extension="png" ContentType="image/png"/><Override PartName="/xl/cellimages.xml" '
        'ContentType="application/vnd.wps-officedocument.cellimage+xml"/>'
    )
    with zipfile.ZipFile(work / "plain.xlsx") as plain, zipfile.ZipFile(path, "w") as out:
        for name in plain.namelist():
            text = plain.read(name).decode()
            text = re.sub('<c r="B1".*?</c>', cell, text) if name == SHEET else text
            text = text.replace("</Relationships>", link + "</Relationships>") if name == WORKBOOK else text
            text = text.replace("</Types>", types + "</Types>") if name == TYPES else text
            out.writestr(name, text.replace("Microsoft Excel", "WPS 表格") if "app.xml" in name else text)
        for name, text in ADDED.items():
            out.writestr(name, text)
        out.writestr("xl/media/image1.png", picture.getvalue())


write(work / "staff.xlsx")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    book = openpyxl.load_workbook(work / "staff.xlsx")
    images = len(book.active._images)
    book.save(work / "saved.xlsx")
left = [name for name in zipfile.ZipFile(work / "saved.xlsx").namelist() if "image" in name]
how = ["--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "csv", "--outdir", str(work)]
subprocess.run(["soffice", *how, str(work / "staff.xlsx")], check=True, capture_output=True)
printed = (work / "staff.csv").read_text("utf-8").strip()
print(f"output: openpyxl sees {images} images, {book.active['B1'].value}; parts with images after saving: {left}")
print(f"output: LibreOffice prints {printed}")
as_told = images == 0 and left == [] and printed.endswith(",#NAME?")
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
