"""The buyer's page beside the row: the quote marked, the words over the picture, nothing shown that was not offered."""

import pytest

from tests.pdf.sheets import write_pdf

QUOTE = "All data stay inside the country"


@pytest.fixture
def paper(workspace):
    folder = workspace / "tenders/demo/source"
    folder.mkdir()
    write_pdf(folder / "tender.pdf", ["Cover of the tender", f"Chapter 3\n{QUOTE}"])
    tender = workspace / "tenders/demo/tender.yaml"
    text = tender.read_text().replace(
        "text: 数据不出境,", f"text: 数据不出境, source: {{clause: 第三章, quote: {QUOTE}}},"
    )
    tender.write_text(text)
    return folder / "tender.pdf"


def test_the_quote_of_a_row_is_marked_on_its_page(client, paper):
    page = client.json("/t/demo/review/T1.json")["item"]["paper"]["page"]
    assert (page["n"], page["of"], len(page["marks"])) == (2, 2, 1)
    html = client.get("/t/demo/review/T1").text
    assert (
        '<rect class="mark"' in html
        and f"{QUOTE}</text>".replace(" ", "") in html.replace(" ", "")
        and "style=" not in html
    )


def test_a_quote_that_is_nowhere_is_said_to_be_and_nothing_is_marked(client, paper):
    answer = client.json("/t/demo/source.json?q=nothing like this")
    assert answer["missing"] and answer["page"]["marks"] == []
    assert "没有找到这段话" in client.get("/t/demo/source?q=nothing like this").text


def test_a_search_opens_the_page_and_turning_goes_on(client, paper):
    assert client.json(f"/t/demo/source.json?q={QUOTE}")["page"]["n"] == 2
    assert client.json("/t/demo/source/1.json")["page"]["n"] == 1
    assert client.get("/t/demo/source/3").status_code == 404


def test_a_picture_is_given_for_what_was_shown_in_the_sizes_there_are(client, paper, workspace):
    page = client.json("/t/demo/source/1.json")["page"]
    answer = client.get(f"/pages/{page['paper']}/1-180.png")
    assert answer.content[:8] == b"\x89PNG\r\n\x1a\n" and "immutable" in answer.headers["cache-control"]
    for url in (
        f"/pages/{page['paper']}/1-181.png",
        f"/pages/{page['paper']}/9-180.png",
        f"/pages/{'0' * 16}/1-180.png",
    ):
        assert client.get(url).status_code == 404
    assert len(list((workspace / ".bidkit/pages").glob("*.png"))) == 1


def test_without_the_document_the_page_says_what_belongs_there(client):
    assert "没有留下原件" in client.get("/t/demo/source").text


def test_a_word_file_is_offered_to_be_drawn(client, workspace):
    (workspace / "tenders/demo/source").mkdir()
    (workspace / "tenders/demo/source/招标文件.docx").write_bytes(b"PK")
    assert "还没有画成页" in client.get("/t/demo/source").text


def test_a_finished_page_tells_what_the_last_build_found_on_it(client, workspace):
    out = workspace / "tenders/demo/out"
    (out / "package").mkdir(parents=True)
    write_pdf(out / "package/bid.pdf", ["one", "two"])
    finding = '{"findings": [{"message": "空着", "cure": "填上", "place": {"file": "bid.pdf", "page": 2}}]}'
    (out / "检查报告.json").write_text(finding)
    held = {
        one["name"]: one["id"]
        for group in client.json("/t/demo/goods.json")["groups"]
        for one in group["files"]
    }
    pages = [client.json(f"/t/demo/v/{held['bid.pdf']}/{n}.json")["findings"] for n in (1, 2)]
    assert [[one["message"] for one in found] for found in pages] == [[], ["空着"]]
    assert "空着" in client.get(f"/t/demo/v/{held['bid.pdf']}/2").text
    assert client.get(f"/t/demo/v/{held['检查报告.json']}/1").status_code == 404
