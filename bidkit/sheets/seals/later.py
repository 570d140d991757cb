"""Forms that are filled and handed in on the spot, the final offer above all: taken along blank, sealed beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.sheet import Block, Cell, Gap, Heading, Prose, Table, cells
from bidkit.sheets.seals.people import OPEN
from bidkit.sheets.seals.words import BOX

if TYPE_CHECKING:
    from bidkit.model.tender import Form, Tender
    from bidkit.sheets.seals.people import People

SPARE = 2
"""Blank copies of each: one to fill, one for a slip of the pen."""
_INK = {"company": "公章", "legal-person": "法定代表人章", "joint": "联合体各方公章"}


def later_blocks(tender: Tender, people: People) -> tuple[Block, ...]:
    """Return the forms to bring along with their seals and signers; nothing where there is none."""
    forms = [form for form in tender.forms if form.later]
    if not forms:
        return ()
    heads = ("备好", "带什么", "先盖好的章", "现场谁签字", "带几份", "招标文件的出处")
    table = Table(
        "现场另交的格式", heads, tuple(_row(form, people) for form in forms), (5, 26, 18, 20, 10, 21)
    )
    what = "这些格式不编进投标文件：价格和日期留空，现场填写后单独递交。" + (
        "文件里印的是首次报价，最后报价以现场填的为准。" if tender.first_offer else ""
    )
    return (Heading("现场另交的格式"), Prose(Cell(what)), table)


def _row(form: Form, people: People) -> tuple[Cell, ...]:
    seals = "、".join(_INK[seal] for seal in form.seal) or "原文没有写"
    signs = "、".join(dict.fromkeys(people.who(sign) for sign in form.sign)) or "原文没有写"
    return cells(
        BOX,
        f"《{form.title}》空白件",
        Cell(seals, "" if form.seal else "warn"),
        Cell(signs, "warn" if OPEN in signs or not form.sign else ""),
        f"{SPARE} 份",
        str(form.source) or form.id,
    )


def later_gaps(tender: Tender) -> tuple[Gap, ...]:
    """Return that nobody named the form of a final offer that will be asked for."""
    if not tender.first_offer or any(form.later for form in tender.forms):
        return ()
    cure = "招标文件有最后报价表的，列进 forms 并写 later（true）；没有的，带一份盖好章的空白报价单"
    return (Gap("现场还要报最后报价，没有写用哪份格式", cure),)
