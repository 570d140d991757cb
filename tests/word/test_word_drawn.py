"""What a Word file draws between its words, each thing once, and the fields and pictures it does not show whole."""

import pytest

from bidkit.word.pages.layout import strip_for_conversion
from bidkit.word.seen.inspect import inspect_word
from tests.word.docs import body, p, part
from tests.word.test_word_shown import field

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
HUNDRED = 1_270_000
"""A hundred points in EMU."""


def drawing(graphic, kind="inline", about=""):
    size = f'<wp:extent cx="{HUNDRED}" cy="{HUNDRED}"/><wp:docPr id="1" name="a"{about}/>'
    held = f'<a:graphic xmlns:a="{A}"><a:graphicData uri="x">{graphic}</a:graphicData></a:graphic>'
    return f'<w:r><w:drawing><wp:{kind} xmlns:wp="{WP}">{size}{held}</wp:{kind}></w:drawing></w:r>'


def shape(inside="<a:solidFill/>", text=""):
    return (
        f'<w:wsp xmlns:w="{WPS}"><w:spPr><a:xfrm><a:ext cx="{HUNDRED}" cy="{HUNDRED}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"/>{inside}</w:spPr>{text}</w:wsp>'
    )


BOX = '<x:txbxContent xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
INK = '<w14:contentPart xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/>'
CANVAS = '<c:wpc xmlns:c="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"/>'
NEW = '<cx:chart xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"/>'
OVAL = f'<w:r><w:pict><v:oval {V} style="width:50pt;height:2cm" fillcolor="red"/></w:pict></w:r>'
OBJECT = (
    f'<w:r><w:object><v:shape {V} style="width:50pt;height:40pt"/>'
    '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r>'
)
TWICE = (
    f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice>{{}}</mc:Choice>'
    f"<mc:Fallback>{OVAL}</mc:Fallback></mc:AlternateContent>"
)
# What stands in a paragraph, and the kinds of it.
DRAWN = {
    "shape": (drawing(shape()), ["图形"]),
    "outlined": (drawing(shape("<a:noFill/><a:ln><a:solidFill/></a:ln>")), ["图形"]),
    "words-in-a-frame": (drawing(shape(text=BOX)), []),
    "unpainted": (drawing(shape("<a:noFill/>")), []),
    "hidden-drawing": (drawing(shape(), about=' hidden="1"'), []),
    "two-branches": (TWICE.format(drawing(shape())), ["图形"]),
    "ink": (drawing(INK), ["墨迹"]),
    "canvas": (drawing(CANVAS), ["绘图画布"]),
    "new-chart": (drawing(NEW), ["新式图表"]),
    "oval-of-vml": (OVAL, ["图形"]),
    "oval-not-shown": (OVAL.replace("50pt", "50pt;visibility:hidden"), []),
    "object": (OBJECT, ["嵌入对象"]),
    "hidden-run": (OVAL.replace("<w:pict>", "<w:rPr><w:vanish/></w:rPr><w:pict>"), []),
    "deleted": (f'<w:del w:id="1">{OVAL}</w:del>', []),
    "moved-here": (f'<w:moveTo w:id="1">{OVAL}</w:moveTo>', ["图形"]),
}


def beside(xml):
    return inspect_word(body(p("甲") + xml), name="a").facts.beside


@pytest.mark.parametrize("name", DRAWN)
def test_what_prints_is_told_once(name):
    xml, kinds = DRAWN[name]
    found = beside(f"<w:p>{xml}</w:p>")
    assert [one.kind for one in found] == kinds
    assert all(one.before == "甲" for one in found)


def test_sizes_are_points_whatever_the_file_writes():
    (old,) = beside(f"<w:p>{OVAL}</w:p>")
    (new,) = beside(f"<w:p>{drawing(shape())}</w:p>")
    assert (round(old.wide), round(old.high)) == (50, 57) and (new.wide, new.high) == (100, 100)


@pytest.mark.parametrize(
    ("line", "rule", "clipped"), [(400, "exact", True), (400, "atLeast", False), (3000, "exact", False)]
)
def test_a_picture_in_lines_of_one_height_shows_a_strip(line, rule, clipped):
    spacing = f'<w:pPr><w:spacing w:line="{line}" w:lineRule="{rule}"/></w:pPr>'
    kinds = [one.kind for one in beside(f"<w:p>{spacing}{drawing(shape())}</w:p>")]
    assert kinds == ["图形", "固定行距里的图片"][: 1 + clipped]
    floating = beside(f"<w:p>{spacing}{drawing(shape(), 'anchor')}</w:p>")
    assert [one.kind for one in floating] == ["图形"]


FIELDS = {
    "result": (field("REF a", "表 1"), []),
    "empty": (field("REF a \\h", ""), ["REF a \\h"]),
    "simple": ('<w:fldSimple w:instr=" SEQ 图 "/>', ["SEQ 图"]),
    "simple-shown": ('<w:fldSimple w:instr=" SEQ 图 "><w:r><w:t>1</w:t></w:r></w:fldSimple>', []),
    "may-be-nothing": (field("IF 1 = 2 3 4", ""), []),
    "worked-out-at-once": (field("PAGE", ""), []),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_without_a_result_is_told_by_its_code(name):
    xml, codes = FIELDS[name]
    assert [one.words[0] for one in beside(f"<w:p>{xml}</w:p>")] == codes


@pytest.mark.parametrize(
    ("choice", "left"), [(INK, ["oval"]), (NEW, []), (shape(), ["oval", "wsp"]), (CANVAS, ["oval", "wpc"])]
)
def test_the_converter_is_given_the_branch_it_can_draw(choice, left):
    given = part(strip_for_conversion(body(f"<w:p>{TWICE.format(drawing(choice))}</w:p>")))
    found = {node.tag.rpartition("}")[2] for node in given.iter() if isinstance(node.tag, str)}
    assert sorted(found & {"oval", "wsp", "wpc", "contentPart", "chart"}) == left
