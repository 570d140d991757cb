"""Confirming: by the same workflow as the workbook, and only what was shown."""

import errno
import json

from tests.web.conftest import seen

ROW = "/t/demo/review/T1"


def answer(client, do="是", **more):
    page = client.get(ROW)
    return client.post(ROW, {"seen": seen(page), "do": do, "by": "林晓岚", **more})


def kept(workspace):
    path = workspace / "tenders/demo/review.json"
    return json.loads(path.read_text())["items"] if path.is_file() else {}


def test_a_confirmation_is_kept_and_the_next_row_follows(client, workspace):
    before = client.json("/t/demo/review.json")
    done = answer(client)
    assert done.status_code == 303 and done.headers["location"] == f"/t/demo/review/{after(before, 'T1')}"
    assert kept(workspace)["T1"] | {"digest": ""} == {
        "by": "林晓岚",
        "on": kept(workspace)["T1"]["on"],
        "digest": "",
    }
    assert client.json("/t/demo/review.json")["done"] == before["done"] + 1


def after(data, key):
    keys = [row["key"] for row in data["rows"]]
    return keys[keys.index(key) + 1]


def test_what_was_never_shown_cannot_be_confirmed(client, workspace):
    for mark in ("", "0" * 24, "guess", seen(client.get("/t/demo/review/Q1"))):
        refusal = client.post(ROW, {"seen": mark, "do": "是", "by": "林晓岚"})
        assert refusal.status_code == 409 and "没有算确认" in refusal.text
    assert kept(workspace) == {}


def test_what_changed_since_it_was_shown_is_not_confirmed(client, workspace):
    page = client.get(ROW)
    tender = workspace / "tenders/demo/tender.yaml"
    tender.write_text(tender.read_text().replace("数据不出境", "数据可以出境"))
    refusal = client.post(ROW, {"seen": seen(page), "do": "是", "by": "林晓岚"})
    assert refusal.status_code == 409 and "改过了" in refusal.text and kept(workspace) == {}


def test_two_people_on_two_rows_both_succeed_and_on_one_the_second_is_told(client, workspace):
    mine, theirs, other = client.get(ROW), client.get(ROW), client.get("/t/demo/review/Q1")
    assert (
        client.post(
            ROW, {"seen": seen(mine), "do": "改", "change": "数据只存放在境内", "by": "林晓岚"}
        ).status_code
        == 303
    )
    assert (
        client.post("/t/demo/review/Q1", {"seen": seen(other), "do": "是", "by": "王芳"}).status_code == 303
    )
    late = client.post(ROW, {"seen": seen(theirs), "do": "改", "change": "我的写法", "by": "王芳"})
    assert late.status_code == 409 and "我的写法" in late.text  # what was typed is not lost
    assert "数据只存放在境内" in (workspace / "tenders/demo/tender.yaml").read_text()


def test_a_correction_without_words_and_a_yes_without_a_name_are_refused(client, workspace):
    assert answer(client, "改").status_code == 422
    assert answer(client, by="").status_code == 422
    assert answer(client, "也许").status_code == 422
    assert kept(workspace) == {}


def test_what_is_still_used_cannot_be_deleted_and_the_cure_is_said(client):
    refusal = answer(client, "删")
    assert refusal.status_code == 422 and "还在被使用" in refusal.text and "answers" in refusal.text


def test_a_placeholder_cannot_be_said_to_be_right(client, workspace):
    tender = workspace / "tenders/demo/tender.yaml"
    tender.write_text(tender.read_text() + "unread: [purchaser]\n")
    page = client.get("/t/demo/review/purchaser")
    refusal = client.post("/t/demo/review/purchaser", {"seen": seen(page), "do": "是", "by": "林晓岚"})
    assert refusal.status_code == 422 and "不能选「是」" in refusal.text


def test_the_history_says_who_did_it_and_takes_it_back(client, workspace):
    before = (workspace / "tenders/demo/tender.yaml").read_bytes()
    answer(client, "改", change="数据只存放在境内")
    row = client.json("/history.json")["rows"][0]
    assert (row["by"], row["what"]) == ("林晓岚", "核对 T1 改")
    assert client.post(f"/history/{row['number']}/undo", {"by": "王芳"}).status_code == 303
    assert (workspace / "tenders/demo/tender.yaml").read_bytes() == before and kept(workspace) == {}


def test_a_change_that_was_changed_again_is_not_taken_back(client, workspace):
    answer(client, "改", change="数据只存放在境内")
    tender = workspace / "tenders/demo/tender.yaml"
    tender.write_text(tender.read_text() + "# 手写\n")
    refusal = client.post("/history/1/undo", {"by": "王芳"})
    assert refusal.status_code == 409 and "手写" in tender.read_text()


def test_a_row_that_is_gone_is_said_to_be(client):
    assert client.get("/t/demo/review/T9").status_code == 404


def test_a_full_disk_is_told_with_its_cure_and_what_was_typed_stays(client, workspace, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("bidkit.flow.confirm.written", full)
    refusal = answer(client, "改", change="我写的话")
    assert refusal.status_code == 409 and "磁盘满了" in refusal.text and "我写的话" in refusal.text
    assert kept(workspace) == {}
