"""The library from the browser: found, looked at, and added to only through what a person confirmed."""

import io

from PIL import Image

from tests.pdf.sheets import write_pdf
from tests.web.conftest import OWN


def send(client, url, *files):
    token = client.bench.session.token
    return client.ask("POST", url, headers=OWN, data={"token": token}, files=[("file", one) for one in files])


def photo():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    return out.getvalue()


def test_records_are_found_by_word_and_kind_what_expires_first(client):
    rows = client.json("/library.json")["rows"]
    assert next(row["id"] for row in rows if row["until"]) == "iso9001"
    assert [row["id"] for row in client.json("/library.json?q=质量")["rows"]] == ["iso9001"]
    assert [row["id"] for row in client.json("/library.json?kind=people")["rows"]] == ["zhang-wei"]
    assert "没有这样的资料" in client.get("/library?q=没有这个").text


def test_a_record_shows_its_scans_small(client, workspace):
    folder = workspace / "library/files"
    folder.mkdir(exist_ok=True)
    write_pdf(folder / "iso9001.pdf", ["ISO 9001"])
    shown = client.json("/library/iso9001.json")["thumbs"]
    assert [one["name"] for one in shown] == ["files/iso9001.pdf"]
    assert client.get(f"/pages/{shown[0]['paper']}/1-180.png").content[:4] == b"\x89PNG"


def test_a_row_shows_the_papers_it_rests_on(client, workspace):
    path = workspace / "tenders/demo/bid.yaml"
    path.write_text(path.read_text() + "evidence: {Q2: [iso9001]}\n")
    proofs = client.json("/t/demo/s/answers/Q2.json")["proofs"]
    assert [(one["id"], one["until"]) for one in proofs] == [("iso9001", "2027-06-30")]


def test_papers_wait_in_the_inbox_and_none_is_written_over(client, workspace, monkeypatch):
    monkeypatch.setattr(client.bench.jobs, "start", lambda *_: type("Started", (), {"number": 1}))
    assert send(client, "/library/inbox", ("甲.png", photo()), ("乙.png", photo())).status_code == 303
    assert client.json("/library/inbox.json")["waiting"] == ["乙.png", "甲.png"]
    (workspace / "收件/甲.png").write_bytes(b"other")
    assert send(client, "/library/inbox", ("甲.png", photo())).status_code == 409
    assert send(client, "/library/inbox", ("丙.png", photo()), ("丁.png", b"?")).status_code == 422
    assert (workspace / "收件/甲.png").read_bytes() == b"other" and not (workspace / "收件/丙.png").exists()


def test_the_workbook_of_the_library_comes_back_unchanged_without_changing_a_file(client, workspace):
    before = {path: path.read_bytes() for path in (workspace / "library").rglob("*.yaml")}
    book = client.get("/library/inbox/资料.xlsx")
    assert send(client, "/library/inbox/资料", ("资料.xlsx", book.content)).status_code == 303
    assert {path: path.read_bytes() for path in (workspace / "library").rglob("*.yaml")} == before


def test_words_marked_on_the_page_are_the_words_of_a_new_demand(client):
    page = client.json("/t/demo/s/answers/new.json?要求=投标人不得转包&位置=招标文件 第 3 页")
    texts = {one["title"]: one["text"] for one in page["fields"]}
    assert (texts["要求"], texts["原文摘录"], texts["位置"]) == (
        "投标人不得转包",
        "投标人不得转包",
        "招标文件 第 3 页",
    )
