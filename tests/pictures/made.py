"""Pictures that tell too much, made with the tools people use; every planted word starts with TELL."""

import io

from PIL import Image, PngImagePlugin

from tests.pdf.sheets import picture

XMP = (
    b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
    b"xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:dc='http://purl.org/dc/"
    b"elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:City=\"TELL-city\"><dc:creator>"
    b"<rdf:Seq><rdf:li>TELL-writer</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
)
TELL = b"TELL"


def exif(turn=1):
    made = Image.Exif()
    for tag, value in {271: "TELL-maker", 272: "TELL-model", 305: "TELL-program", 315: "TELL-person"}.items():
        made[tag] = value
    made[274] = turn
    made[36867] = "2026:05:01 08:00:00"
    made.get_ifd(34665)[42033] = "TELL-serial"
    made.get_ifd(34665)[37500] = b"TELL-makernote" * 4
    made.get_ifd(34853).update({0: b"\2\3\0\0", 1: "N", 2: (30.0, 35.0, 1.5), 3: "E", 4: (114.0, 18.0, 2.0)})
    return made


def jpeg(turn=1, **options):
    """A phone's photograph: EXIF with place and person, XMP, Photoshop's block, a remark, a second picture behind."""
    stream = io.BytesIO()
    icc = options.pop("icc_profile", None)
    plain = {"quality": 90, "dpi": (150, 150), "exif": exif(turn), "xmp": XMP, "comment": b"TELL-remark"}
    second = {"save_all": True, "append_images": [Image.open(io.BytesIO(small_jpeg()))]}
    picture().save(stream, "MPO", **plain, icc_profile=icc, **options, **second)
    iptc = b"\x1c\x02\x50\x00\x0bTELL-byline\x1c\x02\x5a\x00\x09TELL-town"
    shop = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(iptc).to_bytes(4, "big") + iptc
    more = b"\xff\xed" + (len(shop) + 2).to_bytes(2, "big") + shop
    data = stream.getvalue()
    return data[:20] + more + data[20:] + b"TELL-trailer"  # behind the JFIF header, as cameras do


def small_jpeg():
    stream = io.BytesIO()
    Image.new("RGB", (16, 16), "red").save(stream, "JPEG", comment=b"TELL-second")
    return stream.getvalue()


def plain_jpeg():
    stream = io.BytesIO()
    picture().save(stream, "JPEG", dpi=(150, 150))
    return stream.getvalue()


def png(turn=1):
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "TELL-person")
    words.add_text("Software", "TELL-program", zip=True)
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    stream = io.BytesIO()
    picture().save(stream, "PNG", pnginfo=words, exif=exif(turn), dpi=(150, 150))
    return stream.getvalue() + b"TELL-trailer"


def tiff(pages=1):
    stream = io.BytesIO()
    more = {"save_all": True, "append_images": [picture()] * (pages - 1)}
    picture().save(stream, "TIFF", compression="tiff_lzw", tiffinfo=exif(), **more)
    return stream.getvalue()


def gif():
    stream = io.BytesIO()
    picture().save(stream, "GIF", comment=b"TELL-remark")
    return stream.getvalue()


def webp(turn=1):
    stream = io.BytesIO()
    picture().save(stream, "WEBP", lossless=True, exif=exif(turn), xmp=XMP)
    return stream.getvalue()


def jp2():
    stream = io.BytesIO()
    picture().save(stream, "JPEG2000")
    data = stream.getvalue()
    talk = b"xml " + XMP
    box = (len(talk) + 4).to_bytes(4, "big") + talk
    place = b"uuid" + bytes.fromhex("b14bf8bd083d4b43a5ae8cd7d5a6ce03") + b"TELL-geo"
    at = data.index(b"jp2h") - 4
    return data[:at] + box + (len(place) + 4).to_bytes(4, "big") + place + data[at:]


EVERY = {"jpeg": jpeg, "png": png, "tiff": tiff, "gif": gif, "webp": webp, "jp2": jp2}
