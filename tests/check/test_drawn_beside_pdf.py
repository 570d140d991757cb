"""What Word draws must be drawn in the PDF: pictures, shapes, the red of a seal, scans; section by section."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.check.drawn import half_shown, lost_drawings
from bidkit.model.document import PlacedSection
from bidkit.model.facts import Beside, PageImage, PdfFacts, PdfPage, WordFacts
from tests.check.test_word_beside_pdf import BASE

ONE, TWO = PlacedSection("a", "方案", 1, 1), PlacedSection("b", "附图", 2, 1)


def thing(kind="图片", wide=100.0, high=80.0, section="a", **more):
    return Beside(kind, (f"{wide:g}×{high:g}",), "在此之前", wide=wide, high=high, section=section, **more)


def image(wide=100.0, high=80.0, digest="x", covers=0.1):
    return PageImage(digest, covers=covers, wide=wide, high=high)


def lost(things, *pages, sections=(ONE, TWO)):
    volume = replace(BASE, word=WordFacts(beside=tuple(things)), pdf=PdfFacts(pages=pages), sections=sections)
    return list(lost_drawings(volume))


def page(*images, **more):
    return PdfPage(images=images, **more)


def test_a_picture_of_its_size_is_there_turned_too():
    assert lost([thing()], page(image()), page()) == []
    assert lost([thing()], page(image(80, 100)), page()) == []


def test_one_that_was_cut_to_another_size_is_there():
    assert lost([thing()], page(image(160, 120)), page()) == []


def test_one_that_is_missing_is_named_with_its_size_and_place():
    assert lost([thing()], page(), page()) == ["图片 1 张（100×80）（在「在此之前」之后）"]
    assert lost([thing(), thing(wide=50)], page(image()), page()) == [
        "图片 1 张（50×80）（在「在此之前」之后）"
    ]


def test_a_picture_of_another_section_does_not_stand_for_it():
    assert len(lost([thing()], page(), page(image()))) == 1


def test_where_no_section_is_known_the_whole_volume_counts():
    assert lost([thing(section="")], page(), page(image())) == []


@pytest.mark.parametrize("kind", ["矢量图", "图形", "墨迹", "绘图画布", "嵌入对象"])
def test_what_is_drawn_without_a_picture_needs_a_shape_or_a_picture(kind):
    assert lost([thing(kind)], page(shapes=1), page()) == []
    assert lost([thing(kind)], page(image(7, 7)), page()) == []
    assert lost([thing(kind), thing(kind)], page(shapes=1), page()) == [f"{kind} 1 处（在「在此之前」之后）"]


def test_a_seal_whose_red_is_gone_is_named_and_one_nobody_looked_at_is_not():
    seal = thing(red=900.0)
    assert lost([seal], page(image(), red=870.0), page()) == []
    assert lost([seal], page(image(), red=2.0), page()) == [
        "红色的印章或图案（100×80）（在「在此之前」之后）"
    ]
    assert lost([seal], page(image(), red=-1), page()) == []


@pytest.mark.parametrize(("producer", "count"), [("bidkit", 1), ("Microsoft® Word", 0)])
def test_a_chart_that_our_converter_never_draws_is_named_whatever_else_is_drawn(producer, count):
    made = (("pdf:Producer", producer),)
    word, pdf = WordFacts(beside=(thing("新式图表"),)), PdfFacts(pages=(page(shapes=9), page()))
    volume = replace(BASE, word=word, pdf=pdf, sections=(ONE, TWO), metadata=made)
    assert len(list(lost_drawings(volume))) == count


SCANS = replace(TWO, id="s", title="证书", first_page=1, pages=3, scans=True)


def scans(count, **more):
    return [thing(wide=400, high=600, section="s", **more) for _ in range(count)]


def test_scans_fill_as_many_pages_in_both():
    sheet = page(image(400, 600, covers=0.6))
    assert lost(scans(2), page(), sheet, sheet, sections=(SCANS,)) == []
    assert lost(scans(1), page(), sheet, sheet, sections=(SCANS,)) == [
        "《证书》的扫描件：PDF 有 2 页，Word 里只有 1 张"
    ]
    assert lost(scans(4), page(), sheet, sheet, sections=(SCANS,)) == [
        "《证书》的扫描件：Word 里 4 张，PDF 只有 3 页"
    ]


def test_a_photograph_put_in_the_place_of_another_is_named_where_the_others_are_untouched():
    ours = [scans(1, digest=d)[0] for d in "pqr"]
    pages = [page(image(400, 600, d, 0.6)) for d in "pqz"]
    assert lost(ours, *pages, sections=(SCANS,)) == ["1 张图片两边不是同一张（在「在此之前」之后）"]
    recoded = [page(image(400, 600, d, 0.6)) for d in "xyz"]  # another program's PDF codes every picture anew
    assert lost(ours, *recoded, sections=(SCANS,)) == []


def test_what_word_itself_hides_is_told():
    things = (Beside("没有结果的域", ("REF a",), "见"), Beside("固定行距里的图片", ("图高 90 磅",)))
    said = list(half_shown(replace(BASE, word=WordFacts(beside=things))))
    assert said == ["域「REF a」没有结果，显示为空白（在「见」之后）", "图片只露出一条：图高 90 磅"]


@given(st.lists(st.tuples(st.integers(20, 400), st.integers(20, 400)), max_size=6), st.randoms())
def test_whatever_is_drawn_in_any_order_is_never_called_lost(sizes, random):
    images = [image(wide, high) for wide, high in sizes]
    random.shuffle(images)
    things = [thing(wide=wide, high=high) for wide, high in sizes]
    assert lost(things, page(*images), page()) == []
    assert bool(lost(things, page(*images[1:]), page())) == bool(sizes)
