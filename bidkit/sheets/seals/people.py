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

    ``settled`` says that somebody decided who signs; before that bid.yaml only holds the place of a name.
    """

    signer: str
    authorised: bool
    legal: str
    members: tuple[str, ...]
    decrypts: str
    settled: bool = True

    @property
    def titled(self) -> str:
        """Return the signer with what he signs as; nobody is named while that is not settled."""
        if not self.settled:
            return f"签字人{OPEN}"
        return f"授权代表{self.signer}" if self.authorised else f"法定代表人{self.signer}"

    def who(self, sign: str, joint: bool = False) -> str:
        """Return who gives one kind of signature; in a ``joint`` form every member's legal person signs."""
        if sign == "legal-person" and joint and self.members:
            return f"各方法定代表人（我方为{self.legal}）"
        if sign == "legal-person":
            return f"法定代表人{self.legal}"
        return self.titled


def people(dossier: Dossier) -> People:
    """Return the names; 待补 stands where the library does not hold the person."""
    bid = dossier.bid
    settled = "signer" not in bid.unread
    return People(
        signer=_name(dossier, bid.signer.person) if settled else OPEN,
        authorised=bid.signer.as_ == "authorised",
        legal=dossier.library.company.legal_person or OPEN,
        members=bid.consortium.members if bid.consortium else (),
        decrypts=_name(dossier, bid.submission.decrypt_by),
        settled=settled,
    )


def _name(dossier: Dossier, person_id: str) -> str:
    found = dossier.record(person_id) if person_id else None
    return found.name if isinstance(found, Person) else OPEN
