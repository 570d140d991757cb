"""What a lost bid proposes for the next: records to add, cards to write, published facts about rivals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.sheet import Table, cells
from bidkit.sheets.numbers import marks, yuan
from bidkit.sheets.score import expected_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.notice import Offer
    from bidkit.sheets.aftermath.case import Case

LEAST = 1
"""Points an item must have lost or lie open with to be worth a line."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One change: what, why, and in which file."""

    what: str
    why: str
    where: str


def lessons(case: Case) -> tuple[Lesson, ...]:
    """Return the changes that facts of this bid propose, the most points first."""
    found = [*_records(case), *_cards(case)]
    return tuple(found)


def _records(case: Case) -> Iterator[Lesson]:
    """Yield papers whose lack cost points by the rules of the tender."""
    short = [
        one
        for one in expected_points(case.material).items
        if one.likely is not None and one.full - one.likely >= LEAST
    ]
    for one in sorted(short, key=lambda item: (item.likely or 0) - item.full):
        gaps = list(dict.fromkeys(gap.shown for gap in one.binding.verdict.gaps))
        if gaps and not one.binding.criterion.rule.price:
            item = one.binding.criterion
            why = f"{item.id} {item.item}：满分 {marks(one.full)}，自评 {marks(one.likely)}"
            yield Lesson("；".join(gaps[:2]), why, "library/")


def _cards(case: Case) -> Iterator[Lesson]:
    """Yield items that judges mark and that we gave ourselves less than full for: an answer to prepare."""
    for one in expected_points(case.material).items:
        if not one.binding.criterion.rule.judge or one.likely is None or one.full - one.likely < LEAST:
            continue
        why = f"评委打分，满分 {marks(one.full)}，自评 {marks(one.likely)}（{one.basis}）"
        yield Lesson(f"给「{one.binding.criterion.item}」写一张答题卡", why, "library/answers/")


def published(case: Case) -> tuple[Offer, ...]:
    """Return what the notice says of other bidders and their prices."""
    return tuple(one for one in case.notice.offers if one.price is not None and not case.is_us(one.name))


def rival_table(case: Case) -> Table | None:
    """Return the prices of others that can go into the library, with their source; None where there is none."""
    notice, library = case.notice, case.material.dossier.library
    rows = []
    for one in published(case):
        known = library.competitor(one.name)
        place = (known.span.file or known.id) if known is not None else "还没有这家的资料，新建"
        rows.append(
            cells(one.name, yuan(one.price), str(notice.day or ""), f"{notice.title}（{notice.file}）", place)
        )
    heads = ("单位", "报价", "公告日期", "出处", "记在哪里")
    note = "运行时加 --feed 就写进资料库，出处是这份公告。"
    return Table("竞争对手", heads, tuple(rows), (30, 18, 12, 44, 28), note) if rows else None
