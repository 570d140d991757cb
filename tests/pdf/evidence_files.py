"""Evidence files as other programs write them: seals as fields, forms without looks, layers, odd boxes.

Each is a page of 400 × 600 points written by hand; ``drawn`` shows it as bidkit placed it,
``where`` tells where in that a colour is seen.
"""

from pathlib import Path

import pypdfium2
from PIL import Image

from bidkit.model.scan_page import SCAN_PAGE
from bidkit.pdf.made.finish import VolumeInfo
from bidkit.pdf.made.volume import ScanPiece, ScanSheet, VolumeSetup, write_volume
from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.scans.word_image import image_for_word
from bidkit.store.cache import Cache

PAGE = (400, 600)
RED = "1 0 0 rg 0 0 100 50 re f"
HELV = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def write(path, *objects, content="", page="", root="", box="[0 0 400 600]", resources=""):
    """Write a PDF of one page; ``objects`` start at number 5 and are dictionaries, or (dictionary, stream)."""
    every = [
        f"<</Type/Catalog/Pages 2 0 R {root}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Contents 4 0 R"
        f"/Resources<</Font<</F1 {HELV}>>{resources}>>{page}>>",
        ("<<", content),
        *objects,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, thing in enumerate(every, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + _body(thing) + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(every) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<</Size {len(every) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    Path(path).write_bytes(out)
    return Path(path)


def _body(thing):
    if isinstance(thing, str):
        return thing.encode("latin-1")
    head, data = thing
    data = data.encode("latin-1")
    return head.encode("latin-1") + f"/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def look(operators=RED, box="[0 0 100 50]", more=""):
    """Return a drawing that a note or field may name as its appearance."""
    return (f"<</Type/XObject/Subtype/Form/BBox{box}/Resources<</Font<</F1 {HELV}>>>>{more}", operators)


def note(kind, rest="", rect="[100 400 200 450]", flags=4):
    return f"<</Type/Annot/Subtype/{kind}/Rect{rect}/F {flags}{rest}>>"


def drawn(path, tmp_path):
    """Return what of the page is seen in the PDF volume and in the picture for Word, a pixel for each point."""
    (both,) = drawn_pages(path, tmp_path)
    return both


def drawn_pages(path, tmp_path):
    """Return the same of every page of the file."""
    scan = inspect_scan(path)
    volume = write_volume_of(path, tmp_path)
    return [_drawn(scan, page, volume, tmp_path) for page in scan.pages]


def _drawn(scan, page, volume, tmp_path):
    size = (round(page.width), round(page.height))
    made = image_for_word(scan, page, Cache(tmp_path / "cache", tmp_path / "work"))
    with Image.open(made.path) as picture:
        word = Image.new("RGB", picture.size, "white")
        word.paste(picture.convert("RGB"), mask=picture.convert("RGBA").getchannel("A"))  # on paper, as Word
    word = word.resize(size)
    return _cut(volume, size, page.size.page(), page.index), word


def write_volume_of(path, tmp_path):
    """Write a PDF volume of all pages of the file, and return where."""
    scan = inspect_scan(path)
    sheets = tuple(ScanSheet(scan, page.index) for page in scan.pages)
    write_volume([ScanPiece(sheets)], tmp_path / "volume.pdf", VolumeSetup(VolumeInfo("t", "b")))
    return tmp_path / "volume.pdf"


def _cut(path, size, paper=SCAN_PAGE, number=0):
    document = pypdfium2.PdfDocument(path)
    try:
        whole = document[number].render(scale=3).to_pil().convert("RGB")
    finally:
        document.close()
    box = paper.picture.fit(*size)
    left, top = box.x * 3, (paper.height - box.y - box.height) * 3
    return whole.crop(
        (round(left), round(top), round(left + box.width * 3), round(top + box.height * 3))
    ).resize(size)


def where(picture, colour="red"):
    """Return left, top, right, bottom in pixels of what is red, or dark, and how many pixels that is."""
    red, green, blue = picture.split()
    if colour == "red":
        parts = (red.point(lambda v: v > 170 and 255), green.point(lambda v: v < 110 and 255))
        mask = Image.composite(parts[0], Image.new("L", picture.size), parts[1])
        mask = Image.composite(mask, Image.new("L", picture.size), blue.point(lambda v: v < 110 and 255))
    else:
        mask = picture.convert("L").point(lambda v: v < 140 and 255)
    return mask.getbbox(), mask.histogram()[255]


ROWS = " ".join(f"1 0 0 1 60 {y} Tm (AUDIT TABLE ROW OF NINE POINTS {y}) Tj" for y in range(80, 500, 40))
SIGNED = "/FT/Sig/T(s)/V<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<00>>>/AP<</N 6 0 R>>"


def table(path, width, height, size=9.0, page=""):
    """Write a sheet of that size with rows of small type."""
    content = f"BT /F1 {size} Tf {ROWS} ET"
    return write(path, content=content, box=f"[0 0 {width} {height}]", page=page)


def signed(path):
    """Write a page with a seal that is a signature of the file."""
    form = "/AcroForm<</SigFlags 3/Fields[5 0 R]>>"
    return write(path, note("Widget", SIGNED), look(), page="/Annots[5 0 R]", root=form)
