"""Finished files to audit: Word files with text in odd places, PDFs with contents, seals and scans."""

import io
import math

import docx
import pypdf
from lxml import etree
from PIL import Image, ImageDraw, ImageFont

from bidkit.audit.files import Readers
from bidkit.audit.run import AuditJob, LastPackage, audit
from bidkit.bind import bind
from bidkit.finished.memory import ReadMemory
from bidkit.load.workspace import find_workspace, load
from bidkit.model.packs import packs_of
from bidkit.pdf.made.html import html_to_pdf
from tests.rules import rules_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RED = (206, 44, 44)
STYLE = """<style>@page { size: A4; margin: 25mm;
@bottom-center { content: "第" counter(page) "页 共" counter(pages) "页" } }
body { font: 12pt "Noto Serif CJK SC"; } h1 { font-size: 16pt; } section { break-before: page; }</style>"""


def look_over(workspace, *paths, told=None, last=None, convert=None, printed=()):
    """Return what an audit of files finds against the small tender; nothing is converted unless asked for."""
    place = find_workspace(workspace / "tenders/demo")
    loaded = load(place)
    dossier = bind(loaded.library, loaded.tender, loaded.bid, loaded.price)
    rules = rules_of(packs_of(loaded.tender))
    memory = ReadMemory(None)
    readers = Readers(memory.word, memory.pdf, convert or (lambda path: None))
    stems = {"main": "ZB-2026-001_投标文件"}
    job = AuditJob(
        tuple(paths), dossier, rules, readers, stems, told or {}, last or LastPackage(), printed=printed
    )
    return audit(job)


def codes(audited, *wanted):
    return [finding.code for finding in audited.findings if not wanted or finding.code in wanted]


def messages(audited, code):
    return [finding.message for finding in audited.findings if finding.code == code]


def word(path, *paragraphs, edit=None):
    """Write a Word file; ``edit`` may change the document before it is saved."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if edit:
        edit(document)
    document.save(path)
    return path


def xml(text):
    return etree.fromstring(text.replace("<w:", f'<w:x xmlns:w="{W}"><w:', 1) + "</w:x>")[0]


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def text_box(text):
    """Return a run with a text box in the old drawing language, as WPS writes it."""
    inner = f'<w:txbxContent xmlns:w="{W}"><w:p>{run(text)}</w:p></w:txbxContent>'
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{inner}</v:textbox></v:shape>'
    return etree.fromstring(f'<w:r xmlns:w="{W}"><w:pict>{shape}</w:pict></w:r>')


def pdf(path, *sections, contents=(), style=""):
    """Write a PDF: a contents page of (title, number) lines, then a page or more for each (title, html)."""
    lines = "".join(f"<p>{title}{'.' * 40}{number}</p>" for title, number in contents)
    head = f"<h1>目录</h1>{lines}" if contents else ""
    body = "".join(f"<section><h1>{title}</h1>{text}</section>" for title, text in sections)
    path.write_bytes(html_to_pdf(STYLE + style + head + body, path.parent))
    return path


def sheet(size=(595, 842)):
    """Return a white A4 page at 72 dots an inch with grey lines of writing."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for row in range(80, 600, 22):
        draw.rectangle((70, row, 520, row + 8), fill=(60, 60, 60))
    return image


def press(image, centre, diameter_mm=40, colour=RED):
    """Press a round seal onto a page drawn at 72 dots an inch: a ring, a star, words along the ring."""
    over, mm = 4, 72 / 25.4
    side = round(diameter_mm * mm * over)
    mask = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(mask)
    draw.ellipse((0, 0, side - 1, side - 1), outline=230, width=round(1.2 * mm * over))
    star = [
        (side / 2 + side * r * math.sin(math.pi * k / 5), side / 2 - side * r * math.cos(math.pi * k / 5))
        for k in range(10)
        for r in ((0.16,) if k % 2 == 0 else (0.065,))
    ]
    draw.polygon(star, fill=230)
    font = ImageFont.load_default(side // 9)
    for n in range(9):
        angle = math.radians(-120 + n * 30)
        at = (side / 2 + side * 0.38 * math.sin(angle), side / 2 - side * 0.38 * math.cos(angle))
        draw.text(at, "#", font=font, fill=230, anchor="mm")
    small = mask.resize((side // over, side // over), Image.Resampling.LANCZOS)
    box = (round(centre[0] - small.width / 2), round(centre[1] - small.height / 2))
    image.paste(Image.new("RGB", small.size, colour), box, small)
    return image


def scanned(path, *images):
    """Write pictures as the pages of a PDF without text."""
    first, *rest = images
    first.save(path, "PDF", resolution=72, save_all=True, append_images=rest)
    return path


def picture_tag(image):
    """Return a picture as HTML that stands on the page at its own size."""
    import base64

    stream = io.BytesIO()
    image.save(stream, "PNG")
    data = base64.b64encode(stream.getvalue()).decode()
    return f'<img src="data:image/png;base64,{data}" style="width:{image.width}pt">'


def without_page(path, out, page):
    """Write a PDF without one of its pages."""
    writer = pypdf.PdfWriter()
    for number, one in enumerate(pypdf.PdfReader(path).pages, 1):
        if number != page:
            writer.add_page(one)
    writer.write(out)
    return out
