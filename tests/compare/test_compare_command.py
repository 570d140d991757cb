"""``bidkit compare``: a Word file against a PDF, the printed lines, the page and the JSON agree and hide numbers."""

import json

import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.compare.run import CompareJob, compare
from bidkit.pdf.made.html import html_to_pdf
from tests.compare.bids import bid, paragraphs

RUN = CliRunner()
SECRET = "联系人：周明远，手机 13900001234"


@pytest.fixture
def files(tmp_path):
    texts = [*paragraphs(0, 30), SECRET]
    word = bid(tmp_path / "甲.docx", texts)
    page = tmp_path / "乙.pdf"
    body = "".join(f"<p>{text}</p>" for text in [*paragraphs(7000, 12), *texts])
    page.write_bytes(html_to_pdf(f"<style>body{{font:12pt 'Noto Serif CJK SC'}}</style>{body}", tmp_path))
    return word, page


def test_a_word_file_and_a_pdf_share_their_text_with_paragraph_and_page(files):
    [pair] = compare(CompareJob(files)).pairs
    assert pair.share_left > 0.95
    text = max((one for one in pair.shared if one.letters), key=lambda one: one.letters)
    assert text.places[0].where.startswith("正文第") and text.places[1].where.startswith("第")
    assert text.letters > 1000


def test_the_report_is_printed_written_and_never_fails_the_run(files, tmp_path):
    page = tmp_path / "out" / "比较.html"
    result = RUN.invoke(app, ["compare", *map(str, files), "--html", str(page)])
    assert result.exit_code == 0
    html = page.read_text(encoding="utf-8")
    for text in (result.stdout, html):
        assert "相似只是线索，不是结论" in text
        assert "139****1234" in text and "13900001234" not in text
    assert "第四十条第四项" in html and "TL-40-4" in html
    assert "http" not in html


def test_json_holds_every_sign_with_its_rule_sorted_by_weight(files):
    result = RUN.invoke(app, ["compare", *map(str, files), "--json"])
    [pair] = json.loads(result.stdout)["pairs"]
    assert pair["left"] == "甲.docx" and pair["right"] == "乙.pdf"
    assert all(one["basis"] and one["places"] for one in pair["shared"])
    assert [one["weight"] for one in pair["shared"]] == sorted(
        (o["weight"] for o in pair["shared"]), reverse=True
    )
    assert "13900001234" not in result.stdout


def test_a_tender_folder_gives_its_texts(files, workspace):
    folder = workspace / "tenders/demo"
    line = "投标人须承诺全部业务数据存放在采购人机房，且不得以任何方式传输至境外。"
    tender = (folder / "tender.yaml").read_text(encoding="utf-8").replace("数据不出境", line)
    (folder / "tender.yaml").write_text(tender, encoding="utf-8")
    both = [str(bid(workspace / f"{n}.docx", [*paragraphs(n * 900, 5), line])) for n in range(2)]
    similar = {}
    for given in ((), ("--tender", str(folder))):
        result = RUN.invoke(app, ["compare", *both, "--json", *given])
        similar[bool(given)] = json.loads(result.stdout)["pairs"][0]["similarity"]
    assert similar[False] > 0 and similar[True] == 0


@pytest.mark.parametrize(
    ("names", "code", "words"),
    [
        (["nosuch.docx", "nosuch.pdf"], 2, "找不到文件"),
        (["甲.docx"], 2, "至少要两份"),
        (["甲.docx", "a.txt"], 2, "不是 .docx"),
    ],
)
def test_wrong_files_are_named_with_a_cure(files, tmp_path, names, code, words):
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    result = RUN.invoke(app, ["compare", *(str(tmp_path / name) for name in names)])
    assert result.exit_code == code and words in result.stderr and "处理：" in result.stderr
