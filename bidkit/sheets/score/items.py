"""The item table and the sums: what earns points, what we have and where it stands, how many points that is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.sheet import Cell, Gap, Table, cells
from bidkit.sheets.numbers import marks
from bidkit.sheets.score.words import OPEN

if TYPE_CHECKING:
    from bidkit.model.dossier import Proof, ScoreBinding
    from bidkit.model.sheet import PageRef, Tone
    from bidkit.sheets.material import Material
    from bidkit.sheets.score.forecast import Forecast, ItemForecast
    from bidkit.sheets.score.ways import Way

UNGROUPED = "未分组"
FULL_TABLE = Decimal(100)
FORM = "form:"


def sum_gap(forecast: Forecast) -> Gap | None:
    """Return what is wrong with the sum of the table; None for a hundred points."""
    full = forecast.full
    if full == FULL_TABLE or not forecast.items:
        return None
    groups = grouped(forecast)
    each = "；各组各自合计 100 分的，多半还要乘权重，先折成总分再录入" if _all_hundred(groups) else ""
    sums = "、".join(f"{name} {marks(_full(items))} 分" for name, items in groups.items())
    off = "少" if full < FULL_TABLE else "多"
    what = f"评分表合计 {marks(full)} 分，不是 100 分（{off} {marks(abs(full - FULL_TABLE))} 分）：{sums}"
    return Gap(what, f"对照招标文件评分表核对 tender.yaml 的 criteria，看漏摘、重复或没有折权重{each}")


def grouped(forecast: Forecast) -> dict[str, tuple[ItemForecast, ...]]:
    """Return the items by group, groups and items in the tender's order."""
    found: dict[str, tuple[ItemForecast, ...]] = {}
    for one in forecast.items:
        name = one.binding.criterion.group or UNGROUPED
        found[name] = (*found.get(name, ()), one)
    return found


def sum_table(forecast: Forecast) -> Table:
    """Return the subtotals of every group and the total."""
    rows = [_sum_row(name, items) for name, items in grouped(forecast).items()]
    rows.append(_sum_row("合计", forecast.items))
    note = "「可能」只加已经有依据的项；待人评的项低按 0 分、高按满分计。"
    return Table(
        "总分",
        ("评分组", "分值", "低", "可能", "高", "其中待人评", "有失分风险"),
        tuple(rows),
        (22, 9, 9, 9, 9, 12, 12),
        note,
    )


def item_table(material: Material, forecast: Forecast, ways: tuple[Way, ...]) -> Table:
    """Return one row an item, a subtotal after every group."""
    best = {way.criterion: (way, number) for number, way in reversed(list(enumerate(ways, 1)))}
    rows = []
    for name, items in grouped(forecast).items():
        rows += [_row(material, one, *best.get(one.binding.criterion.id, (None, 0))) for one in items]
        rows.append(_subtotal(name, items))
    heads = ("编号", "评分项", "分值", "怎样得分", "我方现有", "低", "可能", "高", "风险", "提分办法")
    return Table("逐项自评", heads, tuple(rows), (9, 26, 7, 34, 36, 6, 9, 6, 11, 12))


def _best_way(way: Way | None, number: int) -> str:
    """Return the way by its number in the table of ways, which tells it in full."""
    return f"第 {number} 条，{way.shown} 分" if way else ""


def _row(material: Material, one: ItemForecast, way: Way | None, number: int) -> tuple[Cell, ...]:
    item = one.binding.criterion
    return cells(
        Cell(item.id, source=f"tender.yaml {item.id}"),
        item.item,
        marks(item.points),
        Cell(_earns(one.binding), source=str(item.source)),
        _have(material, one),
        marks(one.low),
        Cell(marks(one.likely, OPEN), _tone(one)),
        marks(one.high),
        _risk(one),
        _best_way(way, number),
    )


def _risk(one: ItemForecast) -> Cell:
    if not one.at_risk and not one.risks:
        return Cell("")
    reasons = f"：{'；'.join(one.risks)}" if one.risks else ""
    return Cell(f"{marks(one.at_risk)} 分{reasons}", "bad" if one.risks else "warn")


