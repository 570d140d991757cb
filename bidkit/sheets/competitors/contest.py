"""The tables of the contest itself: each rival at a glance, points item by item, where we lag, where we lead."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.sheet import Cell, Table, cells
from bidkit.sheets.competitors.points import balance, expected_rivals
from bidkit.sheets.competitors.show import share, spread
from bidkit.sheets.numbers import MISSING, marks, short_yuan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.dossier import ScoreBinding
    from bidkit.model.sheet import PageRef
    from bidkit.sheets.competitors.points import Standing
    from bidkit.sheets.competitors.rivals import Rival
    from bidkit.sheets.material import Material
    from bidkit.sheets.score import ItemForecast

A_TABLE = 5
"""So many rivals have a column beside one another."""
MOST_REFS = 3
UNJUDGED = "待人评"


def glance_table(material: Material, found: Sequence[Standing]) -> Table:
    """Return each expected rival on one line: price, points over what is known on both sides, what it rests on."""
    rows = tuple(
        _glance(material, rival, found, number) for number, rival in enumerate(expected_rivals(material))
    )
    heads = (
        "对手",
        "规模",
        "预计报价",
        "占限价",
        "比我方报价",
        "可比项得分（我方：对手）",
        "我方领先",
        "估计依据",
    )
    note = "可比项是双方都有数的评分项；有一方不知道的不计入，也不当作零分。"
    return Table("对手一览", heads, rows, (14, 7, 22, 8, 14, 20, 9, 34), note)


def _glance(material: Material, rival: Rival, found: Sequence[Standing], number: int) -> tuple[Cell, ...]:
    expected = rival.expected
    assert expected is not None
    ours = material.dossier.price.total if material.dossier.price is not None else None
    side = balance(found, number)
    return cells(
        Cell(rival.short, source=rival.source),
        rival.size or MISSING,
        Cell(_price_words(rival), source="bid.yaml expected"),
        share(expected.price, material.dossier.tender.money.ceiling),
        _compared(expected.price, ours),
        f"{marks(side.ours)}：{marks(side.theirs)}（{side.items} 项，满分 {marks(side.weight)}）"
        if side.items
        else MISSING,
        _lead(side.lead if side.items else None),
        f"{expected.why}（{expected.by or '未写估计人'}）" if expected.why else MISSING,
    )


def _price_words(rival: Rival) -> str:
    expected = rival.expected
    assert expected is not None
    low, high = expected.price_low, expected.price_high
    between = (
        f"\n{short_yuan(low) if low else '？'}～{short_yuan(high) if high else '？'}" if low or high else ""
    )
    return f"{short_yuan(expected.price)}{between}"


def _compared(theirs: Decimal | None, ours: Decimal | None) -> str:
    if theirs is None or ours is None:
        return MISSING
    return (
        f"高 {short_yuan(theirs - ours)}"
        if theirs > ours
        else f"低 {short_yuan(ours - theirs)}"
        if theirs < ours
        else "相同"
    )


def _lead(points: Decimal | None) -> Cell:
    if points is None:
        return Cell(MISSING, "warn")
    if not points:
        return Cell("持平")
    return Cell(f"+{marks(points)}", "good") if points > 0 else Cell(f"−{marks(-points)}", "bad")


def item_tables(material: Material, found: Sequence[Standing]) -> tuple[Table, ...]:
    """Return the points of every item, us first and the rivals beside us; a new table after every five rivals."""
    against = expected_rivals(material)
    starts = range(0, len(against), A_TABLE) if against else (0,)
    return tuple(_items(material, found, against, start) for start in starts)


def _items(material: Material, found: Sequence[Standing], against: Sequence[Rival], start: int) -> Table:
    group = against[start : start + A_TABLE]
    heads = (
        "编号",
        "评分项",
        "分值",
        "我方（低～高）",
        *(rival.short for rival in group),
        "我方领先最强对手",
    )
    known = [one for one in found if any(points is not None for points in one.theirs)]
    rows = tuple(_item(material, one, start, len(group)) for one in known or found)
    widths = (8, 34, 8, 20, *(12 for _ in group), 12)
    rest = [one.binding.criterion.id for one in found if known and one not in known]
    note = f"没有对手估计的 {len(rest)} 项不列：{'、'.join(rest)}。" if rest else ""
    return Table(f"逐项得分{start // A_TABLE + 1 if start else ''}", heads, rows, widths, note)


def _item(material: Material, one: Standing, start: int, count: int) -> tuple[Cell, ...]:
    own, criterion = one.own, one.binding.criterion
    return cells(
        criterion.id,
        Cell(criterion.item, source=str(criterion.source)),
        marks(criterion.points),
        Cell(_ours(own), refs=item_pages(material, one.binding)),
        *(_estimate(points) for points in one.theirs[start : start + count]),
        _lead(one.margin) if one.margin is not None else Cell("不比", "quiet"),
    )


def _ours(own: ItemForecast) -> str:
    return UNJUDGED if own.likely is None else spread(own.low, own.likely, own.high)


def _estimate(points: Decimal | None) -> Cell:
    return Cell("未估", "quiet") if points is None else Cell(marks(points), source="bid.yaml expected")


def item_pages(material: Material, binding: ScoreBinding) -> tuple[PageRef, ...]:
    """Return the pages that earn an item: its proofs, or the section a judge reads."""
    proofs = material.proof_pages(binding.verdict.proofs)[:MOST_REFS]
    return proofs or (material.section_pages(binding.where) if binding.where else ())


def behind_table(material: Material, found: Sequence[Standing]) -> Table | None:
    """Return where a rival leads us, the widest gap first, with what to do; None where none does."""
    lagging = sorted((one for one in found if (one.margin or 0) < 0), key=_margin)
    names = [rival.short for rival in expected_rivals(material)]
    rows = tuple(
        cells(
            one.binding.criterion.id,
            one.binding.criterion.item,
            marks(one.own.likely),
            marks(one.best_rival),
            _lead(one.margin),
            "、".join(name for number, name in enumerate(names) if (one.ahead_of(number) or 0) < 0),
            Cell(_remedy(material, one.binding), refs=item_pages(material, one.binding)),
        )
        for one in lagging
    )
    heads = ("编号", "评分项", "我方", "最强对手", "差距", "领先我方的", "怎么办")
    note = "缺材料的：来得及就补，来不及就准备好答法，不虚报。"
    return Table("我方落后", heads, rows, (8, 28, 8, 9, 8, 18, 40), note) if rows else None


def _remedy(material: Material, binding: ScoreBinding) -> str:
    if binding.criterion.rule.price:
        return "在自评得分表的报价试算里看降价换来几分；不低于成本，报价由公司自己定"
    if binding.criterion.rule.judge:
        return f"对照评分标准逐条写实「{_chapter(material, binding.where)}」，述标时先讲这一项；{_standard(binding)}"
    return binding.verdict.gaps[0].shown if binding.verdict.gaps else "资料库里没有更多能得分的材料"


def _chapter(material: Material, section_id: str) -> str:
    """Return what a person calls a section."""
    found = (one for volume in material.dossier.tender.package.volumes for one in volume.sections)
    return next((one.title for one in found if one.id == section_id and one.title), section_id)


def _standard(binding: ScoreBinding) -> str:
    return f"标准：{binding.criterion.text}" if binding.criterion.text else "标准见招标文件"


def ahead_table(material: Material, found: Sequence[Standing]) -> Table | None:
    """Return where we lead every rival, the widest lead first, with the pages to show; None where we do not."""
    leading = sorted((one for one in found if (one.margin or 0) > 0), key=_margin, reverse=True)
    rows = tuple(
        cells(
            one.binding.criterion.id,
            one.binding.criterion.item,
            marks(one.own.likely),
            marks(one.best_rival),
            _lead(one.margin),
            Cell(_stress(one.binding), refs=item_pages(material, one.binding)),
        )
        for one in leading
    )
    heads = ("编号", "评分项", "我方", "最强对手", "领先", "述标时讲什么")
    return Table("我方领先", heads, rows, (8, 30, 8, 9, 8, 48)) if rows else None


def _stress(binding: ScoreBinding) -> str:
    if binding.criterion.rule.price:
        return "讲清报价怎么测算、含哪些内容，备好成本说明；不提别人的报价"
    titles = "、".join(proof.title for proof in binding.verdict.proofs[:MOST_REFS])
    if titles:
        return f"拿出证据：{titles}"
    return "翻到方案对应页，讲做法和数字" if binding.where else "讲清事实，翻到证明页"


def _margin(one: Standing) -> tuple[Decimal, str]:
    return (one.margin or Decimal(0), one.binding.criterion.id)
