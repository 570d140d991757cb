"""Word and PDF as LibreOffice makes it, read back: what it draws is silent, what it leaves out is named."""

import io

import docx
import pytest
from docx.shared import Pt
from PIL import Image, ImageDraw

from bidkit.check.drawn import half_shown, lost_drawings
from bidkit.finished.memory import ReadMemory
from bidkit.finished.volume import PdfForm, WordForm, finished_volume
from bidkit.model.tender import SectionPlan, VolumePlan
from bidkit.tools.soffice import locate_soffice, to_pdf
from bidkit.word.pages.layout import strip_for_conversion
from tests.word.docs import save

PLAN = VolumePlan(id="a", title="册", sections=(SectionPlan(id="s", title="方案", text="s"),))


def seal(kind):
    """Return a red ring of 4 cm, as a picture of a kind."""
    picture = Image.new("RGB", (160, 160), "white")
    ImageDraw.Draw(picture).ellipse((10, 10, 150, 150), outline="red", width=12)
    stream = io.BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()


def document(data, exact=0):
    made = docx.Document()
    made.add_paragraph("盖章处")
    line = made.add_paragraph()
    line.add_run().add_picture(io.BytesIO(data), width=Pt(113))
    if exact:
        line.paragraph_format.line_spacing = Pt(exact)
    made.add_paragraph("此后")
    return save(made)


def swapped(data, new):
    """Return a Word file whose picture has other bytes, as another program left them."""
    package = docx.Document(io.BytesIO(data))
    (part,) = [one.target_part for one in package.part.rels.values() if one.reltype.endswith("/image")]
    part._blob = new
    return save(package)


FILES = {
    "png": document(seal("PNG")),
    "jpeg": document(seal("JPEG")),
    "tiff": document(seal("TIFF")),
    "jpeg-2000": swapped(document(seal("PNG")), seal("JPEG2000")),
    "strip": document(seal("PNG"), exact=20),
}
LOST = {
    "jpeg-2000": "图片 1 张（4.0×4.0 厘米）（在「盖章处」之后）",
    "strip": "红色的印章或图案（4.0×4.0 厘米）（在「盖章处」之后）",  # it reaches over the upper edge of the page
}


@pytest.fixture(scope="module")
def volumes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("drawn")
    copies = {name: strip_for_conversion(data) for name, data in FILES.items()}
    made = to_pdf(copies, folder, soffice=locate_soffice(), home=folder / "home")
    memory, found = ReadMemory(None), {}
    for name, data in FILES.items():
        word = folder / f"{name}.docx"
        word.write_bytes(data)
        forms = WordForm(word.name, memory.word(word)), PdfForm(made[name].name, memory.pdf(made[name]))
        found[name] = finished_volume(PLAN, *forms)
    return found


@pytest.mark.parametrize("name", FILES)
def test_only_what_the_converter_left_out_is_named(volumes, name):
    assert list(lost_drawings(volumes[name])) == ([LOST[name]] if name in LOST else [])


def test_a_seal_is_as_red_in_the_pdf_as_in_word(volumes):
    (thing,), (page,) = volumes["png"].word.beside, volumes["png"].pdf.pages
    assert thing.red == pytest.approx(page.red, rel=0.15) and thing.red > 1000


def test_a_picture_that_word_cuts_to_a_strip_is_told(volumes):
    assert list(half_shown(volumes["strip"])) == [
        "图片只露出一条（在「盖章处」之后）：图高 113 磅、行高固定 20 磅"
    ]
    assert list(half_shown(volumes["png"])) == []
