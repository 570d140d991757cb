"""Small PDFs and pictures for tests."""

import io

import pypdf
from PIL import Image, ImageDraw
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

A4 = (595.28, 841.89)


def write_pdf(path, texts, size=A4, rotate=0, **options):
    """Write a PDF with one page of Helvetica text for each of ``texts``; options go to ``pypdf``'s ``encrypt``."""
    writer = pypdf.PdfWriter()
    for text in texts:
        page = writer.add_blank_page(*size)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): _helvetica()})
        page[NameObject("/Contents")] = writer._add_object(stream(f"BT /F1 24 Tf 60 60 Td ({text}) Tj ET"))
        if rotate:
            page[NameObject("/Rotate")] = NumberObject(rotate)
    writer.metadata = {"/Author": "zhang", "/Producer": "scanner"}
    if options:
        writer.encrypt(**options)
    writer.write(path)
    return path


def stream(operators):
    made = DecodedStreamObject()
    made.set_data(operators.encode())
    return made


def _helvetica():
    font = {
        "/Type": "/Font",
        "/Subtype": "/Type1",
        "/BaseFont": "/Helvetica",
        "/Encoding": "/WinAnsiEncoding",
    }
    named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    return DictionaryObject({NameObject("/F1"): named})


def add_seal(path, rect=(100, 100, 200, 200), flags=4, kind="/Stamp"):
    """Add an annotation with a red square as its look, as an electronic seal is added, and hidden private notes."""
    writer = pypdf.PdfWriter(clone_from=path)
    look = stream("1 0 0 rg 0 0 50 50 re f")
    for key, value in {"/Type": "/XObject", "/Subtype": "/Form"}.items():
        look[NameObject(key)] = NameObject(value)
    look[NameObject("/BBox")] = ArrayObject(map(NumberObject, (0, 0, 50, 50)))
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): ArrayObject(map(FloatObject, rect)),
            NameObject("/F"): NumberObject(flags),
            NameObject("/T"): TextStringObject("secret-person"),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(look)}),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    writer.write(path)
    return path


def picture(size=(400, 600), mode="RGB"):
    """Return a white sheet with a red block in its upper left and a blue one in its lower right."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    wide, high = size
    draw.rectangle((0, 0, wide // 4, high // 4), fill=(220, 20, 20))
    draw.rectangle((wide * 3 // 4, high * 3 // 4, wide, high), fill=(20, 20, 220))
    return image.convert(mode)


def write_jpeg(path, size=(400, 600), mode="RGB", orientation=1, **options):
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"quality": 90, "dpi": (150, 150), **options}
    if orientation != 1:
        options["exif"] = exif
    picture(size, mode).save(path, "JPEG", **options)
    return path


def raw_images(path):
    """Return the undecoded bytes of every picture of a finished PDF, wherever it hangs."""
    reader = pypdf.PdfReader(path)
    found = []
    for number in range(1, len(reader.xref[0]) + 1):
        thing = reader.get_object(number)
        if isinstance(thing, dict) and thing.get("/Subtype") == "/Image":
            found.append(thing._data)
    return found


def look(path, page=0, scale=1.0):
    """Return a page of a finished PDF as a picture, drawn by another library than the one that wrote it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return document[page].render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    finally:
        document.close()


def to_bytes(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
