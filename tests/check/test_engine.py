"""How rules are run: unknown, waivers, a tender's own view, regimes and the gate."""

from collections.abc import Mapping
from typing import Any

import pytest

from bidkit.check.example import laid_over
from bidkit.check.run import blocks, run_data, run_documents
from bidkit.check.waive import apply_waivers
from bidkit.errors import UnreadableError
from bidkit.finding import Answer, Effect, Finding, Severity
from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.rules import Checklist
from tests.check.support import only, run, shipped, without_text, world

NEGATIVE = "bid: {answers: {T1: {deviation: negative}}}"


def settle(overlay: Mapping[str, Any] | str, *stages: str) -> list[tuple[str, str]]:
    """Return key and waiver of what is found once the example's waivers are applied."""
    seen = world(overlay)
    found = run_data(shipped(), seen)
    done = apply_waivers(found, seen.dossier, shipped(), stages or ("data",))  # type: ignore[arg-type]
    return [(finding.key, finding.waived_by) for finding in done]


def test_a_failure_carries_the_rule_its_law_and_its_cure() -> None:
    (finding,) = only("R002", NEGATIVE)
    assert (finding.code, finding.subject, finding.answer) == ("R002", "T1", Answer.FAIL)
    assert finding.severity is Severity.FATAL
    assert finding.effect is Effect.BID_INVALID
    assert "财政部令第87号" in finding.basis
    assert "条例" not in finding.basis
    assert finding.cure.startswith("能满足的改为无偏离")


def test_the_law_named_is_that_of_the_tender_s_regime() -> None:
    (finding,) = only("R002", f"{NEGATIVE}\ntender: {{regime: tendering}}")
    assert "招标投标法实施条例" in finding.basis
    assert "87号" not in finding.basis


def test_what_cannot_be_judged_is_unknown_and_blocks_like_a_failure() -> None:
    found = only("P001", "price: （删去）")
    assert {finding.answer for finding in found} == {Answer.UNKNOWN}
    assert all("无法判断" in finding.message for finding in found)
    assert blocks(found)


def test_document_rules_are_unknown_before_there_is_a_document() -> None:
    rules = [rule for rule in shipped().rules if rule.stage == "document"]
    found = run_documents(shipped(), world("volumes: []"))
    assert [finding.code for finding in found] != []
    assert {finding.code for finding in found} == {rule.code for rule in rules}
    assert {finding.answer for finding in found} == {Answer.UNKNOWN}


def test_a_volume_without_readable_text_is_unknown_to_every_document_rule() -> None:
    found = run_documents(shipped(), without_text(world()))
    unread = {(finding.code, finding.subject) for finding in found if finding.answer is Answer.UNKNOWN}
    rules = {rule.code for rule in shipped().rules if rule.stage == "document"}
    assert unread == {(code, volume) for code in rules for volume in ("main", "price")}


def test_rules_on_data_look_at_no_document() -> None:
    broken = world("volumes: {main: {lines: {'+': '{{ tag }}'}}}")
    assert run_data(shipped(), broken) == ()


def test_a_rule_for_another_regime_or_method_is_not_run() -> None:
    rule = shipped().rule("R002")
    assert rule is not None
    military = rule.model_copy(update={"regimes": ("military",)})
    inquiry = rule.model_copy(update={"methods": ("inquiry",)})
    assert run(Checklist(rules=(military, inquiry)), world(NEGATIVE)) == ()


def test_findings_come_worst_first() -> None:
    found = only("R002", "bid: {answers: {T1: {deviation: negative}, T2: {deviation: negative}}}")
    assert [(finding.subject, finding.severity) for finding in found] == [
        ("T1", Severity.FATAL),
        ("T2", Severity.WARNING),
    ]


# --- a tender's own view ---


def test_a_tender_changes_the_severity_of_a_rule_and_the_pack_stays_as_it_is() -> None:
    softened = f"{NEGATIVE}\ntender: {{rules: {{R002: {{severity: warning}}}}}}"
    before = shipped()
    (finding,) = run(before, world(softened))
    assert (finding.code, finding.severity) == ("R002", Severity.WARNING)
    assert before == shipped()


def test_a_tender_changes_a_parameter_written_as_plain_text() -> None:
    overlay = """
      volumes: {main: {lines: {"+": 项目经理：XXX型舰船}}}
      tender: {rules: {D001: {parameters: {ignore: XXX型舰船、XX型}}}}
    """
    assert only("D001", overlay) == ()


