"""A tender begun from a file in a workspace that holds nothing but the company still gives every sheet."""

import docx
import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.flow.examine import dossier, examine, rules
from bidkit.flow.job import Job
from bidkit.load.workspace import find_workspace
from bidkit.sheets import seals
from bidkit.sheets.catalogue import MAKERS
from bidkit.sheets.material import Material
from tests.sheets.scoring import says

RUN = CliRunner()
COMPANY = """id: company
name: 江城衡信数据科技有限公司
credit_code: 91420100MA4KWXYZ1X
legal_person: 周明远
address: 江城市东湖路 1 号
"""


@pytest.fixture
def begun(tmp_path):
    """Return the material of a tender begun from a file that says next to nothing, in an empty workspace."""
    paper = docx.Document()
    for number in range(1, 40):
        paper.add_paragraph(f"{number}. 投标人应当按照采购需求提供服务，并对所提供材料的真实性负责。")
    paper.save(tmp_path / "招标文件.docx")
    root = tmp_path / "w"
    assert RUN.invoke(app, ["init", str(root)]).exit_code == 0
    (root / "library/company.yaml").write_text(COMPANY, encoding="utf-8")
    made = RUN.invoke(app, ["new", "x", "-C", str(root), "--from", str(tmp_path / "招标文件.docx")])
    assert made.exit_code == 0, made.output
    job = Job(find_workspace(root / "tenders/x"))
    return Material(dossier(job), examine(job).findings, rules=rules(job))


def test_every_sheet_comes_out_with_its_gaps(begun):
    for maker in MAKERS:
        for sheet in maker.make(begun):
            assert sheet.gaps, sheet.title
            assert "2099" not in says(sheet), sheet.title


def test_the_signer_is_still_to_come(begun):
    assert "还没有定谁签字" in says(seals.make(begun))
    assert "（未定）" not in says(seals.make(begun))
