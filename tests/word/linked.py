"""Word files that take something from outside, written as Word writes them."""

import io
import zipfile

from tests.word.docs import NS, OFFICE, body

MORE = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
)


def linked(xml, *rels, parts=(), **more):
    """Return a .docx; ``rels`` are (id, kind, target[, owner part]) and lead outside, ``parts`` (name, bytes, id)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body(xml, **more))) as old, zipfile.ZipFile(out, "w") as new:
        members = {name: old.read(name) for name in old.namelist()}
        for name in [name for name in members if name.startswith("word/") and name.endswith(".xml")]:
            spaces = MORE if b"xmlns:r=" in members[name] else f'{MORE} xmlns:r="{OFFICE}"'
            members[name] = members[name].replace(NS.encode(), f"{NS} {spaces}".encode())
        for key, kind, target, *owner in rels:
            _relate(members, owner[0] if owner else "document", key, kind, target, ' TargetMode="External"')
        for name, content, key in parts:
            members[f"word/{name}"] = content
            _relate(members, "document", key, "image" if "media" in name else "aFChunk", name, "")
        for name, content in members.items():
            new.writestr(name, content)
    return out.getvalue()


def _relate(members, owner, key, kind, target, mode):
    name = f"word/_rels/{owner}.xml.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    entry = f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    members[name] = members.get(name, empty).replace(b"</Relationships>", entry.encode())


def blip(attributes):
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="x"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {attributes}/><a:stretch>'
        '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" '
        'cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def vml(attributes):
    shape = f'<v:shape style="width:50pt;height:50pt"><v:imagedata {attributes}/></v:shape>'
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


def simple(code, inside="<w:r><w:t>旧值</w:t></w:r>"):
    code = code.replace("&", "&amp;").replace('"', "&quot;")
    return f'<w:p><w:fldSimple w:instr="{code}">{inside}</w:fldSimple></w:p>'


def split(code, inside="<w:r><w:t>旧值</w:t></w:r>"):
    """Return a field whose code is cut in the middle of its name, as Word does when it is edited."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    pieces = "".join(
        f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>' for text in (code[:3], code[3:])
    )
    return f"<w:p>{mark.format('begin')}{pieces}{mark.format('separate')}{inside}{mark.format('end')}</w:p>"
