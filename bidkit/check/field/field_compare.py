"""Fields held against each other or against a value, as a rule writes it: the general kind for rules on data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, Self

from pydantic import model_validator

from bidkit.check.condition import Condition, condition
from bidkit.check.kind import Hit, Kind, against_the_buyer, fail, unknown
from bidkit.check.named import put_in
from bidkit.check.ours import graded
from bidkit.check.path import USED, Item, checked, checked_list, items, place
from bidkit.check.remedies import Remedy, remedy
from bidkit.check.saying import checked_blanks, filled
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.record import Record
from bidkit.model.rules import Rule


class FieldCase(Record):
    """One way to be wrong: it is spoken of where ``when`` holds, and wrong where all of ``wrong`` hold.

    A field of ``wrong`` that stands empty makes it unknown, unless ``empty`` says to be silent. ``answer`` is unknown
    where a person has to look.
    """

    when: tuple[str, ...] = ()
    wrong: tuple[str, ...]
    says: str
    subject: str = ""
    at: str = ""
    related: tuple[str, ...] = ()
    answer: Literal["fail", "unknown"] = "fail"
    severity: Severity | None = None
    empty: Literal["unknown", "silent"] = "unknown"


class Parameters(Record):
    """Cases, of which the first that speaks is said, for each record of ``each``; without it once.

    ``every`` says all cases that speak. ``remedy`` adds what the bidder can do against the buyer. ``graded`` softens
    what no requirement rests on. A number may stand beside them under a name, ``age: 60``, and be asked for as
    ``$age``.
    """

    each: str = ""
    cases: tuple[FieldCase, ...]
    every: bool = False
    remedy: Remedy | None = None
    graded: bool = False

    @model_validator(mode="before")
    @classmethod
    def _put_in(cls, data: Any) -> Any:
        return put_in(data, cls.model_fields)

    @model_validator(mode="after")
    def _all_known(self) -> Self:
        checked_list(self.each)
        for one in self.cases:
            for text in (*one.when, *one.wrong):
                condition(text, self.each)
            for path in (one.at, *one.related):
                if path:
                    checked(path, self.each)
            checked_blanks(one.says, self.each)
            checked_blanks(one.subject, self.each)
        if self.graded and self.each not in (*USED, "seated"):
            raise ValueError("graded 只用于用到的资料和人员（each: used.…、seated）")
        return self


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield what the cases say of each record."""
    cases = [(one, _read(one.when, parameters), _read(one.wrong, parameters)) for one in parameters.cases]
    for item in items(world, parameters.each):
        for case, when, wrong in cases:
            hit = _judged(world, parameters, case, (when, wrong), item)
            if hit is not None:
                yield graded(world, hit, item.record.id) if parameters.graded and item else hit
                if not parameters.every:
                    break


def _read(texts: tuple[str, ...], parameters: Parameters) -> list[Condition]:
    return [condition(text, parameters.each) for text in texts]


def _judged(
    world: World,
    parameters: Parameters,
    case: FieldCase,
    conditions: tuple[list[Condition], list[Condition]],
    item: Item | None,
) -> Hit | None:
    when, wrong = conditions
    if not all(one.holds(world, item) for one in when):
        return None
    subject = filled(case.subject or case.at or _id_of(item), parameters.each, world, item)
    for one in wrong:
        held = one.holds(world, item)
        if held is None and case.empty == "unknown":
            said = f"{one.empty(world, item)} 没有写，这一条判断不了"
            return unknown(subject, said, place(world, case.at, item))
        if not held:
            return None
    return _hit(world, parameters, case, subject, item)


def _id_of(item: Item | None) -> str:
    """Return the id of a record that has one."""
    return str(getattr(item.record, "id", "") if item else "")


def _hit(world: World, parameters: Parameters, case: FieldCase, subject: str, item: Item | None) -> Hit:
    says = filled(case.says, parameters.each, world, item)
    at = place(world, case.at, item)
    if case.answer == "unknown":
        return unknown(subject, says, at)
    if parameters.remedy:
        cure = remedy(world, parameters.remedy, world.tender.dates.issued)
        return against_the_buyer(subject, says, cure, at)
    spans = (place(world, path, item) for path in case.related)
    return fail(
        subject, says, at, related=tuple(one for one in spans if one is not None), severity=case.severity
    )


KIND = Kind("字段写的对不对（规则自己写条件）", Parameters, check)
