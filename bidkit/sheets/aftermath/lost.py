"""Where points were lost: what the notice gave us, part by part, against what we expected of ourselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.sheet import Cell, Table, cells
from bidkit.sheets.numbers import marks
from bidkit.sheets.score import expected_points
from bidkit.sheets.score.items import grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.sheets.aftermath.case import Case
    from bidkit.sheets.score import ItemForecast

_BARE = re.compile(r"部分|得分|评分|[分项]|[（(].*?[)）]")
MOST = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the score: our own range, and what the notice gave us and the winner; None where it does not say."""

    name: str
    items: tuple[ItemForecast, ...]
    got: Decimal | None
    winner: Decimal | None

    @property
    def likely(self) -> Decimal | None:
        """Return what we expected; None while an item is open."""
        known = [one.likely for one in self.items if one.likely is not None]
        return sum(known, Decimal(0)) if len(known) == len(self.items) else None

    @property
    def lost(self) -> Decimal | None:
        """Return how much less than expected we got; None where either is not known."""
        return None if self.likely is None or self.got is None else self.likely - self.got


def lost_parts(case: Case) -> tuple[Part, ...]:
    """Return the groups of the scoring table that the notice has points for, the largest loss first."""
    ours, winner = case.ours, case.winner
    found = [
        Part(name, items, _of(ours.parts if ours else (), name), _of(winner.parts if winner else (), name))
        for name, items in grouped(expected_points(case.material)).items()
    ]
    told = [one for one in found if one.got is not None or one.winner is not None]
    return tuple(sorted(told, key=lambda one: -(one.lost if one.lost is not None else Decimal(-1000))))


def lost_table(parts: Sequence[Part]) -> Table:
    """Return those parts with the items to look at first: those that were at risk, then the largest judged ones."""
    rows = tuple(
        cells(
            one.name,
            marks(one.likely, "没有估全"),
            _told(one.got),
            _told(one.winner),
            marks(one.lost, "没有估全" if one.likely is None else "公告没有写"),
            _look_at(one),
        )
        for one in parts
    )
    heads = ("部分", "自评可能", "公告：我方", "公告：第一名", "比自评少", "先看哪几项")
    note = "公告只到大项；逐项得分由采购人、招标人告知后再对。"
    return Table("丢分在哪里", heads, rows, (14, 10, 11, 12, 10, 44), note)


def _told(points: Decimal | None) -> str:
    return marks(points, "公告没有写")


def _look_at(part: Part) -> Cell:
    risky = sorted(part.items, key=lambda one: (-(one.at_risk or Decimal(0)), -one.full))[:MOST]
    return Cell(
        "；".join(f"{one.binding.criterion.id} {one.binding.criterion.item}：{one.basis}" for one in risky)
    )


def _of(parts: Sequence[tuple[str, Decimal]], group: str) -> Decimal | None:
    own = _same(group)
    return next(
        (points for head, points in parts if own and (_same(head) in own or own in _same(head))), None
    )


def _same(name: str) -> str:
    bare = _BARE.sub("", name)
    return "价格" if bare in ("报价", "投标报价", "价格") else bare
