"""When the whole tender fails, for everybody and not for us alone: one list a procedure, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finding import EFFECT_NAMES, Effect
from bidkit.law.regimes import (
    CONSULTATION,
    INQUIRY,
    NEGOTIATION,
    SINGLE_SOURCE,
    TENDERING,
    is_procurement,
    is_tendering,
)
from bidkit.model.sheet import Block, Cell, Heading, Prose, Table, cells

if TYPE_CHECKING:
    from bidkit.law.risk import Failure
    from bidkit.model.tender import Tender
    from bidkit.sheets.risks.situation import Situation


OWN_LISTS = {
    INQUIRY: NEGOTIATION,
    **{name: name for name in (NEGOTIATION, CONSULTATION, SINGLE_SOURCE)},
}
"""The procedures of government procurement that are no tender (74号令, 财库〔2014〕214号), and the list of each."""


def list_for(tender: Tender) -> str:
    """Return the name of the list for a regime and method."""
    if is_tendering(tender.regime):
        return TENDERING
    return OWN_LISTS.get(tender.method, "procurement") if is_procurement(tender.regime) else "other"


def failures(now: Situation) -> tuple[Failure, ...]:
    """Return what ends the whole tender in its regime and method."""
    tender = now.dossier.tender
    found = now.material.standards.failures[list_for(tender)]
    return tuple(one for one in found if not one.goods or tender.category in ("goods", ""))


def failure_blocks(now: Situation) -> tuple[Block, ...]:
    """Return the table, with the words that keep it apart from our own bid falling."""
    register = now.material.standards.register
    told = [(one, register.marked(one.law, "（{}）")) for one in failures(now)]
    rows = tuple(cells(one.trigger, one.outcome, Cell(law, source=law), one.ours) for one, law in told)
    name = EFFECT_NAMES[Effect.TENDER_FAILS]
    text = f"这里说的是{name}，不是我方一份投标无效。依据：法律规定；会不会发生，投标截止前判断不了。"
    heads = ("什么情况", "怎么处理", "依据", "我们怎么办")
    return (
        Heading("整个项目失败的情形"),
        Prose(Cell(text)),
        Table("整个项目失败", heads, rows, (16, 16, 18, 24)),
    )
