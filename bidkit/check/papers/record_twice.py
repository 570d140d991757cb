"""One fact is not shown twice as two: the same certificate, contract or person under two record ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bidkit.check.kind import Hit, NoParameters, fail, family, of_world
from bidkit.check.ours import used
from bidkit.check.world import World
from bidkit.model.library import Case, Fact, Person, Qualification
from bidkit.words.spaces import tight


def _certificates(world: World) -> Iterator[Hit]:
    return _twice(list(used(world, Qualification)), lambda item: _plain(item.number), "证书编号")


def _cases(world: World) -> Iterator[Hit]:
    return _twice(list(used(world, Case)), _contract, "客户、签订日期和金额")


def _people(world: World) -> Iterator[Hit]:
    yield from _twice(list(used(world, Person)), lambda item: item.id_number.upper(), "身份证号")
    yield from _numbers(world)


def _numbers(world: World) -> Iterator[Hit]:
    """Yield certificates of two people with one number."""
    seen: dict[str, Person] = {}
    for person in used(world, Person):
        for held in person.certificates:
            number = _plain(held.number)
            first = seen.setdefault(number, person) if number else person
            if first is not person:
                message = f"{person.name}的「{held.name}」与{first.name}的证书编号相同（{number}）"
                yield fail(f"{person.id}/{held.name}", message, held.span, related=(first.span,))


def _twice(records: Sequence[Fact], key: Callable[[Any], str], what: str) -> Iterator[Hit]:
    seen: dict[str, Fact] = {}
    for record in records:
        name = key(record)
        first = seen.setdefault(name, record) if name else record
        if first is not record:
            message = (
                f"「{record.label}」（{record.id}）与「{first.label}」（{first.id}）的{what}相同，像是同一份"
            )
            yield fail(record.id, message, record.span, related=(first.span,))


def _plain(number: str) -> str:
    return tight(number).upper()


def _contract(case: Case) -> str:
    known = case.client and case.signed is not None and case.amount is not None
    return f"{case.client}|{case.signed}|{case.amount}" if known else ""


KINDS = family(
    "同一份材料有没有当成两份用",
    NoParameters,
    {"certificate": of_world(_certificates), "case": of_world(_cases), "person": of_world(_people)},
)
