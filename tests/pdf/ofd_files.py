"""OFD files as electronic licences and invoices are made: a zip of XML with text, lines, pictures, notes and seals."""

import zipfile

from tests.pdf.sheets import picture, to_bytes

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
BOX = (210, 140)
FONTS = '<ofd:Font ID="1" FontName="宋体"/><ofd:Font ID="2" FontName="楷体" FamilyName="KaiTi"/>'


def text(words, x, y, size=6.35, step=None, font=1, more="", inner=""):
    """Return a text object whose base line starts at ``x``, ``y`` millimetres."""
    step = size if step is None else step
    delta = f' DeltaX="g {len(words) - 1} {step}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - size} {len(words) * size + 1} {size + 2}" Font="{font}"'
        f' Size="{size}"{more}>{inner}<ofd:TextCode X="0" Y="{size}"{delta}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def block(x, y, wide, high, colour="255 0 0", more="", inner=""):
    """Return a filled rectangle."""
    return (
        f'<ofd:PathObject ID="8" Boundary="{x} {y} {wide} {high}" Fill="true" Stroke="false"{more}>'
        f'<ofd:FillColor Value="{colour}"/>{inner}'
        f"<ofd:AbbreviatedData>M 0 0 L {wide} 0 L {wide} {high} L 0 {high} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


def image(x, y, wide, high, resource=50):
    place = f'Boundary="{x} {y} {wide} {high}" CTM="{wide} 0 0 {high} 0 0"'
    return f'<ofd:ImageObject ID="7" {place} ResourceID="{resource}"/>'


def layer(body, kind="Body", more=""):
    return f'<ofd:Layer ID="5" Type="{kind}"{more}>{body}</ofd:Layer>'


def page(body, box="", more=""):
    area = f"<ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>" if box else ""
    content = body if body.startswith("<ofd:Layer") else layer(body)
    return f"<ofd:Page {NS}>{area}{more}<ofd:Content>{content}</ofd:Content></ofd:Page>"


def der(tag, content):
    size = len(content)
    head = bytes([size]) if size < 128 else bytes([0x84]) + size.to_bytes(4, "big")
    return bytes([tag]) + head + content


def seal_value(kind, data):
    """Return a signed value with the picture of a seal where GB/T 38540 puts it."""
    shown = der(0x30, der(0x16, kind.encode()) + der(0x04, data) + der(0x02, b"\x28") + der(0x02, b"\x28"))
    info = der(0x30, der(0x16, b"ES") + der(0x16, b"id") + shown)
    return der(
        0x30, der(0x30, der(0x02, b"\x04") + der(0x30, info + der(0x03, b"\0cert"))) + der(0x03, b"\0sign")
    )


def red_seal(kind="PNG", size=(80, 80)):
    """Return the picture of a seal: a red square, clear or white around."""
    from PIL import Image, ImageDraw

    seal = Image.new("RGBA", size, (0, 0, 0, 0) if kind == "PNG" else (255, 255, 255, 255))
    ImageDraw.Draw(seal).rectangle((20, 20, 60, 60), fill=(220, 0, 0, 255))
    return to_bytes(seal if kind == "PNG" else seal.convert("RGB"), kind)


def write(path, *pages, parts=None, common="", root="", body="", resources="", stamps=(), value=None):
    """Write an OFD; ``stamps`` are attributes of StampAnnot, ``parts`` more members or others in the place of ours."""
    ids = range(101, 101 + len(pages))
    listed = "".join(f'<ofd:Page ID="{one}" BaseLoc="Pages/P{one}/Content.xml"/>' for one in ids)
    members = {
        "OFD.xml": f'<?xml version="1.0" encoding="UTF-8"?><ofd:OFD {NS} DocType="OFD" Version="1.1"><ofd:DocBody>'
        f"<ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        f"{'<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>' if stamps else ''}{body}"
        f"</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {BOX[0]} {BOX[1]}</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
        f"{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{root}</ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {NS} BaseLoc="Res"><ofd:Fonts>{FONTS}</ofd:Fonts>{resources}</ofd:Res>',
        "Doc_0/DocumentRes.xml": f'<ofd:Res {NS} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="50" Type="Image">'
        f"<ofd:MediaFile>sheet.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>",
        "Doc_0/Res/sheet.png": to_bytes(picture((600, 900)), "PNG"),
        **{f"Doc_0/Pages/P{one}/Content.xml": content for one, content in zip(ids, pages, strict=True)},
    }
    if stamps:
        marks = "".join(f'<ofd:StampAnnot ID="{at}" {one}/>' for at, one in enumerate(stamps))
        members |= {
            "Doc_0/Signs/Signatures.xml": f'<ofd:Signatures {NS}><ofd:Signature ID="1" Type="Seal"'
            f' BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>',
            "Doc_0/Signs/Sign_0/Signature.xml": f"<ofd:Signature {NS}><ofd:SignedInfo>{marks}</ofd:SignedInfo>"
            f"<ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>",
            "Doc_0/Signs/Sign_0/SignedValue.dat": value or seal_value("png", red_seal()),
        }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (members | (parts or {})).items():
            if data is not None:
                archive.writestr(name, data)
    return path
