"""The list of what to take on the opening day, fitted to one tender."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.law.regimes import SINGLE_SOURCE
from bidkit.model.sheet import Block, Cell, Gap, Heading, Prose, Table, cells
from bidkit.sheets.seals.bag_items import CARRIERS, ITEMS
from bidkit.sheets.seals.moments import moment, moment_gaps
from bidkit.sheets.seals.people import OPEN
from bidkit.sheets.seals.words import BOX

if TYPE_CHECKING:
    from bidkit.sheets.material import Material
    from bidkit.sheets.seals.bag_items import When
    from bidkit.sheets.seals.handing import Handing
    from bidkit.sheets.seals.people import People

LOW = Decimal("0.65")
"""Below this share of the limit a buyer may start the review of abnormally low prices (财库〔2026〕2号)."""


def bag_blocks(material: Material, handed: Handing, people: People) -> tuple[Block, ...]:
    """Return the day's data and the list with boxes to tick."""
    holds = _conditions(material, handed, people)
    words = {
        "signer": people.titled,
        "decrypts": people.decrypts or OPEN,
        "originals": handed.copies.original,
        "duplicates": handed.copies.duplicate,
        "electronic": handed.copies.electronic,
    }
    rows = []
    for item in ITEMS:
        if holds.issuperset(item.when):
            who = CARRIERS[item.carrier].format_map(words)
            carrier = Cell(who, "warn" if OPEN in who else "")
            rows.append(cells(BOX, item.name, item.note.format_map(words), carrier, BOX))
    table = Table("开标携带清单", ("备好", "带什么", "说明", "谁带", "带回"), tuple(rows), (5, 20, 45, 18, 5))
    return (Heading("开标携带清单"), Prose(_day(material, handed)), table)


def _conditions(material: Material, handed: Handing, people: People) -> frozenset[When]:
    dossier = material.dossier
    bond = dossier.tender.money.bond
    judged: dict[When, bool] = {
        "always": True,
        "paper": handed.paper,
        "disc": handed.disc,
        "online": handed.online,
        "presentation": handed.presentation,
        "attending": handed.paper or handed.presentation,
        "samples": handed.says("samples"),
        "originals": handed.says("originals"),
        "bond": bond is not None and bond.amount > 0,
        "authorised": people.authorised,
        "legal-person": not people.authorised,
        "joint": bool(people.members),
        "low-price": _low(material),
        "rounds": dossier.tender.first_offer or dossier.tender.method == SINGLE_SOURCE,
    }
    return frozenset(name for name, holds in judged.items() if holds)


def _low(material: Material) -> bool:
    money, price = material.dossier.tender.money, material.dossier.price
    limit = money.ceiling or money.budget
    return price is not None and bool(limit) and price.total < LOW * (limit or 0)


def _day(material: Material, handed: Handing) -> Cell:
    tender = material.dossier.tender
    place = tender.opening_place or ("网上开标" if handed.online and not handed.paper else OPEN)
    text = f"投标截止 {moment(tender, 'deadline')}，开标 {moment(tender, 'opening')}，地点：{place}。"
    if handed.paper:
        text += "提前一小时到；迟到一分钟也会被拒收。"
    return Cell(text, "warn" if OPEN in text else "", source="tender.yaml dates")


def bag_gaps(material: Material, handed: Handing) -> tuple[Gap, ...]:
    """Return what is not known about the opening."""
    gaps = list(moment_gaps(material.dossier.tender))
    if handed.paper and not material.dossier.tender.opening_place:
        gaps.append(Gap("没有写开标地点", "查招标公告，写进 tender.yaml 的 opening_place"))
    if not handed.counted:
        cure = "查正本、副本、电子文件的份数，写进 tender.yaml 的 copies"
        gaps.append(Gap("tender.yaml 没有写份数，暂按只交电子文件排", cure))
    return tuple(gaps)
