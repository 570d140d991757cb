"""The look over the library: expiry, missing scans, reviews."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.load.library import load_library
from bidkit.report.stock import stock_dict, take_stock


@pytest.fixture
def look(workspace):
    def take(today="2026-12-01", before="2027-03-01"):
        library = load_library(workspace / "library", workspace)
        days = date.fromisoformat(today), date.fromisoformat(before)
        return take_stock(library, workspace / "library", *days)

    return take


def rows(entries):
    return [(entry.record_id, entry.what, str(entry.day or "")) for entry in entries]


def test_a_certificate_is_listed_only_when_it_ends_before_the_day(look):
    assert rows(look(before="2027-06-30").expiring) == []
    assert rows(look(before="2027-07-01").expiring) == [("iso9001", "证书到期", "2027-06-30")]


def test_certificates_of_people_are_watched_and_undated_ones_named(look, workspace):
    path = workspace / "library/people/zhang-wei.yaml"
    text = path.read_text(encoding="utf-8").replace("valid_until: permanent", "valid_until: 2026-12-05")
    path.write_text(text, encoding="utf-8")
    assert rows(look().expiring) == [("zhang-wei", "信息系统项目管理师到期", "2026-12-05")]
    path.write_text(text.replace(", valid_until: 2026-12-05", ""), encoding="utf-8")
    assert rows(look().undated) == [("zhang-wei", "信息系统项目管理师没有写有效期", "")]


def test_scans_that_are_not_on_disk_are_named_with_their_place(look, workspace):
    (workspace / "library/files").mkdir()
    (workspace / "library/files/iso9001.pdf").write_bytes(b"%PDF-1.4")
    missing = look().missing
    assert "iso9001" not in {entry.record_id for entry in missing}
    licence = next(entry for entry in missing if entry.record_id == "company")
    assert licence.what == "文件不存在：files/licence.pdf"
    assert licence.span.file == "library/company.yaml" and licence.span.line > 0


def test_a_case_without_any_scan_is_missing_one(look, workspace):
    path = workspace / "library/cases/case-a.yaml"
    path.write_text("id: case-a\nname: 某项目\nclient: 某局\n", encoding="utf-8")
    assert ("case-a", "没有登记合同扫描件", "") in rows(look().missing)


@pytest.mark.parametrize(
    ("reviewed", "expected"),
    [
        ("", [("iso9001", "从未复核", "")]),
        ("reviewed: 2025-11-30", [("iso9001", "超过一年没有复核", "2025-11-30")]),
        ("reviewed: 2025-12-01", []),
        ("reviewed: 2026-12-02", [("iso9001", "复核日期在今天之后", "2026-12-02")]),
    ],
)
def test_reviews_grow_stale_after_a_year(look, workspace, reviewed, expected):
    path = workspace / "library/qualifications/iso9001.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}{reviewed}\n", encoding="utf-8")
    assert [row for row in rows(look().stale) if row[0] == "iso9001"] == expected


def test_scans_that_no_record_names_are_listed_and_notes_are_not(look, workspace):
    for name in ("iso9001.pdf", "a/旧证书.PDF", "说明.txt", "._iso9001.pdf"):
        (workspace / "library/files" / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / "library/files" / name).write_bytes(b"x")
    assert look().unused == ("files/a/旧证书.PDF",)


def test_the_dictionary_carries_every_list(look):
    data = stock_dict(look(before="2028-01-01"))
    assert data["before"] == "2028-01-01" and data["records"] == 5
    assert data["expiring"][0]["day"] == "2027-06-30"
    assert data["expiring"][0]["place"]["file"] == "library/qualifications/iso9001.yaml"


def told(workspace, today="2026-12-01"):
    return CliRunner().invoke(app, ["library", "--json", "--today", today, "-C", str(workspace)]).output


def test_the_tenders_that_use_a_record_are_named(workspace):
    used = {one["id"]: one["tenders"] for one in json.loads(told(workspace))["used"]}
    bid = (workspace / "tenders/demo/bid.yaml").read_text("utf-8")
    assert used and all(
        one in bid or one in (workspace / "tenders/demo/tender.yaml").read_text("utf-8") for one in used
    )
    assert set(map(tuple, used.values())) == {("demo",)}


@pytest.mark.parametrize(("until", "today", "ends"), [
    ("2027-03-20", "2026-12-01", True), ("2027-03-21", "2026-12-01", False), ("2027-03-20", "2026-12-22", False),
])  # fmt: skip
def test_what_ends_while_an_open_bid_binds_is_told(workspace, until, today, ends):
    place = workspace / "library/qualifications/iso9001.yaml"
    place.write_text(place.read_text("utf-8").replace("2027-06-30", until), "utf-8")
    bid = workspace / "tenders/demo/bid.yaml"
    bid.write_text(bid.read_text("utf-8") + "evidence: {Q2: [iso9001]}\n", "utf-8")
    found = {one["id"]: one["ends"] for one in json.loads(told(workspace, today))["used"]}
    assert bool(found["iso9001"]) is ends


def test_a_tender_that_cannot_be_read_does_not_hide_the_library(workspace):
    (workspace / "tenders/demo/tender.yaml").write_text("a: [", "utf-8")
    assert json.loads(told(workspace))["used"] == []


def second(workspace, **bid):
    """Add a tender beside the demonstration one, in which the bid says something else."""
    folder = workspace / "tenders/second"
    folder.mkdir()
    for name in ("tender.yaml", "bid.yaml"):
        (folder / name).write_bytes((workspace / "tenders/demo" / name).read_bytes())
    text = (folder / "bid.yaml").read_text("utf-8")
    more = "".join(f"{key}: {value}\n" for key, value in bid.items())
    (folder / "bid.yaml").write_text(text + more, "utf-8")


def test_a_person_in_two_bids_without_a_result_is_told_with_roles(workspace):
    second(workspace)
    [one] = json.loads(told(workspace))["promised"]
    assert one["id"] == "zhang-wei" and one["full_time"] is False
    assert one["tenders"] == ["demo（没有结果）：项目经理", "second（没有结果）：项目经理"]


def test_a_promise_of_all_of_the_time_is_marked(workspace):
    path = workspace / "tenders/demo/bid.yaml"
    path.write_text(
        path.read_text("utf-8").replace("role: 项目经理", "role: 项目经理, duty: 全职驻场"), "utf-8"
    )
    second(workspace)
    assert json.loads(told(workspace))["promised"][0]["full_time"] is True


@pytest.mark.parametrize("outcome", ["lost", "withdrawn"])
def test_a_bid_that_is_over_holds_nobody_and_its_result_is_told(workspace, outcome):
    second(workspace, outcome=outcome)
    found = json.loads(told(workspace))
    assert found["promised"] == []
    word = {"lost": "未中标", "withdrawn": "没有投"}[outcome]
    assert all(one["results"] == ["demo（没有结果）", f"second（{word}）"] for one in found["used"])
