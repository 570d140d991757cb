"""述标提纲: minutes by scoring weight, what to say and to open, our place in the order, rehearsal, risks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.sheet import Block, Bullets, Cell, Gap, Heading, Prose, Sheet, Table, cells
from bidkit.sheets.appearance import SPOKEN, appearance
from bidkit.sheets.numbers import marks
from bidkit.sheets.qa.gaps import BUILD_FIRST
from bidkit.sheets.qa.onstage import order_advice, rehearsal, risk_table
from bidkit.sheets.qa.rules import rules
from bidkit.sheets.qa.scoring import groups, leaf, pages
from bidkit.sheets.qa.timing import limit, shown_slots, slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.dossier import ScoreBinding
    from bidkit.model.sheet import PageRef
    from bidkit.sheets.appearance import Appearance
    from bidkit.sheets.material import Material
    from bidkit.sheets.qa.questions import Questions
    from bidkit.sheets.qa.timing import Slot

HEADS = ("次序", "讲什么", "分钟", "评分项与分值", "要点（按分值先后）", "翻到", "可能追问")
WIDTHS = (4, 14, 5, 13, 24, 16, 8)
SPLIT_NOTE = (
    "评委打分的各项按分值分时间；资料定分的合计按四分之一计；价格开标已定，不占时间；以半分钟为单位。"
)
SHOWN_NOTE = "只给按{}打分的项分时间，按分值分；评委看标书打分的、资料定分的和价格不占时间；以半分钟为单位。"
_OPENED = 3
_ASKED = 6


def make(material: Material, asked: Questions) -> Sheet:
    """Return the outline of the appearance, called after its kind."""
    tender = material.dossier.tender
    place, advice, gaps = order_advice(tender)
    shown = appearance(tender)
    spoken = SPOKEN[shown.kind]
    blocks: list[Block] = [
        *_first_part(material, asked, shown),
        Heading("二、上场顺序"),
        Prose(Cell(place, "" if advice else "warn")),
        *((Bullets(tuple(Cell(line) for line in advice)),) if advice else ()),
        Heading("三、演练清单"),
        Bullets(rehearsal(material, asked), "box"),
        Heading("四、现场风险"),
        risk_table(shown),
        Heading("五、规矩"),
        rules(tender),
    ]
    found = (*_gaps(material, shown, spoken), *gaps)
    return Sheet("outline", shown.title, tuple(blocks), found, _lead(material, shown), landscape=True)


def _first_part(material: Material, asked: Questions, shown: Appearance) -> tuple[Block, ...]:
    """Return the minutes, or for a defence without a speech the questions to expect by their weight."""
    if shown.kind == "defence":
        about = "只有提问和回答，不讲方案：照下面的次序练，每题先说结论，再报标书页码。"
        return (Heading("一、先练的题"), Prose(Cell(about)), _drill(asked))
    return (Heading("一、时间分配"), _table(material, asked, shown))


def _drill(asked: Questions) -> Table:
    rows = tuple(
        cells(
            str(one.number),
            one.text,
            one.about,
            one.speaker,
            f"{marks(one.minutes)} 分钟",
            Cell("", refs=one.refs[:2]),
        )
        for one in (*asked.weak, *asked.scored)
    )
    return Table(
        "先练的题", ("题号", "问题", "关系哪一项", "谁答", "时长", "翻到"), rows, (4, 24, 20, 10, 6, 16)
    )


def _table(material: Material, asked: Questions, shown: Appearance) -> Table:
    total, _ = limit(material.dossier.tender)
    scores = [one for one in material.dossier.scores if one.criterion.id in shown.scored]
    found = shown_slots(total, scores) if scores else slots(total, groups(material))
    rows = [_row(number, slot, material, asked) for number, slot in enumerate(found, start=1)]
    spent = sum((slot.minutes for slot in found), Decimal(0))
    rows.append(cells("", "合计", marks(spent), "", "", "", ""))
    note = SHOWN_NOTE.format(SPOKEN[shown.kind]) if scores else SPLIT_NOTE
    return Table("时间分配", HEADS, tuple(rows), WIDTHS, note)


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
    if len(scores) == 1 and scores[0].criterion.text:
        return scores[0].criterion.text
    return "；".join(f"{leaf(one)}（{marks(one.criterion.points)} 分）" for one in scores)


def _asked_about(ids: frozenset[str], asked: Questions) -> str:
    numbers = [str(one.number) for one in (*asked.weak, *asked.scored) if ids & set(one.items)]
    more = f" 等 {len(numbers)} 题" if len(numbers) > _ASKED else " 题"
    return f"第 {'、'.join(numbers[:_ASKED])}{more}" if numbers else ""


def _lead(material: Material, shown: Appearance) -> str:
    tender, spoken = material.dossier.tender, SPOKEN[shown.kind]
    total, said = limit(tender)
    length = (
        f"{spoken}限时 {marks(total)} 分钟"
        if said
        else f"招标文件没有写{spoken}时长，按 {marks(total)} 分钟编（假设）"
    )
    answer = tender.presentation.answer_minutes
    if shown.kind == "defence":
        length, answer = (f"答辩 {marks(answer)} 分钟" if answer else "招标文件没有写答辩时长"), None
    rest = f"，答辩 {marks(answer)} 分钟" if answer else ""
    demo = f"；演示要求：{tender.presentation.demo}" if tender.presentation.demo else ""
    scored = [one.criterion.points for one in material.dossier.scores if one.criterion.id in shown.scored]
    worth = f"；按{spoken}打分的 {len(scored)} 项共 {marks(sum(scored, Decimal(0)))} 分" if scored else ""
    far = "；不到现场，线上进行" if shown.online else ""
    slides = "" if shown.slides else "；不许用幻灯片代替"
    return f"{length}{rest}{demo}{worth}{far}{slides}。「可能追问」的题号见评委问答准备表。"


def _gaps(material: Material, shown: Appearance, spoken: str) -> Iterator[Gap]:
    tender = material.dossier.tender
    if not limit(tender)[1] and shown.kind != "defence":
        cure = f"照招标文件填 tender.yaml 的 presentation.minutes；没有{spoken}环节的不用这张表"
        yield Gap(f"{spoken}时长是假设的", cure)
    if not tender.criteria:
        cure = "照招标文件在 tender.yaml 填 criteria"
        yield Gap("没有评分表，时间按一般的分法分（假设）", cure)
    if material.places is None:
        yield Gap("还没有与这些资料一致的成品，页码空着", BUILD_FIRST)
