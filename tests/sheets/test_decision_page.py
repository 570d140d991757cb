"""The decision sheet stays on one A4 page and says something useful whatever is known."""

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.finding import Effect, Finding, FindingClass, Severity
from bidkit.model.sheet import Bullets, Heading, Prose, Table
from bidkit.sheets.decision import make
from bidkit.sheets.printers.html import to_html, to_pdf
from tests.read_forms.buyers import document
from tests.sheets.rival_cases import example, material, table, texts

LINES_ON_A_PAGE = 48
LETTERS_A_LINE = 52
LONG = "具有省级以上主管部门颁发的信息系统集成及服务资质并在有效期内且范围覆盖本项目全部采购内容" * 2


def lines(sheet):
    """Return how many printed lines a sheet takes, every table row with its highest cell."""
    count = 3 + len(sheet.gaps) * 2
    for block in sheet.blocks:
        if isinstance(block, Heading):
            count += 2
        elif isinstance(block, Prose):
            count += wrapped(block.cell.text, LETTERS_A_LINE)
        elif isinstance(block, Bullets):
            count += sum(wrapped(item.text, LETTERS_A_LINE) for item in block.items)
        elif isinstance(block, Table):
            count += 1 + sum(row_lines(block, row) for row in block.rows)
    return count


def row_lines(block, row):
    share = [width / sum(block.widths) * LETTERS_A_LINE for width in block.widths]
    return max(wrapped(cell.text, round(room)) for cell, room in zip(row, share, strict=True))


def wrapped(text, room):
    return sum(-(-max(len(part), 1) // room) for part in text.split("\n"))


def fatal(code):
    return Finding(
        code=code, title=LONG, severity=Severity.FATAL, kind=FindingClass.INVALIDATING,
        effect=Effect.BID_INVALID, message=LONG, cure=LONG,
    )  # fmt: skip


@pytest.fixture
def crowded(workspace):
    """A tender that fails everywhere, in long words."""
    path = workspace / "tenders/demo/tender.yaml"
    text = path.read_text(encoding="utf-8")
    hard = "".join(
        f"  - {{id: Q{n}, kind: qualification, text: {LONG}, needs: {{qualification: {{name: 证书{n}}}}}}}\n"
        for n in range(10, 22)
    )
    items = "".join(
        f"  - {{id: S{n}, item: {LONG}, points: 1, rule: {{each: 1, needs: {{product: {{name: 产品{n}}}}}}}}}\n"
        for n in range(10, 22)
    )
    text = (
        text.replace("criteria:\n", f"{hard}criteria:\n{items}")
        .replace("数据服务采购", LONG)
        .replace("method: open", "method: invited")
    )
    path.write_text(text.replace("江城市数据中心", LONG), encoding="utf-8")
    (workspace / "tenders/demo/bid.yaml").write_text(
        "date: 2026-12-18\nsigner: {person: zhang-wei, as: authorised}\n"
        f"consortium: {{members: [{LONG}]}}\nunread: [date, signer]\n",
        encoding="utf-8",
    )
    return workspace


def test_the_worst_bid_still_fits_on_one_page(crowded):
    findings = tuple(fatal(code) for code in ("A001", "C101", "M101", "S101", "X001"))
    sheet = make(material(crowded, today=None, findings=findings))
    assert len(sheet.gaps) == 2 and len(table(sheet, "资格")) == 4 and len(table(sheet, "缺口")) == 4
    assert lines(sheet) <= LINES_ON_A_PAGE
    drawn = PdfReader(io.BytesIO(to_pdf(to_html(sheet, "项目　编号　截止"))))
    assert len(drawn.pages) == 1


def test_the_example_fits_on_one_page():
    assert lines(make(example())) <= LINES_ON_A_PAGE


def test_a_tender_just_started_from_the_buyers_document_gets_its_sheet(workspace):
    source = workspace / "磋商文件.docx"
    source.write_bytes(document())
    result = CliRunner().invoke(app, ["new", "新项目", "--from", str(source), "-C", str(workspace)])
    assert result.exit_code == 0
    sheet = make(material(workspace, "新项目", today=date(2026, 11, 30)))
    said = texts(sheet)
    assert sheet.cells()[0].text.startswith("按规则得出的建议：补齐后投（")
    assert "招标要求里没有资格条件，不知道够不够" in said and "还没有报价" in said
    assert "招标要求没人对着原文核对" in said and "没有写制作费用、人天、评分表" in said
    assert lines(sheet) <= LINES_ON_A_PAGE


def test_nothing_known_is_never_a_yes(workspace):
    path = workspace / "tenders/demo/tender.yaml"
    text = re.sub(r"\n(requirements|criteria):\n(?:  - .*\n)+", "\n", path.read_text(encoding="utf-8"))
    text = text.replace("money: {budget: 200万, ceiling: 195万}\n", "").replace(
        ", scans: [Q1, Q2, S1]", ", template: cover"
    )
    path.write_text(text, encoding="utf-8")
    (workspace / "tenders/demo/bid.yaml").write_text(
        "date: 2026-12-18\nsigner: {person: zhang-wei, as: authorised}\n", encoding="utf-8"
    )
    sheet = make(material(workspace, today=None))
    assert sheet.cells()[0].text.startswith("按规则得出的建议：补齐后投（")
    shown = {row[0]: row[1] for row in table(sheet, "硬性条件")}
    assert [shown[name] for name in ("截止时间", "报价不超限价", "中小企业")] == ["不知道"] * 3
