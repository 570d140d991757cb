"""What no rule looked at is said: what nobody read, named or switched on; and what the tender truly lacks is not."""

import pytest

from bidkit.check.unchecked import SPOTS, unchecked
from bidkit.load.checklist import load_checklist
from bidkit.model.packs import packs_of
from tests.check.support import CHECKLISTS, ROOT, shipped, world

BOTH = ("data", "document")


def said(overlay="", checklist=None):
    seen = world(overlay)
    rules = checklist or load_checklist([CHECKLISTS], packs_of(seen.tender), root=ROOT)
    return {one.what: one for one in unchecked(rules, seen, BOTH)}


@pytest.mark.parametrize(
    ("overlay", "what", "decides"),
    [
        ("tender: {confirmed: （删去）}", "招标要求读得对不对", True),
        ("tender: {dates: {addenda: [{on: 2026-12-09}]}}", "招标要求读得对不对", True),
        ("tender: {dates: {deadline: （删去）}}", "投标截止时间", True),
        ("tender: {unread: [regime]}", "适用哪一套规则", True),
        ("tender: {money: {budget: （删去）, ceiling: （删去）}}", "报价超没超限价", True),
        ("tender: {money: {bond: （删去）}}", "投标保证金", True),
        ("tender: {invalidity: {X1: {quote: 技术部分按暗标评审，露名的无效}}}", "暗标", True),
        ("price: （删去）", "报价", True),
        ("bid: {rivals: []}, tender: {checklists: [integrity]}", "文件里有没有其他投标人的名称", False),
        ("library: {company: {shareholders: [], related: []}}", "与采购人、代理机构有没有关联", False),
    ],
)
def test_what_nobody_read_or_named_is_said(overlay, what, decides):
    assert said(f"{{{overlay}}}" if "}, " in overlay else overlay)[what].decides is decides


def test_every_gap_says_why_and_what_closes_it():
    for one in said("tender: {confirmed: （删去）, money: {budget: （删去）, ceiling: （删去）}}").values():
        assert one.why and one.cure and one.who


def test_forms_of_which_nobody_said_who_seals_decide_and_an_empty_list_is_an_answer():
    form = "tender: {{forms: {{bid-letter: {{{0}}}, price-summary: {{{1}}}}}}}"
    neither, one, both = (form.format(*how) for how in (("", ""), ("seal: []", ""), ("sign: []", "seal: []")))
    assert "《开标一览表》" in said(neither)["各格式的签字盖章"].why
    assert said(one)["各格式的签字盖章"].why == "《开标一览表》没有写谁签字、盖什么章"
    assert "各格式的签字盖章" not in said(both)


def test_what_a_person_found_the_tender_does_not_have_is_not_asked_for():
    lacking = "tender: {{money: {{bond: （删去）}}{0}}}"
    assert "投标保证金" in said(lacking.format(""))
    assert "投标保证金" not in said(lacking.format(", absent: [money.bond]"))


def test_what_only_rules_that_do_not_run_look_at_is_not_listed():
    names = said("bid: {rivals: []}")
    assert "文件里有没有其他投标人的名称" not in names and "会被认作串标、混装的痕迹" in names


def test_a_stage_that_was_not_run_says_which_command_runs_it():
    checklist = shipped()
    listed = unchecked(checklist, world(), ("data",))
    (files,) = [one for one in listed if one.what == "成品文件"]
    assert "bidkit build" in files.cure and "D001" in files.codes and "P001" not in files.codes


def test_what_decides_stands_first():
    order = [one.decides for one in said("tender: {confirmed: （删去）}").values()]
    assert order == sorted(order, reverse=True) and True in order and False in order


def test_the_rules_that_a_gap_names_are_rules():
    named = {code for spot in SPOTS for code in spot.codes}
    assert named <= set(shipped().by_code)


def test_a_gap_whose_rule_is_softened_is_still_a_gap():
    assert said("tender: {confirmed: （删去）, rules: {Y104: {severity: info}}}")[
        "招标要求读得对不对"
    ].decides


def test_names_of_gaps_are_told_apart():
    whats = [spot.what for spot in SPOTS]
    assert len(whats) == len(set(whats))
