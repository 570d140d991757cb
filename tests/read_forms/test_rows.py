"""A table whose head names the columns is filled row by row; what nobody recognises stays as the buyer printed it."""

from datetime import date
from decimal import Decimal

import pytest

from bidkit.model.context import QuoteView
from bidkit.read.forms.sources import Sources
from bidkit.read.forms.template import make_template
from bidkit.render.filters import FILTERS
from bidkit.word.cut.piece import cut_whole
from bidkit.word.fill.template import fill
from tests.word.docs import W, body, p, part

SPLIT = Sources(split=True, commercial=("T2",), apart=("T3",), cases="S1", section="s5")


class Of:
    """Stands for a record."""

    def __init__(self, **given):
        self.__dict__.update(given)


def line(number, **given):
    usual = {
        "group": "",
        "spec": "",
        "unit": "项",
        "quantity": Decimal(2),
        "tax_rate": Decimal("0.06"),
        "note": "",
    }
    own = {"number": number, "unit_price": Decimal(500), "amount": Decimal(1000)}
    return Of(**usual, **own, **given)


def asked(name, kind, reply="", deviation="", note=""):
    return Of(
        id=name,
        kind=kind,
        title="",
        text=f"要求{name}",
        clause="五、1",
        reply=reply,
        deviation=deviation,
        note=note,
        pages="7",
    )


PERSON = Of(
    name="林某",
    title="高级工程师",
    position="部门经理",
    born=date(1986, 12, 22),
    education=(Of(degree="本科"),),
    certificates=(Of(name="甲证", number="A1"), Of(name="乙证", number="")),
    experience=(),
)
CASE = Of(
    id="case-1", name="档案整理", client="某局", amount=Decimal(120000), signed=date(2024, 3, 1), accepted=None,
    contact="张某", phone="027-5550 0199",
)  # fmt: skip
PAPER = Of(
    id="cert-1",
    name="质量证书",
    holder="我方",
    number="Q-9",
    issuer="某中心",
    valid_until="permanent",
    grade="",
)
FULL = {
    "price": Of(lines=(line(1, item="采集"), line(2, item="加工")), total=Decimal(2000), total_words="贰仟元整"),
    "requirements": (
        asked("T1", "★实质性", "满足", "无偏离"), asked("T2", "★实质性"), asked("T3", "★实质性"), asked("I1", "▲重要")
    ),
    "team": (Of(role="项目经理", duty="负责", person=PERSON, pages="9"),),
    "records_for": lambda name: (CASE, PAPER) if name == "s5" else (),
    "pages_of": lambda name: "12",
    "section": Of(id="s5"),
    "bid": Of(date=date(2026, 12, 21), evidence={}),
    "project": Of(lot="", name="档案项目"),
    "values": {},
}  # fmt: skip
EMPTY = FULL | {"price": None, "requirements": (), "team": (), "records_for": lambda name: ()}


