"""The tables of the decision sheet, each cut so that all of them fit on one A4 page together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finding import Answer
from bidkit.law.lead import ALWAYS_SAY
from bidkit.model.sheet import Cell, Table, cells
from bidkit.sheets.competitors.points import balance, expected_rivals, standings
from bidkit.sheets.competitors.show import short
from bidkit.sheets.decision.shortfalls import unanswered
from bidkit.sheets.numbers import MISSING, marks, short_yuan
from bidkit.sheets.offer import limits_said, offer_said
from bidkit.sheets.score import expected_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.dossier import Verdict
    from bidkit.model.sheet import Tone
    from bidkit.sheets.decision.shortfalls import Shortfall
    from bidkit.sheets.decision.stops import Stop
    from bidkit.sheets.material import Material

MOST_QUALIFICATIONS = 3
MOST_ROWS = 7
"""Rows of qualifications and gaps together."""
MOST_POINTS = 1
ROOM = "\n\n"
"""What keeps a cell open for a hand."""
NAME, DEMAND, GAP, REASON = 34, 30, 20, 44
"""Letters that a cell may hold: names and demands two lines, the others one."""
UNTOLD = "没有经验值，由人估"
SHOWN: dict[Answer, tuple[str, Tone]] = {
    Answer.PASS: ("满足", "good"),
    Answer.FAIL: ("不满足", "bad"),
    Answer.UNKNOWN: ("不知道", "warn"),
}


def facts_table(material: Material) -> Table:
    """Return project, money, expected points and cost, two facts a line."""
    tender = material.dossier.tender
    heads = ("项目", short(tender.project.name, NAME), "采购人", short(tender.purchaser, NAME))
    rows = (
        cells("最高限价", _ceiling(material), "我方报价", _price(material)),
        cells("预计得分", _score(material), "预计对手", _against(material)),
        cells("投标花费", _cost(material), "保证金", _bond(material)),
    )
    return Table("基本情况", heads, rows, (10, 40, 10, 40))


def _ceiling(material: Material) -> Cell:
    """Return the limit of the offer as the tender gives it; the budget is another thing, and said to be one."""
    money = material.dossier.tender.money
    if money.quote.kind != "total":
        return Cell(limits_said(money) or MISSING, "" if limits_said(money) else "warn", source="tender.yaml")
    if money.ceiling is not None:
        return Cell(short_yuan(money.ceiling), source="tender.yaml")
    budget = f"（没有读到；预算 {short_yuan(money.budget)}）" if money.budget is not None else ""
    return Cell(f"{MISSING}{budget}", "warn")


def _price(material: Material) -> Cell:
    said = offer_said(material.dossier)
    if not said:
        return Cell(MISSING, "warn")
    first = "（首次报价）" if material.dossier.tender.first_offer else ""
    source = "bid.yaml quote" if material.dossier.tender.money.quote.is_rate else "price.xlsx"
    return Cell(said + first, source=source)


def _score(material: Material) -> Cell:
    found = expected_points(material)
    if not found.items:
        return Cell(f"{MISSING}（没有评分表）", "warn")
    full, between = marks(found.full), f"{marks(found.low)}～{marks(found.high)}"
    if found.likely is None:
        told = f"已知 {marks(found.known)} 分，{marks(found.open)} 分待人评（{between}，满分 {full}）"
        return Cell(told, "warn", source="自评得分表")
    return Cell(f"{marks(found.likely)} 分（{between}，满分 {full}）", source="自评得分表")


def _against(material: Material) -> Cell:
    against, found = expected_rivals(material), standings(material)
    if not against:
        return Cell(f"{MISSING}（没有写 expected）", "warn")
    leads = [side.lead for number in range(len(against)) if (side := balance(found, number)).items]
    if not leads:
        return Cell(f"{len(against)} 家，没有可比的评分项", "warn")
    worst = min(leads)
    told = f"落后最多 {marks(-worst)} 分" if worst < 0 else f"领先至少 {marks(worst)} 分"
    return Cell(f"{len(against)} 家；可比项{told}", "warn" if worst < 0 else "", source="竞争对手分析")


def _cost(material: Material) -> Cell:
    cost = material.dossier.bid.cost
    days = f"{marks(cost.people_days)} 人天" if cost.people_days is not None else f"人天{MISSING}"
    both = cost.preparation is not None and cost.people_days is not None
    return Cell(
        f"制作等 {short_yuan(cost.preparation)}，{days}", "" if both else "warn", source="bid.yaml cost"
    )


def _bond(material: Material) -> Cell:
    bond, own = material.dossier.tender.money.bond, material.dossier.bid.cost.bond
    if own is not None:
        return Cell(f"占用 {short_yuan(own)}", source="bid.yaml cost")
    if bond is None:
        return Cell(f"{MISSING}（没有读到）", "warn")
    if not bond.amount:
        return Cell("不收", source="tender.yaml")
    due = f"，{bond.due:%Y-%m-%d %H:%M} 前到" if bond.due is not None else ""
    return Cell(f"占用 {short_yuan(bond.amount)}{due}", source="tender.yaml")


def stops_table(found: Sequence[Stop]) -> Table:
    """Return the hard conditions with their answers."""
    rows = tuple(
        cells(stop.title, _answer(stop.answer, stop.word), short(stop.why, REASON)) for stop in found
    )
    return Table("硬性条件", ("硬性条件", "结果", "说明"), rows, (16, 9, 75))


def _answer(answer: Answer, word: str = "") -> Cell:
    text, tone = SHOWN[answer]
    return Cell(word or text, tone)


def qualification_table(gaps: Sequence[Shortfall], days_left: int | None) -> Table | None:
    """Return the qualification requirements not met for certain, the failed first; None without any."""
    found = [gap for gap in gaps if gap.qualifies]
    ordered = sorted(found, key=lambda gap: _verdict(gap).answer is not Answer.FAIL)
    rows = [_qualification(gap, days_left) for gap in ordered[:MOST_QUALIFICATIONS]]
    if len(ordered) > MOST_QUALIFICATIONS:
        rest = f"另有 {len(ordered) - MOST_QUALIFICATIONS} 项"
        rows.append(cells(rest, "", "见 bidkit bind 的对应关系", "", ""))
    heads = ("没满足的资格要求", "结果", "为什么", f"补齐一般要（{ALWAYS_SAY}）", "截止前")
    return Table("资格", heads, tuple(rows), (30, 9, 28, 24, 9)) if rows else None


def _qualification(gap: Shortfall, days_left: int | None) -> tuple[Cell, ...]:
    verdict = _verdict(gap)
    assert gap.binding is not None
    place, waiting = str(gap.binding.requirement.source), unanswered(gap.binding)
    lacking = str(verdict.gaps[0]) if verdict.gaps else verdict.reason
    return cells(
        Cell(short(gap.what, DEMAND), source=place),
        Cell("没人答", "warn") if waiting else _answer(verdict.answer),
        "bid.yaml 的 answers 里没有" if waiting else short(lacking, DEMAND),
        gap.lead.shown(gap.count) if gap.lead is not None else UNTOLD,
        _in_time(gap, days_left),
    )


def _verdict(gap: Shortfall) -> Verdict:
    assert gap.binding is not None
    return gap.binding.verdict


def gap_table(gaps: Sequence[Shortfall], days_left: int | None, room: int) -> Table | None:
    """Return the other gaps with whether they can be closed in time, what may cost the bid first; None without.

    ``room`` is how many rows the page still has for them.
    """
    others = [gap for gap in gaps if not gap.qualifies]
    blocking = [gap for gap in others if gap.blocking]
    lost = [gap for gap in others if not gap.blocking]
    rest = sorted(lost, key=lambda gap: gap.closable(days_left) is not True)  # what can still be won, first
    kept = blocking[: room - min(len(rest), MOST_POINTS)]
    shown = [*kept, *rest[: room - len(kept)]]
    rows = [_gap(gap, days_left) for gap in shown]
    if len(others) > len(shown):
        rows.append(cells(f"另有 {len(others) - len(shown)} 处", "", "见检查报告和自评得分表", ""))
    heads = (
        "缺口" if len(others) == len(gaps) else "其他缺口",
        "后果",
        f"补齐一般要（{ALWAYS_SAY}）",
        "截止前",
    )
    return Table("缺口", heads, tuple(rows), (37, 14, 40, 9)) if rows else None


def _gap(gap: Shortfall, days_left: int | None) -> tuple[Cell, ...]:
    lead = f"{gap.lead.shown(gap.count)}：{gap.lead.cure}" if gap.lead is not None else UNTOLD
    effect = Cell(gap.effect, "bad" if gap.blocking else "")
    return cells(short(gap.what, GAP), effect, lead, _in_time(gap, days_left))


def _in_time(gap: Shortfall, days_left: int | None) -> Cell:
    words: dict[bool | None, tuple[str, Tone]] = {
        True: ("来得及", "good"),
        False: ("来不及", "bad" if gap.blocking else "warn"),
        None: ("不知道", "warn"),
    }
    text, tone = words[gap.closable(days_left)]
    return Cell(text, tone)


def sign_table() -> Table:
    """Return the line that the person who decides fills in by hand."""
    return Table("决定", ("决定（投 / 不投）", "决策人签名", "日期"), (cells(*[ROOM] * 3),), (34, 36, 30))
