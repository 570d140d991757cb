"""Certificates that the bid uses as proof are valid on a day: the opening, or the end of the bid validity period.

A certificate counts in full where a requirement rests on it. One that only earns points, or that merely goes along
with a person's papers, is less grave. Degrees, titles and honours have no end and are not asked for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail, unknown
from bidkit.check.used import Uses
from bidkit.check.world import World
from bidkit.finding import Answer, Effect, Severity
from bidkit.model.library import Certificate, Company, Person, Qualification
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.values import ValidUntil
from bidkit.words.names import same_certificate

ENDING = ("licence", "certification", "permit")


class Parameters(Record):
    """The day, and how grave it is where a certificate only earns points or goes along unasked."""

    at: Literal["opening", "validity-end"] = "opening"
    scored: Severity = Severity.ERROR
    unasked: Severity = Severity.WARNING


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield every used certificate that is not valid on the day, once each."""
    uses = world.uses
    for record_id in sorted(world.used_records | uses.required | uses.scored):
        record = world.dossier.record(record_id)
        if isinstance(record, Qualification):
            hit = _held(world, parameters, record, record_id, f"「{record.name}」（{record_id}）")
            yield from _graded(hit, None if record_id in uses.required else parameters.scored)
        elif isinstance(record, Company):
            hit = _ended(world, parameters, record.term, record_id, "营业执照的营业期限")
            yield from _graded(_at(hit, record, "term"), None)
        elif isinstance(record, Person):
            yield from _person(world, parameters, record, uses)


def _person(world: World, parameters: Parameters, person: Person, uses: Uses) -> Iterator[Hit]:
    for certificate in person.certificates:
        subject = f"{person.id}/{certificate.name}"
        hit = _held(world, parameters, certificate, subject, f"{person.name}的「{certificate.name}」")
        if not any(same_certificate(name, certificate.name) for name in uses.asked):
            yield from _graded(hit, parameters.unasked)
        else:
            yield from _graded(hit, None if person.id in uses.required else parameters.scored)


def _held(
    world: World, parameters: Parameters, held: Qualification | Certificate, subject: str, what: str
) -> Hit | None:
    if held.issued is not None and held.issued > world.opening:
        return fail(
            subject, f"{what}发证日期 {held.issued} 晚于开标日 {world.opening}", held.span_of("issued")
        )
    if held.valid_until is None:
        must_end = isinstance(held, Qualification) and held.kind in ENDING and parameters.at == "opening"
        why = f"{what}没有填有效期（valid_until），无法判断；长期有效请写 permanent"
        return unknown(subject, why, held.span) if must_end else None
    return _at(_ended(world, parameters, held.valid_until, subject, what), held, "valid_until")


def _ended(world: World, parameters: Parameters, until: ValidUntil, subject: str, what: str) -> Hit | None:
    """Return a hit for an end before the day; one before the opening is the opening rule's alone."""
    if not isinstance(until, date):
        return None
    if until < world.opening:
        ended = fail(subject, f"{what}有效期至 {until}，开标日 {world.opening} 已经失效")
        return ended if parameters.at == "opening" else None
    if parameters.at == "validity-end" and until < world.validity_end:
        return fail(subject, f"{what}有效期至 {until}，投标有效期要到 {world.validity_end} 才届满")
    return None


def _at(hit: Hit | None, record: Record, field: str) -> Hit | None:
    return replace(hit, span=record.span_of(field)) if hit else None


def _graded(hit: Hit | None, severity: Severity | None) -> Iterator[Hit]:
    if hit is None or (hit.answer is Answer.PASS):
        return
    yield hit if severity is None else replace(hit, severity=severity, effect=Effect.SCORE_LOSS)


KIND = Kind("用到的证书在某一天是否有效", Parameters, check)
