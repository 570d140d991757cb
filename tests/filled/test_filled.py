"""A tender read by bidkit, filled as a person fills it, may be handed in; untouched it never may."""

import json
import re

import docx
import pytest
from docx.shared import Mm
from pypdf import PdfReader

from bidkit.words.spaces import squeeze
from tests.defects.clean_bid import ROOT
from tests.defects.word_edit import Docx, text_of
from tests.defects.word_make import w
from tests.filled.bids import fill_consultation, fill_open
from tests.filled.desk import Desk, run
from tests.filled.tenders import CONSULTATION, OPEN
from tests.read.made.build import docx_of, pdf_of


def on_a4(parts, path):
    """Write the parts as a Word file on the paper that people here use."""
    word = docx.Document(str(docx_of(parts, path)))
    word.sections[0].page_width, word.sections[0].page_height = Mm(210), Mm(297)
    word.save(str(path))


TENDERS = {"consultation.docx": (CONSULTATION, on_a4), "open.pdf": (OPEN, pdf_of)}
EYES = {
    "图和图纸",
    "错别字和用语",
    "采购人给的期限和条件合不合法",
    "会被认作串标、混装的痕迹",
    "扫描件上写的和资料是否一致",
}
"""What only people can look at, or what this purchase does not ask for: none of it decides."""

LICENCE = ["营业执照", "周启明身份证", "林晓岚身份证"]
PEOPLE = ("周启明", "林晓岚", "张维", "高悦")


def started(tmp_path, name):
    """Return the desk of a project made from one of the tenders with the demonstration library."""
    parts, write = TENDERS[name]
    (tmp_path / "tenders").mkdir()
    (tmp_path / "library").symlink_to(ROOT / "library")
    write(parts, tmp_path / name)
    code, said = run("new", "one", "--from", tmp_path / name, "--workspace", tmp_path)
    assert code == 0, said
    return Desk(tmp_path / "tenders/one")


def report_of(desk):
    """Return the report that a build left."""
    return json.loads((desk.folder / "out/检查报告.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TENDERS)
def test_an_untouched_project_may_not_be_handed_in_and_says_first_what_to_do(tmp_path, name):
    desk = started(tmp_path, name)
    code, said = run("build", desk.folder)
    assert code == 1
    assert re.search(r"能不能交：(?:不能交|还不能说)", said)
    assert not (desk.folder / "out/package").exists()
    first = said[: said.index("== ")]
    assert "没有报价表" in first
    assert "bidkit review" in first


@pytest.mark.parametrize(
    ("name", "fill", "figures", "words", "proofs"),
    [
        (
            "consultation.docx",
            fill_consultation,
            "1,080,000.00",
            "壹佰零捌万元整",
            [*LICENCE, "质量", "经济"],
        ),
        ("open.pdf", fill_open, "2,220,000.00", "贰佰贰拾贰万元整", [*LICENCE, "信息安全"]),
    ],
)
def test_a_filled_project_may_be_handed_in_and_its_pages_carry_what_counts(
    tmp_path, name, fill, figures, words, proofs
):
    desk = started(tmp_path, name)
    fill(desk)
    code, said = run("build", desk.folder)
    assert (code, "能不能交：可以交" in said) == (0, True), said
    report = report_of(desk)
    assert not [one for one in report["findings"] if one["severity"] in ("fatal", "error")], said
    assert {one["what"] for one in report["unchecked"]} <= EYES

    pages = [squeeze(page.extract_text()) for page in PdfReader(package(desk, "pdf")).pages]
    told = squeeze("".join(text_of(p) for p in Docx(package(desk, "docx")).body().iter(w("p"))))
    for text in (told, "".join(pages)):
        assert [one for one in (figures, words, *PEOPLE, "2026年12月18日") if one not in text] == []
        assert re.findall(r"待补充|\((?:标的|企业)名称\)|\{\{|____人", text) == []
    assert [one for one, at in papers(desk).items() if squeeze(one) not in pages[at - 1]] == []
    assert [one for one in proofs if not any(one in paper for paper in papers(desk))] == []


def package(desk, ending):
    """Return the one finished file of a kind."""
    return next(desk.folder.glob(f"out/package/*.{ending}"))


def papers(desk):
    """Return each paper with its first page, as the lists before the scans say."""
    lists = [one for one in docx.Document(str(package(desk, "docx"))).tables if "页码" in one.cell(0, 3).text]
    rows = [row.cells for one in lists for row in one.rows[1:]]
    return {cells[1].text: int(cells[3].text.split("-")[0]) for cells in rows}
