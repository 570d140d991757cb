"""A number or a day that cannot be is refused where it is written, with the value and what is allowed."""

import enum
import importlib
import pkgutil
import typing
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import TypeAdapter

import bidkit.model
from bidkit.errors import UnreadableError
from bidkit.load.structure import build
from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.bid import Bid, Delivery
from bidkit.model.bounds import Day, ValidDays
from bidkit.model.choices import meaning
from bidkit.model.library import Case, Company, Financial, Person, Qualification
from bidkit.model.needs import Need
from bidkit.model.price_rule import PriceRule
from bidkit.model.record import Record
from bidkit.model.self_score import PolicyFacts
from bidkit.model.tender import Copies, Criterion, Dates, MoneyTerms, PackagePlan, VolumePlan
from bidkit.model.terms import BondPaid

DATES = "deadline: 2026-12-21 09:30\nopening: 2026-12-21 09:30\nvalidity_days: 90\n"
COMPANY = "id: a\nname: n\ncredit_code: c\nlegal_person: p\naddress: d\n"
LICENCE = "id: a\nkind: licence\nname: n\nholder: h\n"
PLAN = "set: s\nvolumes: [{id: v, title: t, sections: []}]\n"


def fault_of(model, text):
    """Return the one fault of a text at the field that was written last."""
    with pytest.raises(UnreadableError) as caught:
        build(model, parse_mapping(text, "x.yaml"))
    return next(iter(caught.value.faults or (caught.value,)))


@pytest.mark.parametrize(
    ("model", "text", "value", "allowed"),
    [
        (Dates, DATES.replace("90", "999999999"), "999999999", "1 到 3,650 天之间"),
        (Dates, DATES.replace("90", "0"), "0", "1 到 3,650 天之间"),
        (Dates, DATES.replace("90", "-1"), "-1", "1 到 3,650 天之间"),
        (Dates, DATES.replace("2026", "9999"), "9999-12-21", "1949 年到 2100 年"),
        (Dates, f"{DATES}issued: 1948-12-31\n", "1948-12-31", "1949 年到 2100 年"),
        (Delivery, "period_days: 0\n", "0", "1 到 36,500 天"),
        (Delivery, "warranty_months: -3\n", "-3", "1 到 1,200 个月"),
        (Delivery, "validity_days: 4000\n", "4000", "1 到 3,650 天"),
        (Copies, "duplicate: -1\n", "-1", "0 到 1,000 份"),
        (PackagePlan, f"{PLAN}file_limit_mb: 0\n", "0", "1 到 1,000,000 MB"),
        (VolumePlan, "id: v\ntitle: t\nsections: []\npage_limit: 0\n", "0", "1 到 100,000 页"),
        (MoneyTerms, "estimate: -1\n", "-1", "0 到 10,000,000,000,000,000 元"),
        (MoneyTerms, "performance_percent: 101\n", "101", "0 到 100 %"),
        (MoneyTerms, "decimals: 9\n", "9", "0 到 6 位"),
        (MoneyTerms, "limits: [{item: a, amount: 0}]\n", "0", "元之间"),
        (Criterion, "id: a\nitem: b\npoints: -5\nrule: {judge: s}\n", "-5", "0 到 1,000 分"),
        (Company, f"{COMPANY}registered_capital: -100万\n", "-1000000", "元之间"),
        (Company, f"{COMPANY}staff: {{total: -3}}\n", "-3", "人之间"),
        (Company, f"{COMPANY}founded: 1700-01-01\n", "1700-01-01", "1800 年到 2100 年"),
        (Qualification, f"{LICENCE}valid_until: 9999-12-31\n", "9999-12-31", "2100 年之间"),
        (Person, "id: a\nname: n\nborn: 1810-01-01\n", "1810-01-01", "1900 年到 2100 年"),
        (Case, "id: a\nname: n\nclient: c\namount: -1\n", "-1", "元之间"),
        (Financial, "id: a\nyear: 20225\n", "20225", "1,949 到 2,100 年之间"),
        (Need, "case: {count: 0}\n", "0", "1 到 10,000"),
        (Need, "person: {age_max: -1}\n", "-1", "岁之间"),
        (PriceRule, "formula: f\npoints: 10\nsme_deduction: 110\n", "110", "0 到 100 %"),
        (PolicyFacts, "small_share: 120\nby: a\nwhy: b\n", "120", "0 到 100 %"),
        (BondPaid, "form: transfer\namount: -5\n", "-5", "元之间"),
    ],
)
def test_what_cannot_be_is_refused_with_its_value_and_what_can(model, text, value, allowed):
    fault = fault_of(model, text)
    assert f"「{value}」超出常理" in fault.message and allowed in fault.message and fault.cure
    assert fault.span.key.rpartition(".")[2] in fault.message


@pytest.mark.parametrize("zone", ["+08:00", "Z"])
def test_a_moment_with_a_time_zone_is_refused_and_not_compared_with_one_without(zone):
    fault = fault_of(Dates, DATES.replace("09:30\nopening", f"09:30{zone}\nopening"))
    assert "时区" in fault.message and "北京时间" in fault.cure and fault.span.line == 1


