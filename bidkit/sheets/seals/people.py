"""Who can sign and whose seals there are in this bid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.library import Person

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier

OPEN = "待补"


@dataclass(frozen=True, slots=True)
class People:
    """The names that stand under this bid; ``members`` are those of a joint bid, the leader first.

    ``settled`` says that somebody decided who signs; None is somebody who is not named or not in the library.
    """

    signer: str | None
    authorised: bool
    legal: str | None
    members: tuple[str, ...]
    decrypts: str | None
    settled: bool = True

    @property
    def titled(self) -> str:
        """Return the signer with what he signs as; nobody is named while that is not settled."""
        if not self.settled:
            return f"签字人{OPEN}"
        return f"授权代表{self.signer or OPEN}" if self.authorised else f"法定代表人{self.signer or OPEN}"

    def who(self, sign: str, joint: bool = False) -> str:
        """Return who gives one kind of signature; in a ``joint`` form every member's legal person signs."""
        if sign == "legal-person" and joint and self.members:
            return f"各方法定代表人（我方为{self.legal or OPEN}）"
        if sign == "legal-person":
            return f"法定代表人{self.legal or OPEN}"
        return self.titled


def people(dossier: Dossier) -> People:
    """Return the names; None where the library does not hold the person."""
    bid = dossier.bid
    settled = "signer" not in bid.unread
    return People(
        signer=_name(dossier, bid.signer.person) if settled else None,
        authorised=bid.signer.as_ == "authorised",
        legal=dossier.library.company.legal_person or None,
        members=bid.consortium.members if bid.consortium else (),
        decrypts=_name(dossier, bid.submission.decrypt_by),
        settled=settled,
    )


def _name(dossier: Dossier, person_id: str) -> str | None:
    found = dossier.record(person_id) if person_id else None
    return found.name if isinstance(found, Person) else None
