import dataclasses
import re

import pikepdf
import pypdfium2
import pytest

from bidkit.errors import UnreadableError
from bidkit.pdf.made.one_form import write_one_form
from bidkit.pdf.made.type1 import decode
from bidkit.pdf.seen.read import named_pages
from tests.pdf.numbered import Chance, pdf

CHANCES = [
    {"number": 4100083},
    {"tag": "QWERTY"},
    {"day": "20300101000000"},
    {"noise": "AB" * 16},
    {"backwards": True},
]


@pytest.fixture
def formed(tmp_path):
    """Return a function that gives the path of a made PDF in its one form."""

    def make(text, **chance):
        raw, out = tmp_path / "raw.pdf", tmp_path / f"{text}-{len(list(tmp_path.iterdir()))}.pdf"
        raw.write_bytes(pdf(text, dataclasses.replace(Chance(), **chance)))
        write_one_form(raw, out)
        return out

    return make


@pytest.mark.parametrize("chance", CHANCES, ids=lambda chance: next(iter(chance)))
def test_what_chance_put_in_is_gone(formed, chance):
    assert pdf("AB", Chance()) != pdf("AB", dataclasses.replace(Chance(), **chance))
    assert formed("AB").read_bytes() == formed("AB", **chance).read_bytes()


def test_other_pages_stay_other_pages(formed):
    assert formed("AB").read_bytes() != formed("ABC").read_bytes()


def test_the_one_form_of_the_one_form_is_itself(formed, tmp_path):
    once = formed("AB")
    before = once.read_bytes()
    write_one_form(once, once)
    assert once.read_bytes() == before


def test_the_font_in_it_is_whole_and_its_lengths_are_true(formed):
    with pikepdf.open(formed("AB")) as file:
        [font] = file.pages[0].Resources.Font.values()
        stream = font.FontDescriptor.FontFile
        program = stream.read_bytes()
        lengths = [int(stream[key]) for key in ("/Length1", "/Length2", "/Length3")]
        names = [str(font.BaseFont), str(font.FontDescriptor.FontName)]
    assert sum(lengths) == len(program)
    assert program[: lengths[0]].endswith(b"currentfile eexec\n")
    plain = decode(program[lengths[0] : sum(lengths[:2])])[0]
    assert plain.startswith(b"HDU dup\n/Private") and plain.endswith(b"mark currentfile closefile\n")
    assert program[sum(lengths[:2]) :].strip(b"0\n") == b"cleartomark"
    assert b"UniqueID" not in program + plain
    assert names[0] == names[1] and re.fullmatch(r"/[A-Z]{6}\+Square", names[0])


def test_a_reader_sees_what_it_saw(formed, tmp_path):
    raw = tmp_path / "as it came.pdf"
    raw.write_bytes(pdf("ABBA", Chance()))
    seen = []
    for path in (raw, formed("ABBA")):
        with pypdfium2.PdfDocument(path) as document:
            picture = document[0].render().to_pil()
        seen.append((picture.tobytes(), named_pages(path)))
        assert picture.convert("L").getextrema()[0] == 0, "the font draws"
    assert seen[0] == seen[1] and seen[0][1] == {"start": 1}


def test_nothing_of_the_day_or_the_machine_is_kept(formed):
    data = formed("AB").read_bytes()
    for word in (b"CreationDate", b"Producer", b"DocChecksum", b"xmpmeta", b"Metadata", b"2026"):
        assert word not in data


@pytest.mark.parametrize("data", [b"", b"%PDF-1.6\n%%EOF", b"no PDF"])
def test_a_file_that_is_no_pdf_is_named_and_nothing_written(tmp_path, data):
    raw, out = tmp_path / "raw.pdf", tmp_path / "out.pdf"
    raw.write_bytes(data)
    with pytest.raises(UnreadableError):
        write_one_form(raw, out)
    assert not out.exists()
