"""A workspace is loaded whole; names that lead nowhere and paths that leave it are refused with their place."""

import pytest

from bidkit.errors import UnreadableError
from bidkit.load.library import load_library
from bidkit.load.price import load_price
from bidkit.load.workspace import find_root, find_workspace, load
from tests.conftest import write_price


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def load_demo(root):
    return load(find_workspace(root / "tenders/demo"))


def test_a_whole_workspace_loads(workspace):
    loaded = load_demo(workspace)
    assert loaded.library.company.name == "江城衡信数据科技有限公司"
    assert [fact.id for fact in loaded.library.facts()] == [
        "company",
        "iso9001",
        "zhang-wei",
        "case-a",
        "fin-2025",
    ]
    assert loaded.price.total == 1_000_000
    assert loaded.templates["bid-letter"].is_file()


def test_the_workspace_is_found_from_inside_a_tender(workspace):
    assert find_root(workspace / "tenders/demo") == workspace.resolve()


def test_faults_of_several_files_come_together(workspace):
    edit(workspace / "library/cases/case-a.yaml", "amount: 150万", "amount: a lot")
    edit(workspace / "library/people/zhang-wei.yaml", "name: 张伟", "nam: 张伟")
    with pytest.raises(UnreadableError) as caught:
        load_library(workspace / "library", workspace)
    assert sorted({fault.span.file for fault in caught.value.faults}) == [
        "library/cases/case-a.yaml",
        "library/people/zhang-wei.yaml",
    ]


@pytest.mark.parametrize(
    "path", ["../secret.pdf", "/etc/passwd", "files/../../x.pdf", "C:/x.pdf", "..\\\\x.pdf"]
)
def test_a_path_that_leaves_the_library_is_refused(workspace, path):
    edit(workspace / "library/qualifications/iso9001.yaml", "files/iso9001.pdf", path)
    with pytest.raises(UnreadableError, match=r"iso9001\.yaml:11:10 .*跑出了工作区"):
        load_library(workspace / "library", workspace)


def test_a_link_that_leads_out_is_refused(workspace, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "x.pdf"
    outside.write_bytes(b"x")
    (workspace / "library/files").mkdir()
    (workspace / "library/files/iso9001.pdf").symlink_to(outside)
    with pytest.raises(UnreadableError, match="跑出了工作区"):
        load_library(workspace / "library", workspace)


def test_two_records_with_one_id_name_both_places(workspace):
    copy = (workspace / "library/qualifications/iso9001.yaml").read_text(encoding="utf-8")
    (workspace / "library/qualifications/other.yaml").write_text(copy, encoding="utf-8")
    with pytest.raises(
        UnreadableError, match=r"other\.yaml:2:1 id：id「iso9001」重复，另一处在 .*iso9001\.yaml"
    ):
        load_library(workspace / "library", workspace)


def test_a_yml_file_is_not_passed_over_in_silence(workspace):
    (workspace / "library/cases/x.yml").write_text("id: x", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"改名为 \.yaml"):
        load_library(workspace / "library", workspace)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("bid.yaml", "T1: {reply", "T9: {reply", "要求和评分项里没有「T9」"),
        ("bid.yaml", "where: letter", "where: lettre#x", "章节里没有「lettre」"),
        ("bid.yaml", "{person: zhang-wei, role", "{person: li-si, role", "人员资料里没有「li-si」"),
        ("tender.yaml", "scans: [Q1, Q2, S1]", "scans: [Q1, Q7]", "要求和评分项、资料库里没有「Q7」"),
        ("tender.yaml", "form: F1", "form: F8", "格式「F8」不在 forms 里"),
        ("tender.yaml", "id: proofs", "id: letter", "id 「letter」重复"),
        ("tender.yaml", "{id: S2", "{id: S1", "编号「S1」重复"),
        ("tender.yaml", "set: gov-services", "set: gov-servces", "没有名为「gov-servces」的模板集"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused(workspace, file, old, new, message):
    edit(workspace / "tenders/demo" / file, old, new)
    with pytest.raises(UnreadableError, match=message):
        load_demo(workspace)


def test_a_folder_without_a_tender_says_what_to_give(workspace):
    with pytest.raises(UnreadableError, match=r"没有 tender\.yaml"):
        find_workspace(workspace)


def test_a_price_line_names_its_cell(workspace):
    path = workspace / "tenders/demo/price.xlsx"
    write_price(
        path, [("平台", "套", 1, 100, 0.06), ("服务", "项", "两", 100, 0.06), ("培训", "次", 1, "面议", 0.06)]
    )
    with pytest.raises(UnreadableError) as caught:
        load_price(path, workspace)
    places = [str(fault.span) for fault in caught.value.faults]
    assert places == ["tenders/demo/price.xlsx 报价明细 C3", "tenders/demo/price.xlsx 报价明细 D4"]


def test_totals_are_computed_and_rounded_line_by_line(workspace):
    path = workspace / "tenders/demo/price.xlsx"
    write_price(path, [("甲", "项", 3, 33.335, 0.06), ("乙", "项", 1, 0.1, 0.06), ("丙", "项", 1, 0.2, 0.06)])
    price = load_price(path, workspace)
    assert [str(line.amount) for line in price.lines] == ["100.01", "0.10", "0.20"]
    assert str(price.total) == "100.31"


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_a_price_file_that_is_no_workbook_says_how_to_save_it(workspace, content):
    path = workspace / "tenders/demo/price.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match="另存为"):
        load_price(path, workspace)
