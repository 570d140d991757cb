"""One bid and the notice that ended it: whether we won, and what the notice says of us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.words.names import same_company

if TYPE_CHECKING:
    from bidkit.model.notice import Notice, Offer
    from bidkit.sheets.aftermath.clocks import Right
    from bidkit.sheets.material import Material


@dataclass(frozen=True, slots=True)
class Case:
    """Material, notice and clocks of one result."""

    material: Material
    notice: Notice
    rights: tuple[Right, ...]

    def is_us(self, name: str) -> bool:
        """Return whether a name is ours, that of a former day or the joint bid under our lead included."""
        company = self.material.dossier.library.company
        return same_company(name, company.name, *company.former_names)

    @property
    def won(self) -> bool:
        """Return whether the notice names us as a winner or the first candidate."""
        return any(map(self.is_us, self.notice.winners))

    @property
    def ours(self) -> Offer | None:
        """Return what the notice says of us; None where it does not name us."""
        return next((one for one in self.notice.offers if self.is_us(one.name)), None)

    @property
    def winner(self) -> Offer | None:
        """Return what the notice says of the first winner."""
        return self.notice.of(*self.notice.winners[:1])

    @property
    def other_project(self) -> str:
        """Return the number that the notice names where it is not this tender's; "" where they agree or one lacks."""
        tender = self.material.dossier.tender
        own = tender.project.number if tender.is_read("project.number") else ""
        told = self.notice.number
        same = not own or not told or own in told or told in own
        return "" if same else told
