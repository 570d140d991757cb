"""The rounds: what is printed is where it stands, or the build says by name what would not stand still."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidkit.errors import ExitCode, NotSettledError
from bidkit.link.layout import Place
from bidkit.link.settle import MOST_ROUNDS, settle
from tests.link.pieces import Press, page, prepared, section, volume
from tests.word.docs import W, names, part

REPLY = section("reply", f"见 {page('sec:body')} 页")
BODY = section("body", "正文")


def run(press, *volumes, guess=None, first=1):
    return settle(prepared(*volumes), press, guess or {}, first)


def footer_lines(data):
    """Return the heights of the lines of a section's first footer."""
    name = next(name for name in names(data) if "footer" in name)
    return [int(node.get(f"{W}line")) for node in part(data, name).iter(f"{W}spacing")]


def pages_of(settled):
    return {anchor: place.page for anchor, place in settled.layout.pages.items()}


def test_a_number_that_is_right_at_once_takes_two_rounds_and_the_remembered_map_takes_one():
    press = Press()
    settled = run(press, volume("v", REPLY, BODY))
    assert (settled.rounds, press.rounds, press.texts["reply"]) == (2, 2, "见 2 页")
    again = run(press, volume("v", REPLY, BODY), guess=settled.layout.pages)
    assert (again.rounds, again.layout) == (1, settled.layout)


def test_a_page_that_moves_once_the_number_is_known_settles_in_round_three():
    press = Press(lambda key, text: 2 if re.search(r"见 [2-9] 页", text) else 1)
    settled = run(press, volume("v", REPLY, BODY))
    assert settled.rounds == press.rounds == 3
    assert press.texts["reply"] == "见 3 页"
    assert pages_of(settled)["sec:body"] == 3


def test_the_last_round_still_counts():
    """Each number one higher makes the reply one page longer, until it has four."""
    longer = {"000": 1, "2": 2, "3": 3, "4": 4, "5": 4}
    press = Press(lambda key, text: longer[text[2:-2]] if key == "reply" else 1)
    settled = run(press, volume("v", REPLY, BODY))
    assert settled.rounds == MOST_ROUNDS
    assert press.texts["reply"] == "见 5 页"


def test_pages_that_never_stand_still_stop_the_build_with_exit_7_and_say_where_they_were():
    press = Press(lambda key, text: 2 if text == "见 2 页" else 1)
    with pytest.raises(NotSettledError) as fault:
        run(press, volume("v", REPLY, section("body", "正文", title="实施方案"), section("still", "正文")))
    assert press.rounds == MOST_ROUNDS
    assert fault.value.exit_code is ExitCode.NOT_SETTLED == 7
    assert "《实施方案》：2 → 3 → 2 → 3 → 2" in fault.value.message
    assert "《reply》" not in fault.value.message
    assert fault.value.cure


def test_the_fault_says_printed_numbers_and_how_many_places_there_are():
    many = [section(f"s{n:02}", "正文") for n in range(12)]
    press = Press(lambda key, text: 2 if text == "见 11 页" else 1)
    asks = section("reply", f"见 {page('sec:s00')} 页")
    with pytest.raises(NotSettledError, match=r"：《s00》：11 → 12 → 11 → 12 → 11；.*；等 12 处") as fault:
        run(press, volume("v", asks, *many), first=10)
    assert fault.value.message.count("→ 1") == 8 * 4


def test_the_converter_sees_a_number_line_only_where_one_will_stand():
    seen = {}
    press = Press()
    convert = press.convert
    press.convert = lambda documents: seen.update(documents) or convert(documents)
    run(press, volume("v", section("cover", "封面", page_number=False), section("a", "正文")))
    assert (footer_lines(seen["cover"]), footer_lines(seen["a"])) == ([20], [240])