@pytest.mark.parametrize(
    ("change", "message", "cure"),
    [
        ("Q999: {severity: warning}", "没有「Q999」", "Q001"),
        ("Q002: {parameters: {on: opening}}", "参数「on」", "at"),
        ("Q002: {parameters: {at: yesterday}}", "参数「at」", "at"),
        ("P001: {parameters: {limit: '5'}}", "参数「limit」", "可用参数：each、cases"),
        ("F001: {parameters: {limit: '5'}}", "参数「limit」", "可用参数：无"),
    ],
)
def test_a_change_that_fits_no_rule_is_refused(change: str, message: str, cure: str) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        run_data(shipped(), world(f"tender: {{rules: {{{change}}}}}"))
    assert cure in caught.value.cure
    assert caught.value.exit_code == 3


# --- waivers ---


def covered(overlay: str) -> str:
    """Return the value that a waiver of the only finding must quote."""
    seen = world(overlay)
    (finding,) = apply_waivers(run_data(shipped(), seen), seen.dossier, shipped(), ("data",))
    return finding.covers


def waived(**change: str) -> str:
    """Return the negative answer with a waiver bound to it as it stands."""
    keys = {"finding": "'R002:T1'", "by": "王经理", "on": "2026-12-01 16:20", "reason": "招标人书面答复允许"}
    keys |= {"covers": f"'{covered(NEGATIVE)}'"} | change
    waiver = ", ".join(f"{key}: {value}" for key, value in keys.items() if value)
    return f"{NEGATIVE[:-1]}, waivers: [{{{waiver}}}]}}"


def test_a_waived_finding_stays_listed_and_blocks_no_more() -> None:
    seen = world(waived())
    found = apply_waivers(run_data(shipped(), seen), seen.dossier, shipped(), ("data",))
    assert [(finding.key, finding.waived_by) for finding in found] == [
        ("R002:T1", "王经理（2026-12-01 16:20:00）：招标人书面答复允许")
    ]
    assert not blocks(found)
    assert blocks(run_data(shipped(), seen))


@pytest.mark.parametrize(
    "change",
    [
        "bid: {answers: {T1: {reply: 合同签订之日起 115 日内完成全部工作}}}",
        "bid: {answers: {T1: {note: 已与用户沟通}}}",
        "tender: {requirements: {T1: {text: 自合同签订之日起 100 日内完成}}}",
    ],
)
def test_a_waiver_lapses_when_the_answer_or_the_requirement_it_covers_changes(change: str) -> None:
    before = parse_mapping(waived(), "before")
    assert settle(laid_over(before, parse_mapping(change, "change"))) == [
        ("R002:T1", ""),
        ("W003:R002:T1", ""),
    ]


def test_a_waiver_holds_when_something_else_changes() -> None:
    other = parse_mapping("tender: {requirements: {T2: {text: 支持不少于 150 名用户}}}", "change")
    assert settle(laid_over(parse_mapping(waived(), "before"), other))[0][1].startswith("王经理")


def test_a_waiver_that_is_not_bound_has_no_effect_and_says_what_to_write() -> None:
    seen = world(waived(covers=""))
    found = apply_waivers(run_data(shipped(), seen), seen.dossier, shipped(), ("data",))
    assert [(finding.code, finding.waived_by) for finding in found] == [("R002", ""), ("W004", "")]
    assert f"covers: {found[0].covers}" in found[1].cure
    assert blocks(found)


def test_a_waiver_covers_only_the_finding_it_names() -> None:
    other = waived(finding="'R002:T2'")
    assert settle(other) == [("R002:T1", ""), ("W001:R002:T2", "")]


@pytest.mark.parametrize("part", ["by", "reason"])
def test_a_waiver_that_nobody_answers_for_waives_nothing(part: str) -> None:
    assert settle(waived(**{part: "''"})) == [("R002:T1", ""), ("W002:R002:T1", "")]


def test_a_waiver_for_a_document_finding_is_not_unused_before_the_documents_are_made() -> None:
    waiver = "bid: {waivers: [{finding: 'D001:main/XXX', by: 王经理, on: 2026-12-01, reason: 型号}]}"
    assert settle(waiver, "data") == []
    assert settle(waiver, "data", "document") == [("W001:D001:main/XXX", "")]


def test_a_waiver_for_another_part_s_finding_is_judged_when_everything_was_run() -> None:
    waiver = "bid: {waivers: [{finding: 'L001:tech', by: 王经理, on: 2026-12-01, reason: 已核对}]}"
    assert settle(waiver, "data") == []
    assert settle(waiver, "data", "document") == [("W001:L001:tech", "")]


def test_the_gate_opens_for_errors_and_closes_for_fatal_findings() -> None:
    fatal: Finding = only("R002", NEGATIVE)[0]
    assert blocks([fatal])
    assert not blocks([])
    assert not blocks(only("R003", "bid: {answers: {T2: （删去）}}"))
