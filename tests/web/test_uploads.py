"""Files that come in: by their bytes, under clean names, of bearable size; nothing is read before that."""

import io
import zipfile

import openpyxl
import pytest

from bidkit.web.upload import clean_name
from tests.web.conftest import OWN


def send(client, url, filename, data, **fields):
    token = client.bench.session.token
    return client.ask(
        "POST",
        url,
        headers=OWN,
        data={"token": token, "by": "王芳", **fields},
        files={"file": (filename, data)},
    )


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("招标文件.pdf", b"MZ" + b"\0" * 200, "招标文件.pdf"),
        ("招标文件.exe", b"MZ" + b"\0" * 200, "招标文件.exe"),
        ("招标文件.docx", b"%PDF-1.7\n1 0 obj\n", "扩展名不对"),
        ("招标文件.docx", b"", "招标文件.docx"),
        ("招标文件.docx", b"PK\x03\x04 cut", "招标文件.docx"),
        ("../../tender.pdf.", b"%PDF-1.7\n", "文件名不能用"),
        ("CON.pdf", b"%PDF-1.7\n", "文件名不能用"),
        (f"{'长' * 200}.pdf", b"%PDF-1.7\n", "文件名不能用"),
    ],
)
def test_what_is_no_tender_document_is_refused_and_nothing_is_kept(client, workspace, name, data, said):
    answer = send(client, "/tenders", name, data)
    assert answer.status_code == 422 and said in answer.text
    assert not [path for path in (workspace / ".bidkit").rglob("uploads/*/*")]
    assert [path.name for path in (workspace / "tenders").iterdir()] == ["demo"]


def test_a_bomb_is_refused_by_its_list_of_members(client, workspace):
    word = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}
    for bomb in ({f"word/m{n}": "" for n in range(10_001)}, {"word/media/a.bin": b"\0" * (30 << 20)}):
        answer = send(client, "/tenders", "招标文件.docx", zipped({**word, **bomb}))
        assert answer.status_code == 422 and "压缩炸弹" in answer.text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("C:\\Users\\甲\\招标 文件（定稿）.docx", "招标 文件（定稿）.docx"),
        ("a/b/c.pdf", "c.pdf"),
        ("文件.pdf", "文件.pdf"),
    ],
)
def test_a_name_is_its_last_part_with_its_chinese(sent, kept):
    assert clean_name(sent) == kept


def test_a_name_that_is_taken_is_refused(client):
    answer = send(client, "/tenders", "x.pdf", b"%PDF-1.7\n", name="demo")
    assert answer.status_code == 409 and "已经有" in answer.text


def test_a_price_sheet_takes_the_place_of_the_old_one_and_can_be_taken_back(client, workspace):
    path = workspace / "tenders/demo/price.xlsx"
    before = path.read_bytes()
    book = openpyxl.load_workbook(path)
    for row in book.active.iter_rows():
        for cell in row:
            if cell.value == 1_000_000:
                cell.value = 1_200_000
    out = io.BytesIO()
    book.save(out)
    done = send(client, "/t/demo/books/报价", "报价.xlsx", out.getvalue())
    assert done.status_code == 303 and path.read_bytes() == out.getvalue()
    assert "1200000" in client.get(done.headers["location"]).text.replace(",", "")
    assert client.post("/history/1/undo", {"by": "王芳"}).status_code == 303 and path.read_bytes() == before


def test_a_faulty_price_sheet_is_told_by_its_cells_and_the_old_one_stays(client, workspace):
    path = workspace / "tenders/demo/price.xlsx"
    before, out = path.read_bytes(), io.BytesIO()
    openpyxl.Workbook().save(out)
    answer = send(client, "/t/demo/books/报价", "报价.xlsx", out.getvalue())
    assert answer.status_code == 422 and path.read_bytes() == before


def test_a_workbook_goes_out_and_comes_back_unchanged_without_changing_a_file(client, workspace):
    files = [workspace / "tenders/demo" / name for name in ("tender.yaml", "bid.yaml")]
    before = [path.read_bytes() for path in files]
    for name in ("项目", "核对"):
        book = client.get(f"/t/demo/books/{name}.xlsx")
        assert book.content[:2] == b"PK"
        assert send(client, f"/t/demo/books/{name}", f"{name}.xlsx", book.content).status_code == 303
    assert [path.read_bytes() for path in files] == before
