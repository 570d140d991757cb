"""A clarification marks what it changes, keeps the old beside the new, and withdraws what rested on it."""

import io
import json
from datetime import date

import docx
import pytest
from PIL import Image
from typer.testing import CliRunner

from bidkit.check.registry import KINDS
from bidkit.cli.main import app
from bidkit.load.tender import load_bid, load_tender
from bidkit.read.addendum import propose
from bidkit.word.seen.blocks import read_blocks
from tests.word.docs import save

RUN = CliRunner()
CONFIRMED = "confirmed: {by: 林晓岚, on: 2026-12-01}\n"
WAIVERS = """waivers:
  - {finding: "Q001:Q2", by: 周启明, on: 2026-12-01, reason: 正在换证, covers: abcd1234}
  - {finding: "Q001:Q1", by: 周启明, on: 2026-12-01, reason: 已核对, covers: abcd1234}
"""


@pytest.fixture
def tender(workspace):
    folder = workspace / "tenders" / "demo"
    for name, more in (("tender.yaml", CONFIRMED), ("bid.yaml", WAIVERS)):
        path = folder / name
        text = path.read_text(encoding="utf-8").replace("质量体系,", "具有有效的质量管理体系认证证书,")
        path.write_text(text + more, encoding="utf-8")
    return folder


OPENING = "各潜在投标人：现就数据服务采购项目招标文件的有关内容说明如下，请在编制投标文件时遵照执行。"


def clarification(*lines, table=()):
    document = docx.Document()
    for line in (OPENING, *lines):
        document.add_paragraph(line)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text
    return save(document)


def proposed(tender, data):
    changes = propose(load_tender(tender, tender), read_blocks(data, name="澄清01.docx"))
    return [(change.item, change.old, change.new) for change in changes]


def taken(tender, data):
    path = tender / "澄清01.docx"
    path.write_bytes(data)
    return RUN.invoke(app, ["read", "--addendum", str(path), str(tender)])


def test_a_moved_deadline_moves_both_moments_it_names(tender):
    line = "一、原投标截止时间及开标时间：2026年12月21日09:30，现更正为：2026年12月28日14:00。"
    assert proposed(tender, clarification("澄清公告（第一次）", line)) == [
        ("dates.deadline", "2026-12-21 09:30", "2026-12-28 14:00"),
        ("dates.opening", "2026-12-21 09:30", "2026-12-28 14:00"),
    ]


def test_an_amount_is_read_as_yuan(tender):
    assert proposed(tender, clarification("原最高限价195万元，现修改为188万元。")) == [
        ("money.ceiling", "1950000", "1880000")
    ]


def test_an_item_is_found_by_the_words_that_are_quoted(tender):
    old, new = "原文：具有有效的质量管理体系认证证书；", "现修改为：无需提供质量管理体系认证证书；"
    assert [item for item, _, _ in proposed(tender, clarification("第三章资格要求：", old, new))] == ["Q2"]


def test_a_table_of_old_and_new_is_read_row_by_row(tender):
    table = [("序号", "更正前内容", "更正后内容"), ("1", "数据不出境，存放在采购人机房", "数据不出省")]
    found = proposed(
        tender, clarification("更正内容如下：", table=[*table, ("2", "数据不出境", "数据不出市")])
    )
    assert ("T1", "数据不出境", "数据不出市") in found


def test_what_matches_nothing_is_kept_and_not_lost(tender):
    assert proposed(tender, clarification("二、增加付款方式的说明，其余内容不变。")) == [("", "", "")]


def test_a_notice_without_changes_proposes_nothing(tender):
    before = (tender / "tender.yaml").read_bytes()
    assert "没有读出改动" in taken(tender, clarification("请按时参加开标会议。")).stdout
    assert (tender / "tender.yaml").read_bytes() == before


def test_confirmation_and_the_waivers_of_what_is_touched_are_withdrawn(tender):
    result = taken(tender, clarification("具有有效的质量管理体系认证证书 现修改为：不作要求"))
    read, bid = load_tender(tender, tender), load_bid(tender, tender)
    assert result.exit_code == 0
    assert read.confirmed is None
    assert [change.item for change in read.changes] == ["Q2"]
    assert read.requirements[1].text == "具有有效的质量管理体系认证证书"
    assert [waiver.finding for waiver in bid.waivers] == ["Q001:Q1"]
    assert "林晓岚 2026-12-01 的确认因 澄清01.docx 撤销" in (tender / "tender.yaml").read_text(
        encoding="utf-8"
    )


def test_the_same_clarification_is_not_taken_twice(tender):
    data = clarification("原最高限价195万元，现修改为188万元。")
    taken(tender, data)
    assert taken(tender, data).exit_code == 2


def test_a_change_is_a_finding_until_a_person_settles_it(tender):
    taken(tender, clarification("原最高限价195万元，现修改为188万元。"))

    def open_changes():
        class World:
            tender = None

        World.tender = load_tender(path.parent, path.parent)
        return [hit.subject for hit in KINDS["reading-open-changes"].check(World, None, None)]

    path = tender / "tender.yaml"
    assert open_changes() == ["澄清01.docx/money.ceiling"]
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("{file: 澄清01.docx", "{by: 林晓岚, on: 2026-12-05, file: 澄清01.docx"), encoding="utf-8"
    )
    assert open_changes() == []
    assert load_tender(tender, tender).changes[0].on == date(2026, 12, 5)


def test_what_a_clarification_leaves_in_doubt_stands_until_a_person_settles_it(tender):
    line = "一、原投标截止时间：2026年12月21日09:30，现更正为：2026年12月28日14:00。"
    said = taken(tender, clarification(line)).output
    assert "1 处疑问" in said
    assert "截止 2026-12-28 14:00 在开标 2026-12-21 09:30 之后" in said
    held = load_tender(tender, tender)
    assert [one.what.split("：")[0] for one in held.doubts] == ["澄清01.docx"]
    checked = RUN.invoke(app, ["check", str(tender), "--json"])
    assert "读招标文件时有疑问" in checked.output
    assert json.loads(checked.output)["verdict"] != "可以交"


def test_a_picture_in_a_clarification_is_a_doubt_of_its_own_and_withdraws_no_confirmation(tender):
    document = docx.Document()
    document.add_paragraph(OPENING)
    picture = io.BytesIO()
    Image.new("RGB", (900, 700), "white").save(picture, "PNG")
    document.add_picture(io.BytesIO(picture.getvalue()), width=docx.shared.Cm(12))
    said = taken(tender, save(document))
    assert "没有读出改动" in said.output
    assert "图片" in said.output
    assert [one.code for one in load_tender(tender, tender).doubts] == ["READ-PICTURE"]
    assert load_tender(tender, tender).confirmed is not None


def test_a_doubt_that_somebody_deletes_is_told(tender):
    (tender / "reading.json").write_text('{"findings": []}', encoding="utf-8")
    line = "一、原投标截止时间：2026年12月21日09:30，现更正为：2026年12月28日14:00。"
    taken(tender, clarification(line))
    path = tender / "tender.yaml"
    kept, _, _ = path.read_text(encoding="utf-8").partition("doubts:")
    path.write_text(kept, encoding="utf-8")
    assert "读招标文件时有过疑问" in RUN.invoke(app, ["check", str(tender), "--json"]).output
