"""Every prescribed form becomes a template that fills with the bid's own values."""

from bidkit.model.extract import Extract, FormItem, Place
from bidkit.model.reading import Block, Cell, Document
from bidkit.read.forms.pieces import cut_forms
from bidkit.read.outline import make_outline
from bidkit.word.fill.template import fill
from bidkit.word.seen.blocks import read_blocks
from tests.read_forms.buyers import document
from tests.word.docs import body, p, part, texts, values

TITLES = ("响应文件封面", "响应函", "服务承诺书")


class Anything:
    """Stands for a record: every attribute is its own name."""

    def __init__(self, **given):
        self.__dict__.update(given)


VALUES = {
    "bidder": Anything(name="江城衡信数据科技有限公司"),
    "project": Anything(name="江城市档案数字化服务", number="JCCS-2026-011"),
    "bid": Anything(date="某日"),
}
FILTERS = {"blank": lambda value: value or "＿＿", "date_cn": str}


def forms(data, titles=TITLES):
    read = data if isinstance(data, Document) else read_blocks(data, name="磋商文件.docx")
    units = {unit.text: unit for unit in make_outline(read).units}
    items = tuple(FormItem(title, Place(), unit=units[title].index) for title in titles)
    return cut_forms(read, Extract(read.name, forms=items), b"" if isinstance(data, Document) else data)


def lines(data):
    return [text for text in texts(part(data)) if text]


def test_a_form_begins_behind_its_number_and_ends_before_the_next():
    cover, letter, promise = (lines(piece.template.data) for piece in forms(document()))
    assert cover[:2] == ["（正本/副本）", "响应文件封面"]
    assert (letter[0], letter[-1]) == ("响应函", "日期：{{ bid.date|date_cn }}")
    assert promise[0] == "服务承诺书"


def test_the_title_of_the_next_group_is_no_part_of_a_form():
    lines_read = (
        *(
            "第一章 公告",
            "第二章 须知",
            "第三章 响应文件格式",
            "一、商务文件",
            "1.响应函",
            "致：江城市档案馆",
        ),
        *("供应商（盖章）：", "日期：", "二、技术文件", "技术文件目录", "1.服务方案", "（格式自拟）"),
    )
    pieces = forms(body("".join(p(line) for line in lines_read)), ("1.响应函", "1.服务方案"))
    assert [lines(piece.template.data)[-1][:3] for piece in pieces] == ["日期：", "（格式"]


def test_a_remark_between_two_forms_is_left_out_and_said():
    notes = [piece.notes for piece in forms(document())]
    assert notes == [(), ("末尾的说明「（以下内容由供应商根据需要自行选用）」没有带入",), ()]


def test_a_form_fills_with_the_bid_and_leaves_the_pen_its_place():
    piece = forms(document())[1]
    made = lines(fill(piece.template.data, VALUES, FILTERS, name="响应函").data)
    assert made[2:5] == [
        "我方参加江城市档案数字化服务的磋商，项目编号：JCCS-2026-011。",
        "供应商名称：江城衡信数据科技有限公司（盖单位公章）",
        "法定代表人或授权代表（签字）：　　　　　　",
    ]
    assert (piece.template.hands.seal, piece.template.hands.sign) == (("company",), ("either",))


def test_a_blank_that_nobody_can_fill_is_listed():
    assert [piece.template.blanks for piece in forms(document())] == [(), (), ("有效期限：＿＿",)]


def test_files_are_named_by_number_and_title():
    assert [piece.file for piece in forms(document())] == [
        "01-响应文件封面.docx",
        "02-响应函.docx",
        "03-服务承诺书.docx",
    ]


def test_a_form_of_a_pdf_is_rebuilt_and_marked():
    def line(place, text):
        return Block("paragraph", text, page=3, path=f"第3页 第{place}段")

    cells = (Cell(0, 0, (line(8, "供应商名称"),)), Cell(0, 1, ()), Cell(1, 0, (line(9, "备注"),), 1, 2))
    table = Block("table", page=3, path="第3页 表1", cells=cells, columns=2)
    heads = (
        line(10, "第一章 磋商公告"),
        line(11, "欢迎参加。"),
        line(1, "第四章 响应文件格式"),
        line(2, "格式1"),
    )
    blocks = (*heads, line(3, "基本情况表"), table, line(4, "日期：____"))
    piece = forms(Document("磋商文件.pdf", "pdf", blocks, 3), ("基本情况表",))[0]
    assert piece.notes == ("由 PDF 重建，请对照原件核对",)
    assert lines(piece.template.data) == [
        "基本情况表",
        "供应商名称",
        "{{ bidder.name }}",
        "备注",
        "日期：{{ bid.date|date_cn }}",
    ]
    assert values(part(piece.template.data), "gridSpan") == ["2"]


def test_a_form_that_cannot_be_found_is_listed_without_a_template():
    read = read_blocks(document(), name="磋商文件.docx")
    item = FormItem("不存在的表", Place(), unit=9_999)
    piece = cut_forms(read, Extract(read.name, forms=(item,)), document())[0]
    assert (piece.template, piece.notes) == (None, ("没能从原件剪下，请自行制作",))