@pytest.mark.parametrize("written", ["20261221", "1766300000", "0", "-1", "1e3"])
@pytest.mark.parametrize("field", ["deadline", "issued"])
def test_a_bare_number_is_no_day(field, written):
    fault = fault_of(Dates, f"{DATES}{field}: {written}\n" if field == "issued" else DATES.replace(
        "deadline: 2026-12-21 09:30", f"deadline: {written}"))  # fmt: skip
    assert "1970" not in fault.message and f"{field}" in fault.message


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (Company, f"{COMPANY}founded: 1872-12-26\nterm: 2118-05-01\nregistered_capital: 0.5亿\n"),
        (Financial, "id: a\nyear: 2025\nnet_profit: -300万\n"),
        (MoneyTerms, "bond: {amount: 0}\nperformance_percent: 0\n"),
        (Copies, "original: 0\nduplicate: 0\nelectronic: 0\n"),
        (Delivery, "period_days: 10950\nwarranty_months: 60\n"),
        (Criterion, "id: a\nitem: b\npoints: 0\nrule: {judge: s}\n"),
        (PriceRule, "formula: f\npoints: 10\nbenchmark: {percent: 105}\nfloor: -5\n"),
        (PriceRule, "formula: f\npoints: 10\ndeviation: {above: 1, below: -0.5}\n"),
        (Qualification, f"{LICENCE}valid_until: permanent\n"),
        (Person, "id: a\nname: n\nborn: 1938-01-01\n"),
    ],
)
def test_what_a_real_tender_or_firm_can_say_is_taken(model, text):
    build(model, parse_mapping(text, "x.yaml"))


@given(some.dates())
def test_a_day_is_taken_between_1949_and_2100_and_nowhere_else(day):
    inside = date(1949, 1, 1) <= day <= date(2100, 12, 31)
    try:
        assert TypeAdapter(Day).validate_python(day.isoformat()) == day and inside
    except ValueError:
        assert not inside


@given(some.integers())
def test_a_validity_is_taken_from_one_day_to_ten_years(days):
    try:
        assert TypeAdapter(ValidDays).validate_python(str(days)) == days and 1 <= days <= 3650
    except ValueError:
        assert not 1 <= days <= 3650


def records():
    """Yield every record of the model with the types of its fields."""
    for module in pkgutil.iter_modules(bidkit.model.__path__):
        for name, one in vars(importlib.import_module(f"bidkit.model.{module.name}")).items():
            if isinstance(one, type) and issubclass(one, Record) and one is not Record:
                yield from ((f"{name}.{field}", info) for field, info in one.model_fields.items())


def plain_parts(annotation):
    """Yield the types inside an annotation that no bound is laid upon."""
    if typing.get_origin(annotation) is typing.Annotated:
        return
    inner = typing.get_args(annotation)
    if inner and typing.get_origin(annotation) is not typing.Literal:
        for one in inner:
            yield from plain_parts(one)
    else:
        yield annotation


# Held by a rule of the record itself, which knows the other fields as well.
HELD_ELSEWHERE = {
    "PageNumbers.first", "PriceLine.quantity", "PriceLine.tax_rate", "Presentation.minutes",
    "Presentation.answer_minutes", "ExpectedRival.points", "Estimate.low", "Estimate.likely", "Estimate.high",
    "Trim.high", "Trim.low", "Draw.x_low", "Draw.x_high", "Benchmark.decimals", "Deviation.decimals",
    "PriceRule.points", "PriceRule.floor", "PriceRule.cap", "PriceRule.decimals",
}  # fmt: skip


def test_every_number_and_day_of_the_model_has_a_bound():
    numbers = {int, float, Decimal, date, datetime}
    bare = {
        name
        for name, info in records()
        if not info.metadata
        and numbers & {one for one in plain_parts(info.annotation) if isinstance(one, type)}
    }
    assert bare <= HELD_ELSEWHERE, bare - HELD_ELSEWHERE


def words_of(annotation):
    """Yield the words an annotation allows."""
    if typing.get_origin(annotation) is typing.Literal:
        yield from (one for one in typing.get_args(annotation) if one)
    elif isinstance(annotation, type) and issubclass(annotation, enum.StrEnum):
        yield from map(str, annotation)
    for one in typing.get_args(annotation):
        if typing.get_origin(annotation) is not typing.Literal:
            yield from words_of(one)


def test_every_word_a_field_may_hold_has_a_meaning():
    silent = [
        (name, word)
        for name, info in records()
        for word in words_of(info.annotation)
        if word.isascii() and not meaning(info.alias or name.partition(".")[2], word)
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("written", "hint"),
    [("licens", "是不是「licence」？"), ("认证", "是不是「certification」？"), ("xx", "只能写")],
)
def test_the_words_a_field_may_hold_are_listed_with_what_they_mean(written, hint):
    fault = fault_of(Qualification, LICENCE.replace("licence", written))
    assert fault.message == f"字段「kind」的值「{written}」不在可选范围" and fault.cure.startswith(hint)
    assert "licence（执照）、certification（认证）、permit（许可）" in fault.cure


def test_a_waiver_takes_a_day_or_a_moment_in_bounds():
    waiver = "waivers: [{finding: F, by: a, reason: r, on: 2226-01-01}]"
    text = f"date: 2026-12-18\nsigner: {{person: a, as: authorised}}\n{waiver}\n"
    assert "1949 年到 2100 年" in fault_of(Bid, text).message
    build(Bid, parse_mapping(text.replace("2226", "2026"), "x.yaml"))
