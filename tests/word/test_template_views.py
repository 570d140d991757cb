"""A template sees a record's declared fields and properties, and nothing of what the record inherits."""

import dataclasses
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import SimpleNamespace

import jinja2
import pytest
from pydantic import BaseModel

import bidkit.model.context
from bidkit.errors import TemplateError
from bidkit.model.record import Record
from bidkit.model.tender import Source
from bidkit.word.fill.sandbox import Sandbox
from bidkit.word.fill.template import fill
from bidkit.word.fill.views import View, names_of, view, views
from tests.render.test_fill import docx
from tests.templates.sample import QUOTE, context

INHERITED = sorted({name for base in (BaseModel, Record) for name in dir(base) if not name.startswith("_")})
REFUSED = (TemplateError, jinja2.UndefinedError, jinja2.exceptions.SecurityError)


def below(kind):
    return {kind}.union(*(below(one) for one in kind.__subclasses__()))


def records(value):
    """Yield every record that can be reached from a value, one of a kind."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        for one in value:
            yield from records(one)
    elif isinstance(value, BaseModel) or dataclasses.is_dataclass(value):
        yield value
        for name in names_of(type(value)):
            yield from records(getattr(value, name))


OFFER = context() | {"quote": QUOTE}
LIVE = sorted({type(one): one for one in records(OFFER)}.values(), key=lambda one: type(one).__name__)
BARE = [
    kind.model_construct() for kind in sorted(below(Record), key=str) if kind.__module__.startswith("bidkit")
]


def test_the_walk_meets_the_records_of_the_context():
    met = {type(one) for one in LIVE}
    assert {*bidkit.model.context.CONTEXT_RECORDS, *bidkit.model.context.LIBRARY_RECORDS[:1]} <= met
    assert len(INHERITED) > 25 and len(BARE) > 60


@pytest.mark.parametrize("name", INHERITED)
def test_nothing_that_a_record_inherits_can_be_reached(name):
    env = Sandbox({})
    ways = [
        f"r.{name}",
        f"r['{name}']",
        f"[r] | map(attribute='{name}') | join",
        f"([r] | groupby('{name}'))",
    ]
    found = [env.from_string("{{ " + way + " }}") for way in ways]
    for record in [*LIVE, *BARE]:
        if name in names_of(type(record)):
            assert name in type(record).model_fields  # a record may declare a field of that name
            continue
        for template in found:
            with pytest.raises(REFUSED):
                template.render(r=view(record))


@pytest.mark.parametrize(
    "tag",
    [
        "{{ tender.model_dump() }}",
        "{{ bidder.model_fields }}",
        "{{ bid.copy() }}",
        "{{ signer.papers() }}",
        "{{ team[0].person.model_dump_json() }}",
        "{{ library.company.span }}",
        "{{ tender.is_read('money') }}",
    ],
)
def test_a_method_is_refused_with_template_and_paragraph(tag):
    with pytest.raises(TemplateError, match=r"x\.docx 正文 第2段：模板用了不允许的写法：不能用「\w+」"):
        fill(docx("好", tag), context(), {}, name="x.docx")


@pytest.mark.parametrize("record", LIVE, ids=lambda one: type(one).__name__)
def test_every_declared_field_is_shown_as_it_is(record):
    declared = (
        type(record).model_fields
        if isinstance(record, BaseModel)
        else [f.name for f in dataclasses.fields(record)]
    )
    assert set(declared) <= names_of(type(record))
    for name in names_of(type(record)):
        assert getattr(view(record), name) == view(getattr(record, name))


def test_a_property_of_its_own_class_is_shown():
    financial = context()["library"].financials[0]
    assert view(financial).label == financial.label


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("甲", "甲"),
        (Decimal("1.50"), Decimal("1.50")),
        (date(2026, 12, 21), date(2026, 12, 21)),
        (None, None),
        (True, True),
        (Colour.RED, "red"),
        (["a", ("b",)], ["a", ("b",)]),
        ({"a": ["b"]}, {"a": ["b"]}),
        ({"乙", "甲"}, ("乙", "甲")),
    ],
)
def test_plain_values_are_themselves(value, shown):
    assert view(value) == shown
    assert type(view(value)) is type(shown)


def test_a_view_cannot_be_written_and_changes_nothing():
    values = {"a": ["b"]}
    view(values)["a"].append("c")
    assert values == {"a": ["b"]}
    with pytest.raises(AttributeError):
        view(Source()).page = 3


def test_equal_records_are_equal_views_and_count_once():
    one, two = Source(file="a"), Source(file="a")
    assert view(one) == view(two) and len({view(one), view(two)}) == 1
    assert view(one) != one


def test_only_a_record_with_words_of_its_own_can_be_written_whole():
    assert str(view(Source(file="a.pdf", page=3))) == "a.pdf 第3页"
    for whole in ("{{ project }}", "{{ team }}", "{{ team | join }}", "{{ '%s' | format(project) }}"):
        with pytest.raises(TemplateError, match="是一条记录，不能整条写出来"):
            fill(docx(whole), context(), {}, name="x.docx")


def test_what_a_function_returns_is_a_view():
    seen = views({"own": lambda: (Source(file="a"),)})
    assert isinstance(seen["own"]()[0], View)


class Bag:
    word = "x"

    def __init__(self, **given):
        self.__dict__.update(given)

    def tell(self):
        return self.word


def test_what_is_no_record_shows_what_it_holds_and_calls_nothing():
    bag = view(Bag(name="甲", run=print, _own=1, inner=SimpleNamespace(x=1), module=dataclasses, kind=Bag))
    assert (bag.name, bag.inner.x) == ("甲", 1)
    for hidden in ("_own", "word", "tell"):
        assert not hasattr(bag, hidden)
    assert not callable(bag.run) and not callable(bag.kind)
    assert not hasattr(bag.module, "fields") and not hasattr(bag.kind, "tell")
    assert not hasattr(bag.run, "name")
