"""Rows of the workbook's sheets, changed from a page: the same rules, the same files."""

import yaml

from bidkit.book.sheets import SHEETS
from tests.web.conftest import seen


def save(client, url, wanted, by="林晓岚", page=None):
    page = page or client.get(url)
    names = {one["title"]: one["name"] for one in client.json(f"{url}.json")["fields"]}
    return client.post(
        url, {"seen": seen(page), "by": by, **{names[title]: text for title, text in wanted.items()}}
    )


def bid(workspace):
    return yaml.safe_load((workspace / "tenders/demo/bid.yaml").read_text())


def test_every_sheet_and_each_of_its_rows_opens_as_page_and_as_json(client):
    sheets = client.json("/t/demo.json")["sheets"]
    assert [one["title"] for one in sheets] == [one.title for one in SHEETS]
    for sheet in sheets:
        base = "/t/demo/findings" if sheet["slug"] == "findings" else f"/t/demo/s/{sheet['slug']}"
        assert client.get(base).status_code == 200
        rows = client.json(f"{base}.json")["rows"]
        for row in rows[:2]:
            assert client.get(f"{base}/{row['key']}").status_code == 200
            assert client.get(f"{base}/{row['key']}.json").status_code == 200


def test_an_answer_is_written_and_only_its_lines_change(client, workspace):
    before = (workspace / "tenders/demo/bid.yaml").read_text().splitlines()
    done = save(client, "/t/demo/s/answers/T1", {"我方答复": "全部数据留在境内", "偏离": "正偏离"})
    assert done.status_code == 303
    after = (workspace / "tenders/demo/bid.yaml").read_text().splitlines()
    assert bid(workspace)["answers"]["T1"]["deviation"] == "positive"
    assert len(set(before) ^ set(after)) == 2


def test_nothing_is_preset_to_no_deviation(client, workspace):
    path = workspace / "tenders/demo/bid.yaml"
    path.write_text(path.read_text().split("answers:")[0])
    fields = {one["title"]: one["text"] for one in client.json("/t/demo/s/answers/T1.json")["fields"]}
    assert fields["偏离"] == ""
    refusal = save(client, "/t/demo/s/answers/T1", {"我方答复": "响应"})
    assert (
        refusal.status_code == 422
        and "程序不会替您写无偏离" in refusal.text
        and "answers" not in path.read_text()
    )


def test_a_requirement_that_was_missed_is_added(client, workspace):
    done = save(
        client, "/t/demo/s/answers/new", {"类别": "实质性要求", "要求": "投标人不得转包", "位置": "第三章 2"}
    )
    assert done.status_code == 303
    added = yaml.safe_load((workspace / "tenders/demo/tender.yaml").read_text())["requirements"][-1]
    assert (added["kind"], added["text"], added["source"]) == (
        "substantive",
        "投标人不得转包",
        {"clause": "第三章 2"},
    )


def test_two_people_on_one_cell_are_told_of_each_other(client, workspace):
    page = client.get("/t/demo/s/answers/T1")
    assert save(client, "/t/demo/s/answers/T1", {"说明": "甲写的"}).status_code == 303
    late = save(client, "/t/demo/s/answers/T1", {"说明": "乙写的"}, page=page)
    assert late.status_code == 409 and "甲写的" in late.text and "乙写的" in late.text
    assert bid(workspace)["answers"]["T1"]["note"] == "甲写的"


def test_what_changed_since_it_was_shown_is_not_confirmed(client, workspace):
    page = client.get("/t/demo/s/answers/T1")
    tender = workspace / "tenders/demo/tender.yaml"
    tender.write_text(tender.read_text().replace("数据不出境", "数据可以出境"))
    late = save(client, "/t/demo/s/answers/T1", {"确认": "是"}, page=page)
    assert late.status_code == 409 and "没有算确认" in late.text
    assert not (workspace / "tenders/demo/review.json").exists()


def test_a_row_that_was_never_shown_is_not_saved(client, workspace):
    before = (workspace / "tenders/demo/bid.yaml").read_bytes()
    refusal = client.post("/t/demo/s/answers/T1", {"seen": "0" * 24, "c9": "x", "by": "林晓岚"})
    assert refusal.status_code == 409 and (workspace / "tenders/demo/bid.yaml").read_bytes() == before


def test_a_finding_is_waived_for_what_it_covers_and_the_waiver_taken_back(client, workspace):
    finding = client.json("/t/demo/findings.json")["rows"][0]
    url = f"/t/demo/findings/{finding['key']}"
    page, names = client.get(url), {one["title"]: one["name"] for one in client.json(f"{url}.json")["fields"]}
    target = f"/t/demo/s/findings/{finding['key']}"
    done = client.post(target, {"seen": seen(page), names["豁免理由"]: "已与采购人确认", "by": "林晓岚"})
    assert done.status_code == 303
    waiver = bid(workspace)["waivers"][0]
    assert (waiver["finding"], waiver["by"], str(waiver["covers"])) == (
        finding["key"],
        "林晓岚",
        finding["covers"],
    )
    assert save(client, "/t/demo/s/waivers/豁免1", {"收回": "收回"}).status_code == 303
    assert not bid(workspace).get("waivers")


def test_a_file_changed_outside_is_seen_at_once(client, workspace):
    client.get("/t/demo")
    path = workspace / "tenders/demo/tender.yaml"
    path.write_text(path.read_text().replace("数据服务采购", "换了名字的采购"))
    assert client.json("/t/demo.json")["project"] == "换了名字的采购"


def test_a_broken_file_is_told_with_its_place_and_the_rest_works_on(client, workspace):
    path = workspace / "tenders/demo/tender.yaml"
    path.write_text(path.read_text().replace("validity_days: 90", "validity_days: 九十天多一点"))
    page = client.get("/t/demo")
    assert page.status_code == 200 and "tender.yaml:7" in page.text
    assert client.get("/").status_code == 200 and client.get("/library").status_code == 200
    assert client.get("/t/demo/s/answers").status_code == 422
