"""Single points of failure: one person in several roles, or the only one who holds a certificate asked for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bidkit.check.needs import certificate_names, criterion_leaves, leaves
from bidkit.check.people.team_seats import LEADERS
from bidkit.sheets.weak.point import WeakPoint, points_of
from bidkit.words.names import same_certificate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.dossier import Dossier, ScoreBinding, TeamSeat
    from bidkit.model.library import Person
    from bidkit.model.needs import Need
    from bidkit.sheets.material import Material


def single_points(material: Material) -> Iterator[WeakPoint]:
    """Yield people of the team whom nobody could replace; the one leader that every project has is not meant."""
    yield from _several_roles(material)
    for name, items in sorted(_certificates(material.dossier).items()):
        holders = [p for p in material.dossier.library.people if _holds(p, name)]
        seated = {seat.person.id for seat in material.dossier.team}
        if len(holders) == 1 and holders[0].id in seated:
            yield _only_one(material, holders[0], name, tuple(dict.fromkeys(items)))


def _several_roles(material: Material) -> Iterator[WeakPoint]:
    seats: dict[str, list[TeamSeat]] = defaultdict(list)
    for seat in material.dossier.team:
        seats[seat.person.id].append(seat)
    for person_id, held in seats.items():
        roles = "、".join(seat.role for seat in held)
        if len(held) > 1:
            name = held[0].person.name
            yield WeakPoint(
                "single-point",
                person_id,
                f"{name}一人担任{roles}",
                f"{name}一个人同时担任{roles}，精力怎样分配，中途离开了谁接？",
                "递交前分给不同的人；不能分的，准备投入时间表和替补人选（替换须采购人同意）",
                refs=material.record_pages(person_id),
                source=person_id,
            )


def _only_one(material: Material, person: Person, name: str, items: tuple[str, ...]) -> WeakPoint:
    scores = tuple(score for score in material.dossier.scores if score.criterion.id in items)
    return WeakPoint(
        "single-point",
        f"{person.id}/{name}",
        f"公司只有{person.name}一人持有「{name}」",
        f"贵公司持有「{name}」的只有{person.name}一人，不能到岗或者中途离开怎么办？",
        "安排第二人考证或储备，写明替换程序；替换须经采购人同意，资格不低于原人员",
        points=points_of(scores),
        items=items,
        refs=material.record_pages(person.id),
        source=person.id,
    )


def _certificates(dossier: Dossier) -> dict[str, list[str]]:
    """Return each certificate that is asked of somebody other than the leader, with the items asking for it."""
    asked: dict[str, list[str]] = defaultdict(list)
    for item_id, need in _needs(dossier):
        role = need.person.role if need.person else ""
        if not any(word in role for word in LEADERS):
            for name in certificate_names(need):
                asked[name].append(item_id)
    return asked


def _needs(dossier: Dossier) -> Iterator[tuple[str, Need]]:
    for binding in dossier.bindings:
        for need in leaves(binding.requirement.needs):
            yield binding.requirement.id, need
    score: ScoreBinding
    for score in dossier.scores:
        for need in criterion_leaves(score.criterion):
            yield score.criterion.id, need


def _holds(person: Person, name: str) -> bool:
    return any(same_certificate(name, one.name) for one in person.certificates)
