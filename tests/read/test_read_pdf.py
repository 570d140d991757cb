"""A PDF as blocks: lines made paragraphs, tables over pages, frames of the page left out, turned pages."""

import pikepdf
import pytest

from bidkit.pdf.seen.layout import read_layout
from bidkit.read.outline import make_outline
from tests.read.made.build import PAGE, pdf_of

LONG = (
    "投标人应当按照招标文件的要求编制投标文件，投标文件应当对招标文件提出的实质性要求和条件作出明确响应，" * 4
)


def read(parts, tmp_path, framed=False):
    return read_layout(pdf_of(parts, tmp_path / "a.pdf", framed))[0]


def texts(document):
    return [block.text for block in document.blocks if block.kind == "paragraph"]


def test_lines_broken_by_the_margin_are_one_paragraph(tmp_path):
    assert texts(read([LONG + "完。", "另起一段。"], tmp_path)) == [LONG + "完。", "另起一段。"]


def test_running_heads_and_page_numbers_are_left_out(tmp_path):
    document = read(["甲", PAGE, "乙", PAGE, "丙"], tmp_path, framed=True)
    assert texts(document) == ["甲", "乙", "丙"]
    assert [block.page for block in document.blocks] == [1, 2, 3]


def test_a_paragraph_over_two_pages_is_one(tmp_path):
    document = read([*(f"第{n}段。" for n in range(1, 42)), LONG * 3 + "完。"], tmp_path)
    assert texts(document)[-1] == LONG * 3 + "完。"


def test_merged_cells_of_a_ruled_table(tmp_path):
    document = read([[["甲", "<", "乙"], ["丙", "丁", "^"]]], tmp_path)
    cells = {cell.text: (cell.row_span, cell.column_span) for cell in document.blocks[0].cells}
    assert cells == {"甲": (1, 2), "乙": (2, 1), "丙": (1, 1), "丁": (1, 1)}


def test_a_table_over_two_pages_is_one(tmp_path):
    rows = [["序号", "要求"], *([str(n), f"第{n}条要求"] for n in range(1, 61))]
    document = read([rows], tmp_path, framed=True)
    assert document.pages == 3
    (table,) = make_outline(document).tables.values()
    assert [table.text(row, 0) for row in (0, 1, 60)] == ["序号", "1", "60"]


def test_a_table_without_lines_is_told_by_its_columns(tmp_path):
    import weasyprint

    rows = "".join(f"<tr><td>第{n}项</td><td>{n}0分</td></tr>" for n in range(1, 5))
    page = f"<style>td{{width:8cm;font-family:'Noto Serif CJK SC'}}</style><table>{rows}</table>"
    path = tmp_path / "b.pdf"
    weasyprint.HTML(string=page).write_pdf(path)
    (table,) = read_layout(path)[0].blocks
    assert [(cell.row, cell.column, cell.text) for cell in table.cells][:2] == [
        (0, 0, "第1项"),
        (0, 1, "10分"),
    ]


@pytest.mark.parametrize(
    ("turn", "matrix", "swapped"),
    [(90, "0 1 -1 0 842 0", True), (180, "-1 0 0 -1 595 842", False), (270, "0 -1 1 0 0 595", True)],
)
def test_a_page_drawn_lying_and_turned_upright_is_read_as_it_is_seen(tmp_path, turn, matrix, swapped):
    path = pdf_of(["甲在上。", "乙在下。"], tmp_path / "a.pdf", framed=False)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_add(f"q {matrix} cm".encode(), prepend=True)
        page.contents_add(b"Q")
        if swapped:
            page.MediaBox = [0, 0, 842, 595]
        page.Rotate = turn
        pdf.save(path)
    assert texts(read_layout(path)[0]) == ["甲在上。", "乙在下。"]


def test_bookmarks_are_kept_with_their_pages(tmp_path):
    path = pdf_of(["甲", PAGE, "乙"], tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("第二页", 1))
        pdf.save(path)
    assert read_layout(path)[0].outline == (("第二页", 2),)
