"""Filling ends: a template that would not is an error that names template and paragraph, the same on every machine."""

import time
from decimal import Decimal

import pytest

from bidkit.errors import TemplateError
from bidkit.word.fill import budget
from bidkit.word.fill.budget import TooMuch
from bidkit.word.fill.sandbox import Sandbox
from bidkit.word.fill.template import dotted_names, fill, variables
from tests.render.test_fill import docx, filled

GROW = "{% set ns = namespace(t='甲') %}{% for i in range(60) %}{% set ns.t = STEP %}{% endfor %}{{ ns.t }}"
LISTS = GROW.replace("'甲'", "[1]")


def refusal(tag):
    with pytest.raises(TemplateError) as caught:
        fill(docx("好", tag), {"rows": list(range(500))}, {}, name="texts/x.docx")
    return str(caught.value)


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "自己调用自己超过 40 层"),
        ("{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}", "超过 40 层"),
        ("{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}", "超过 40 层"),
        (GROW.replace("STEP", "ns.t ~ ns.t"), "超过 100 万字"),
        (GROW.replace("STEP", "ns.t + ns.t"), "超过 100 万字"),
        (GROW.replace("STEP", "[ns.t, ns.t] | join"), "超过 100 万字"),
        (GROW.replace("STEP", "''.join([ns.t, ns.t])"), "超过 100 万字"),
        (GROW.replace("STEP", "ns.t | replace('甲', '甲甲')"), "超过 100 万字"),
        (GROW.replace("STEP", "ns.t.replace('甲', '甲甲')"), "超过 100 万字"),
        (GROW.replace("STEP", "'%s%s' | format(ns.t, ns.t)"), "超过 100 万字"),
        (GROW.replace("{% set ns.t = STEP %}", "{% set t %}{{ ns.t }}{{ ns.t }}{% endset %}{% set ns.t = t %}"),
         "超过 2000 万字符"),
        ("{% for i in rows %}{% for j in rows %}" + "填" * 99 + "{% endfor %}{% endfor %}", "超过 2000 万字符"),
        ("{% for i in range(5000000) %}{% endfor %}", "range 最多 10000 个"),
    ],
)  # fmt: skip
def test_a_filling_without_end_ends(tag, said):
    began = time.monotonic()
    message = refusal(tag)
    assert "texts/x.docx 正文 第2段：" in message and said in message and "处理：" in message
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    "tag",
    [
        "{% for i in rows %}{% for j in rows %}{% endfor %}{% endfor %}",
        "{% for i in rows %}{% for j in rows if false %}{% endfor %}{% endfor %}",
        "{% for i in rows %}{{ rows | list | length }}{% endfor %}",
        "{% for i in rows %}{{ rows | map('abs') | sum }}{% endfor %}",
        "{% for i in rows %}{% set x = rows + rows %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(30) }}",
        "{% macro m() %}{{ m(varargs, varargs) }}{% endmacro %}{{ m(1) }}",
        LISTS.replace("STEP", "[ns.t, ns.t]"),
        LISTS.replace("STEP", "(ns.t, ns.t)"),
        LISTS.replace("STEP", "{1: ns.t, 2: ns.t}"),
        LISTS.replace("[1]", "{}").replace("STEP", "{1: ns.t.items(), 2: ns.t.items()}"),
        LISTS.replace("STEP", "ns.t + ns.t"),
        LISTS.replace("STEP", "[1] | batch(3, ns.t) | list"),
        LISTS.replace("STEP", "[ns.t, ns.t] | sort"),
    ],
)
def test_work_is_counted_wherever_it_is_done(tag, monkeypatch):
    monkeypatch.setattr(budget, "STEPS", 20_000)
    monkeypatch.setattr(budget, "SECONDS", 1e9)
    message = refusal(tag)
    assert "texts/x.docx 正文 第2段：" in message and "超过 2 万步" in message


