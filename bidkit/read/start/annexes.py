"""Where the scans of what proves a demand go in a new tender: behind the form that asks for them, else an annex a kind.

Only what the library proves today gets a chapter: a chapter of scans that holds none is a fault of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.bind import bind
from bidkit.load.yaml_edit import Insert, Order
from bidkit.model.bid import Bid, Signer
from bidkit.model.library import Case, Financial, Person
from bidkit.read.draft.yamltext import flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.load.yaml_edit import Change
    from bidkit.model.dossier import Dossier
    from bidkit.model.library import Library
    from bidkit.model.tender import Tender, VolumePlan


@dataclass(frozen=True, slots=True)
class Annex:
    """A chapter of scans: its id and title, which titles of forms it stands behind, whose scans it holds."""

    key: str
    title: str
    behind: str
    scans: tuple[str, ...] = ()


IDENTITY = Annex("id-legal-person", "法定代表人身份证", r"法定代表人.{0,12}(?:证明|证书)|负责人.{0,8}证明")
PROOFS = Annex("proofs", "资格证明材料", r"资格(?:审查|证明|声明|条件|响应)|营业执照|资质证书")
PEOPLE = Annex("proofs-people", "人员证明材料", r"人员|项目(?:负责人|经理).{0,4}(?:情况|简历)|团队")
CASES = Annex("proofs-cases", "业绩证明材料", r"业绩|类似项目|案例")
FINANCES = Annex("proofs-finance", "财务证明材料", r"财务")
PRICED = re.compile(r"报价|价格|第?二个?信封")


def annexes(tender: Tender, library: Library) -> list[Change]:
    """Return the changes that lay the scans of every proof known today into the volumes of a new tender."""
    signer = Signer.model_validate({"person": library.company.id, "as": "legal-person"})
    dossier = bind(library, tender, Bid(signer=signer), None)
    placed: dict[str, list[str]] = {
        volume.id: [one.id for one in volume.sections] for volume in tender.package.volumes
    }
    used = {name for name, _ in (*tender.item_places(), *tender.package.id_places())}
    changes: list[Change] = []
    for annex in (*_identity(library), *_of_proofs(dossier)):
        volume, place = _place(tender, placed, annex)
        if volume is None or annex.key in used:
            continue
        placed[volume.id].insert(place, annex.key)
        section = {"id": annex.key, "title": annex.title, "scans": list(annex.scans)}
        changes.append(Insert(("package", "volumes", volume.id, "sections"), flow(section)))
    moved = [one for one in tender.package.volumes if len(placed[one.id]) > len(one.sections)]
    return changes + [
        Order(("package", "volumes", one.id, "sections"), tuple(placed[one.id])) for one in moved
    ]


def _identity(library: Library) -> Iterator[Annex]:
    """Yield the identity card of whoever the licence names, where the library has it among the staff."""
    name = library.company.legal_person
    held = [one for one in library.people if one.name == name and any(f.kind == "id-card" for f in one.files)]
    if len(held) == 1:
        kinds = {file.kind for file in held[0].papers()}
        whose = held[0].id if kinds == {"id-card"} else f"{held[0].id}:id-card"
        yield Annex(IDENTITY.key, IDENTITY.title, IDENTITY.behind, (whose,))


def _of_proofs(dossier: Dossier) -> Iterator[Annex]:
    """Yield a chapter for each kind of proof, with the demands and scoring items that it proves."""
    held: dict[str, list[str]] = {}
    kinds = {one.key: one for one in (PROOFS, PEOPLE, CASES, FINANCES)}
    items = [one.requirement.id for one in dossier.bindings] + [one.criterion.id for one in dossier.scores]
    for item in items:
        proofs = dossier.proofs_of(item)
        if proofs:
            record = dossier.record(proofs[0].record_id)
            kind = (
                PEOPLE if isinstance(record, Person) else CASES if isinstance(record, Case)
                else FINANCES if isinstance(record, Financial) else PROOFS
            )  # fmt: skip
            held.setdefault(kind.key, []).append(item)
    for key, kind in kinds.items():
        if key in held:
            yield Annex(key, kind.title, kind.behind, tuple(held[key]))


def _place(tender: Tender, placed: dict[str, list[str]], annex: Annex) -> tuple[VolumePlan | None, int]:
    """Return the volume and the place of a chapter: behind the last form that asks for it, else before what is written.

    Nothing is laid into a blind volume, nor into one of prices where there are others.
    """
    open_ones = [one for one in tender.package.volumes if not one.blind]
    for volume in open_ones:
        fits = [one.id for one in volume.sections if one.form and re.search(annex.behind, one.title)]
        if fits:
            return volume, placed[volume.id].index(fits[-1]) + 1
    if annex.key == IDENTITY.key:
        return None, 0
    fitting = [one for one in open_ones if re.search("资格|商务", one.title)]
    free = [one for one in open_ones if not PRICED.search(one.title)]
    home = next(iter([*fitting, *free, *open_ones]), None)
    return home, 0 if home is None else _before_text(home, placed[home.id])


def _before_text(volume: VolumePlan, order: Sequence[str]) -> int:
    written = [one.id for one in volume.sections if one.text]
    return order.index(written[0]) if written else len(order)
