"""Every way out hides the numbers of persons and accounts, and keeps the number of the tender."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from bidkit.cli import console
from bidkit.model.sheet import Bullets, Cell, Gap, Sheet, Table, cells
from bidkit.report.asjson import dump, to_json
from bidkit.report.html import to_html
from bidkit.report.human import plain
from bidkit.sheets.printers.hide import hidden
from tests.report.test_printers import UNCLEAR, report

TOLD = (
    "张三 13900000103、+86 139 0000 0104，座机 027-5550 0123 转 801，身份证 429901840316013，"
    "账号：6200 0555 0012 3000 018；项目 BACG2024000060 预算 16,211,800.00 元"
)
SHOWN = (
    "张三 139****0103、+86 139****0104，座机 027-****0123-***，身份证 4299*******6013，"
    "账号：6200***********0018；项目 BACG2024000060 预算 16,211,800.00 元"
)


@pytest.mark.parametrize("printer", [plain, to_json, to_html])
def test_a_report_hides_them_in_every_field(printer):
    told = replace(UNCLEAR, message=TOLD, cure=TOLD, waived_by=TOLD)
    text = printer(report(told, replace(told, waived_by="")))
    assert SHOWN in text and TOLD not in text
    assert not any(number in text for number in ("13900000103", "5550 0123", "429901840316013", "0012 3000"))


def test_json_of_any_command_hides_them_but_not_the_number_of_the_tender():
    value = {
        "number": "0733-24170123",
        "rows": [{"text": TOLD, "evidence": [TOLD]}],
        "file": "13900000103.pdf",
    }
    assert json.loads(dump(value)) == {
        "number": "0733-24170123",
        "rows": [{"text": SHOWN, "evidence": [SHOWN]}],
        "file": "13900000103.pdf",
    }
    assert json.loads(dump(value, quoted=True)) == value


def test_the_terminal_hides_them_in_tables_and_messages(monkeypatch, capsys):
    drawn = StringIO()
    monkeypatch.setattr(console, "_console", lambda: Console(file=drawn, width=300))
    console.write_table(console.Sheet("表", ("说明",), [(TOLD,)]))
    console.write_err(TOLD)
    assert SHOWN in drawn.getvalue() and SHOWN in capsys.readouterr().err


def test_a_sheet_hides_them_by_the_label_beside_or_above_but_not_on_an_envelope():
    table = Table(
        "表",
        ("项目", "账号"),
        (
            cells("开户账号", "170201550910"),
            cells("电话", Cell("027-5550 0123", outward=True)),
            cells("某银行", "880005550012"),
        ),
    )
    sheet = Sheet("x", "表", (Bullets((Cell(TOLD),)), table), (Gap(TOLD, TOLD),), TOLD)
    made = hidden(sheet)
    assert (made.lead, made.gaps[0].what, made.blocks[0].items[0].text) == (SHOWN, SHOWN, SHOWN)
    assert [row[1].text for row in made.blocks[1].rows] == ["1702****0910", "027-5550 0123", "8800****0012"]