@pytest.mark.parametrize(("rows", "ends"), [(499, False), (501, True)])
def test_the_limit_is_a_number_of_steps_and_no_time(rows, ends, monkeypatch):
    monkeypatch.setattr(budget, "STEPS", 500)
    template = Sandbox({}).from_string("{% for i in rows %}x{% endfor %}")
    if ends:
        with pytest.raises(TooMuch):
            template.render(rows=range(rows))
    else:
        assert template.render(rows=range(rows)) == "x" * rows


def test_the_clock_is_the_last_resort(monkeypatch):
    monkeypatch.setattr(budget, "SECONDS", -1.0)
    assert "秒还没有填完" in refusal("{% for i in rows %}{% for j in rows %}{% endfor %}{% endfor %}")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
        "{{ " + "not " * 3000 + "1 }}",
        "{{ " + "+".join(["1"] * 400) + " }}",
        "{{ " + "[" * 90 + "]" * 90 + " }}",
        "{% if 1 %}" * 120 + "{% endif %}" * 120,
        "{% for i in [1] %}" * 21 + "{% endfor %}" * 21,
    ],
)
def test_what_nests_too_deep_is_told_when_filling_and_when_listing(tag):
    assert "texts/x.docx 正文 第2段：写法一层套一层太深" in refusal(tag)
    for read in (variables, dotted_names):
        with pytest.raises(TemplateError, match="太深"):
            read(docx(tag), {}, name="x.docx")


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ '%99999d' | format(1) }}", "比 999 还宽"),
        ("{{ '%*d' | format(99999, 1) }}", "比 999 还宽"),
        ("{{ '%.99999f' | format(1.5) }}", "比 999 还宽"),
        ("{{ '%((a))99999s' | format(**{'(a)': 1}) }}", "比 999 还宽"),
        ("{{ '%99999d' % 1 }}", "比 999 还宽"),
        ("{{ '7'.zfill(99999) }}", "zfill 最多 999 位"),
        ("{{ [1] | batch(99999, 1) | list }}", "1 到 1000"),
        ("{{ 1.5 | round(99999, 'ceil') }}", "最多 30 位"),
        ("{{ [[1], [2]] | sum(start=[]) }}", "只能加数字"),
        ("{{ " + "9" * 5000 + " }}", "数字太长"),
        (LISTS.replace("STEP", "[ns.t]"), "一层套一层超过 40 层"),
        (GROW.replace("'甲'", "9").replace("STEP", "ns.t * ns.t"), "相乘的数太大"),
    ],
)
def test_a_short_word_for_something_huge_is_refused(tag, said):
    message = refusal(tag)
    assert "texts/x.docx 正文" in message and said in message


def test_a_large_honest_table_stays_far_below_the_limits():
    lines = [
        {"group": f"g{n % 100}", "amount": Decimal(n), "name": "设备名称和规格" * 5} for n in range(3000)
    ]
    env = Sandbox({})
    text = env.from_string(
        "{% for g in lines | map(attribute='group') | unique %}"
        "{{ lines | selectattr('group', 'equalto', g) | sum(attribute='amount') }}{% endfor %}"
        "{% for line in lines %}{{ loop.index }}{{ line.name | truncate(20, true) }}{{ line.amount }}{% endfor %}"
    ).render(lines=lines)
    assert len(text) > 60_000
    assert env.budget._steps < budget.STEPS / 2


def test_macros_loops_and_sums_that_end_are_filled():
    tree = [{"t": "甲", "c": [{"t": "乙", "c": []}]}, {"t": "丙", "c": []}]
    assert filled(
        docx(
            "{% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(20) }}",
            "{% for x in tree recursive %}{{ x.t }}{{ loop(x.c) }}{% endfor %}",
            "{% set ns = namespace(n=0) %}{% for i in range(101) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
        ),
        tree=tree,
    ) == ["".join(map(str, range(20, -1, -1))), "甲乙丙", "5050"]
