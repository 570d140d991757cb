"""The weak points of the example, planted in its own files, come first in the question sheet."""

from datetime import date

import pytest

from bidkit.bind import bind
from bidkit.load.workspace import find_workspace, load
from bidkit.sheets.material import Material
from tests.build.copies import copy_workspace
from tests.sheets.asking import make

NEAR_EXPIRY = ("library/qualifications/iso27001.yaml", "valid_until: 2027-09-11", "valid_until: 2027-01-15")
FOUR_CASES_ASKED = ("examples/economy-system/tender.yaml", "      each: 2.5\n", "      each: 1.25\n")
TWO_CASES_SHOWN = (
    "examples/economy-system/bid.yaml",
    ", case-jc-data-2023, case-yz-data-2025, case-jc-industry-2024, case-yz-finance-2024]",
    "]",
)
NEGATIVE = (
    "examples/economy-system/bid.yaml",
    'where: "architecture#部署架构"\n    deviation: none',
    'where: "architecture#部署架构"\n    deviation: negative\n    note: 数据质量服务部署在我方机房',
)


@pytest.fixture
def sheet(tmp_path):
    """Return the question sheet of the example with the three weak points written into its files."""
    root = copy_workspace(tmp_path)
    for name, old, new in (NEAR_EXPIRY, FOUR_CASES_ASKED, TWO_CASES_SHOWN, NEGATIVE):
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    loaded = load(find_workspace(root / "examples/economy-system"))
    dossier = bind(loaded.library, loaded.tender, loaded.bid, loaded.price)
    return make(Material(dossier, today=date(2026, 12, 1)))


def test_the_planted_weak_points_are_the_first_questions(sheet):
    weak = sheet.tables()[0]
    questions = [row[1].text for row in weak.rows[:4]]
    assert "负偏离" in questions[0] and "集约化部署" in questions[0]
    assert any("信息安全管理体系认证证书" in question and "2027-01-15" in question for question in questions)
    assert any("项目经验情况" in question for question in questions)


def test_the_questions_carry_the_item_and_the_points_at_stake(sheet):
    weak = sheet.tables()[0]
    cases = next(row for row in weak.rows if "项目经验情况" in row[1].text)
    assert any("S4-1" in cell.text and "分" in cell.text for cell in cases)
