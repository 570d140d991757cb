"""People of the team are free for it: one seat each, no running contract to lead, not past working age."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from bidkit.check.kind import Check, Hit, Kind, NoParameters, Words, fail, family, of_world
from bidkit.check.needs import criterion_leaves, leaves
from bidkit.check.world import World
from bidkit.finding import Effect, Severity
from bidkit.model.dossier import TeamSeat
from bidkit.model.needs import PersonNeed
from bidkit.model.record import Record
from bidkit.model.rules import Rule

LEADERS = ("项目经理", "项目负责人", "总监理工程师", "建造师", "项目总监")


class Leaders(Record):
    """``leaders`` are words of the roles that lead."""

    leaders: Words = LEADERS


def _leading(look: Callable[[World, TeamSeat], Iterator[Hit]]) -> Check:
    """Return the check of each seat that leads."""

    def check(world: World, parameters: Leaders, rule: Rule) -> Iterator[Hit]:
        for seat in world.dossier.team:
            if any(word in seat.role for word in parameters.leaders):
                yield from look(world, seat)

    return check


def _two_seats(world: World) -> Iterator[Hit]:
    """Yield people with two roles; fatal where the tender forbids it, an error where both roles earn or count."""
    asked = list(_asked(world))
    alone = {need.role for need in asked if need.exclusive}
    counted = {need.role for need in asked}
    seats: dict[str, list[TeamSeat]] = defaultdict(list)
    for seat in world.dossier.team:
        seats[seat.person.id].append(seat)
    for person_id, held in seats.items():
        roles = [seat.role for seat in held]
        if len(roles) < 2:
            continue
        message = f"{held[0].person.name}（{person_id}）同时担任{'、'.join(roles)}"
        if alone & set(roles):
            message += f"，招标文件要求{'、'.join(sorted(alone & set(roles)))}不得兼任"
            yield fail(person_id, message, held[0].person.span)
        else:
            grave = Severity.ERROR if len(counted & set(roles)) > 1 else Severity.WARNING
            yield fail(person_id, message, held[0].person.span, severity=grave, effect=Effect.SCORE_LOSS)


def _asked(world: World) -> Iterator[PersonNeed]:
    for requirement in world.tender.requirements:
        yield from (need.person for need in leaves(requirement.needs) if need.person and need.person.role)
    for criterion in world.tender.criteria:
        yield from (need.person for need in criterion_leaves(criterion) if need.person and need.person.role)


def _running(world: World, seat: TeamSeat) -> Iterator[Hit]:
    for case in world.library.cases:
        started = case.signed is None or case.signed <= world.opening
        if case.manager == seat.person.name and case.accepted is None and started:
            message = (
                f"{seat.role}{seat.person.name}还是在建项目「{case.name}」（{case.id}）的负责人，没有验收记录"
            )
            yield fail(f"{seat.person.id}/{case.id}", message, case.span, related=(seat.person.span,))


def _overlap(_: World, seat: TeamSeat) -> Iterator[Hit]:
    """Yield two experiences as leader that run through more than two common months."""
    led = [one for one in seat.person.experience if any(word in one.role for word in LEADERS)]
    for one, other in combinations(led, 2):
        if one.project == other.project or None in (one.first, one.last, other.first, other.last):
            continue
        assert one.first and one.last and other.first and other.last
        first, last = max(one.first, other.first), min(one.last, other.last)
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        if months > 2:
            both = f"「{one.project}」和「{other.project}」"
            message = f"{seat.person.name}的经历里，{both}都任负责人，重叠 {months} 个月"
            yield fail(f"{seat.person.id}/{one.project}", message, one.span, related=(other.span,))


ABOUT = "拟派人员是否兼职、在建、超龄"
KINDS = {
    "two-seats": Kind(ABOUT, NoParameters, of_world(_two_seats)),
    **family(ABOUT, Leaders, {"running": _leading(_running), "overlap": _leading(_overlap)}),
}
