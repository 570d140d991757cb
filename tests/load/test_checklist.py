"""Rule files: what is refused, where it says so, and which pack wins."""

from pathlib import Path

import pytest

from bidkit.errors import UnreadableError
from bidkit.load.checklist import load_checklist

RULE = """\
code: Q901
title: 证书失效
class: invalidating
severity: fatal
effect: bid-invalid
stage: data
kind: certificate-valid
parameters:
  at: opening
why: 失效的证书等于没有
cure: 换一张
"""


def pack(folder: Path, *rules: str, name: str = "own") -> Path:
    """Write a pack of rules and return the folder that holds packs."""
    (folder / name).mkdir(parents=True)
    (folder / name / "pack.yaml").write_text("title: 本单位规则\n", encoding="utf-8")
    for number, rule in enumerate(rules):
        (folder / name / f"{number}.yaml").write_text(rule, encoding="utf-8")
    return folder


def refused(folder: Path, *names: str) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        load_checklist([folder], names or ("own",), root=folder)
    assert caught.value.exit_code == 3
    return caught.value


def test_rules_are_read_in_the_order_of_their_codes(tmp_path: Path) -> None:
    folder = pack(tmp_path, RULE, RULE.replace("Q901", "A901"))
    assert [rule.code for rule in load_checklist([folder], ["own"], root=folder).rules] == ["A901", "Q901"]


@pytest.mark.parametrize(
    ("wrong", "right", "place", "message", "cure"),
    [
        ("certificate-vaild", "certificate-valid", "own/0.yaml:7:1", "「certificate-vaild」", "「certificate-valid」"),
        ("promise-kept", "certificate-valid", "own/0.yaml:7:1", "「promise-kept」", "是不是「field-compare」"),
        ("at: tomorrow", "at: opening", "own/0.yaml:9:3", "「tomorrow」不在可选范围", "opening"),
        ("when: opening", "at: opening", "own/0.yaml:9:3", "不认识的字段「when」", "at"),
        ("severity: deadly", "severity: fatal", "own/0.yaml:4:1", "「deadly」不在可选范围", "fatal"),
        ("code: Q1", "code: Q901", "own/0.yaml:1:1", "规则代码「Q1」写法不对", ""),
        ("why: ''", "why: 失效的证书等于没有", "own/0.yaml:10:1", "不能留空", ""),
        ("cure2: 换一张", "cure: 换一张", "own/0.yaml:11:1", "不认识的字段「cure2」", "是不是「cure」"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_refused_at_its_line(
    tmp_path: Path, wrong: str, right: str, place: str, message: str, cure: str
) -> None:
    text = str(refused(pack(tmp_path, RULE.replace(right, wrong))))
    assert f"{place}" in text
    assert message in text
    assert cure in text


def test_a_rule_that_chose_by_look_is_told_the_kind_it_means(tmp_path: Path) -> None:
    old = RULE.replace("kind: certificate-valid", "kind: price-terms").replace("at: opening", "look: limits")
    fault = refused(pack(tmp_path, old))
    assert "「price-terms」" in fault.message and "是不是「price-terms-limits」" in fault.cure


def test_a_broken_pattern_is_refused_with_its_place(tmp_path: Path) -> None:
    marks = "kind: leftover-marks\nparameters: {marks: [{name: 坏, pattern: '('}]}"
    text = str(refused(pack(tmp_path, RULE.split("kind:")[0] + marks + "\nwhy: 因为\ncure: 改\n")))
    assert "正则表达式「(」写错了" in text
    assert "own/0.yaml:8" in text


def test_two_rules_with_one_code_are_refused_and_both_places_named(tmp_path: Path) -> None:
    error = refused(pack(tmp_path, RULE, RULE))
    assert str(error).startswith("own/1.yaml:1:1 code：规则代码「Q901」重复，另一处在 own/0.yaml:1:1")


def test_all_faults_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    error = refused(
        pack(tmp_path, RULE.replace("fatal", "deadly"), RULE.replace("certificate-valid", "magic"))
    )
    assert [fault.span.file for fault in error.faults if fault.span] == ["own/0.yaml", "own/1.yaml"]


def test_a_rule_in_a_file_that_would_be_overlooked_is_refused(tmp_path: Path) -> None:
    folder = pack(tmp_path, RULE)
    (folder / "own" / "0.yaml").rename(folder / "own" / "0.yml")
    assert "请改名为 .yaml" in str(refused(folder))


def test_a_pack_that_does_not_exist_is_refused_with_those_that_do(tmp_path: Path) -> None:
    error = refused(pack(tmp_path, RULE), "bace")
    assert "「bace」" in str(error)
    assert "own" in error.cure


def test_a_workspace_s_own_pack_wins_over_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    own = pack(tmp_path / "own", RULE.replace("证书失效", "自己的规则"), name="base")
    other = pack(tmp_path / "shipped", RULE, name="base")
    checklist = load_checklist([own, other], ["base"], root=tmp_path)
    assert [rule.title for rule in checklist.rules] == ["自己的规则"]
