"""A team lays its own standard texts over those that ship, key by key; what nothing reads is told."""

from __future__ import annotations

import pytest

from bidkit.errors import UnreadableError
from bidkit.law.action import Condition, Point, Sign
from bidkit.load.register import load_register
from bidkit.load.standards import load_standards, shipped_standards
from bidkit.sheets.plan.conditions import CONDITIONS, SIGNS


def laid(tmp_path, name: str, text: str):
    path = tmp_path / "law" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return load_standards(tmp_path)


def test_without_files_of_its_own_a_workspace_has_what_ships(tmp_path) -> None:
    assert load_standards(tmp_path) is shipped_standards()


def test_one_key_is_changed_and_the_rest_stays(tmp_path) -> None:
    own = laid(tmp_path, "actions/before.yaml", "actions:\n  decide: {role: 总经理}\n").actions["before"]
    was = shipped_standards().actions["before"]
    assert [(one.id, one.role) for one in own if one not in was] == [("decide", "总经理")]
    assert [one.id for one in own] == [one.id for one in was]


def test_a_risk_is_added_and_another_left_out(tmp_path) -> None:
    text = (
        "risks:\n  late-arrival: （删去）\n  our-own: {name: 电梯检修, sign: 楼里贴了通知, effect: refused,\n"
        "    measure: 走楼梯, owner: signer, time: 开标当天}\n"
    )
    names = [one.name for one in laid(tmp_path, "risks/on-the-spot.yaml", text).risks["on-the-spot"]]
    assert names[-1] == "电梯检修" and "送标迟到" not in names


def test_a_lead_time_of_the_team_is_used(tmp_path) -> None:
    own = laid(tmp_path, "lead-times.yaml", "lead_times:\n  scan: {days: 4}\n")
    assert own.lead_times["scan"].shown() == "4 个工作日"


def test_the_days_of_a_step_are_laid_over_and_the_others_stay_in_order(tmp_path) -> None:
    own = laid(tmp_path, "steps.yaml", "procurement:\n  decided: {days: 3}\n").steps.procurement
    assert own[Point.DECIDED].days == 3
    assert [*own] == [*shipped_standards().steps.procurement]


def test_a_text_of_the_team_is_registered(tmp_path) -> None:
    laid(
        tmp_path,
        "texts.yaml",
        "texts:\n  本省办法: {title: 《本省办法》, seen: seen, articles: {seen: [第三条]}}\n",
    )
    assert load_register(tmp_path).missing("《本省办法》第三条") == ()
    assert load_register(tmp_path).missing("《本省办法》第四条") == ("本省办法第四条",)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("actions/befor.yaml", "actions: {}\n", "没有人读"),
        ("actions/before.yaml", "actions:\n  decide: {rolle: 总经理}\n", "不认识的字段「rolle」"),
        ("actions/before.yaml", "actions:\n  decide: {point: 开标}\n", "没有「开标」，可选：issued"),
        (
            "actions/before.yaml",
            "actions:\n  decide: {latest: {clocks: [nowhere]}}\n",
            "「nowhere」不在 clocks.yaml",
        ),
        ("actions/before.yaml", "actions:\n  decide: {when: [sometimes]}\n", "不在可选范围"),
        ("actions/before.yaml", "actions:\n  decide: {offset: -99999999}\n", "「-99999999」超出常理"),
        ("lead-times.yaml", "lead_times:\n  scan: {a_day: -1}\n", "「-1」超出常理"),
        ("risks/preparing.yaml", "risks:\n  misread: {time: 全程}\n", "要写一个，只写一个"),
        ("lead-times.yaml", "lead_times:\n  scan: （删去）\n", "lead-times.yaml 里少了「scan」"),
        ("steps.yaml", "tendering: {contract: （删去）}\n", "steps.yaml 里少了「contract」"),
        ("steps.yaml", "tendering: {published: {since: notice}}\n", "「published」从后面的「notice」算起"),
        ("steps.yaml", "procurement: {reported: {clock: nowhere}}\n", "「nowhere」不在 clocks.yaml"),
        ("steps.yaml", "procurement: {reported: {days: -1}}\n", "「-1」超出常理"),
        ("failures.yaml", "failures:\n  other: （删去）\n", "failures.yaml 里少了「other」"),
    ],
)
def test_what_is_wrong_in_a_file_is_told(tmp_path, name, text, told) -> None:
    with pytest.raises(UnreadableError) as error:
        laid(tmp_path, name, text)
    assert told in str(error.value)


def test_every_condition_that_data_may_name_has_its_test() -> None:
    assert set(CONDITIONS) == set(Condition.__args__) and set(SIGNS) == set(Sign.__args__)
