"""Who answers: the role that a card names, with the person of the team who holds it or who comes nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.library import Person
from bidkit.sheets.qa.facts_bid import leader

if TYPE_CHECKING:
    from bidkit.sheets.material import Material

LEADING = ("项目负责人", "项目经理")
SIGNING = ("授权代表", "投标代表", "商务代表")
NEAREST = {  # words of a seat in the team that make its holder the one to ask first
    "技术负责人": ("技术负责", "架构", "总工"),
    "质量负责人": ("质量", "测试"),
    "服务负责人": ("服务", "运维", "运营", "培训"),
}


class Speakers:
    """Names people for roles and remembers the roles that nobody holds.

    A person who only comes nearest is a proposal: printed as 建议, and the role still counts as open.
    """

    def __init__(self, material: Material) -> None:
        dossier = material.dossier
        self._seats = {seat.role: seat.person.name for seat in reversed(dossier.team)}
        self._near = {
            role: name
            for role, words in NEAREST.items()
            for seat, name in reversed(self._seats.items())
            if any(word in seat for word in words)
        }
        first = leader(material)
        if first is not None:
            self._seats |= {role: first.person.name for role in LEADING}
        signer = dossier.record(dossier.bid.signer.person)
        if isinstance(signer, Person):
            self._seats |= {role: signer.name for role in SIGNING}
            self._near["商务负责人"] = signer.name
        if dossier.library.company.legal_person:
            self._near["公司领导"] = dossier.library.company.legal_person
        self._open: dict[str, None] = {}

    def named(self, role: str) -> str:
        """Return the role with a person of the team; 建议 for the nearest one, 待定 where there is none."""
        role = role or "主答人"
        name = self._seats.get(role, "")
        if name:
            return f"{role} {name}"
        self._open[role] = None
        near = self._near.get(role, "")
        return f"{role}（建议 {near}）" if near else f"{role}（待定）"

    def nobody(self) -> tuple[str, ...]:
        """Return the roles asked for that nobody holds."""
        return tuple(self._open)