def test_a_place_that_comes_and_goes_is_named_too():
    """In the last round the heading is not there: what moved is gone, and is named all the same."""
    press = Press(at=lambda number: {"sec:a#1": 1 - number % 2})
    with pytest.raises(NotSettledError, match="《a》的“质量承诺”：无 → 1 → 无 → 1 → 无"):
        run(press, volume("v", section("a", ("质量承诺", 2))))


def test_numbers_begin_where_the_tender_says():
    press = Press(lambda key, text: 3)
    told = section("reply", f"见 {page('sec:body')} 页", "目录：")
    settled = run(press, volume("v", told, BODY), first=98)
    assert press.texts["reply"] == "见 101 页\n目录："
    assert pages_of(settled) == {"sec:reply": 1, "sec:body": 4}
    assert [(s.first_page, s.pages) for s in settled.layout.placed["v"]] == [(1, 3), (4, 3)]


@pytest.mark.parametrize("first", [0, 1, 7, 9999])
def test_the_first_page_prints_the_first_number(first):
    press = Press()
    run(press, volume("v", section("a", f"第 {page('sec:a')} 页")), first=first)
    assert press.texts["a"] == f"第 {first} 页"


def test_a_third_digit_that_breaks_the_last_line_is_counted():
    """Ten characters a page: with page 9 the reply fills one page, with page 10 it takes two."""
    press = Press(lambda key, text: -(-len(text) // 10) if key == "reply" else 8)
    told = section("reply", f"十个字正好一页见{page('sec:c')}页")
    settled = run(press, volume("v", told, section("b", "正文"), section("c", "正文")), first=1)
    assert press.texts["reply"] == "十个字正好一页见11页"
    assert pages_of(settled)["sec:c"] == 11


def test_two_volumes_ask_for_pages_of_each_other():
    one = volume("one", section("a", f"下册 {page('sec:b2')}、本册 {page('sec:a2')}"), section("a2", "正文"))
    two = volume("two", section("b", f"上册 {page('sec:a2')}"), section("b2", "正文"))
    press = Press(lambda key, text: {"a": 4, "b": 6}.get(key, 1))
    settled = run(press, one, two)
    assert (press.texts["a"], press.texts["b"]) == ("下册 7、本册 5", "上册 5")
    assert settled.layout.pages["sec:b2"] == Place("two", 7)
    assert settled.layout.totals == {"one": 5, "two": 7}


def test_a_stale_map_of_another_bid_costs_rounds_and_leaves_no_number():
    guess = {"sec:body": Place("gone", 77), "sec:old": Place("v", 3)}
    press = Press()
    settled = run(press, volume("v", REPLY, BODY), guess=guess)
    assert press.texts["reply"] == "见 2 页"
    assert pages_of(settled) == {"sec:reply": 1, "sec:body": 2}


def test_what_asks_for_no_page_is_written_once():
    press = Press()
    sent = []
    convert = press.convert
    press.convert = lambda documents: sent.append(documents["body"]) or convert(documents)
    run(press, volume("v", REPLY, BODY))
    assert len(sent) == 2
    assert sent[0] is sent[1]


@settings(max_examples=40, deadline=None)
@given(
    fill=st.lists(st.integers(0, 12), min_size=2, max_size=4),
    line=st.integers(4, 9),
    first=st.sampled_from([1, 5, 95]),
)
def test_every_printed_number_is_where_its_section_starts(fill, line, first):
    """The law of the linker, for any text and any page length: right, or refused; never quietly wrong."""
    keys = [f"s{n}" for n in range(len(fill))]
    asked = " ".join(page(f"sec:{key}") for key in keys)
    sections = [section(key, "字" * count + " " + asked) for key, count in zip(keys, fill, strict=True)]
    press = Press(lambda key, text: -(-len(text) // line))
    try:
        settled = run(press, volume("v", *sections), first=first)
    except NotSettledError as fault:
        assert " → " in fault.message
        return
    starts = " ".join(str(settled.layout.pages[f"sec:{key}"].page + first - 1) for key in keys)
    assert all(text.split(" ", 1)[1] == starts for text in press.texts.values())
