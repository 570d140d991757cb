"""Where everything falls: sections, headings, marks and scans, as labels and contents print it."""

from dataclasses import replace
from pathlib import Path

from bidkit.link import Linked
from bidkit.link.layout import Eyes, Place, aliases, contents, labels, lay_out
from bidkit.link.lost import link_findings
from bidkit.link.settle import settle
from bidkit.link.spoken import spoken
from bidkit.model.plan import Sheet
from bidkit.model.tender import SectionPlan
from bidkit.word.tokens import mark_token
from tests.link.pieces import Press, page, prepared, section, volume
from tests.word.docs import body, p


def sheet(number, record="iso", first=False, *anchors, volume="v"):
    return Sheet(record, Path("iso.pdf"), number, record, anchors, first)


def laid(press, *volumes):
    made = prepared(*volumes)
    return lay_out(made, press.convert({s.id: s.prepared.data for v in made for s in v.sections}))


def settled(*volumes, press=None, first=1):
    press = press or Press()
    found = settle(prepared(*volumes), press, {}, first)
    return found, press


def test_scans_stand_behind_their_section_and_the_last_one_ends_the_record():
    sheets = (
        sheet(0, "iso", True, "rec:v:iso", "rec:v:iso:end"),
        sheet(1, "iso", False, "rec:v:iso", "rec:v:iso:end"),
        sheet(0, "cmmi", True, "rec:v:cmmi"),
    )
    layout = laid(
        Press(lambda key, text: 2), volume("v", section("a", "甲"), section("b", "乙", sheets=sheets))
    )
    assert {anchor: place.page for anchor, place in layout.pages.items()} == {
        "sec:a": 1,
        "sec:b": 3,
        "rec:v:iso": 5,
        "rec:v:iso:end": 6,
        "rec:v:cmmi": 7,
    }
    assert [(s.first_page, s.pages, s.scans) for s in layout.placed["v"]] == [(1, 2, False), (3, 5, True)]
    assert layout.totals == {"v": 7}


def test_a_heading_on_a_later_page_of_its_section_is_counted_from_the_volume():
    press = Press(lambda key, text: 4, at=lambda number: {"sec:b#1": 3})
    layout = laid(press, volume("v", section("a", "甲"), section("b", ("质量承诺", 2))))
    assert layout.pages["sec:b#1"] == Place("v", 7)


def test_a_reply_finds_a_heading_by_its_words_and_by_nothing_else():
    """``plan#2`` asks for a heading that says 2; it is not another name of the second heading."""
    body = section("plan", ("总体思路", 2), ("质量 承诺", 2))
    asks = section("reply", f"{page('sec:plan#质量承诺')} {page('sec:plan#2')} {page('sec:plan#没有')}")
    press = Press(lambda key, text: 4, at=lambda number: {"sec:plan#2": 3})
    found, press = settled(volume("v", asks, body), press=press)
    assert press.texts["reply"] == "7 — —"
    assert found.missing == (("reply", "sec:plan#2"), ("reply", "sec:plan#没有"))


def test_the_first_heading_with_the_words_is_meant_and_an_unknown_section_has_none():
    body = section("plan", ("一般承诺", 2), ("质量承诺", 2))
    asks = section("reply", page("sec:plan#承诺"), page("sec:gone#承诺"))
    assert aliases(prepared(volume("v", asks, body))) == {"sec:plan#承诺": "sec:plan#1"}


def test_an_anchor_that_vanishes_is_said_and_shows_no_number():
    asks, body = (
        section("reply", f"见 {page('sec:plan#质量承诺')} 页"),
        section("plan", ("质量承诺", 2)),
    )
    press = Press(at=lambda number: {"sec:plan#1": 0})
    found, press = settled(volume("v", asks, body), press=press)
    assert press.texts["reply"] == "见 — 页"
    [finding] = link_findings(Linked((), found.missing, 2), {"reply": "评审因素响应表"})
    assert (finding.code, finding.subject) == ("L001", "reply→sec:plan#质量承诺")
    assert "《评审因素响应表》要引用「plan#质量承诺」的页码" in finding.message


def test_an_anchor_that_vanishes_after_a_build_that_had_it_is_said():
    asks, body = section("reply", f"见 {page('mark:gone')} 页"), section("plan", "正文")
    press = Press()
    guess = {"sec:reply": Place("v", 1), "sec:plan": Place("v", 2), "mark:gone": Place("v", 2)}
    found = settle(prepared(volume("v", asks, body)), press, guess, 1)
    assert (found.missing, press.texts["reply"]) == ((("reply", "mark:gone"),), "见 — 页")


