"""PDFs as a converter writes them: one cut Type 1 font, with whatever that run of the converter put in by chance.

Only the standard library, so that a pretended soffice can use it, and a cipher written anew from Adobe Type 1 Font
Format, 7.1, so that it proves something.
"""

import hashlib
import zlib
from dataclasses import dataclass

CLEAR = b"""%!FontType1-1.0: Square 001.003
11 dict begin
/FontType 1 def
/PaintType 0 def
/FontName /Square def
/UniqueID {number} def
/FontMatrix [0.001 0 0 0.001 0 0]readonly def
/FontBBox {0 0 1000 1000}readonly def
/Encoding 256 array
0 1 255 {1 index exch /.notdef put} for
dup 65 /square put
readonly def
currentdict end
currentfile eexec
"""
PRIVATE = b"""dup
/Private 13 dict dup begin
/RD{string currentfile exch readstring pop}executeonly def
/ND{noaccess def}executeonly def
/NP{noaccess put}executeonly def
/MinFeature{16 16}ND
/password 5839 def
/BlueValues [-250 -250 1100 1100]ND
/UniqueID {number} def
/Subrs 0 array
ND
2 index
/CharStrings 2 dict dup begin
"""
END = b"""end
end
readonly put
put
dup/FontName get exch definefont pop
mark currentfile closefile
"""
ZEROS = b"\n" + (b"0" * 64 + b"\n") * 8 + b"cleartomark"
# hsbw, rmoveto, hlineto, vlineto, hlineto, closepath, endchar; numbers as in 6.2
SQUARE = bytes([139, 250, 124, 13, 239, 239, 21, 249, 180, 6, 248, 236, 7, 253, 180, 6, 9, 14])
NOTDEF = bytes([139, 250, 124, 13, 14])


@dataclass(frozen=True)
class Chance:
    """What differs from one run of a converter to the next though the pages are the same."""

    number: int = 4100001
    tag: str = "BAAAAA"
    day: str = "20261130115940"
    noise: str = "00" * 16
    backwards: bool = False


def cipher(plain, state):
    """Return the bytes encrypted as in 7.1, without the four bytes of chance."""
    out = bytearray()
    for byte in plain:
        out.append(byte ^ state >> 8)
        state = (out[-1] + state) * 52845 + 22719 & 0xFFFF
    return bytes(out)


def type1(number):
    """Return the three parts of a font whose letter A is a square, numbered."""
    outlines = b""
    for name, charstring in ((b".notdef", NOTDEF), (b"square", SQUARE)):
        data = cipher(b"\0\0\0\0" + charstring, 4330)
        outlines += b"/%s %d RD %s ND\n" % (name, len(data), data)
    digits = str(number).encode()
    private = b"HDU " + PRIVATE.replace(b"{number}", digits) + outlines + END
    return CLEAR.replace(b"{number}", digits), cipher(private, 55665), ZEROS


def pdf(text, chance):
    """Return a page with as many squares as the text has letters."""
    parts = type1(chance.number)
    name = f"{chance.tag}+Square".encode()
    words = f"% {hashlib.sha256(text.encode()).hexdigest()}\nBT /F1 20 Tf 50 700 Td ({'A' * len(text)}) Tj ET"
    lengths = {f"Length{n}": len(part) for n, part in enumerate(parts, 1)}
    objects = {
        "catalog": b"<</Type/Catalog/Pages pages 0 R/Metadata xmp 0 R/Dests dests 0 R>>",
        "pages": b"<</Type/Pages/Resources<</Font<</F1 font 0 R>>>>/Kids[page 0 R]/Count 1>>",
        "page": b"<</Type/Page/Parent pages 0 R/MediaBox[0 0 595 842]/Contents words 0 R>>",
        "words": _stream(words.encode()),
        "font": b"<</Type/Font/Subtype/Type1/BaseFont/" + name + b"/FirstChar 65/LastChar 65/Widths[1000]"
        b"/FontDescriptor descriptor 0 R>>",
        "descriptor": b"<</Type/FontDescriptor/FontName/" + name + b"/Flags 4/FontBBox[0 0 1000 1000]"
        b"/ItalicAngle 0/Ascent 1000/Descent 0/CapHeight 1000/StemV 80/FontFile program 0 R>>",
        "program": _stream(b"".join(parts), **lengths),
        "dests": b"<</start[page 0 R/XYZ 0 800 0]>>",
        "xmp": _stream(f"<x:xmpmeta>{chance.noise} {chance.day}</x:xmpmeta>".encode()),
        "info": f"<</Producer(Fake)/CreationDate(D:{chance.day}Z')>>".encode(),
    }
    return _file(objects, chance)


def _stream(data, **numbers):
    packed = zlib.compress(data)
    extra = "".join(f"/{key} {value}" for key, value in numbers.items())
    head = f"<</Length {len(packed)}/Filter/FlateDecode{extra}>>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def _file(objects, chance):
    """Return the file; the objects are numbered and written in the order of chance."""
    names = sorted(objects, reverse=chance.backwards)
    out, places = bytearray(b"%PDF-1.6\n"), []
    for number, name in enumerate(names, 1):
        places.append(len(out))
        body, stream, rest = objects[name].partition(b"\nstream\n")
        for other, key in enumerate(names, 1):
            body = body.replace(f"{key} 0 R".encode(), f"{other} 0 R".encode())
        out += b"%d 0 obj\n" % number + body + stream + rest + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(names) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    root, info = names.index("catalog") + 1, names.index("info") + 1
    out += f"trailer\n<</Size {len(names) + 1}/Root {root} 0 R/Info {info} 0 R".encode()
    out += f"/ID[<{chance.noise}><{chance.noise}>]/DocChecksum/{chance.noise}>>\n".encode()
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)
