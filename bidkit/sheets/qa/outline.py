"""述标提纲: minutes by scoring weight, what to say and to open, our place in the order, rehearsal, risks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.sheet import Block, Bullets, Cell, Gap, Heading, Prose, Sheet, Table, cells
from bidkit.sheets.numbers import marks
from bidkit.sheets.qa.onstage import order_advice, rehearsal, risk_table
from bidkit.sheets.qa.rules import rules
from bidkit.sheets.qa.scoring import groups, leaf, pages
from bidkit.sheets.qa.timing import limit, slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.dossier import ScoreBinding
    from bidkit.model.sheet import PageRef
    from bidkit.sheets.material import Material
    from bidkit.sheets.qa.questions import Questions
    from bidkit.sheets.qa.timing import Slot

HEADS = ("次序", "讲什么", "分钟", "评分项与分值", "要点（按分值先后）", "翻到", "可能追问")
WIDTHS = (4, 14, 5, 13, 24, 16, 8)
SPLIT_NOTE = (
    "评委打分的各项按分值分时间；资料定分的合计按四分之一计；价格开标已定，不占时间；以半分钟为单位。"
)
_OPENED = 3
_ASKED = 6


def make(material: Material, asked: Questions) -> Sheet:
    """Return the outline of the presentation."""
    tender = material.dossier.tender
    place, advice, gaps = order_advice(tender)
    blocks: list[Block] = [
        Heading("一、时间分配"),
        _table(material, asked),
        Heading("二、上场顺序"),
        Prose(Cell(place, "" if advice else "warn")),
        *((Bullets(tuple(Cell(line) for line in advice)),) if advice else ()),
        Heading("三、演练清单"),
        Bullets(rehearsal(tender, asked), "box"),
        Heading("四、现场风险"),
        risk_table(),
        Heading("五、规矩"),
        rules(tender),
    ]
    found = (*_gaps(material), *gaps)
    return Sheet("outline", "述标提纲", tuple(blocks), found, _lead(material), landscape=True)


def _table(material: Material, asked: Questions) -> Table:
    total, _ = limit(material.dossier.tender)
    found = slots(total, groups(material))
    rows = [_row(number, slot, material, asked) for number, slot in enumerate(found, start=1)]
    spent = sum((slot.minutes for slot in found), Decimal(0))
    rows.append(cells("", "合计", marks(spent), "", "", "", ""))
    return Table("时间分配", HEADS, tuple(rows), WIDTHS, SPLIT_NOTE)


def _row(number: int, slot: Slot, material: Material, asked: Questions) -> tuple[Cell, ...]:
    scores = sorted(
        (score for group in slot.groups for score in group.scores), key=lambda one: -one.criterion.points
    )
    ids = [item for group in slot.groups for item in group.ids]
    return cells(
        str(number),
        slot.title,
        marks(slot.minutes) if slot.minutes else "不单讲",
        _worth(slot),
        Cell(_say(slot, scores), source="、".join(f"tender.yaml {item}" for item in ids)),
        Cell("", refs=_to_open(material, slot, scores)),
        _asked_about(frozenset(ids), asked),
    )


def _to_open(material: Material, slot: Slot, scores: Sequence[ScoreBinding]) -> tuple[PageRef, ...]:
    """Return the first pages of an item; of several items in one stretch, one place each."""
    if len(slot.groups) > 1:
        return tuple(ref for group in slot.groups for ref in pages(material, group.scores)[:1])
    return pages(material, scores)[:_OPENED]


def _worth(slot: Slot) -> str:
    if not slot.groups:
        return ""
    worth = marks(sum((group.points for group in slot.groups), Decimal(0)))
    ids = slot.groups[0].span if len(slot.groups) == 1 else f"{len(slot.groups)} 个大项"
    return f"{ids}，{worth} 分"


def _say(slot: Slot, scores: Sequence[ScoreBinding]) -> str:
    if len(slot.groups) > 1:
        return "；".join(f"{group.head}（{marks(group.points)} 分）" for group in slot.groups)
    return "；".join(f"{leaf(one)}（{marks(one.criterion.points)} 分）" for one in scores)


def _asked_about(ids: frozenset[str], asked: Questions) -> str:
    numbers = [str(one.number) for one in (*asked.weak, *asked.scored) if ids & set(one.items)]
    more = f" 等 {len(numbers)} 题" if len(numbers) > _ASKED else " 题"
    return f"第 {'、'.join(numbers[:_ASKED])}{more}" if numbers else ""


def _lead(material: Material) -> str:
    tender = material.dossier.tender
    total, said = limit(tender)
    length = (
        f"述标限时 {marks(total)} 分钟"
        if said
        else f"招标文件没有写述标时长，按 {marks(total)} 分钟编（假设）"
    )
    answer = tender.presentation.answer_minutes
    rest = f"，答辩 {marks(answer)} 分钟" if answer else ""
    demo = f"；演示要求：{tender.presentation.demo}" if tender.presentation.demo else ""
    return f"{length}{rest}{demo}。「可能追问」的题号见评委问答准备表。"


def _gaps(material: Material) -> Iterator[Gap]:
    tender = material.dossier.tender
    if not limit(tender)[1]:
        cure = "照招标文件填 tender.yaml 的 presentation.minutes；没有述标环节的不用这张表"
        yield Gap("述标时长是假设的", cure)
    if not tender.criteria:
        cure = "照招标文件在 tender.yaml 填 criteria"
        yield Gap("没有评分表，时间按一般的分法分（假设）", cure)
    if material.places is None:
        yield Gap("还没有与这些资料一致的成品，页码空着", "先运行 bidkit build，再出这张表")
