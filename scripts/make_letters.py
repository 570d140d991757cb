"""Make the Word templates of the letters beside the plan; the same script gives the same bytes."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt, RGBColor

from bidkit.word.package import read_package, write_package

ROOT = Path(__file__).parents[1]
OUT = ROOT / "bidkit" / "sheets" / "letters"
STYLES = ROOT / "templates" / "gov-services" / "commitment.docx"
DRAFT = "草稿：未经审核、签字、盖章，不得发出"
SENDER = [
    "{{ bidder }}（盖章）",
    "法定代表人或授权代表（签字）：＿＿＿＿＿＿＿＿",
    "日期：{{ sent_on }}",
]
CONTACT = "联系人：{{ contact }}　联系电话：{{ phone }}　地址：{{ address }}　邮编：{{ postcode }}"
PROJECT = "项目名称：{{ project }}　项目编号：{{ number }}{% if lot %}　包号：{{ lot }}{% endif %}"


def make(out: Path) -> None:
    """Write every template into a folder."""
    for name, build in LETTERS.items():
        document = _blank()
        build(document)
        _save(document, out / f"{name}.docx")


def _clarification(document: Any) -> None:
    _title(document, "澄清提问函")
    _text(document, "{{ to }}：", indent=False)
    _text(document, PROJECT)
    _text(document, "我单位已获取上述项目的{{ document_name }}。研读后对以下事项有疑问，请予书面澄清。")
    heads = ("序号", "所在位置", "疑问", "请求明确")
    _table(document, heads, ("n", "place", "fact", "ask"), "questions", (1.2, 3.2, 6.2, 5.0))
    _text(
        document,
        "以上澄清如影响投标文件编制，请按规定以书面形式通知所有获取{{ document_name }}的单位，并按规定顺延截止时间。",
    )
    _text(document, CONTACT)
    _sign(document)


def _challenge(document: Any) -> None:
    _title(document, "质疑函")
    _text(document, "{{ to }}：", indent=False)
    _head(document, "一、质疑供应商")
    _text(document, "名称：{{ bidder }}")
    _text(document, CONTACT)
    _text(document, "授权代表：{{ signer }}（授权书附后）")
    _head(document, "二、质疑项目")
    _text(document, PROJECT)
    _text(document, "采购人：{{ purchaser }}{% if agency %}　采购代理机构：{{ agency }}{% endif %}")
    _text(document, "采购文件获取日期：{{ received_on }}（获取凭证附后）")
    _points(document, "质疑事项", "三")
    _head(document, "四、与质疑事项相关的请求")
    _text(document, "请求依法改正上述事项，按规定顺延投标截止时间，并在收到本函之日起 7 个工作日内书面答复。")
    _head(document, "五、附件")
    _text(document, "1. 授权委托书；2. 营业执照副本；3. 采购文件相关页；4. 【待填：其他证明材料】")
    _sign(document)


def _objection(document: Any) -> None:
    _title(document, "异议函")
    _text(document, "{{ to }}：", indent=False)
    _text(document, PROJECT)
    _text(document, "异议人：{{ bidder }}，已于{{ received_on }}获取招标文件。现对招标文件提出异议：")
    _points(document, "异议事项", "一")
    _head(document, "二、请求")
    _text(
        document,
        "请求在收到本函之日起 3 日内答复，改正上述事项并按规定顺延投标截止时间；作出答复前，暂停招标投标活动。",
    )
    _head(document, "三、附件")
    _text(document, "1. 授权委托书；2. 招标文件相关页；3. 【待填：其他证明材料】")
    _text(document, CONTACT)
    _sign(document)


def _low_price(document: Any) -> None:
    _title(document, "关于报价合理性的说明")
    _text(document, "{{ to }}：", indent=False)
    _text(document, PROJECT)
    _text(
        document,
        "我单位投标报价为人民币 {{ total }} 元{% if limit %}，最高限价（预算）{{ limit }} 元，"
        "报价为其 {{ share }}{% endif %}。现按{{ basis }}的要求，就报价的合理性说明如下。",
    )
    _head(document, "一、报价构成（元，含税）")
    heads = ("序号", "分组", "报价", "原材料成本", "人工成本", "制造费用", "其他（税费、管理、利润）")
    keys = ("n", "group", "amount", "material", "labour", "making", "other")
    _table(document, heads, keys, "lines", (1.2, 3.2, 2.6, 2.1, 2.1, 2.1, 2.3))
    _text(document, "各组报价合计 {{ total }} 元，与投标函、分项报价表一致。")
    for number, (name, facts) in enumerate(COSTS, start=2):
        _head(document, f"{'一二三四五六'[number - 1]}、{name}")
        _text(document, facts)
    _head(document, "六、结论")
    _text(
        document,
        "上述报价能够覆盖全部成本，不影响产品（服务）质量和诚信履约。我单位承诺按投标文件履行合同，"
        "不因成本原因降低标准或要求增加费用。",
    )
    _text(document, "附件：{{ proofs }}")
    _sign(document)


COSTS = (
    (
        "原材料成本",
        "采购单价、数量、来源：【待填：原材料清单】。证明：【待填：采购合同、发票、报价单】。软件和服务类没有原材料的，写明没有。",
    ),
    ("人工成本", "投入人数、月数、人均成本：【待填：人员投入和单价】。证明：【待填：工资表、社保记录】。"),
    ("制造费用", "设备、场地、折旧、差旅、外购服务：【待填：费用明细】。证明：【待填：台账、合同】。"),
    ("报价较低的原因", "【待填：成熟产品复用、就近服务、规模采购等，逐条写事实和金额】"),
)


def _points(document: Any, name: str, number: str) -> None:
    _head(document, f"{number}、{name}")
    heads = ("序号", name, "事实依据", "法律依据", "请求")
    _table(document, heads, ("n", "title", "fact", "basis", "ask"), "points", (1.2, 2.8, 4.6, 4.2, 2.8))


LETTERS = {
    "clarification": _clarification,
    "challenge": _challenge,
    "objection": _objection,
    "low-price": _low_price,
}


def _blank() -> Any:
    """Return an empty letter in the styles of the house: those of the bid's own templates."""
    document = Document(str(STYLES))
    body = document.element.body
    for block in list(body)[:-1]:
        body.remove(block)
    header = document.sections[0].header.paragraphs[0]
    for run in list(header.runs):
        run._r.getparent().remove(run._r)
    run = header.add_run(DRAFT)
    run.font.size, run.font.color.rgb = Pt(9), RGBColor(0xB3, 0x26, 0x1E)
    return document


