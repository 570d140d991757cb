"""The go or no-go sheet: one A4 page on which a person decides; the rules only advise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.sheet import Bullets, Cell, Gap, Prose, Sheet
from bidkit.sheets.competitors.show import short
from bidkit.sheets.days_left import days_left
from bidkit.sheets.decision.advice import TONES, Case, advise
from bidkit.sheets.decision.shortfalls import shortfalls
from bidkit.sheets.decision.stops import stops
from bidkit.sheets.decision.tables import (
    MOST_ROWS,
    facts_table,
    gap_table,
    qualification_table,
    sign_table,
    stops_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.sheet import Block
    from bidkit.sheets.material import Material

__all__ = ["make"]

ADVICE = "按规则得出的建议："
WHO_DECIDES = "（不知道的一律不当作满足；投不投由下面签名的人决定）"
UNCONFIRMED = "（招标要求没人核对，核对后可能改变；投不投由下面签名的人决定）"
MOST_REASONS = 3
REASON = 46


def make(material: Material) -> Sheet:
    """Return the decision sheet; it fits on one A4 page whatever is known."""
    return Sheet(
        id="decision",
        title="投标决策单",
        blocks=tuple(_blocks(material)),
        gaps=_gaps(material),
        lead="",
    )


def _blocks(material: Material) -> Iterator[Block]:
    hard, gaps, left = stops(material), shortfalls(material), days_left(material)
    advice = advise(Case(hard, gaps, left))
    decides = WHO_DECIDES if material.dossier.tender.confirmed is not None else UNCONFIRMED
    yield Prose(Cell(f"{ADVICE}{advice.word}{decides}", TONES[advice.word]))
    yield Bullets(tuple(Cell(short(why, REASON)) for why in _few(advice.why)))
    yield facts_table(material)
    yield stops_table(hard)
    asked = qualification_table(gaps, left)
    if asked is not None:
        yield asked
    others = gap_table(gaps, left, MOST_ROWS - (len(asked.rows) if asked is not None else 0))
    if others is not None:
        yield others
    yield sign_table()


def _few(reasons: tuple[str, ...]) -> tuple[str, ...]:
    if len(reasons) <= MOST_REASONS:
        return reasons
    return (*reasons[: MOST_REASONS - 1], f"另有 {len(reasons) - MOST_REASONS + 1} 条，见下表")


def _gaps(material: Material) -> tuple[Gap, ...]:
    cost = material.dossier.bid.cost
    found = []
    if material.today is None:
        found.append(Gap("没有今天的日期，剩余工作日没有算", "命令里加 --today 2026-12-01"))
    library = material.dossier.library
    kinds = {"证书": library.qualifications, "业绩": library.cases, "人员": library.people}
    if not any(kinds.values()):
        what = f"资料库里还没有录入{'、'.join(kinds)}，够不够资格、能得多少分都还不知道"
        found.append(Gap(what, "先把公司已有的录入 library，再出决策单"))
    wanted = (
        ("制作费用", cost.preparation, "bid.yaml 的 cost.preparation"),
        ("人天", cost.people_days, "bid.yaml 的 cost.people_days"),
        ("评分表", material.dossier.scores or None, "tender.yaml 的 criteria"),
    )
    missing = [(name, place) for name, value, place in wanted if value is None]
    if missing:
        names, places = zip(*missing, strict=True)
        found.append(Gap(f"没有写{'、'.join(names)}", f"补在 {'、'.join(places)}"))
    return tuple(found)
