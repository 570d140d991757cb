"""Who does it: the person's name where the bid names one, else the role."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bidkit.sheets.material import Material

PREFIX = "责任人_"
SEATS = {"技术": ("架构", "技术负责", "系统分析"), "述标人": ("项目经理", "项目负责")}
OURS = (
    "投标经理", "商务", "技术", "报价", "财务", "审核人", "决策人", "印章管理员", "CA 管理员", "授权代表",
    "解密人", "述标人",
)  # fmt: skip


def owners(material: Material) -> dict[str, str]:
    """Return the name behind each role that the bid names.

    ``values`` of bid.yaml come first (``责任人_财务: 王某``), then the signer, who decrypts, and the project team.
    """
    found = {role: name for role in OURS if (name := _of_values(material, role))}
    for role, name in _of_facts(material).items():
        found.setdefault(role, name)
    return found


def _of_values(material: Material, role: str) -> str:
    return material.dossier.bid.values.get(PREFIX + role.replace(" ", ""), "")


def _of_facts(material: Material) -> dict[str, str]:
    bid = material.dossier.bid
    found = {}
    if "signer" not in bid.unread:
        found["授权代表"] = _name(material, bid.signer.person)
    if bid.submission.decrypt_by:
        found["解密人"] = _name(material, bid.submission.decrypt_by)
    for role, words in SEATS.items():
        seat = next((s for s in material.dossier.team if any(word in s.role for word in words)), None)
        if seat is not None:
            found[role] = seat.person.name
    return {role: name for role, name in found.items() if name}


def _name(material: Material, person: str) -> str:
    record = material.dossier.record(person)
    return str(getattr(record, "name", "")) if record is not None else ""