def _title(document: Any, text: str) -> None:
    document.add_paragraph(text, style="格式标题")


def _head(document: Any, text: str) -> None:
    document.add_paragraph(text, style="Heading 3")


def _text(document: Any, text: str, *, indent: bool = True) -> None:
    document.add_paragraph(text, style="正文缩进" if indent else "Normal")


def _sign(document: Any) -> None:
    document.add_paragraph()
    for before in document.paragraphs[-2:]:  # a signature never stands alone on a page
        before.paragraph_format.keep_with_next = True
    for line in SENDER:
        document.add_paragraph(line, style="落款")


def _table(
    document: Any, heads: tuple[str, ...], keys: tuple[str, ...], rows: str, widths: tuple[float, ...]
) -> None:
    """Add a table that grows: a head that repeats, and one row between the tags of the loop."""
    table = document.add_table(rows=4, cols=len(heads))
    table.style, table.autofit = "Table Grid", False
    texts = (
        heads,
        (f"{{%tr for row in {rows} %}}",),
        tuple(f"{{{{ row.{key} }}}}" for key in keys),
        ("{%tr endfor %}",),
    )
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row, line in zip(table.rows, texts, strict=True):
        _flag(row, "w:cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
        for cell, text in zip(row.cells, line, strict=False):
            cell.paragraphs[0].style = "表格表头" if line is heads else "表格文字"
            cell.paragraphs[0].add_run(text)
    _flag(table.rows[0], "w:tblHeader")


def _flag(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _save(document: Any, path: Path) -> None:
    """Write the letter; its properties are those of the template it was made from, which name nobody."""
    out = io.BytesIO()
    document.save(out)
    write_package(read_package(out.getvalue(), name=path.name), path)


if __name__ == "__main__":
    make(OUT)