def table(*rows):
    """Return a table; a cell may be text, or (text, span, vertical merge)."""

    def cell(given):
        text, span, merge = given if isinstance(given, tuple) else (given, 1, "")
        merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>{p(text)}</w:tc>'

    made = "".join(f"<w:tr>{''.join(cell(one) for one in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{made}</w:tbl>"


def form(title, *tables, sources=SPLIT):
    data = body(p(title) + "".join(tables) + p("日期"))
    return make_template(cut_whole(data, name="格式.docx"), title, sources)


def rows(template, values=FULL):
    """Return the cells of the filled form's tables row by row."""
    root = part(fill(template.data, values, FILTERS, name="格式").data)
    return [
        ["".join(node.text or "" for node in cell.iter(W + "t")) for cell in row.iter(W + "tc")]
        for row in root.iter(W + "tr")
    ]


PRICES = table(
    ["序号", "服务名称", "数量", "单价（元）", "总价（万元）", "品牌"], ["1", *[""] * 5], ["……", *[""] * 5],
    [("合计（小写）", 4, ""), "", ""], [("合计大写", 2, ""), ("", 4, "")],
)  # fmt: skip


def test_price_lines_fill_the_rows_and_the_totals_below_them():
    assert rows(form("分项报价表", PRICES))[1:] == [
        ["1", "采集", "2", "500.00", "0.10", ""],
        ["2", "加工", "2", "500.00", "0.10", ""],
        ["合计（小写）", "2,000.00", ""],
        ["合计大写", "贰仟元整"],
    ]


def test_with_nothing_to_list_the_rows_stand_as_they_were_printed():
    assert rows(form("分项报价表", PRICES), EMPTY)[1:3] == [["1", *[""] * 5], ["……", *[""] * 5]]


def test_a_column_that_nobody_knows_stays_empty_and_is_named():
    assert [note for note in form("分项报价表", PRICES).notes if "品牌" in note]


def test_less_than_half_of_the_columns_known_leaves_the_table_alone():
    made = form(
        "报价明细表",
        table(["序号", "名称", "人员", "规模", "系数", "单价", "金额", "折算", "依据"], ["1", *[""] * 8]),
    )
    assert rows(made)[1] == ["1", *[""] * 8]
    assert "不到一半" in "".join(made.notes)


REPLIES = ["序号", "招标文件要求", "投标文件响应内容", "偏离情况", "说明"]


def test_a_deviation_table_says_what_somebody_answered_and_nothing_else():
    made = form("技术条款偏离表", table(REPLIES, [""] * 5, [""] * 5))
    assert rows(made)[1:] == [["1", "要求T1", "满足", "无偏离", ""], ["2", "要求I1", "", "", ""]]
    assert "1 条：T3" in "".join(made.notes)


def test_commercial_demands_go_to_their_own_table():
    assert rows(form("商务条款偏离表", table(REPLIES, [""] * 5)))[1:] == [["1", "要求T2", "", "", ""]]


def test_without_two_tables_the_one_there_is_lists_all_demands():
    made = form("偏离表", table(REPLIES, [""] * 5), sources=Sources())
    assert [row[1] for row in rows(made)[1:]] == ["要求T1", "要求T2", "要求T3", "要求I1"]


def test_one_column_for_deviation_and_remark_says_both():
    head = ["条款号", "招标文件的技术需求", "投标人的技术响应", "备注（偏离说明）"]
    assert rows(form("技术偏离表", table(head, [""] * 4)))[1] == ["五、1", "要求T1", "满足", "无偏离"]


def test_a_reply_that_the_buyer_printed_is_left_and_said():
    made = form("商务偏离表", table(REPLIES, ["1", "全部★条款", "我方满足", "无偏离", ""]))
    assert rows(made)[1] == ["1", "全部★条款", "我方满足", "无偏离", ""]
    assert "采购人印的" in "".join(made.notes)


def test_contracts_are_those_that_a_person_chose():
    made = form(
        "类似项目业绩表",
        table(["序号", "用户名称", "项目名称及合同金额", "签订时间", "联系人及电话", "备注"], [""] * 6),
    )
    assert rows(made)[1:] == [
        ["1", "某局", "档案整理　120,000.00元", "2024.03.01", "张某　027-5550 0199", ""]
    ]
    assert rows(made, FULL | {"records_for": lambda name: (CASE,) if name == "S1" else ()})[1:] == [[""] * 6]
    assert (made.chosen, "evidence 的 s5" in "".join(made.notes)) == (True, True)


def test_people_fill_a_head_of_two_rows():
    head = [
        ("姓名", 1, "restart"),
        ("拟任岗位", 1, "restart"),
        ("职务", 1, "restart"),
        ("年龄", 1, "restart"),
        ("资格证明", 2, ""),
    ]
    under = [("", 1, "continue")] * 4 + ["名称", "编号"]
    made = rows(form("项目人员一览表", table(head, under, [""] * 6)))
    assert made[2] == ["林某", "项目经理", "部门经理", "39", "甲证、乙证", "A1、/"]


def test_papers_are_those_that_a_person_chose():
    made = rows(
        form("资质证书一览表", table(["序号", "证书名称", "证书编号", "发证机关", "有效期至"], [""] * 5))
    )
    assert made[1:] == [["1", "质量证书", "Q-9", "某中心", "长期"]]


def test_the_one_row_of_a_price_summary_is_filled_by_its_heads():
    made = form("开标一览表", table(["项目名称", "投标总价（元）", "大写总价", "交货地点"], [""] * 4))
    assert rows(made)[1] == ["档案项目", "2,000.00", "", ""]


def test_the_one_row_of_a_rate_summary_takes_the_rate():
    made = form("报价一览表", table(["项目名称", "下浮率（%）", "备注"], [""] * 3))
    offer = QuoteView("reduction", "下浮率", "", "", "15.50%", "15.50", "", "", (), (), None, "")
    filled = fill(made.data, FULL | {"quote": offer}, FILTERS, name="格式").data
    assert "15.50" in "".join(part(filled).itertext()) and "15.50%" not in "".join(part(filled).itertext())


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("备品备件报价表", ["名称", "数量", "单价", "总价"]),
        ("拟投入设备表", ["设备名称", "型号规格", "数量", "备注"]),
        ("在建项目情况表", ["项目名称", "发包人", "合同金额", "签订时间"]),
        ("项目负责人业绩表", ["项目名称", "发包人", "合同金额", "签订时间"]),
        ("股东情况说明", ["姓名", "职务", "出资比例"]),
        ("费率报价表", ["名称", "数量", "费率", "总价"]),
    ],
)
def test_a_table_about_something_else_is_not_filled(title, head):
    assert rows(form(title, table(head, [""] * len(head))))[1] == [""] * len(head)


def test_two_tables_of_one_sort_in_a_form_are_left_to_a_person():
    head = ["名称", "数量", "单价", "总价"]
    made = form("报价表", table(head, [""] * 4), p("或"), table(head, [""] * 4))
    assert rows(made)[1] == [""] * 4
    assert "分不清" in "".join(made.notes)


def test_a_row_of_fixed_height_may_grow():
    tall = table(["名称", "数量", "单价", "总价"], [""] * 4).replace(
        "</w:tr><w:tr>", '</w:tr><w:tr><w:trPr><w:trHeight w:val="300" w:hRule="exact"/></w:trPr>'
    )
    root = part(fill(form("报价表", tall).data, FULL, FILTERS, name="格式").data)
    assert {node.get(W + "hRule") for node in root.iter(W + "trHeight")} == {"atLeast"}