def test_a_line_of_the_contents_without_a_place_is_said():
    """It would print 000 in the finished contents."""
    body = section("plan", ("质量承诺", 2))
    press = Press(at=lambda number: {"sec:plan#1": 0})
    found, press = settled(volume("v", section("toc", "\ue000contents\ue001"), body), press=press)
    assert "000" in press.texts["toc"]
    words = spoken(prepared(volume("v", section("toc", "目录"), body)))
    [finding] = link_findings(Linked((), found.missing, 2, words=words), {"toc": "目录"})
    assert "《目录》要引用「《plan》的“质量承诺”」的页码" in finding.message
    assert "目录里缺页码" in finding.cure


def test_a_mark_in_another_volume_says_which_volume():
    one = volume("one", section("a", f"见 {page('mark:offer')} 页"))
    two = volume(
        "two", section("b", f"{mark_token('mark:offer')}报价", f"见 {page('mark:offer')} 页"), number="二"
    )
    _, press = settled(one, two)
    assert press.texts == {"a": "见 第二册 1 页", "b": "报价\n见 1 页"}


def test_a_mark_that_stands_twice_is_the_one_of_the_own_section_then_of_the_own_volume():
    def marked(key):
        return section(key, f"{mark_token('mark:offer')}报价 {page('mark:offer')}")

    def asks(key):
        return section(key, page("mark:offer"))

    one = volume("one", asks("x"), marked("a"), marked("b"))
    two = volume("two", asks("y"), asks("z"), marked("c"), marked("d"), number="二")
    _, press = settled(one, two, volume("three", asks("q"), number="三"))
    assert press.texts == {
        "x": "2",
        "a": "报价 2",
        "b": "报价 3",
        "y": "3",
        "z": "3",
        "c": "报价 3",
        "d": "报价 4",
        "q": "第一册 2",
    }


def test_contents_go_as_deep_as_the_volume_says_and_leave_out_what_is_told_to_stay_out():
    sheets = (sheet(0, "iso", True, "rec:v:iso"), sheet(1, "iso", False))
    cover = section("cover", "封面", in_contents=False)
    body = section("plan", ("实施方案", 1), ("总体思路", 1), ("质量", 2), ("更细", 3))
    proofs = section("proofs", "证明", sheets=sheets, records=("iso",))
    for depth, wanted in [
        (1, [(1, "一、plan", "11"), (1, "一、proofs", "12")]),
        (
            2,
            [
                (1, "一、plan", "11"),
                (2, "总体思路", "11"),
                (2, "质量", "11"),
                (1, "一、proofs", "12"),
                (2, "iso", "13"),
            ],
        ),
    ]:
        made = prepared(volume("v", cover, body, proofs, contents_depth=depth))
        layout = lay_out(made, Press().convert({s.id: s.prepared.data for s in made[0].sections}))
        assert [(e.level, e.text, e.page) for e in contents(made[0], layout.pages, 10)] == wanted


def test_the_automatic_number_of_a_heading_is_part_of_its_words():
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>'
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:start w:val="1"/>'
        '<w:lvlText w:val="第%1节"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    plan = replace(section("plan"), word=body(p("承诺", number) + p("保障", number), numbering=lists))
    made = prepared(volume("v", section("reply", page("sec:plan#第二节保障")), plan))
    assert aliases(made) == {"sec:plan#第二节保障": "sec:plan#2"}
    lines = [entry.text for entry in contents(made[0], {}, 1)]
    assert lines == ["一、reply", "一、plan", "第一节 承诺", "第二节 保障"]


def test_a_section_says_which_form_it_answers():
    form = replace(section("a").planned, plan=SectionPlan(id="a", form="letter"))
    layout = laid(Press(), volume("v", replace(section("a", "甲"), planned=form), section("b", "乙")))
    assert [one.form_id for one in layout.placed["v"]] == ["letter", ""]


def test_a_label_of_an_alias_names_the_bookmark_and_whether_it_is_here():
    pages = {"sec:plan#1": Place("v", 4)}
    here, there = Eyes("v", "reply", 3, {}), Eyes("other", "reply", 3, {})
    found = labels(pages, {"sec:plan#承诺": "sec:plan#1", "sec:plan#没": "sec:plan#9"}, here)
    assert set(found) == {"sec:plan#承诺"}
    assert (found["sec:plan#承诺"].text, found["sec:plan#承诺"].local) == ("6", True)
    assert found["sec:plan#承诺"].anchor == "sec:plan#1"
    assert not labels(pages, {"sec:plan#承诺": "sec:plan#1"}, there)["sec:plan#承诺"].local
