"""What a template may call is a list; what is on it does what Jinja does, all else is refused."""

from decimal import Decimal

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2.defaults import DEFAULT_FILTERS

from bidkit.errors import TemplateError
from bidkit.model import template_words as words
from bidkit.render.filters import FILTERS
from bidkit.word.fill.sandbox import Sandbox
from bidkit.word.fill.template import fill
from tests.render.test_fill import docx
from tests.templates.sample import context

PLAIN = jinja2.Environment(autoescape=True)
TEXTS = st.text("甲乙 <&a%{}", max_size=8)


def refusal(tag):
    with pytest.raises(TemplateError) as caught:
        fill(docx("好", tag), context(), FILTERS, name="x.docx")
    return str(caught.value)


@pytest.mark.parametrize(
    "tag",
    [
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% include 'x' %}",
        "{% extends 'x' %}",
        "{% block x %}{% endblock %}",
        "{% autoescape false %}{{ 1 }}{% endautoescape %}",
        "{{ '{:>9}'.format(1) }}",
        "{{ '{0.name}'.format(project) }}",
        "{{ '{a}'.format_map(values) }}",
        "{{ 'x'.encode() }}",
        "{{ 'x'.ljust(9) }}",
        "{{ values.pop('training') }}",
        "{{ bid.date.replace(year=1) }}",
        "{{ bid.date.strftime('%Y') }}",
        "{{ project() }}",
        "{{ 'x'() }}",
        "{{ project['model_dump']() }}",
        "{{ project.__class__ }}",
        "{{ [project] | map(attribute='__class__') | list }}",
        "{{ [project] | map(attribute='model_dump') | list }}",
    ],
)
def test_a_way_around_is_refused_where_it_stands(tag):
    assert "x.docx 正文 第2段：" in (message := refusal(tag)) and "不允许的写法" in message


@pytest.mark.parametrize(
    "name", ["attr", "center", "indent", "safe", "pprint", "random", "slice", "urlize", "wordwrap"]
)
def test_a_filter_that_is_not_listed_is_told_by_name(name):
    assert f"没有过滤器「{name}」" in refusal("{{ 'x' | " + name + " }}")
    assert name in refusal("{{ ['x'] | map('" + name + "') | list }}")


@pytest.mark.parametrize("name", ["cycler", "joiner", "lipsum", "dict", "self.x", "range.x", "page_of.x"])
def test_other_globals_do_not_exist(name):
    assert f"变量「{name.rpartition('.')[2]}」不存在" in refusal("{{ " + name + " }}")


@pytest.mark.parametrize("tag", ["{{ page_of }}", "{{ range }}", "{{ team | map(attribute='role') }}"])
def test_what_would_print_as_an_address_in_memory_is_refused(tag):
    assert "模板计算出错：这里是" in refusal(tag)


@pytest.mark.parametrize(
    "tag",
    ["{{ 'x' | month }}", "{{ 'abc' | truncate(1) }}", "{{ '1E9999999' | plain }}", "{% set bid.x = 1 %}"],
)
def test_a_wrong_kind_of_value_is_an_error_of_the_template(tag):
    assert "模板计算出错" in refusal(tag)


def test_every_listed_word_is_there():
    env = Sandbox({})
    assert set(words.BUILT_IN_FILTERS) <= set(DEFAULT_FILTERS)
    assert {name.partition("(")[0] for name in words.BUILT_IN_FUNCTIONS} == set(env.globals)
    for value, names in (("x", words.TEXT_METHODS), ([], words.LIST_METHODS), ({}, words.MAPPING_METHODS)):
        for name in names:
            assert callable(env.getattr(value, name))


@pytest.mark.parametrize(
    "expression",
    [
        "a ~ b ~ 1",
        "a + b",
        "[a, b | e] | join(c)",
        "[a, b] | join(c | e)",
        "c.join([a, b])",
        "a | replace(b, c)",
        "a | e | replace(b, c)",
        "a.replace('甲', c)",
        "'%s-%s' | format(a, b)",
        "'%s-%s' % (a, b)",
        "(a | e).strip()",
        "a.split('a') | map('upper') | join(',')",
        "[a, b, c] | sort | unique | batch(2, '') | list",
        "[a, b] | map('length') | sum",
        "(a, b) | first",
        "{'x': a}.x",
        "{'x': a} | dictsort",
        "{'x': a}.get('y', b)",
        "a[1:] ~ a[:1]",
        "a | truncate(5, true, '') | title",
        "(n / 3) | round(2)",
        "'%.1f%%' | format(n)",
        "n * 3 - 1",
    ],
)
@settings(max_examples=25)
@given(a=TEXTS, b=TEXTS.filter(bool), c=TEXTS, n=st.integers(-999, 999))
def test_a_permitted_word_does_what_jinja_does(expression, a, b, c, n):
    source = "{{ " + expression + " }}"
    values = {"a": a, "b": b, "c": c, "n": n}
    assert Sandbox({}).from_string(source).render(values) == PLAIN.from_string(source).render(values)


def test_lists_of_any_kind_can_be_put_together():
    found = Sandbox({}).from_string("{{ ((1, 2) + rows + [3]) | length }}").render(rows=(Decimal(1),))
    assert found == "4"