def _tone(one: ItemForecast) -> Tone:
    if one.likely is None:
        return "warn"
    return "good" if one.likely >= one.full else "bad" if not one.likely else "warn"


def _earns(binding: ScoreBinding) -> str:
    item, rule = binding.criterion, binding.criterion.rule
    if item.text:
        return item.text
    if rule.each is not None:
        return f"每项 {marks(rule.each)} 分，最高 {marks(item.points)} 分"
    if rule.ladder:
        return "分档：" + "、".join(f"{marks(step.points)} 分" for step in rule.ladder)
    if rule.deduct:
        return "从满分里扣：" + "、".join(f"{one.what}每项 {marks(one.points)} 分" for one in rule.deduct)
    if rule.parts:
        return "几部分相加：" + "、".join(f"{marks(one.points)} 分" for one in rule.parts)
    return "按价格分公式计算" if rule.price else "由评委评审"


def _have(material: Material, one: ItemForecast) -> Cell:
    binding = one.binding
    proofs = binding.verdict.proofs
    if proofs:
        titles = "；".join(_proof_title(material, proof) for proof in proofs)
        return Cell(
            f"{one.basis}：{titles}",
            refs=_pages(material, proofs),
            source="、".join(p.record_id for p in proofs),
        )
    refs = material.section_pages(binding.where) if binding.where else ()
    return Cell(one.basis, refs=refs, source=binding.where)


def _proof_title(material: Material, proof: Proof) -> str:
    form = (
        material.dossier.form(proof.record_id.removeprefix(FORM))
        if proof.record_id.startswith(FORM)
        else None
    )
    return f"《{form.title}》" if form is not None else proof.title


def _pages(material: Material, proofs: tuple[Proof, ...]) -> tuple[PageRef, ...]:
    """Return the pages of proofs; a form's pages are those of the section that it fills."""
    found: list[PageRef] = []
    for proof in proofs:
        if proof.record_id.startswith(FORM):
            form_id = proof.record_id.removeprefix(FORM)
            volumes = material.dossier.tender.package.volumes
            ids = [section.id for volume in volumes for section in volume.sections if section.form == form_id]
            found += [ref for section_id in ids[:1] for ref in material.section_pages(section_id)]
        else:
            found += material.record_pages(proof.record_id)
    return tuple(dict.fromkeys(found))


def _subtotal(name: str, items: tuple[ItemForecast, ...]) -> tuple[Cell, ...]:
    low, known, high, waiting, _ = _sums(items)
    likely = marks(known) if not waiting else f"{marks(known)}＋{OPEN} {marks(waiting)}"
    return cells("", f"小计 {name}", marks(_full(items)), "", "", marks(low), likely, marks(high), "", "")


def _sum_row(name: str, items: tuple[ItemForecast, ...]) -> tuple[Cell, ...]:
    low, known, high, waiting, risk = _sums(items)
    return cells(
        name,
        marks(_full(items)),
        marks(low),
        marks(known),
        marks(high),
        Cell(marks(waiting), "warn" if waiting else ""),
        Cell(marks(risk), "bad" if risk else ""),
    )


def _sums(items: tuple[ItemForecast, ...]) -> tuple[Decimal, Decimal, Decimal, Decimal, Decimal]:
    zero = Decimal(0)
    return (
        sum((one.low for one in items), zero),
        sum((one.likely for one in items if one.likely is not None), zero),
        sum((one.high for one in items), zero),
        sum((one.full for one in items if one.likely is None), zero),
        sum((one.at_risk for one in items if one.at_risk is not None), zero),
    )


def _full(items: tuple[ItemForecast, ...]) -> Decimal:
    return sum((one.full for one in items), Decimal(0))


def _all_hundred(groups: dict[str, tuple[ItemForecast, ...]]) -> bool:
    return len(groups) > 1 and all(_full(items) == FULL_TABLE for items in groups.values())
