"""PDF pages with one picture that covers them, and a way to spoil each."""

import io
import zlib

import pikepdf
from PIL import Image, ImageChops

from tests.pdf.sheets import picture

PLAIN = b"q 300 0 0 450 0 0 cm /P Do Q"


def jpeg(image, **options):
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=92, **options)
    return {"data": buffer.getvalue(), "Filter": pikepdf.Name.DCTDecode}


def flate(image, bits=8):
    """Rows packed without a predictor, as simple programs write them."""
    return {
        "data": zlib.compress(image.tobytes()),
        "Filter": pikepdf.Name.FlateDecode,
        "BitsPerComponent": bits,
    }


def predicted(image, channels, bits=8):
    """Rows packed as in a PNG, as img2pdf and most scanners write them; ``up`` filters, so they must be undone."""
    row = len(image.tobytes()) // image.height
    rows = [image.tobytes()[at : at + row] for at in range(0, row * image.height, row)]
    before = [bytes(row), *rows]
    packed = b"".join(
        b"\2" + bytes((a - b) % 256 for a, b in zip(now, last, strict=True))
        for now, last in zip(rows, before, strict=False)
    )
    how = pikepdf.Dictionary(Predictor=15, Colors=channels, BitsPerComponent=bits, Columns=image.width)
    return {
        "data": zlib.compress(packed),
        "Filter": pikepdf.Name.FlateDecode,
        "DecodeParms": how,
        "BitsPerComponent": bits,
    }


def write(path, content=PLAIN, space=pikepdf.Name.DeviceRGB, page=None, size=(400, 600), coded=None, **more):
    """Write a page of 300 by 450 points with picture /P, and what else is given to the picture and the page."""
    coded = coded or jpeg(picture(size))
    facts = {"BitsPerComponent": 8, **{key: value for key, value in coded.items() if key != "data"}, **more}
    with pikepdf.new() as pdf:
        sheet = pdf.add_blank_page(page_size=(300, 450))
        image = pikepdf.Stream(pdf, coded["data"], Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        for key, value in {"Width": size[0], "Height": size[1], "ColorSpace": space, **facts}.items():
            image[f"/{key}"] = value(pdf) if callable(value) else value
        sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=image))
        for key, value in (page or {}).items():
            holder = sheet.Resources if key in ("ExtGState", "Font", "Properties", "ColorSpace") else sheet
            holder[f"/{key}"] = value
        if b"/F Do" in content:
            sheet.Resources.XObject.F = pikepdf.Stream(
                pdf, b"/P Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 1, 1],
                Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=image)),
            )  # fmt: skip
        sheet.Contents = pikepdf.Stream(pdf, content)
        pdf.save(path)
    return path


def grey_mask(pdf):
    """A soft mask that lets the left half through."""
    half = Image.new("L", (400, 600), 0)
    half.paste(255, (0, 0, 200, 600))
    return pikepdf.Stream(
        pdf, half.tobytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=400, Height=600,
        ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip


def farthest(one, other, grid=(15, 22)):
    """Return how far two pictures are apart at most, over small squares: a lost seal shows, a soft edge does not."""
    both = [image.convert("RGB").resize((300, 450), Image.Resampling.BOX) for image in (one, other)]
    apart = ImageChops.difference(*both).resize(grid, Image.Resampling.BOX)
    return max(high for _, high in apart.getextrema())
