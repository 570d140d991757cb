"""The packs of the two regimes: each binds its own bids only, and says so with the right law."""

from decimal import Decimal

import pytest

from bidkit.check.parties.company_size import STEPS, size_of
from bidkit.check.run import run_data
from bidkit.errors import UnreadableError
from bidkit.finding import Severity
from bidkit.load.checklist import load_checklist
from bidkit.model.rules import Checklist
from tests.check.support import CHECKLISTS, only, shipped, world
from tests.rules import rules_of


def pack(name: str) -> Checklist:
    return rules_of((name,))


@pytest.mark.parametrize(
    ("name", "regime"), [("government-procurement", "government-procurement"), ("tendering", "tendering")]
)
def test_a_pack_of_one_regime_binds_no_other(name: str, regime: str) -> None:
    assert {rule.regimes for rule in pack(name).rules} == {(regime,)}
    assert all(
        basis.regimes in ((), (regime,)) or "seen" for rule in pack(name).rules for basis in rule.basis
    )


def test_a_breach_by_the_buyer_never_blocks_the_bid() -> None:
    of_buyer = [rule for rule in shipped().rules if "remedy" in rule.parameters]
    assert len(of_buyer) > 20
    assert {rule.severity for rule in of_buyer} == {Severity.INFO}


def test_both_packs_together_are_silent_on_the_example() -> None:
    for regime in ("government-procurement", "tendering", "enterprise"):
        assert run_data(shipped(), world(f"tender: {{regime: {regime}}}")) == ()


def test_the_low_price_bands_meet_without_gap_or_overlap() -> None:
    for total, codes in ((44_999, ["G101"]), (45_000, ["G102"]), (64_999, ["G102"]), (65_000, [])):
        overlay = f"""
          tender: {{money: {{ceiling: 100000}}}}
          price: {{lines: {{"1": {{quantity: 1, unit_price: {total - 1000}}}, "2": {{quantity: 1, unit_price: 1000}}}}}}
        """
        found = [finding.code for code in ("G101", "G102") for finding in only(code, overlay)]
        assert found == codes


@pytest.mark.parametrize(
    ("people", "revenue", "size"),
    [
        (300, 10_000, "大型"),
        (299, 50_000, "中型"),
        (100, 1_000, "中型"),
        (99, 50_000, "小型"),
        (10, 50, "小型"),
        (9, 800, "微型"),
    ],
)
def test_a_size_is_reached_with_people_and_revenue_both(people: int, revenue: int, size: str) -> None:
    assert size_of(people, Decimal(revenue) * 10_000, STEPS["软件和信息技术服务业"]) == size


def test_a_weaker_partner_decides_the_grade_of_a_joint_bid() -> None:
    overlay = """
      tender: {consortium: allowed, requirements: {Q2: {needs: {qualification: {name: 施工总承包, grade: 二级}}}}}
      library: {qualifications: {"+": [
        {id: ours, kind: licence, name: 施工总承包资质, grade: 一级, holder: 江城衡信数据科技有限公司},
        {id: theirs, kind: licence, name: 施工总承包资质, grade: 三级, holder: 甲公司}]}}
      bid: {consortium: {members: [江城衡信数据科技有限公司, 甲公司]}}
    """
    (finding,) = only("J105", overlay)
    assert finding.subject == "Q2/theirs"
    assert "较低的等级" in finding.message


def test_a_clause_may_be_watched_by_a_rule_of_the_checklist_that_runs() -> None:
    overlay = "tender: {invalidity: {X1: {bound: [P001]}}}"
    assert only("Y102", overlay) != ()  # run alone, P001 is not there
    assert [one for one in run_data(shipped(), world(overlay)) if one.code == "Y102"] == []


def test_a_clause_that_nobody_watches_is_found_and_none_vanishes() -> None:
    overlay = """
      tender: {invalidity: {"+": [
        {id: X2, quote: 未提供样品的投标无效, kind: substantive},
        {id: X3, quote: 串通投标的投标无效, kind: rule-type}]}}
    """
    found = {(one.code, one.subject) for one in run_data(shipped(), world(overlay))}
    assert found == {("Y101", "X2"), ("Y103", "rule-type")}


def test_a_pattern_that_is_none_is_a_fault_of_the_rule_file(tmp_path: object) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    source = (CHECKLISTS / "tendering" / "Z107-standard-parts.yaml").read_text("utf-8")
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "pack.yaml").write_text("title: 自己的\n", "utf-8")
    (folder / "Z907-own.yaml").write_text(
        source.replace("Z107", "Z907").replace("施工组织|施工方案", "施工(组织"), "utf-8"
    )
    with pytest.raises(UnreadableError, match="不是正则表达式") as caught:
        load_checklist([tmp_path], ["own"], root=tmp_path)
    assert caught.value.exit_code == 3
