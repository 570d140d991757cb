"""A clerk who only fills cells and drops files takes an invented tender to 可以交; no YAML is opened."""

import docx
import pytest
from pypdf import PdfReader

from bidkit.load.library import load_library
from bidkit.load.tender import load_tender
from bidkit.words.spaces import squeeze
from tests.excel_only.clerk import run
from tests.excel_only.office import counted, say_yes, settled_in
from tests.filled.desk import Desk
from tests.filled.tenders import CONSULTATION
from tests.filled.test_filled import EYES, on_a4, package, report_of

NAME = "数据治理"
FACTS = {
    "regime": "政府采购", "category": "服务", "dates.issued": "2026.11.27", "delivery_days": "180天",
    "bid.date": "2026年12月18日", "bid.signer.person": "沈若溪", "bid.signer.as": "授权代表",
    "bid.delivery.period_days": "180", "bid.delivery.warranty_months": "12个月", "bid.delivery.validity_days": "90",
    "bid.price": "price.xlsx",
}  # fmt: skip
REPLIES = {
    "Q1": "我方独立参加，没有组成联合体。",
    "Q4": "我方没有该条所列的情形，声明附后。",
    "T1": "自合同签订之日起180日内完成全部工作。",
    "T2": "驻场服务人员3人，名单见项目人员一览表。",
    "T3": "质量保证期12个月。",
}
TEAM = [("钟毅", "项目经理"), ("罗丹青", "数据工程师"), ("温如玉", "安全工程师")]
FORMS = {
    "响应函": [("起____日", "起{{ bid.delivery.validity_days }}日")],
    "授权委托书": [("________________", "自本授权书签署之日起至合同签订之日止")],
    "中小企业声明函": [
        ("（标的名称）", "{{ project.name }}"),
        ("（企业名称）", "{{ bidder.name }}"),
        ("从业人员____人", "从业人员56人"),
        ("营业收入为____万元", "营业收入为7025万元"),
        ("资产总额为____万元", "资产总额为8025万元"),
        ("（中型企业、小型企业、微型企业）", "小型企业"),
        ("________________", "{{ bidder.name }}"),
    ],
}
TEXT = [
    "服务方案：先摸清数据资源，再逐库比对、清洗和登记，每月提交数据质量报告。",
    "质量保障：每批数据由两人复核，问题当日登记，次日反馈，月底汇总分析原因。",
]
STATEMENT = [
    "我方郑重声明：参加本次采购活动前三年内，在经营活动中没有重大违法记录，没有被列入失信被执行人、政府采购严重违法失信行为记录名单。",
    "我方对以上声明的真实性负责。",
]


def write_text(path, lines):
    """Write a Word file of paragraphs, as a person does."""
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    word.save(str(path))


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return a clerk whose company has settled in and whose project has been begun."""
    root = tmp_path_factory.mktemp("办公室")
    clerk = settled_in(root / "我的投标", root / "来件")
    on_a4(CONSULTATION, root / "磋商文件.docx")
    clerk.command("new", NAME, "--from", root / "磋商文件.docx")
    clerk.command("book", NAME)
    return clerk


def filled_in(clerk, book, desk):
    """Do all that only people know: facts nobody read, replies, the team, chapters, Word forms, prices."""
    desk.price(("数据治理", "项", 1, 900_000, 0.06), ("驻场服务", "月", 6, 30_000, 0.06))
    cells = [("概况", "填表人", {"内容": clerk.name})]
    cells += [("概况", key, {"内容": words}) for key, words in FACTS.items()]
    cells += [("要求", key, {"我方答复": words, "偏离": "无偏离"}) for key, words in REPLIES.items()]
    cells += [("分册", "s9", {"列哪些资料": "yj-001；yj-002；yj-003"})]
    clerk.fill(book, cells)
    for name, role in TEAM:
        clerk.fill(book, [("团队", None, {"人员": name, "岗位": role})])
    write_text(desk.folder / "texts/资格声明.docx", STATEMENT)
    statement = {"章节标题": "资格声明", "文字文件": "资格声明.docx", "次序": "8"}
    clerk.fill(book, [("分册", None, statement)])
    for title, changes in FORMS.items():
        desk.form(title, *changes)
    desk.cell("报价一览表", 1, 3, "无")
    desk.chapter(TEXT)


def test_nobody_opens_yaml_and_the_bid_may_be_handed_in(office):
    desk = Desk(office.root / "tenders" / NAME)
    book = desk.folder / "项目.xlsx"
    filled_in(office, book, desk)
    office.command("book", NAME, "--take")
    say_yes(office, book)
    said = office.command("book", NAME, "--take")
    assert "招标要求全部确认了" in said
    code, said = run("build", NAME, "-C", office.root)
    assert (code, "能不能交：可以交" in said) == (0, True), said
    report = report_of(desk)
    assert not [one for one in report["findings"] if one["severity"] in ("fatal", "error")], said
    assert {one["what"] for one in report["unchecked"]} <= EYES | {"有没有串用以前的标书"}
    told = "".join(squeeze(page.extract_text()) for page in PdfReader(package(desk, "pdf")).pages)
    wanted = [
        "1,080,000.00",
        "壹佰零捌万元整",
        "沈若溪",
        "钟毅",
        "罗丹青",
        "23Q31024R2M",
        "望湖区政务数据治理项目",
    ]
    assert [one for one in wanted if squeeze(one) not in told] == []
    typed, items = counted(office, book)
    print(f"填了 {typed} 格，条目 {items} 条")
    assert typed <= 0.4 * items, (typed, items)
    assert len(load_library(office.root / "library", office.root).facts()) >= 25
    assert load_tender(desk.folder, office.root).confirmed.by == office.name
