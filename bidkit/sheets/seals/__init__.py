"""签字盖章清单: what is sealed and signed where, how it is packed or uploaded, and what to take on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.sheet import Block, Bullets, Cell, Heading, Prose, Sheet
from bidkit.sheets.seals.bag import bag_blocks, bag_gaps
from bidkit.sheets.seals.envelopes import envelope_blocks, label_blocks
from bidkit.sheets.seals.handing import Handing, handing
from bidkit.sheets.seals.later import later_blocks, later_gaps
from bidkit.sheets.seals.online import online_blocks, online_gaps
from bidkit.sheets.seals.originals import original_blocks
from bidkit.sheets.seals.people import people
from bidkit.sheets.seals.plan import keepers_table, plan_gaps, plan_table, signers_table, silent_table
from bidkit.sheets.seals.spots import Asked, asked
from bidkit.sheets.seals.words import rounds

if TYPE_CHECKING:
    from bidkit.sheets.material import Material
    from bidkit.sheets.seals.people import People


def make(material: Material) -> Sheet:
    """Return the sheet; what nobody noted is a gap, never a guess."""
    tender = material.dossier.tender
    handed, who = handing(tender), people(material.dossier)
    found = asked(tender, handed)
    return Sheet(
        id="seals",
        title="签字盖章清单",
        blocks=(
            *_plan(material, found, handed, who),
            *_silent(material, found, handed),
            *online_blocks(material, handed, who),
            *original_blocks(material),
            *envelope_blocks(material, handed),
            *bag_blocks(material, handed, who),
            *later_blocks(tender, who),
            *label_blocks(material, handed),
        ),
        gaps=(
            *plan_gaps(material, found, who),
            *online_gaps(material, handed, who),
            *bag_gaps(material, handed),
            *later_gaps(tender),
        ),
        lead=_lead(found, handed),
        landscape=True,
        workbook=True,
    )


def _lead(found: Asked, handed: Handing) -> str:
    seals = sum(len(spot.seals) for spot in found.spots)
    signs = sum(len(spot.signs) for spot in found.spots)
    way = "电子递交" if not handed.paper else "纸质和电子递交" if handed.online else "纸质递交"
    count = max((rounds(spot, handed) for spot in found.spots), default=1)
    times = f"，每处按 {count} 份做" if count > 1 else ""
    return f"{way}。要盖章 {seals} 处、签字 {signs} 处{times}。做完一处勾一处，写上谁、几点。"


def _plan(material: Material, found: Asked, handed: Handing, who: People) -> tuple[Block, ...]:
    said = handed.said["signing"]
    blocks: list[Block] = [Heading("签字盖章位置")]
    if said:
        blocks.append(Prose(Cell("招标文件关于签字盖章的话（逐条看过打勾）：")))
        quotes = tuple(Cell(f"{one.id}「{one.text}」", source=one.place) for one in said)
        blocks.append(Bullets(quotes, "box"))
    if not found.spots:
        return (*blocks, Prose(Cell("没有已知的签章位置，见待补事项。", "warn")))
    blocks.append(plan_table(material, found, handed, who))
    if any(spot.seals for spot in found.spots):
        blocks.append(keepers_table(material, found, handed, who))
    if any(spot.signs for spot in found.spots):
        blocks.append(signers_table(found, handed, who))
    return tuple(blocks)


def _silent(material: Material, found: Asked, handed: Handing) -> tuple[Block, ...]:
    if not found.silent:
        return ()
    why = "电子投标多以电子密钥加密代替逐份签章，" if handed.online and not handed.paper else ""
    text = f"{why}下面 {len(found.silent)} 份格式没有写签章要求，对照招标文件核对一遍再打勾。"
    return (Heading("没有写签章要求的格式"), Prose(Cell(text, "warn")), silent_table(material, found))
