"""Make a workspace of any size: text sections, distinct scans, and one fact that a section mentions."""

from __future__ import annotations

import io
import random  # noqa: TID251 - seeded: the same workspace every time
from dataclasses import dataclass
from pathlib import Path

import img2pdf
import openpyxl
import pikepdf
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image, ImageDraw

PAGES_A_SECTION = 5
SCANS_A_RECORD = 5
NOISE = (620, 877)
SCAN = (1240, 1754)
WORDS = "数据采集指标分析平台建设质量管理项目团队实施方案服务保障安全运行系统集成验收培训进度计划风险控制"
PARAGRAPHS_A_PAGE = 6
LETTERS = 190


@dataclass(frozen=True, slots=True)
class Size:
    """How large the bid is; ``mixed`` scans are half image-only PDF, a quarter drawn PDF, the rest JPEG.

    ``rules`` are the usual checklists; without them the build only makes files.
    """

    text_pages: int
    scans: int
    mixed: bool = False
    rules: bool = False

    @property
    def pages(self) -> int:
        """Return the pages it is called by."""
        return self.text_pages + self.scans


def make_workspace(root: Path, size: Size) -> Path:
    """Write the workspace and return the tender's folder."""
    dice = random.Random(20261221)
    sections = max(1, size.text_pages // PAGES_A_SECTION)
    records = max(1, size.scans // SCANS_A_RECORD)
    tender = root / "tenders" / "bench"
    for folder in (root / "library/cases", root / "library/people", root / "library/files", tender / "texts"):
        folder.mkdir(parents=True)
    _library(root / "library", records, dice, size.mixed)
    _templates(root / "templates" / "bench")
    for number in range(sections):
        _text(tender / f"texts/t{number:03}.docx", number, dice)
    (tender / "tender.yaml").write_text(_tender(sections, records, size.rules), encoding="utf-8")
    (tender / "bid.yaml").write_text(_bid(sections, 90), encoding="utf-8")
    _price(tender / "price.xlsx")
    return tender


def change_one_fact(tender: Path, sections_of: Size, days: int) -> None:
    """Change the delivery period, which one section mentions."""
    sections = max(1, sections_of.text_pages // PAGES_A_SECTION)
    (tender / "bid.yaml").write_text(_bid(sections, days), encoding="utf-8")


def _library(library: Path, records: int, dice: random.Random, mixed: bool) -> None:
    (library / "company.yaml").write_text(
        "id: company\nname: 基准测试有限公司\ncredit_code: 91420100MA4KLM1234\nlegal_person: 甲\naddress: 某市\n",
        encoding="utf-8",
    )
    (library / "people/p1.yaml").write_text("id: p1\nname: 乙\n", encoding="utf-8")
    for record in range(records):
        files = []
        for number in range(SCANS_A_RECORD):
            suffix, data = _paper(record * SCANS_A_RECORD + number, dice, mixed)
            name = f"files/c{record:03}-{number}{suffix}"
            (library / name).write_bytes(data)
            files.append(f"  - {{path: {name}, kind: contract}}")
        text = f"id: c{record:03}\nname: 第{record}号合同\nclient: 某局\nfiles:\n" + "\n".join(files) + "\n"
        (library / f"cases/c{record:03}.yaml").write_text(text, encoding="utf-8")


def replace_one_scan(tender: Path) -> None:
    """Put another scan in the place of the first."""
    first = min((tender.parents[1] / "library/files").iterdir())
    first.write_bytes(_paper(0, random.Random(1), first.suffix == ".pdf")[1])


def _paper(number: int, dice: random.Random, mixed: bool) -> tuple[str, bytes]:
    """Return suffix and bytes of one page of evidence."""
    if not mixed or number % 4 == 3:
        return ".jpg", _scan(number, dice)
    if number % 4 == 2:
        return ".pdf", _drawn(number, dice)
    return ".pdf", bytes(img2pdf.convert(_scan(number, dice), engine=img2pdf.Engine.internal, nodate=True))


def _drawn(number: int, dice: random.Random) -> bytes:
    """Return a page that a program drew: a certificate's text, a frame and a red seal."""
    lines = [f"BT /F 11 Tf 70 {760 - 18 * n} Td (paper {number} {dice.random()}) Tj ET" for n in range(36)]
    seal = "0.8 0.1 0.1 RG 5 w 400 120 90 90 re S 0.2 G 1 w 40 40 515 760 re S"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        face = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=face))
        page.Contents = pdf.make_stream(" ".join([*lines, seal]).encode())
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _scan(number: int, dice: random.Random) -> bytes:
    """Return a JPEG of some 210 KB, as a scanner at 150 dpi makes them."""
    noise = Image.frombytes("L", NOISE, dice.randbytes(NOISE[0] * NOISE[1])).resize(SCAN)
    page = Image.blend(Image.new("L", SCAN, 245), noise, 0.08)
    ImageDraw.Draw(page).text((200, 300), f"scan {number}", fill=0)
    out = io.BytesIO()
    page.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def _font(document: Document) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    style.paragraph_format.line_spacing = 1.5


def _text(path: Path, number: int, dice: random.Random) -> None:
    document = Document()
    _font(document)
    document.add_heading("{{ section.number }}、{{ section.title }}", 1)
    if number == 0:
        document.add_paragraph("本项目自合同签订之日起 {{ bid.delivery.period_days }} 日内完成。")
    for part in range(PAGES_A_SECTION):
        document.add_heading(f"第{part + 1}部分", 2)
        for _ in range(PARAGRAPHS_A_PAGE):
            document.add_paragraph("{{ bidder.name }}" + "".join(dice.choices(WORDS, k=LETTERS)) + "。")
    document.save(path)


def _templates(folder: Path) -> None:
    folder.mkdir(parents=True)
    bodies = {
        "cover": ["{{ project.name }}", "{{ volume.title }}", "{{ bidder.name }}"],
        "contents": ["目录", "{{ contents() }}"],
        "divider": ["{{ section.number }}、{{ section.title }}"],
    }
    for name, lines in bodies.items():
        document = Document()
        _font(document)
        for line in lines:
            document.add_paragraph(line, "Heading 1" if name == "divider" else "Normal")
        document.save(folder / f"{name}.docx")
    entries = "\n".join(f"  - {{id: {name}, file: {name}.docx}}" for name in bodies)
    (folder / "set.yaml").write_text(f"id: bench\ntitle: bench\ntemplates:\n{entries}\n", encoding="utf-8")


def _tender(sections: int, records: int, rules: bool) -> str:
    texts = "\n".join(f"        - {{id: s{n:03}, title: 章节{n}, text: t{n:03}}}" for n in range(sections))
    half = [f"c{n:03}" for n in range(records)]
    groups = [half[i : i + 6] for i in range(0, len(half), 6)]
    scans = "\n".join(
        f"        - {{id: g{n:03}, title: 证明{n}, scans: [{', '.join(g)}]}}" for n, g in enumerate(groups)
    )
    return f"""regime: government-procurement
method: open
project: {{name: 基准测试项目, number: BENCH-1}}
purchaser: 某采购人
dates: {{deadline: 2026-12-21 09:30, opening: 2026-12-21 09:30, validity_days: 90}}
evaluation: {{method: 综合评分法}}
{"" if rules else "checklists: []"}
package:
  set: bench
  volumes:
    - id: v1
      title: 投标文件
      sections:
        - {{id: cover, template: cover, in_contents: false, page_number: false}}
        - {{id: contents, template: contents, in_contents: false}}
{texts}
{scans}
"""


def _bid(sections: int, days: int) -> str:
    texts = "\n".join(f"  t{n:03}: texts/t{n:03}.docx" for n in range(sections))
    return f"""price: price.xlsx
date: 2026-12-18
signer: {{person: p1, as: authorised}}
delivery: {{period_days: {days}, validity_days: 90}}
sections:
{texts}
"""


def _price(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "报价明细"
    sheet.append(["名称", "单位", "数量", "含税单价", "税率"])
    sheet.append(["平台", "套", 1, 100, 0.06])
    book.save(path)
