"""What the seal plan calls its seals, its copies and what 和/或 means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.sheets.seals.people import OPEN

if TYPE_CHECKING:
    from bidkit.sheets.seals.handing import Handing
    from bidkit.sheets.seals.people import People
    from bidkit.sheets.seals.spots import Spot

BOX = "□"
BLANK = ""
"""Left empty on purpose: a person writes here by hand."""

_INK = {"company": "公章", "legal-person": "法定代表人章", "joint": "联合体各方公章"}
_CERTIFICATE = {
    "company": "电子公章（企业 CA）",
    "legal-person": "法定代表人电子章（法定代表人 CA）",
    "joint": "联合体各方电子公章",
}
_PARTS = {"across": "骑缝章（公章）", "every-page": "公章（逐页）"}


def seal_name(spot: Spot, seal: str, people: People) -> str:
    """Return what a seal is called at this place; in a joint bid the single company seal is the leader's."""
    name = _PARTS.get(spot.where) or (_INK if spot.by_hand else _CERTIFICATE)[seal]
    return f"{name}（牵头人）" if people.members and seal == "company" else name


def seals_of(spot: Spot, people: People) -> str:
    """Return all seals of a place; those of a joint bid are named by their members."""
    names = []
    for seal in spot.seals:
        name = seal_name(spot, seal, people)
        if seal == "joint":
            name += f"：{'、'.join(people.members)}" if people.members else f"（成员{OPEN}）"
        names.append(name)
    return "\n".join(names) or "不要求"


def signs_of(spot: Spot, people: People) -> str:
    """Return who signs at a place."""
    names = dict.fromkeys(people.who(sign, spot.joint) for sign in spot.signs)
    return "\n".join(names) or "不要求"


def joined(spot: Spot) -> str:
    """Return what 和/或 allows here, and the safe way."""
    if spot.where == "every-page":
        return "每一页都要"
    if spot.where == "across":
        return "每份都要，章压住所有页"
    if len(spot.seals) + len(spot.signs) < 2:
        return "只要求盖章" if spot.seals else "只要求签字"
    if spot.join == "or":
        return "或：做一样即符合原文；各地理解不一，全部做最稳妥"
    return "和：全部都要，缺一样就可能无效"


def rounds(spot: Spot, handed: Handing) -> int:
    """Return how many times each seal is pressed and each name written at this place."""
    if not handed.paper:
        return 1
    again = 0 if handed.says("copied") else handed.copies.duplicate
    return handed.copies.original + again


def copies_of(spot: Spot, handed: Handing) -> str:
    """Return the copies that this place is signed in."""
    copies = handed.copies
    if not handed.paper:
        return "纸质 1 份，扫描编入" if spot.by_hand else "电子 1 份"
    if not copies.duplicate:
        return f"正本 {copies.original}"
    if handed.says("copied"):
        return f"正本 {copies.original}；副本 {copies.duplicate} 用签盖好的正本复印"
    return f"正本 {copies.original}、副本 {copies.duplicate}，逐份"
