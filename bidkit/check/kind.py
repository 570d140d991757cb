"""The shape of a kind of check: a closed set of small functions that rules choose by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator

from bidkit.finding import Answer, Effect, Severity
from bidkit.model.record import Record
from bidkit.source import Span

if TYPE_CHECKING:
    from bidkit.check.world import World
    from bidkit.model.document import FinishedVolume
    from bidkit.model.rules import Rule


@dataclass(frozen=True, slots=True)
class Hit:
    """What a kind saw in one place.

    ``severity`` and ``effect`` are set where this place is less grave than the rule as a whole; they can only
    soften. Passes may be reported too; only failures and unknowns become findings. ``waits_for`` names a field of
    tender.yaml that nobody has read yet and without which nobody can judge; ``fact`` as in a finding.
    """

    answer: Answer
    subject: str
    message: str
    span: Span | None = None
    related: tuple[Span, ...] = ()
    severity: Severity | None = None
    effect: Effect | None = None
    waits_for: str = ""
    fact: str = ""


Check = Callable[["World", Any, "Rule"], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A way of checking: its parameters as a record, and the function that looks."""

    about: str
    parameters: type[Record]
    check: Check


class NoParameters(Record):
    """For kinds that have nothing to set."""


def family(about: str, parameters: type[Record], checks: Mapping[str, Check]) -> dict[str, Kind]:
    """Return the kinds of one file by the ends of their names: they share what they are about and what can be set."""
    return {name: Kind(about, parameters, check) for name, check in checks.items()}


def of_world(look: Callable[[World], Iterator[Hit]]) -> Check:
    """Return the check that needs nothing but the world."""
    return lambda world, parameters, rule: look(world)


def of_volumes(look: Callable[[World, FinishedVolume, Any], Iterator[Hit]]) -> Check:
    """Return the check that looks at each finished volume and tells each subject once a volume."""

    def check(world: World, parameters: Any, rule: Rule) -> Iterator[Hit]:
        for volume in world.volumes:
            yield from gather(look(world, volume, parameters))

    return check


def _words(value: Any) -> Any:
    """Return a list for ``甲、乙``: a tender changes parameters as plain text."""
    return [word for word in re.split(r"[、,，]\s*", value) if word] if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]


def gather(hits: Iterable[Hit], *, shown: int = 5) -> Iterator[Hit]:
    """Yield one hit for each subject: its first place, the others as related places and counted."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.subject, []).append(hit)
    for first, *others in groups.values():
        places = tuple(
            dict.fromkeys(hit.span for hit in others if hit.span is not None and hit.span != first.span)
        )
        more = f"（另有 {len(places)} 处）" if places else ""
        yield replace(first, message=first.message + more, related=(*first.related, *places[:shown]))


def fail(subject: str, message: str, span: Span | None = None, **more: Any) -> Hit:
    """Return a hit that says no."""
    return Hit(Answer.FAIL, subject, message, span, **more)


def unknown(subject: str, message: str, span: Span | None = None) -> Hit:
    """Return a hit that says nobody can tell, and why."""
    return Hit(Answer.UNKNOWN, subject, message, span)


def against_the_buyer(subject: str, fact: str, remedy: str, span: Span | None = None) -> Hit:
    """Return a hit on what the buyer did: the fact, and what the bidder can do about it."""
    return Hit(Answer.FAIL, subject, f"{fact}。{remedy}", span, fact=fact)


WHAT = {
    "dates.deadline": "投标截止时间",
    "dates.opening": "开标时间",
    "dates.validity_days": "投标有效期",
}


def not_read(field: str, span: Span | None = None) -> Hit:
    """Return a hit that nobody can judge before a field is read; that it is not read is a fatal finding elsewhere."""
    what = WHAT.get(field, field)
    message = f"招标文件里没有读到{what}，这一条判断不了；查到后写进 tender.yaml 的 {field}"
    return Hit(Answer.UNKNOWN, field, message, span, severity=Severity.INFO, waits_for=field)
