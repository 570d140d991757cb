"""Bad YAML and bad workbooks: exit 3, one Chinese message with the place and the cure, and the old package stays."""

import pytest

from tests.bad_input.small import build, edit, hashes, is_chinese, package
from tests.conftest import write_price

TENDER, BID, ISO = "tenders/demo/tender.yaml", "tenders/demo/bid.yaml", "library/qualifications/iso9001.yaml"


def refused(root, code=3):
    """Build, hold what must be true of every refusal, and return the message."""
    before = hashes(root / "tenders"), package(root)
    result = build(root)
    assert result.exit_code == code, result.output
    assert (hashes(root / "tenders"), package(root)) == before
    assert is_chinese(result.stderr) and "处理：" in result.stderr
    return result.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "said"),
    [
        (TENDER, "regime: gov", "regime gov", "tender.yaml:2:7", "YAML 写法有误"),
        (
            TENDER,
            "method: open",
            "method: open\nmethod: open",
            "tender.yaml:3:1",
            "写了两次（第一次在第 2 行）",
        ),
        (TENDER, "method: open", "method: open\nmetod: x", "tender.yaml:3:1", "是不是「method」"),
        (TENDER, "budget: 200万", "budget: [1]", "tender.yaml:6:9", "金额也可以写 198万"),
        (BID, "team: [{", "subcontract: [甲]\nteam: [{", "bid.yaml:5:1 subcontract：", "填错了"),
        (TENDER, "budget: 200万", f"budget: 1{'0' * 30}", "tender.yaml:6:9", "多写了零"),
        (
            TENDER,
            "opening: 2026-12-21 09:30",
            "opening: 2026-02-30 09:30",
            "tender.yaml:7:37",
            "要填日期和时刻",
        ),
        (TENDER, "id: proofs", "id: letter", "tender.yaml:16:12", "章节或分册的 id 「letter」重复，另一处在"),
        (
            TENDER,
            "opening: 2026-12-21 09:30",
            "opening: 2026-12-21 09:30+08:00",
            "tender.yaml:7:37",
            "带了时区",
        ),
        (TENDER, "opening: 2026-12-21 09:30", "opening: 9999-12-21 09:30", "tender.yaml:7:37", "2100 年之间"),
        (TENDER, "validity_days: 90", "validity_days: 999999999", "tender.yaml:7:", "1 到 3,650 天之间"),
        (TENDER, "regime: gov", "regime：gov", "tender.yaml:1:7", "全角冒号"),
        (TENDER, "id: Q2", "id: Q1", "tender.yaml:19:6", "编号「Q1」重复，另一处在"),
        (TENDER, "name: 数据服务采购", 'name: "数据\\x08服务"', "tender.yaml:4:17", "看不见的控制字符"),
        (TENDER, "  set: gov", '  page: {format: "第{x}页"}\n  set: gov', "tender.yaml:10:3", "页码格式"),
        (TENDER, "  set: gov", "  page: {first: -5}\n  set: gov", "tender.yaml:10:3", "起始页码 -5"),
        (TENDER, "number: ZB-2026-001", f"number: {'Z' * 250}", "tender.yaml:10:3", "文件名太长"),
        (TENDER, "  set: gov", "  file_name: ...\n  set: gov", "tender.yaml:10:3", "文件名是空的"),
        (
            ISO,
            "valid_until: 2027-06-30",
            "valid_until: 2026-02-30",
            "iso9001.yaml:9:1",
            "「2026-02-30」填错了",
        ),
        (BID, "date: 2026-12-18", "date: 2026-02-30", "bid.yaml:2:1", "日历上有的日子"),
        (BID, "team: [{person: zhang-wei", "team: [{person: nobody", "bid.yaml:5:9", "没有「nobody」"),
    ],
)
def test_a_fault_of_a_file_is_told_once_with_its_place(small, file, old, new, place, said):
    edit(small / file, old, new)
    message = refused(small)
    assert place in message and said in message
    assert message.count("处理：") == 1


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (BID, "price: price.xlsx", "price: ../../../price.xlsx", "bid.yaml:1:1"),
        (BID, "price: price.xlsx", "price: /etc/hosts", "bid.yaml:1:1"),
        (BID, "price: price.xlsx", "price: 'C:\\x.xlsx'", "bid.yaml:1:1"),
        (BID, "answers:", "sections: {own: ../../../own.docx}\nanswers:", "bid.yaml:6:1 sections.own"),
        (TENDER, "template: bid-letter", "template: ../../../own.docx", "tender.yaml:25:26"),
        (ISO, "files/iso9001.pdf", "../../secret.pdf", "iso9001.yaml:10:10"),
    ],
)
def test_a_path_that_leaves_the_workspace_is_refused_where_it_is_written(small, file, old, new, place):
    edit(small / file, old, new)
    message = refused(small)
    assert place in message and "跑出了工作区" in message


