"""A tender started from the buyer's document can be loaded; what was not read is named, never made up."""

import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.load.workspace import find_workspace, load
from tests.read_forms.buyers import LINES, document
from tests.word.docs import body, p, part, texts

RUN = CliRunner()


def start(workspace, data, *options):
    source = workspace / "磋商文件.docx"
    source.write_bytes(data)
    return RUN.invoke(app, ["new", "新项目", "--from", str(source), "-C", str(workspace), *options])


@pytest.fixture
def started(workspace):
    assert start(workspace, document()).exit_code == 0
    return workspace / "tenders" / "新项目"


def test_the_folder_can_be_loaded_and_plans_the_buyers_own_forms(started):
    held = load(find_workspace(started)).tender
    assert held.project.name == "江城市档案数字化服务"
    titles = [section.title for section in held.package.volumes[0].sections]
    assert titles[:3] == [form.title for form in held.forms]
    assert all((started / form.template).is_file() for form in held.forms)


def test_every_form_is_a_template_of_the_buyers_own_words(started):
    letter = next((started / "forms").glob("*-响应函.docx")).read_bytes()
    assert "供应商名称：{{ bidder.name }}（盖单位公章）" in texts(part(letter))


def test_who_signs_is_left_to_people(started):
    held = load(find_workspace(started))
    assert (held.bid.date, held.bid.not_given) == (None, ("date", "signer"))


def test_what_was_not_read_is_left_out_and_named(workspace):
    lines = [line for line in LINES if "截止" not in line]
    result = start(workspace, body("".join(p(line) for line in lines)))
    held = load(find_workspace(workspace / "tenders" / "新项目")).tender
    assert "没有读到" in result.stdout and "dates.deadline" in result.stdout
    assert "dates.deadline" in held.not_read
    assert held.dates.deadline is None
    assert "2099" not in (workspace / "tenders" / "新项目" / "tender.yaml").read_text(encoding="utf-8")


def test_a_document_that_cannot_be_read_leaves_no_folder(workspace):
    result = start(workspace, b"")
    assert result.exit_code == 3
    assert not (workspace / "tenders" / "新项目").exists()


def test_the_list_of_open_blanks_stands_with_its_form(started):
    form = next(form for form in load(find_workspace(started)).tender.forms if "承诺" in form.title)
    assert form.blanks == ("有效期限：＿＿",)


def test_the_buyers_file_is_kept_in_the_project(started, workspace):
    assert (started / "source/磋商文件.docx").read_bytes() == (workspace / "磋商文件.docx").read_bytes()
