"""Forms over several pages: no date alone, heads on every page, columns by what stands in them. Read from the PDF."""

import io

import pypdf
import pypdfium2
import pytest

from bidkit.model.reading import Block, Cell
from bidkit.tools.soffice import locate_soffice, to_pdf
from bidkit.word.cut.piece import cut_whole
from bidkit.word.cut.rebuild import TEXT_WIDTH, column_widths, rebuild
from bidkit.word.cut.widths import give_room
from tests.word.docs import W, body, p, part

SIGNED = ("投标人（盖章）：", "法定代表人（签字）：")


def said(text):
    return Block("paragraph", text)


def grid(rows):
    """Return a table of these rows."""
    cells = tuple(
        Cell(at, column, (said(text),) if text else ())
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Block("table", cells=cells, columns=len(rows[0]))


def pages(blocks, folder):
    made = cut_whole(rebuild(blocks, name="a.pdf"), name="a.pdf").data()
    path = to_pdf({"a": made}, folder, soffice=locate_soffice(), home=folder / "home")["a"]
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


@pytest.mark.parametrize("date", ["日期：", "    年  月  日"])
def test_a_date_is_never_alone_on_a_page(tmp_path, date):
    made = {}
    for count in range(18, 33):  # whatever the height of a line, one of them would leave the date behind
        blocks = [said("承诺函"), *[said("我方承诺。")] * count, *map(said, SIGNED), said(date)]
        made[str(count)] = cut_whole(rebuild(blocks, name="a.pdf"), name="a.pdf").data()
    found = to_pdf(made, tmp_path, soffice=locate_soffice(), home=tmp_path / "home")
    ends = ["".join(pypdf.PdfReader(path).pages[-1].extract_text().split()) for path in found.values()]
    assert all("法定代表人（签字）" in last for last in ends)
    assert any("承诺函" in last for last in ends) and any("承诺函" not in last for last in ends)


def test_a_long_table_has_its_head_on_every_page(tmp_path):
    rows = [["序号", "审查内容", "结论"], *([str(at), "内容" * 30, ""] for at in range(40))]
    found = pages([said("审查表"), grid(rows)], tmp_path)
    assert len(found) > 1 and all("序号审查内容结论" in page for page in found)


HEADS = {
    "head": ([["序号", "名称"], ["1", ""]], 1),
    "title-and-head": ([["报价表", "报价表"], ["序号", "名称"], ["1", ""]], 2),
    "form-of-fields": ([["名称", ""], ["地址", ""]], 0),
    "filled-fields": ([["名称", "{{ company.name }}"], ["地址", ""]], 0),
    "blank-drawn": ([["名称", "____"], ["地址", ""]], 0),
    "numbered-row": ([["评审内容", "要求", "结论"], ["1", "满足规定", "合格"], ["2", "", ""]], 1),
    "no-head": ([["1", "满足规定"], ["2", "满足条件"], ["3", "合格"]], 0),
    "chosen": ([["项目", "□通过"], ["二", ""]], 0),
    "sentence": ([["要求", "满足" * 20], ["二", ""]], 0),
    "name-like-a-number": ([["一览", "备注"], ["二", ""]], 1),
    "one-row": ([["序号", "名称"]], 0),
}


@pytest.mark.parametrize("name", HEADS)
def test_only_rows_of_words_are_heads(name):
    rows, heads = HEADS[name]
    xml = "".join(f"<w:tr>{''.join(f'<w:tc>{p(text)}</w:tc>' for text in row)}</w:tr>" for row in rows)
    given = part(cut_whole(body(f"<w:tbl>{xml}</w:tbl>{p('完')}"), name="a.docx").data())
    assert len(list(given.iter(f"{W}tblHeader"))) == heads


def test_a_page_break_before_the_signatures_stays_the_end_of_the_block():
    xml = p("正文") + p("投标人：", "<w:pageBreakBefore/>") + p("日期：")
    first, second, third = part(cut_whole(body(xml), name="a.docx").data()).findall(f".//{W}body/{W}p")[:3]
    kept = [one.find(f"{W}pPr/{W}keepNext") is not None for one in (first, second, third)]
    assert kept == [False, True, False]


def test_columns_are_as_wide_as_what_stands_in_them():
    narrow, wide, blank = column_widths(grid([["序号", "审查内容", "结论"], ["1", "内容" * 40, ""]]), 3)
    assert wide > 4 * narrow and blank >= narrow > 600 and abs(narrow + wide + blank - TEXT_WIDTH) < 5
    assert len(set(column_widths(grid([["甲"] * 20]), 20))) == 1


def test_the_pdf_shows_these_columns(tmp_path):
    made = rebuild([said("表"), grid([["序号", "审查内容"], ["1", "内容" * 40]])], name="a.pdf")
    path = to_pdf({"a": made}, tmp_path, soffice=locate_soffice(), home=tmp_path / "home")["a"]
    document = pypdfium2.PdfDocument(io.BytesIO(path.read_bytes()))
    words = document[0].get_textpage()
    text = words.get_text_range()
    number, content = (words.get_charbox(text.index(sign))[0] for sign in ("序", "审"))
    document.close()
    assert 30 < content - number < 110


# The last line of a form, and how many lines above it go with it.
LAST = {
    "date-filled": ("{{ bid.date|date_cn }}", 5),
    "date-of-issue": ("开具日期：", 5),
    "seal-behind": ("联合体成员名称：    （盖单位章）", 1),
    "seal-before": ("供应商（盖章）：{{ bidder.name }}", 1),
    "signature": ("法定代表人或其委托代理人： （签字或盖章）", 1),
    "sentence": ("本协议书自法定代表人签字或盖章并盖单位章之日起生效。", 0),
    "note": ("注：本表须加盖公章（签字无效）。", 0),
    "plain": ("联系电话：", 0),
}


@pytest.mark.parametrize("name", LAST)
def test_signatures_and_filled_dates_take_the_lines_above_along(name):
    last, kept = LAST[name]
    given = part(cut_whole(body("".join(map(p, ["正文"] * 7 + [last]))), name="a.docx").data())
    lines = [one.find(f"{W}pPr/{W}keepNext") is not None for one in given.iter(f"{W}p")]
    assert lines == [False] * (7 - kept) + [True] * kept + [False]


INDEX, LOT, CLAUSE, ANSWER, PAGES = (
    "{{ loop.index }}",
    "{{ project.lot }}",
    "{% if r.title %}{{ r.title }}：{% endif %}{{ r.text }}",
    "{{ r.reply }}",
    "{{ r.pages }}",
)
# The repeated row, and how wide its columns of 1800 twips become.
ROOM = {
    "five-equal": ([INDEX, CLAUSE, ANSWER, "{{ r.deviation }}", PAGES], [800, 2660, 2660, 1080, 1800]),
    "two-short": ([INDEX, LOT, CLAUSE, ANSWER], [800, 800, 2800, 2800]),
    "one-long": ([INDEX, CLAUSE, PAGES], [800, 2800, 1800]),
    "no-sentence": ([INDEX, "{{ r.name }}", "{{ r.phone }}"], [1800] * 3),
    "two-columns": ([INDEX, CLAUSE], [1800] * 2),
    "words-beside": (["第 {{ loop.index }} 项", CLAUSE, ANSWER], [1800] * 3),
}
NAMES = {INDEX: "序号", LOT: "包号", "{{ r.deviation }}": "偏离"}


def equal_table(row, kind="dxa"):
    def cells(texts):
        look = f'<w:tcPr><w:tcW w:w="1800" w:type="{kind}"/></w:tcPr>'
        return f"<w:tr>{''.join(f'<w:tc>{look}{p(text)}</w:tc>' for text in texts)}</w:tr>"

    wide = f'<w:tcPr><w:tcW w:w="9" w:type="{kind}"/><w:gridSpan w:val="{len(row)}"/></w:tcPr>'
    title = f"<w:tr><w:tc>{wide}{p('表')}</w:tc></w:tr>"
    grid = "<w:tblGrid>" + '<w:gridCol w:w="1800"/>' * len(row) + "</w:tblGrid>"
    xml = f"<w:tbl>{grid}{title}{cells([NAMES.get(one, '内容') for one in row])}{cells(row)}</w:tbl>"
    return next(part(body(xml)).iter(f"{W}tbl"))


@pytest.mark.parametrize("name", ROOM)
def test_sentences_get_the_room_that_numbers_do_not_need(name):
    row, widths = ROOM[name]
    table = equal_table(row)
    give_room(table[-1])
    assert [int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")] == widths
    last = [int(one.get(f"{W}w")) for one in table[-1].iter(f"{W}tcW")]
    assert last == widths and sum(widths) == 1800 * len(row)
    whole = next(table.iter(f"{W}tcW")).get(f"{W}w")
    assert whole == ("9" if widths[0] == 1800 else str(sum(widths)))


def test_widths_in_shares_stay():
    table = equal_table(ROOM["five-equal"][0], kind="pct")
    give_room(table[-1])
    assert {one.get(f"{W}w") for one in table.iter(f"{W}gridCol")} == {"1800"}
