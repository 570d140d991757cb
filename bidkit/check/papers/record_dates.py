"""Dates of one record do not contradict one another or the bid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bidkit.check.kind import Hit, Kind, NoParameters, fail, family, of_world
from bidkit.check.ours import used
from bidkit.check.world import World
from bidkit.model.library import Certificate, Fact, Person, Qualification
from bidkit.model.record import Record
from bidkit.model.rules import Rule

ADULT = 16


class Review(Record):
    """``months`` is how long a review of a record holds."""

    months: int = 12


def _people(world: World) -> Iterator[Hit]:
    for person in used(world, Person):
        for problem, field in _person(person, world.opening):
            yield fail(person.id, f"{person.name}（{person.id}）{problem}", person.span_of(field))


def _certificates(world: World) -> Iterator[Hit]:
    for item in used(world, Qualification):
        yield from _ends_first(item, item.id, f"「{item.name}」（{item.id}）")
    for person in used(world, Person):
        for held in person.certificates:
            yield from _ends_first(held, f"{person.id}/{held.name}", f"{person.name}的「{held.name}」")


def _ends_first(held: Qualification | Certificate, subject: str, what: str) -> Iterator[Hit]:
    if isinstance(held.valid_until, date) and held.issued is not None and held.valid_until <= held.issued:
        message = f"{what}有效期至 {held.valid_until}，不晚于发证日期 {held.issued}"
        yield fail(subject, message, held.span_of("valid_until"))


def _person(person: Person, opening: date) -> Iterator[tuple[str, str]]:
    born = person.born
    for day, field, what in (
        (person.career_start, "career_start", "从业"),
        (person.joined, "joined", "入职"),
    ):
        if day is not None and day > opening:
            yield f"{what}日期 {day} 晚于开标日 {opening}", field
        if day is not None and born is not None and day.year - born.year < ADULT:
            yield f"{born} 出生，{day} {what}时不满 {ADULT} 岁", field
    for held in person.certificates:
        if held.issued is not None and born is not None and held.issued.year - born.year < ADULT:
            yield f"{born} 出生，「{held.name}」却在 {held.issued} 发证", "certificates"
    for degree in person.education:
        if degree.graduated is not None and born is not None and degree.graduated.year - born.year < ADULT:
            yield f"{born} 出生，{degree.graduated} 取得{degree.degree}", "education"


def _reviewed(world: World, parameters: Review, rule: Rule) -> Iterator[Hit]:
    months = parameters.months
    limit = world.opening - timedelta(days=round(months * 30.44))
    for record in used(world, Fact):
        if record.reviewed is not None and record.reviewed < limit:
            message = (
                f"资料 {record.label}（{record.id}）上次核对是 {record.reviewed}，早于开标前 {months} 个月"
            )
            yield fail(record.id, message, record.span_of("reviewed"))


ABOUT = "资料里的日期是否前后矛盾、是否太久没核对"
KINDS = {
    **family(ABOUT, NoParameters, {"certificate": of_world(_certificates), "person": of_world(_people)}),
    "reviewed": Kind(ABOUT, Review, _reviewed),
}
