"""Lines on the grid and fitted text, as Word sets them, read from the converted PDF."""

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

from bidkit.tools.soffice import locate_soffice, to_pdf
from bidkit.word.pages.layout import strip_for_conversion
from tests.word.docs import W, body, part

PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
LINES = '<w:docGrid w:type="lines" w:linePitch="312"/>'


def section(grid=LINES):
    return f"<w:sectPr>{PAGE}{grid}</w:sectPr>"


def rows(size=24, setup="", look="", count=3):
    """Return paragraphs that begin with 甲, in 宋体 of this size in half points."""
    face = f'<w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体"/>{look}<w:sz w:val="{size}"/></w:rPr>'
    return f"<w:p><w:pPr>{setup}</w:pPr><w:r>{face}<w:t>甲乙丙</w:t></w:r></w:p>" * count


def spacing(line, rule="auto"):
    return f'<w:spacing w:line="{line}" w:lineRule="{rule}"/>'


def table(inner):
    grid = '<w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{grid}<w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl><w:p/>"


# The body, its section, and the distance of its base lines in points, as Word 2016 and newer set them.
PITCHES = {
    "five": (rows(21), LINES, 15.6),
    "small-four": (rows(24), LINES, 15.6),
    "four-needs-two": (rows(28), LINES, 31.2),
    "one-and-a-half": (rows(24, spacing(360)), LINES, 23.4),
    "exact-is-not-snapped": (rows(24, spacing(400, "exact")), LINES, 20.0),
    "wider-pitch": (rows(28), '<w:docGrid w:type="lines" w:linePitch="400"/>', 20.0),
    "letters-too": (rows(24), '<w:docGrid w:type="linesAndChars" w:linePitch="312"/>', 15.6),
    "size-of-a-style": (rows(24).replace('<w:sz w:val="24"/>', '<w:rStyle w:val="big"/>'), LINES, 31.2),
}
BIG = '<w:style w:type="character" w:styleId="big"><w:name w:val="big"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
NATURAL = {
    "not-snapped": (rows(24, '<w:snapToGrid w:val="0"/>'), LINES),
    "in-a-table": (table(rows(24)), LINES),
    "no-grid": (rows(24), '<w:docGrid w:linePitch="312"/>'),
}


def fitted(words, width, size=24, more=""):
    look = f'<w:rPr><w:sz w:val="{size}"/><w:fitText w:val="{width}" w:id="7"/></w:rPr>'
    return f"<w:p><w:r>{look}<w:t>{words}</w:t></w:r>{more}<w:r><w:t>。</w:t></w:r></w:p>"


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Return the letters of each file's first page with left, low, right and high in points."""
    folder = tmp_path_factory.mktemp("grid")
    documents = {name: body(xml + section(grid), styles=BIG) for name, (xml, grid, _) in PITCHES.items()}
    documents |= {name: body(xml + section(grid)) for name, (xml, grid) in NATURAL.items()}
    documents["stretched"] = body(fitted("投标人", 2400) + section(""))
    documents["squeezed"] = body(fitted("法定代表人姓名", 1200) + section(""))
    other = '<w:r><w:rPr><w:sz w:val="24"/><w:fitText w:val="2400" w:id="7"/></w:rPr><w:t>人</w:t></w:r>'
    documents["two-runs"] = body(fitted("投标", 2400, more=other) + section(""))
    given = {name: strip_for_conversion(data) for name, data in documents.items()}
    made = to_pdf(given, folder, soffice=locate_soffice(), home=folder / "home")
    return {name: letters(path) for name, path in made.items()}


def letters(path: Path):
    document = pypdfium2.PdfDocument(path)
    try:
        words = document[0].get_textpage()
        return [
            (chr(raw.FPDFText_GetUnicode(words, at)), *words.get_charbox(at, loose=True))
            for at in range(words.count_chars())
        ]
    finally:
        document.close()


def pitches(found):
    lows = [low for sign, _, low, _, _ in found if sign == "甲"]
    return [above - below for above, below in pairwise(lows)]


@pytest.mark.parametrize("name", PITCHES)
def test_lines_stand_as_far_apart_as_in_word(shown, name):
    assert pitches(shown[name]) == pytest.approx([PITCHES[name][2]] * 2, abs=0.3)


@pytest.mark.parametrize("name", NATURAL)
def test_lines_off_the_grid_have_their_natural_height(shown, name):
    assert all(15 < pitch < 19 for pitch in pitches(shown[name]))


@pytest.mark.parametrize(("name", "width"), [("stretched", 120), ("squeezed", 60), ("two-runs", 120)])
def test_fitted_text_is_as_wide_as_it_says(shown, name, width):
    inside = [found for found in shown[name] if found[0] not in "。\r\n"]
    assert inside[-1][3] - inside[0][1] == pytest.approx(width, abs=2.5)
    stop = next(found for found in shown[name] if found[0] == "。")
    assert stop[1] - inside[-1][3] < 3


def test_what_may_stand_higher_than_its_line_keeps_its_height():
    drawing = "<w:p><w:r><w:drawing/></w:r></w:p>"
    given = part(strip_for_conversion(body(drawing + rows(24, count=1) + section())))
    high, plain = given.findall(f".//{W}p")[:2]
    assert high.find(f".//{W}spacing") is None and plain.find(f".//{W}spacing").get(f"{W}lineRule") == "exact"


def test_each_section_has_its_own_grid():
    first = f"<w:p><w:pPr><w:sectPr>{PAGE}</w:sectPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"
    given = part(strip_for_conversion(body(first + rows(24, count=1) + section())))
    free, set_on = given.findall(f".//{W}p")[:2]
    assert free.find(f".//{W}spacing") is None and set_on.find(f".//{W}spacing") is not None
