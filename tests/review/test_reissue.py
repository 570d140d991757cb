"""A whole tender sent out again is compared item by item; what did not change is not proposed."""

import docx
import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.load.tender import load_tender
from bidkit.read.addendum import propose
from bidkit.read.draft.whole import draft_text
from bidkit.read.extract import extract
from bidkit.read.opening import open_document
from bidkit.read.reissue import GONE
from tests.read.made import works
from tests.read.made.build import docx_of

RUN = CliRunner()


@pytest.fixture
def held(tmp_path):
    first = docx_of(works.PARTS, tmp_path / "招标文件.docx")
    (tmp_path / "tender.yaml").write_text(draft_text(extract(open_document(first))), encoding="utf-8")
    return load_tender(tmp_path, tmp_path)


def swapped(parts, old, new):
    return [
        part.replace(old, new)
        if isinstance(part, str)
        else [[cell.replace(old, new) for cell in row] for row in part]
        for part in parts
    ]


def again(tmp_path, held, parts):
    document = open_document(docx_of(parts, tmp_path / "重发.docx"))
    return {change.item: (change.old, change.new or change.quote) for change in propose(held, document)}


def test_the_same_tender_again_proposes_nothing(tmp_path, held):
    assert again(tmp_path, held, works.PARTS) == {}


def test_only_the_moved_deadline_is_proposed(tmp_path, held):
    parts = swapped(works.PARTS, "2026年10月12日", "2026年10月19日")
    changes = again(tmp_path, held, parts)
    assert changes["dates.deadline"] == ("2026-10-12 10:00", "2026-10-19 10:00")
    assert set(changes) <= {"dates.deadline", "dates.opening"}


def test_a_reworded_item_keeps_its_number(tmp_path, held):
    clause = next(item for item in held.invalidity if "未按要求密封" in item.quote)
    changes = again(tmp_path, held, swapped(works.PARTS, "未按要求密封的", "未按要求密封并加盖骑缝章的"))
    assert list(changes) == [clause.id]
    assert "骑缝章" in changes[clause.id][1]


def test_an_item_that_is_gone_and_one_that_is_new_are_both_named(tmp_path, held):
    gone = next(item for item in held.invalidity if "不按评标委员会要求澄清" in item.quote)
    line = "（2）不按评标委员会要求澄清、说明或补正的。"
    changes = again(tmp_path, held, swapped(works.PARTS, line, "（2）拟派人员与投标登记的人员姓名不符的。"))
    assert changes[gone.id][1] == GONE
    assert "姓名不符" in changes[""][1]


def test_a_changed_score_is_written_as_the_workbook_takes_it_back(tmp_path, held):
    leaf = next(item for item in held.criteria if "项目管理机构" in item.item)
    changes = again(tmp_path, held, swapped(works.PARTS, "高级工程师职称得10分", "高级工程师职称得8分"))
    name, points, text = changes[leaf.id][1].split("｜")
    assert (name, points) == (leaf.item, "15")
    assert "得8分" in text


def test_a_clarification_of_one_line_is_read(workspace):
    folder = workspace / "tenders" / "demo"
    document = docx.Document()
    document.add_paragraph("原最高限价195万元，现修改为188万元。")
    document.save(folder / "澄清.docx")
    result = RUN.invoke(app, ["read", "--addendum", str(folder / "澄清.docx"), str(folder)])
    assert result.exit_code == 0
    assert [change.item for change in load_tender(folder, folder).changes] == ["money.ceiling"]


def test_an_empty_clarification_is_still_refused(workspace):
    folder = workspace / "tenders" / "demo"
    docx.Document().save(folder / "空.docx")
    assert RUN.invoke(app, ["read", "--addendum", str(folder / "空.docx"), str(folder)]).exit_code != 0
