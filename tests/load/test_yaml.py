"""YAML is read as text with places; the field's type decides, and every fault of a file is told at once."""

import pytest

from bidkit.errors import UnreadableError
from bidkit.load.structure import build
from bidkit.load.yamlsrc import parse_mapping, read_mapping
from bidkit.model.library import Qualification
from bidkit.model.tender import Tender

CERTIFICATE = "id: a\nkind: licence\nname: n\nholder: h\n"


def faults_of(text, model=Qualification):
    with pytest.raises(UnreadableError) as caught:
        build(model, parse_mapping(text, "a.yaml"))
    error = caught.value
    return [(str(one.span), one.message) for one in (error.faults or (error,))]


@pytest.mark.parametrize(
    "written", ["0123", "no", "12:30", "1e3", "0x1F", "2024-01-01", "~~", "1_000", "true", "01.50"]
)
def test_a_number_on_a_certificate_stays_as_written(written):
    record = build(Qualification, parse_mapping(f"{CERTIFICATE}number: {written}\n", "a.yaml"))
    assert record.number == written


def test_a_value_knows_its_line_column_and_key():
    record = build(Qualification, parse_mapping(f"{CERTIFICATE}files:\n  - {{path: x.pdf}}\n", "a.yaml"))
    assert str(record.span_of("holder")) == "a.yaml:4:1 holder"
    assert str(record.files[0].span_of("path")) == "a.yaml:6:6 files[0].path"


def test_all_faults_of_a_file_are_told_at_once():
    text = "id: a\nkind: licens\nnme: n\nissued: 2026-02-30\nfiles: x.pdf\n"
    assert [place for place, _ in faults_of(text)] == [
        "a.yaml:1:1",
        "a.yaml:1:1",
        "a.yaml:2:1 kind",
        "a.yaml:3:1 nme",
        "a.yaml:4:1 issued",
        "a.yaml:5:1 files",
    ]


def test_a_misspelt_key_is_answered_with_the_right_one():
    with pytest.raises(UnreadableError, match="是不是「valid_until」"):
        build(Qualification, parse_mapping(f"{CERTIFICATE}valid_untill: 2027-01-01\n", "a.yaml"))


def test_a_misspelt_key_deep_inside_is_answered_too():
    text = "money: {bond: {amount: 1, dew: 2026-12-21 09:30}}\n"
    messages = dict(faults_of(text, Tender))
    assert messages["a.yaml:1:27 money.bond.dew"] == "不认识的字段「dew」"
    with pytest.raises(UnreadableError, match="是不是「due」"):
        build(Tender, parse_mapping(text, "a.yaml"))


def test_a_key_written_twice_names_both_lines():
    with pytest.raises(UnreadableError, match=r"a\.yaml:3:1 id：字段「id」写了两次（第一次在第 1 行）"):
        parse_mapping("id: a\nname: b\nid: c\n", "a.yaml")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [1\n", "a.yaml:2:1"),
        ("a: b: c\n", "a.yaml:1:5"),
        ("\ta: 1\n", "a.yaml:1:1"),
        ('a: "x\n', "a.yaml:2:1"),
    ],
)
def test_broken_yaml_says_where(text, place):
    with pytest.raises(UnreadableError) as caught:
        parse_mapping(text, "a.yaml")
    assert str(caught.value.span) == place


@pytest.mark.parametrize("text", ["", "# only a comment\n", "- a list\n", "just words\n"])
def test_a_file_that_holds_no_fields_is_refused(text):
    with pytest.raises(UnreadableError, match="处理"):
        parse_mapping(text, "a.yaml")


def test_a_small_file_cannot_unfold_without_end():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(UnreadableError, match="内容过多"):
        parse_mapping("\n".join(lines), "a.yaml")


def test_a_file_in_another_encoding_says_how_to_save_it(tmp_path):
    (tmp_path / "a.yaml").write_bytes("名称: 甲".encode("gbk"))
    with pytest.raises(UnreadableError, match="UTF-8"):
        read_mapping(tmp_path / "a.yaml", tmp_path)


def test_a_byte_order_mark_from_notepad_is_fine(tmp_path):
    (tmp_path / "a.yaml").write_bytes("\ufeffid: 甲".encode())
    assert read_mapping(tmp_path / "a.yaml", tmp_path) == {"id": "甲"}


@pytest.mark.parametrize(
    ("written", "yuan"),
    [("1980000", 1980000), ("1,980,000.50", "1980000.50"), ("198万", 1980000), ("0.5亿元", 50000000)],
)
def test_money_is_read_in_yuan(written, yuan):
    tender = build(Tender, parse_mapping(SMALL.replace("BUDGET", f"'{written}'"), "t.yaml"))
    assert str(tender.money.budget) == str(yuan) or tender.money.budget == yuan


@pytest.mark.parametrize("written", ["12x", "1,98", "万", "一百万", "NaN", "1e6", "Infinity"])
def test_what_is_no_amount_is_refused(written):
    assert "不是金额" in faults_of(SMALL.replace("BUDGET", f"'{written}'"), Tender)[0][1]


def test_a_deadline_without_an_hour_is_refused():
    text = SMALL.replace("BUDGET", "1").replace("2026-12-21 09:30, opening", "2026-12-21, opening")
    assert "缺少时刻" in faults_of(text, Tender)[0][1]


SMALL = """
regime: tendering
method: open
project: {name: a, number: b}
purchaser: c
money: {budget: BUDGET}
dates: {deadline: 2026-12-21 09:30, opening: 2026-12-21 09:30, validity_days: 90}
evaluation: {method: x}
package: {set: s, volumes: []}
"""
