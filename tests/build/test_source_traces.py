"""What the source files of a bid tell or fetch is said before anything is made."""

import io

import docx
import pytest

from bidkit.errors import ExitCode, TemplateError
from bidkit.flow.build import build
from bidkit.flow.examine import examine
from bidkit.flow.job import Job
from bidkit.load.workspace import find_workspace
from tests.pictures import made
from tests.word.docs import p, save
from tests.word.linked import blip, linked


@pytest.fixture
def bid(workspace):
    """Give the tender's folder; its volume has a chapter texts/plan.docx."""
    place = workspace / "tenders/demo"
    (place / "texts").mkdir()
    tender, text = place / "tender.yaml", "        - {id: plan, title: 实施方案, text: plan}\n"
    proofs = "        - {id: proofs,"
    tender.write_text(tender.read_text(encoding="utf-8").replace(proofs, text + proofs), encoding="utf-8")
    with (place / "bid.yaml").open("a", encoding="utf-8") as stream:
        stream.write("sections: {plan: texts/plan.docx}\n")
    (workspace / "library/files").mkdir()
    return place


def told(bid):
    return {f.subject: f.message for f in examine(Job(find_workspace(bid))).findings if f.code == "Q006"}


def test_photographs_that_tell_are_named_with_the_sort_of_thing_and_never_the_thing(bid):
    document = docx.Document()
    document.add_paragraph().add_run().add_picture(io.BytesIO(made.png()))
    (bid / "texts/plan.docx").write_bytes(save(document))
    (bid.parents[1] / "library/files/licence.pdf").write_bytes(made.jpeg())
    found = told(bid)
    assert sorted(found) == ["files/licence.pdf", "tenders/demo/texts/plan.docx"]
    assert "拍摄地点" in found["files/licence.pdf"]
    assert "作者" in found["tenders/demo/texts/plan.docx"]
    assert "TELL" not in str(found)


def test_silent_pictures_are_not_named(bid):
    (bid / "texts/plan.docx").write_bytes(save(docx.Document()))
    (bid.parents[1] / "library/files/licence.pdf").write_bytes(made.plain_jpeg())
    assert told(bid) == {}


def test_a_chapter_that_fetches_from_outside_stops_the_build_by_name(bid):
    xml = p("正文") + blip('r:link="x"')
    (bid / "texts/plan.docx").write_bytes(linked(xml, ("x", "image", "file:///D:/标书/图1.png")))
    with pytest.raises(TemplateError) as fault:
        build(Job(find_workspace(bid)))
    assert fault.value.exit_code is ExitCode.TEMPLATE
    assert "章节「实施方案」" in str(fault.value)
    assert "tenders/demo/texts/plan.docx" in str(fault.value)
    assert "file:///D:/标书/图1.png" in str(fault.value)
    assert "断开链接" in str(fault.value)
