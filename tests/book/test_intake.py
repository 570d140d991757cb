"""A folder of papers → a workbook of proposals → the library, and nothing that no person confirmed."""

import sys
import types

import openpyxl
import pytest
from PIL import Image

from bidkit.cli.main import app
from bidkit.load.library import load_library
from bidkit.pdf.made.html import html_to_pdf
from tests.book.hands import RUN, cell, files, fill

OWN = "江城衡信数据科技有限公司"
PERMIT = [
    "增值电信业务经营许可证",
    f"公司名称：{OWN}",
    "经营许可证编号：江B2-20240077",
    "发证日期：2024年3月10日",
    "有效期至：2029年3月9日",
]
CARD = ["姓名  张伟", "性别  男", "公民身份号码  429901198511020352"]
CONTRACT = [
    "技术服务合同",
    "项目名称：云泽平台运维",
    "甲方：云泽市数据局",
    f"乙方：{OWN}",
    "合同总价：98万元",
    "签订日期：2025年6月12日",
]


def pdf(path, lines):
    style = (
        "<style>div{font:14pt 'Noto Sans CJK SC';white-space:pre} div:first-of-type{font-size:26pt}</style>"
    )
    path.write_bytes(html_to_pdf(style + "".join(f"<div>{line}</div>" for line in lines), path))


@pytest.fixture
def came(workspace, tmp_path, monkeypatch):
    """Return a workspace and a folder in which three papers, a copy and a photograph came in."""
    for name in ("rapidocr", "rapidocr_onnxruntime"):
        monkeypatch.setitem(sys.modules, name, None)
    folder = tmp_path / "来件"
    folder.mkdir()
    for name, lines in (("许可证", PERMIT), ("张伟身份证", CARD), ("合同", CONTRACT)):
        pdf(folder / f"{name}.pdf", lines)
    (folder / "许可证（复制）.pdf").write_bytes((folder / "许可证.pdf").read_bytes())
    Image.new("RGB", (600, 800), "white").save(folder / "安全生产许可证.jpg")
    return workspace, folder


def intake(root, folder, *words):
    return RUN.invoke(app, ["intake", str(folder), *words, "-C", str(root)])


def row_of(root, paper):
    rows = openpyxl.load_workbook(root / "收件.xlsx")["资质证书"].iter_rows(min_row=2, values_only=True)
    return next(row[0] for row in rows if row[4] == paper)


def confirm(path, sheets, who="李雷", **more):
    book = openpyxl.load_workbook(path)
    rows = {(title, key): {"确认": "是", **more} for title in sheets
            for key in (row[0].value for row in book[title].iter_rows(min_row=2)) if key}  # fmt: skip
    return fill(path, {("收件", "填表人"): {"确认": who}, **rows})


def test_nothing_enters_the_library_before_a_person_says_so(came):
    root, folder = came
    before = files(root)
    found = intake(root, folder)
    assert found.exit_code == 0, found.output
    assert {name for name in files(root)} - set(before) == {"收件.xlsx"}
    taken = intake(root, folder, "--take")
    assert "没有确认过的行" in taken.output and {**files(root)} == {
        **before,
        "收件.xlsx": files(root)["收件.xlsx"],
    }


def test_confirmed_rows_are_records_with_their_files(came):
    root, folder = came
    intake(root, folder)
    assert cell(root / "收件.xlsx", "人员", "zhang-wei", "身份证号").value == "429901198511020352"
    confirm(root / "收件.xlsx", ["人员", "业绩"])
    key = row_of(root, "许可证.pdf")
    fill(root / "收件.xlsx", {("资质证书", key): {"确认": "是"}})
    taken = intake(root, folder, "--take")
    assert taken.exit_code == 0, taken.output
    library = load_library(root / "library", root)
    permit, case = library.find("zz-001"), library.find("yj-001")
    assert (permit.number, permit.holder, str(permit.valid_until)) == ("江B2-20240077", OWN, "2029-03-09")
    assert (case.client, case.amount, str(case.signed)) == ("云泽市数据局", 980000, "2025-06-12")
    assert (root / "library" / permit.files[0].path).read_bytes() == (folder / "许可证.pdf").read_bytes()
    person = library.find("zhang-wei")
    assert (person.id_number, person.title, person.files[0].kind) == (
        "429901198511020352",
        "高级工程师",
        "id-card",
    )
    again = intake(root, folder)
    assert "资料库里已有：files/收件/许可证.pdf" in again.output and "业绩" not in again.output


def test_a_picture_that_nobody_can_read_is_a_row_to_be_typed(came):
    root, folder = came
    assert "没有识别：装 bidkit-tender[ocr]" in intake(root, folder).output
    book = root / "收件.xlsx"
    key = row_of(root, "安全生产许可证.jpg")
    fill(book, {("收件", "填表人"): {"确认": "李雷"}, ("资质证书", key): {"确认": "是"}})
    refused = intake(root, folder, "--take")
    assert refused.exit_code == 3 and "「持证单位」没有读清，还空着" in refused.output
    fill(book, {("资质证书", key): {"持证单位": OWN, "证书编号": "没有", "发证日期": "2024.5.1"}})
    assert intake(root, folder, "--take").exit_code == 0
    assert load_library(root / "library", root).find("zz-001").number == ""


def test_who_confirmed_is_asked_once(came):
    root, folder = came
    intake(root, folder)
    confirm(root / "收件.xlsx", ["业绩"], who="")
    assert "没有写填表人" in intake(root, folder, "--take").output


def test_a_paper_that_changed_after_it_was_read_is_refused(came):
    root, folder = came
    intake(root, folder)
    confirm(root / "收件.xlsx", ["业绩"])
    pdf(folder / "合同.pdf", [*CONTRACT, "补充"])
    before = files(root)
    assert "合同.pdf 在写出工作簿以后变了" in intake(root, folder, "--take").output and files(root) == before


def engine(monkeypatch, answer):
    """Put a recogniser in place that answers so."""
    module = types.ModuleType("rapidocr")
    module.RapidOCR = lambda: answer
    monkeypatch.setitem(sys.modules, "rapidocr", module)


def said(*lines):
    boxes = [[[50, 40 * n], [50 + 20 * len(line), 40 * n], [50 + 20 * len(line), 40 * n + 20], [50, 40 * n + 20]]
             for n, line in enumerate(lines)]  # fmt: skip
    return types.SimpleNamespace(boxes=boxes, txts=list(lines), scores=[0.99] * len(lines))


def test_a_picture_is_recognised_where_that_is_installed(came, monkeypatch):
    root, folder = came
    engine(
        monkeypatch,
        lambda picture: said("安全生产许可证", f"单位名称：{OWN}", "编号：（江）JZ安许证字〔2023〕000001"),
    )
    assert "没有识别" not in intake(root, folder).output
    rows = [
        [one.value for one in row]
        for row in openpyxl.load_workbook(root / "收件.xlsx")["资质证书"].iter_rows()
    ]
    assert any("（江）JZ安许证字〔2023〕000001" in row for row in rows)


def crash(picture):
    raise RuntimeError("model")


def nothing(picture):
    return types.SimpleNamespace(txts=None, boxes=None, scores=None)


@pytest.mark.parametrize("answer", [crash, nothing, lambda picture: said()])
def test_a_recogniser_that_crashes_or_sees_nothing_leaves_the_row_to_be_typed(came, monkeypatch, answer):
    root, folder = came
    engine(monkeypatch, answer)
    found = intake(root, folder)
    assert found.exit_code == 0, found.output
    assert [cell(root / "收件.xlsx", "资质证书", key, "证书编号").value for key in ("n2",)] == [None]
