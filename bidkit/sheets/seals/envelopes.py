"""Paper: what goes into which envelope, and the labels that are cut out and stuck on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.sheet import Block, Bullets, Cell, Heading, PageBreak, Table, cells
from bidkit.sheets.seals.moments import moment
from bidkit.sheets.seals.words import BLANK, BOX

if TYPE_CHECKING:
    from bidkit.model.tender import Tender, VolumePlan
    from bidkit.sheets.material import Material
    from bidkit.sheets.seals.handing import Handing

ON_A_PAGE = 2
"""Labels on one page, so that none is cut by its end."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """One parcel; a ``blind`` one bears no bidder's name. ``why`` says where the rule comes from."""

    name: str
    holds: str
    count: int
    why: str
    blind: bool = False


def envelopes(tender: Tender, handed: Handing) -> tuple[Envelope, ...]:
    """Return the parcels; the usual ones where the tender has no words of its own."""
    if not handed.paper:
        return ()
    open_volumes = [volume for volume in tender.package.volumes if not volume.blind]
    blind = [volume for volume in tender.package.volumes if volume.blind]
    apart = handed.says("apart")
    money = [volume for volume in open_volumes if volume.price] if apart else []
    rest = [volume for volume in open_volumes if volume not in money]
    why = "招标文件写了单独封装" if apart else "通常做法；招标文件另有写法的从其写法"
    parcels = [*_copies("商务技术" if money else "投标文件", rest, handed, why)]
    if money:
        parcels += _copies("报价文件", money, handed, why)
    for volume in blind:
        name, words = f"暗标《{volume.title}》", "暗标册单独封装，封面和标签不出现投标人名称"
        parcels.append(Envelope(name, f"《{volume.title}》", handed.copies.original, words, blind=True))
    if handed.disc:
        holds = "光盘或 U 盘，内容与签盖后的正本一致"
        parcels.append(Envelope("电子文件", holds, handed.copies.electronic, why))
    return tuple(parcels)


def _copies(name: str, volumes: list[VolumePlan], handed: Handing, why: str) -> list[Envelope]:
    holds = "、".join(f"《{volume.title}》" for volume in volumes)
    both = (("正本", handed.copies.original), ("副本", handed.copies.duplicate))
    return [Envelope(f"{name}{kind}", holds, count, why) for kind, count in both if count and volumes]


def envelope_blocks(material: Material, handed: Handing) -> tuple[Block, ...]:
    """Return the list of parcels and what the tender says about sealing."""
    parcels = envelopes(material.dossier.tender, handed)
    said = handed.said["sealing"]
    if not parcels and not said:
        return ()
    blocks: list[Block] = [Heading("封装")]
    if said:
        quotes = tuple(Cell(f"{one.id}「{one.text}」", source=one.place) for one in said)
        blocks.append(Bullets(quotes, "box"))
    if parcels:
        rows = tuple(
            cells(one.name, one.holds, f"{one.count} 份", Cell(one.why, "quiet"), BOX, BOX, BOX, BLANK)
            for one in parcels
        )
        heads = ("封包", "装什么", "份数", "依据", "数过册数", "封口盖章", "贴标签", "封的人 / 时间")
        note = "先数册数、翻正本副本字样，再封口；封口处盖章，章压住封条两边。未按要求密封的会被拒收。"
        blocks.append(Table("封包", heads, rows, (12, 20, 6, 16, 7, 7, 7, 12), note))
    return tuple(blocks)


def label_blocks(material: Material, handed: Handing) -> tuple[Block, ...]:
    """Return a page of labels, one table a parcel."""
    parcels = envelopes(material.dossier.tender, handed)
    if not parcels:
        return ()
    blocks: list[Block] = []
    for number, parcel in enumerate(parcels, start=1):
        if number % ON_A_PAGE == 1:
            blocks += [PageBreak(), Heading("封袋标签（剪下来贴）")]
        blocks.append(_label(material, number, parcel))
    return tuple(blocks)


def _label(material: Material, number: int, parcel: Envelope) -> Table:
    tender, company = material.dossier.tender, material.dossier.library.company
    rows = [
        cells("项目名称", tender.project.name),
        cells("项目编号", tender.project.number),
        cells("包号 / 标段", tender.project.lot or "不分包"),
        cells("致", "、".join(filter(None, (tender.purchaser, tender.agency)))),
    ]
    if not parcel.blind:
        rows += [
            cells("投标人", company.name),
            cells("地址、电话", Cell(f"{company.address}　{company.phone}".strip(), outward=True)),
        ]
    rows += [
        cells("内装", f"{parcel.holds}　{parcel.count} 份"),
        cells("开封", Cell(f"于 {moment(tender, 'opening')} 开标前不得开启", "bad")),
    ]
    note = "封口处盖公章" if not parcel.blind else "暗标：不写名称、不盖章、不做记号，招标文件另有要求的除外"
    return Table(f"标签{number} {parcel.name}", (parcel.name, "封袋标签"), tuple(rows), (3, 12), note)
