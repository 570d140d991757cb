"""What the bidder is told of proofs that can be used: signed files are handed over, a plan becomes too small."""

import pytest

from bidkit.flow.examine import dossier, examine, rules
from bidkit.flow.job import Job
from bidkit.load.workspace import find_workspace
from bidkit.sheets.material import Material
from bidkit.sheets.seals import make
from tests.pdf.evidence_files import note, signed, table, write


@pytest.fixture
def files(workspace):
    folder = workspace / "library/files"
    folder.mkdir(parents=True)
    return folder


def told(files, code):
    job = Job(find_workspace(files.parents[1] / "tenders/demo"))
    return {one.subject: one.message for one in examine(job).findings if one.code == code}


def originals(files):
    """Return the rows of the seals sheet that name files to be handed over as they are."""
    job = Job(find_workspace(files.parents[1] / "tenders/demo"))
    sheet = make(Material(dossier(job), examine(job).findings, rules=rules(job)))
    tables = [block for block in sheet.blocks if getattr(block, "name", "") == "要交原文件的电子证明"]
    return [[cell.text for cell in row] for table in tables for row in table.rows]


def test_a_signed_proof_is_noted_and_its_original_stands_in_the_seals_sheet(files):
    signed(files / "licence.pdf")
    found = told(files, "Q008")
    assert list(found) == ["files/licence.pdf"] and "电子签名" in found["files/licence.pdf"]
    ((path, proves, *_),) = originals(files)
    assert path == "files/licence.pdf" and "营业执照" in proves


def test_an_unsigned_proof_is_not(files):
    write(files / "licence.pdf", note("Widget", "/FT/Sig/T(s)"), page="/Annots[5 0 R]")
    assert told(files, "Q008") == {}
    assert originals(files) == []


def test_a_plan_that_no_page_holds_says_how_small_its_letters_become(files):
    table(files / "licence.pdf", 2384, 1684)
    assert "磅" in told(files, "Q009")["files/licence.pdf"]
    table(files / "licence.pdf", 1191, 842)
    assert told(files, "Q009") == {}