def test_a_link_that_leads_out_of_the_workspace_is_refused_too(small, tmp_path):
    (tmp_path / "secret.docx").write_bytes(b"secret")
    (small / "tenders/demo/own.docx").symlink_to(tmp_path / "secret.docx")
    edit(small / BID, "answers:", "sections: {own: own.docx}\nanswers:")
    assert "跑出了工作区" in refused(small)


def test_a_set_of_templates_or_rules_cannot_be_taken_from_elsewhere(small, tmp_path):
    for name, file in (("set", "set.yaml"), ("pack", "pack.yaml")):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_text("id: x\ntitle: x\n", encoding="utf-8")
    (small / "templates").mkdir()
    edit(small / TENDER, "set: gov-services", "set: ../../set")
    assert "没有名为「../../set」的模板集" in refused(small)
    edit(small / TENDER, "set: ../../set", "set: gov-services")
    edit(small / TENDER, "checklists: [base]", "checklists: [../../pack]")
    assert "找不到规则包「../../pack」" in refused(small)


@pytest.mark.parametrize("name", ["files/" + "长" * 300 + ".pdf", '"files/a\\tb.pdf"'])
def test_a_name_that_no_disk_can_hold_is_a_fault_of_the_file(small, name):
    edit(small / ISO, "files/iso9001.pdf", name)
    assert "iso9001.yaml:10:10" in refused(small)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("平台", "套", 1, -5, 0.06), "不大于零"),
        (("平台", "套", 0, 5, 0.06), "不大于零"),
        (("平台", "套", 1, 10**30, 0.06), "多写了零"),
        (("平台", "套", 10**12, 10**12, 0.06), "超出常理"),
        (("平台", "套", 1, 100, 6), "6% 请写成 0.06"),
        (("平台", "套", "一", 5, 0.06), "「数量」「一」填错了：要填数字"),
        (("平台", "套", "NaN", 5, 0.06), "「数量」「NaN」填错了：要填数字"),
        (("平台", "套", 1, "#REF!", 0.06), "「#REF!」不是金额"),
        (("平台", "套", 1, "=2*500", 0.06), "「含税单价」是空的"),
    ],
)
def test_a_price_that_cannot_be_is_refused_in_the_words_of_the_sheet(small, line, said):
    write_price(small / "tenders/demo/price.xlsx", [line])
    message = refused(small)
    assert said in message and "price.xlsx 报价明细" in message and "unit_price" not in message


def test_ten_million_million_yuan_is_a_price_and_over_the_ceiling(small):
    write_price(small / "tenders/demo/price.xlsx", [("平台", "套", 1, 10**13, 0.06)])
    before = package(small)
    result = build(small)
    assert result.exit_code == 1 and "10,000,000,000,000.00 元，超过最高限价" in result.stdout
    assert package(small) == before


@pytest.mark.parametrize("data", [b"", b"PK\3\4junk", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)])
def test_a_price_book_that_is_no_workbook_is_told_by_name(small, data):
    (small / "tenders/demo/price.xlsx").write_bytes(data)
    assert "tenders/demo/price.xlsx：报价表打不开" in refused(small)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "文件是空的"),
        (b"- a\n", "不是「字段: 值」"),
        ("regime: 政府".encode("gbk"), "不是 UTF-8"),
        (b"a: &a [*a]", "嵌套过深"),
        (b"a: " + b"[" * 3000 + b"]" * 3000, "嵌套过深"),
        (b"a: b\0c", "YAML 写法有误"),
    ],
)
def test_a_tender_file_that_is_no_yaml_of_ours_is_refused(small, data, said):
    (small / TENDER).write_bytes(data)
    message = refused(small)
    assert "tenders/demo/tender.yaml" in message and said in message and len(message) < 600


def test_an_empty_library_says_what_is_missing(small):
    (small / "library/people/zhang-wei.yaml").unlink()
    assert "人员资料有：（还没有）" in refused(small)
    (small / "library/company.yaml").unlink()
    result = build(small)
    assert result.exit_code == 3 and "bidkit init" in result.stderr


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(small):
    for path in small.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    result = build(small)
    assert result.exit_code == 0, result.stderr
