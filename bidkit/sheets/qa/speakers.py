"""Who answers: the role that a card names, with the person of the team who holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.library import Person
from bidkit.sheets.qa.facts_bid import leader

if TYPE_CHECKING:
    from bidkit.sheets.material import Material

LEADING = ("项目负责人", "项目经理")
SIGNING = ("授权代表", "投标代表", "商务代表")


class Speakers:
    """Names people for roles and remembers the roles that nobody holds."""

    def __init__(self, material: Material) -> None:
        dossier = material.dossier
        self._seats = {seat.role: seat.person.name for seat in reversed(dossier.team)}
        first = leader(material)
        if first is not None:
            self._seats |= {role: first.person.name for role in LEADING}
        signer = dossier.record(dossier.bid.signer.person)
        if isinstance(signer, Person):
            self._seats |= {role: signer.name for role in SIGNING}
        self._open: dict[str, None] = {}

    def named(self, role: str) -> str:
        """Return the role with a person of the team; 待定 where nobody is named for it."""
        role = role or "主答人"
        name = self._seats.get(role, "")
        if not name:
            self._open[role] = None
        return f"{role} {name}" if name else f"{role}（待定）"

    def nobody(self) -> tuple[str, ...]:
        """Return the roles asked for that nobody holds."""
        return tuple(self._open)
