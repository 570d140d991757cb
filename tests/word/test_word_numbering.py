import pytest

from bidkit.word.numbering import number_labels
from bidkit.word.numerals import chinese, numeral
from bidkit.word.package import read_package
from tests.word.docs import body, num, p


def level(place, text, form="decimal", start=1, more=""):
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(levels, numbers='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{numbers}'


def labels(xml, numbering, styles=""):
    package = read_package(body(xml, numbering=numbering, styles=styles), name="a.docx")
    return list(number_labels(package).values())


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 21: "二十一", 100: "一〇〇"}),
        ("chineseCountingThousand", {10: "十", 101: "一百零一", 110: "一百一十", 1005: "一千零五"}),
        ("japaneseCounting", {5: "五", 10: "十", 23: "二十三", 100: "百"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 205: "贰佰零伍"}),
        ("upperLetter", {1: "A", 26: "Z", 28: "BB"}),
        ("lowerLetter", {2: "b"}),
        ("upperRoman", {4: "IV", 1994: "MCMXCIV"}),
        ("lowerRoman", {9: "ix"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
        ("decimalEnclosedParen", {3: "⑶"}),
        ("decimalFullWidth", {10: "１０"}),
        ("ordinal", {1: "1st", 12: "12th", 23: "23rd"}),
        ("bullet", {7: ""}),
        ("none", {7: ""}),
        ("somethingNew", {7: "7"}),
    ],
)
def test_numbers_look_as_word_writes_them(form, expected):
    assert {number: numeral(number, form) for number in expected} == expected


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "零"), (20_000, "二万"), (100_100, "十万零一百"), (12_345, "一万二千三百四十五")],
)
def test_large_numbers_are_said_in_chinese(number, words):
    assert chinese(number) == words


def test_chapters_and_clauses_count_and_restart():
    numbering = lists(level(0, "第%1章", "chineseCounting") + level(1, "%1.%2", more="<w:isLgl/>"))
    xml = "".join(p("x", num(1, place)) for place in (0, 1, 1, 0, 1))
    assert labels(xml, numbering) == ["第一章", "1.1", "1.2", "第二章", "2.1"]


def test_a_deeper_level_shown_without_legal_keeps_its_own_form():
    numbering = lists(level(0, "%1、", "chineseCounting") + level(1, "%1.%2"))
    assert labels(p("x", num(1)) + p("x", num(1, 1)), numbering) == ["一、", "一.1"]


def test_a_level_never_counted_shows_its_start():
    numbering = lists(level(0, "%1", start=3) + level(1, "%1.%2"))
    assert labels(p("x", num(1, 1)), numbering) == ["3.1"]


def test_a_level_that_never_restarts_runs_on():
    numbering = lists(level(0, "%1") + level(1, "条%2", more='<w:lvlRestart w:val="0"/>'))
    xml = "".join(p("x", num(1, place)) for place in (0, 1, 0, 1))
    assert labels(xml, numbering) == ["1", "条1", "2", "条2"]


def test_two_lists_on_one_definition_run_on_and_an_override_starts_anew():
    number = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = lists(
        level(0, "（%1）"), number.format(1, "") + number.format(2, "") + number.format(3, anew)
    )
    xml = "".join(p("x", num(which)) for which in (1, 2, 3, 3))
    assert labels(xml, numbering) == ["（1）", "（2）", "（1）", "（2）"]


def test_an_override_may_replace_a_level():
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "附件%1", start=5)}</w:lvlOverride>'
    numbering = lists(level(0, "%1"), f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{other}</w:num>')
    assert labels(p("x", num(1)), numbering) == ["附件5"]


def test_a_style_gives_the_list_and_the_level_that_names_it():
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="2a"><w:name w:val="mine"/><w:basedOn w:val="2"/></w:style>'
    )
    numbering = lists(
        level(0, "第%1章", more='<w:pStyle w:val="1"/>') + level(1, "%1.%2", more='<w:pStyle w:val="2"/>')
    )
    xml = "".join(p("x", f'<w:pStyle w:val="{style}"/>') for style in ("1", "2", "2a"))
    assert labels(xml, numbering, styles) == ["第1章", "1.1", "1.2"]


def test_a_paragraph_may_take_its_number_off():
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    xml = (
        p("x", '<w:pStyle w:val="1"/>')
        + p("x", '<w:pStyle w:val="1"/>' + num(0))
        + p("x", '<w:pStyle w:val="1"/>')
    )
    assert labels(xml, lists(level(0, "%1.")), styles) == ["1.", "2."]


def test_a_list_style_is_followed_to_the_levels():
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>'
        '<w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    )
    linked = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level(0, "%1)")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert labels(p("x", num(1)) * 2, linked, styles) == ["1)", "2)"]


def test_numbers_in_tables_count_too_and_bullets_show_nothing():
    table = f"<w:tbl><w:tr><w:tc>{p('x', num(1))}</w:tc></w:tr></w:tbl>"
    assert labels(p("x", num(1)) + table + p("x", num(1)), lists(level(0, "%1"))) == ["1", "2", "3"]
    assert labels(p("x", num(1)), lists(level(0, "", "bullet"))) == []
