"""What no rule looked at is said: what nobody read, named or switched on; and what the tender truly lacks is not."""

import pytest

from bidkit.model.packs import packs_of
from bidkit.model.unchecked import SIGHT_NAMES
from bidkit.unchecked import SPOTS, unchecked
from tests.check.support import shipped, world
from tests.rules import rules_of

BOTH = ("data", "document")


def said(overlay="", checklist=None):
    seen = world(overlay)
    rules = checklist or rules_of(packs_of(seen.tender))
    return {one.what: one for one in unchecked(rules, seen, BOTH)}


@pytest.mark.parametrize(
    ("overlay", "what", "decides"),
    [
        ("tender: {confirmed: （删去）}", "招标要求读得对不对", True),
        ("tender: {dates: {addenda: [{on: 2026-12-09}]}}", "招标要求读得对不对", True),
        ("tender: {forms: {bid-letter: {blanks: [有效期限：＿＿]}}}", "规定格式取得对不对", True),
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


OF_THE_READING = (
    "U001 U002 U003 Y101 Y102 Y103 Y104 Y105 Y106 Y107 Y108 Y109 Y110 Y111 Y112 Y114 G109 G111 S107"
)
"""They look for what is missing themselves."""
OF_THE_BUYER = "G203 G204 G205 G206 G207 G215 G216 G217 M101 Q112 Z203 Z208 Z209"
"""What the buyer did, where it did it: without an addendum, a floor or such a demand there is nothing wrong."""
OF_OUR_CHOICE = "J101 J102 J103 J104 J105 J106 J107 S101 S102 S103 S104 R108 T109 Z104"
"""How we take part and sign: bid.yaml cannot leave it open, or not doing it is an answer."""
OF_RECORDS_USED = (
    "C101 C102 C103 C104 C105 C106 G112 H109 H111 H112 H113 M102 M103 M104 M106 M107"
    " Q002 Q003 Q004 Q006 Q008 Q009 Q101 Q102 Q105 Q106 Q107 Q108 Q109 Q110 Q114 Q115 Q116"
)
"""Records that the bid rests on: one that is not used needs no look, a field that is needed has its rule."""
OF_ANSWERS_AND_PLAN = (
    "A001 G110 P115 Q005 R002 R003 R101 R102 R103 R104 R105 R106 R107 R109 R110 T001 T107 T108"
    " Z105 Z106 Z107 Z108"
)
"""Every requirement and section is looked at; a missing answer, date or part is what they find."""


def test_every_rule_on_data_says_what_it_looks_at_or_can_never_be_without():
    told = " ".join(
        (OF_THE_READING, OF_THE_BUYER, OF_OUR_CHOICE, OF_RECORDS_USED, OF_ANSWERS_AND_PLAN)
    ).split()
    silent = [rule.code for rule in shipped().rules if rule.stage == "data" and not rule.sight]
    assert sorted(silent) == sorted(told)


def test_every_sight_has_the_words_of_the_report_and_a_rule_that_needs_it():
    named = {sight for rule in shipped().rules for sight in rule.sight}
    assert {spot.sight for spot in SPOTS if spot.sight} == named == set(SIGHT_NAMES)
    assert all(SIGHT_NAMES[spot.sight] == spot.what for spot in SPOTS if spot.sight)


def test_a_gap_whose_rule_is_softened_is_still_a_gap():
    assert said("tender: {confirmed: （删去）, rules: {Y104: {severity: info}}}")[
        "招标要求读得对不对"
    ].decides


def test_names_of_gaps_are_told_apart():
    whats = [spot.what for spot in SPOTS]
    assert len(whats) == len(set(whats))


@pytest.mark.parametrize(
    ("overlay", "what", "place"),
    [
        ("", "图和图纸", "《技术方案》"),
        (
            "tender: {package: {volumes: {main: {sections: {letter: {title: 封面}}}}}}",
            "封面",
            "《商务技术文件》",
        ),
        ("tender: {project: {lot: 第二包}}", "各包共用的部分", "第二包"),
        ("tender: {requirements: {T2: {text: 提供中英文对照的说明书}}}", "外文和译文", "T2"),
        ("", "错别字和用语", "错别字"),
    ],
)
def test_what_only_eyes_can_see_is_asked_of_a_person_by_place(overlay, what, place):
    found = said(overlay)[what]
    assert place in found.why and found.cure and not found.decides


LOOKED = "bid: {{seen: [{{what: 错别字和用语, by: 林晓岚, on: 2026-12-02, of: {0}}}]}}"
TEXT = 'volumes: {{main: {{sections: {{letter: {{id: tech}}}}, pages: {{"1": {0}}}}}}}'


def looked(of, page):
    return said(f"{{{LOOKED.format(of)}, {TEXT.format(page)}}}")["错别字和用语"]


def test_who_looked_at_these_very_pages_is_said_and_another_page_asks_again():
    of = looked("none", "方案全文").of
    assert len(of) == 8
    assert looked(of, "方案全文").seen_by == "林晓岚（2026-12-02）"
    changed = looked(of, "方案改过")
    assert (changed.seen_by, "林晓岚（2026-12-02）看的是以前的页面" in changed.why) == ("", True)
    assert said("")["错别字和用语"].seen_by == ""
