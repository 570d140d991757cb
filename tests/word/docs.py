"""Small Word files to test with, and short ways to look into finished ones."""

import io
import re
import zipfile

import docx
from docx.enum.section import WD_ORIENT
from lxml import etree

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def relation(key, kind, target):
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def override(name, kind):
    wml = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return f'<Override PartName="/word/{name}.xml" ContentType="{wml}.{kind}+xml"/>'


MAIN_RELATION = relation("r1", "officeDocument", "word/document.xml")
RELS_TYPE = (
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)


def save(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word(*paragraphs, heading="", footer="", header="", landscape=False):
    """Return a .docx; a paragraph may be text or (text, style)."""
    document = docx.Document()
    section = document.sections[0]
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if header:
        section.header.paragraphs[0].text = header
    if footer:
        section.footer.paragraphs[0].text = footer
    if heading:
        document.add_heading(heading, 1)
    for paragraph in paragraphs:
        text, style = paragraph if isinstance(paragraph, tuple) else (paragraph, None)
        document.add_paragraph(text, style=style)
    return save(document)


def body(xml, *, styles="", numbering="", **parts):
    """Return a bare .docx around the XML of a body, of styles and of numbering; ``parts`` are more document parts."""
    kinds = {"styles": styles, "numbering": numbering, **parts}
    kinds = {kind: text for kind, text in kinds.items() if text}
    package = "http://schemas.openxmlformats.org/package/2006"
    rels = "".join(relation(f"r{kind}", kind, f"{kind}.xml") for kind in kinds)
    types = "".join(override(kind, kind) for kind in kinds) + override("document", "document.main")
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">{RELS_TYPE}{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{MAIN_RELATION}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{rels}</Relationships>',
        "word/document.xml": f'<w:document {NS} xmlns:r="{OFFICE}"><w:body>{xml}</w:body></w:document>',
    }
    for kind, text in kinds.items():
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        files[f"word/{kind}.xml"] = f"<w:{root} {NS}>{text}</w:{root}>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def p(text="", properties="", inside=""):
    return f'<w:p><w:pPr>{properties}</w:pPr>{inside}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def num(num_id, level=0):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def part(data, name="word/document.xml"):
    """Return the parsed XML of one part of a finished file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def names(data, pattern="."):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name for name in archive.namelist() if re.search(pattern, name)]


def texts(root):
    """Return the text of every paragraph."""
    return ["".join(t.text or "" for t in node.iter(W + "t")) for node in root.iter(W + "p")]


def values(root, tag, name="val"):
    return [node.get(W + name) for node in root.iter(W + tag)]


def heads(data):
    """Return for each section the text of its header and footer parts, by (kind, type)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = {
            n.get("Id"): n.get("Target")
            for n in etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        }
        found = []
        for section in etree.fromstring(archive.read("word/document.xml")).iter(W + "sectPr"):
            entry = {}
            for node in section:
                kind = etree.QName(node).localname
                if kind.endswith("Reference"):
                    key = next(v for k, v in node.attrib.items() if k.endswith("}id"))
                    root = etree.fromstring(archive.read("word/" + rels[key]))
                    text = "".join(t.text or "" for t in root.iter(W + "t", W + "instrText"))
                    entry[kind.removesuffix("Reference"), node.get(W + "type")] = text
            found.append(entry)
        return found
