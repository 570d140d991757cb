"""The price part of the sheet: formula, deductions, rivals' prices and points, the what-if, abnormally low prices."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.sheet import Bullets, Cell, Gap, Heading, Prose, Table, cells
from bidkit.pricing.abnormal import LAW, prepare_below, too_high, tripwires
from bidkit.pricing.benchmark import SETS
from bidkit.pricing.policy import odd_rates
from bidkit.sheets.numbers import MISSING, marks, yuan
from bidkit.sheets.score.field import US, low_price_law, rival_name, rival_size
from bidkit.sheets.score.whatif import whatif_chart, whatif_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.sheet import Block
    from bidkit.sheets.material import Material
    from bidkit.sheets.score.field import Field

ETHICS = (
    "报价由公司按成本和利润自主决定，不得低于成本（招标投标法第三十三条）。",
    "对手报价只依据公开信息估计；不得与其他投标人商量、约定报价或者探听，串通投标导致中标无效并受处罚"
    "（招标投标法第三十二条、政府采购法第二十五条）。",
)


def price_blocks(material: Material, field: Field, price: Decimal) -> Iterator[Block]:
    """Yield the blocks of the price part where formula and price are known."""
    yield _rule_table(material, field, price)
    yield from _deduction_notes(field)
    yield Heading("预计的对手报价与价格分", 2)
    if field.expected:
        yield _rivals(field, price)
    else:
        yield Prose(
            Cell(
                "没有预计对手报价。下面是假设：另有两家，评审价都比我方低若干。假设不是对对手的判断。", "warn"
            )
        )
    yield Heading("报价试算", 2)
    yield whatif_table(field, price)
    picture = whatif_chart(field, price)
    if picture is not None:
        yield picture
    yield Heading("异常低价", 2)
    yield from _abnormal(field, price)
    yield Bullets(tuple(Cell(text) for text in ETHICS))


def price_gaps(field: Field) -> tuple[Gap, ...]:
    """Return what is missing for the price part."""
    dossier = field.dossier
    gaps = [Gap(f"{one.what}没有计入：{one.why}", one.cure) for one in field.entitlement.refusals if one.cure]
    if field.ceiling is None:
        gaps.append(
            Gap("没有最高限价和预算", "照招标文件填 tender.yaml 的 money.ceiling；没有限价的项目不用填")
        )
    if not field.rule.ranks and not field.unread and _needs_set(field) and not field.rule.benchmark.of:
        gaps.append(
            Gap("招标文件没有写明基准价取哪些报价", "核对后写 evaluation.price.benchmark.of，写不清的提澄清")
        )
    if field.rule.name == "reviewed-lowest-price":
        gaps.append(
            Gap("价格扣除以外的折算因素（交货期、付款等）没有计入评审价", "由人照招标文件折算后核对名次")
        )
    rule = dossier.tender.evaluation.price
    if rule is not None and rule.points != field.rule.points:
        table = marks(field.rule.points)
        what = f"价格分在 evaluation.price 写 {marks(rule.points)} 分，评分表写 {table} 分，按评分表算"
        gaps.append(Gap(what, "核对招标文件后改成一致"))
    unpriced = [
        rival_name(dossier, one)
        for one in dossier.bid.expected
        if not (one.price or one.price_low or one.price_high)
    ]
    if unpriced:
        gaps.append(
            Gap(
                f"没有预计报价的对手：{'、'.join(unpriced)}，没有参加试算", "在 bid.yaml 的 expected 补 price"
            )
        )
    return tuple(gaps)


def _needs_set(field: Field) -> bool:
    return "benchmark" in field.rule.name


def _rule_table(material: Material, field: Field, price: Decimal) -> Table:
    rule, dossier = field.rule, field.dossier
    ours = field.ours(price)
    section = next((one.where for one in dossier.scores if one.criterion.rule.price), "")
    rows = [
        cells("公式", rule.title),
        cells("招标文件的说法", Cell(rule.text or MISSING, source="tender.yaml evaluation.price")),
        cells("满分", f"{marks(rule.points)} 分，得分四舍五入到小数点后 {rule.decimals} 位"),
        cells("基准价取自", SETS[rule.benchmark.of]),
        cells(
            "最高限价（没有时为预算）" if dossier.tender.money.ceiling is None else "最高限价",
            Cell(yuan(field.ceiling), source="tender.yaml money"),
        ),
        cells(
            "我方报价",
            Cell(
                yuan(price), refs=material.section_pages(section) if section else (), source=dossier.bid.price
            ),
        ),
    ]
    for claim in field.entitlement.claims:
        taken = price if claim.amount is None else claim.amount
        what = "加价格得分的" if claim.adds_points else f"按 {yuan(taken)}的"
        rows.append(cells(claim.what, f"{what} {marks(claim.percent)}%（{claim.basis}）；合同仍按报价签"))
    rows.append(cells("我方评审价", yuan(ours.counted)))
    return Table("价格分", ("项目", "内容"), tuple(rows), (20, 100))


def _deduction_notes(field: Field) -> Iterator[Block]:
    notes = [Cell(f"{one.what}没有计入：{one.why}", "warn") for one in field.entitlement.refusals]
    notes += [
        Cell(f"{text}，可在提问截止前请采购人澄清", "warn")
        for text in odd_rates(field.rule, field.dossier.tender.category)
    ]
    if notes:
        yield Bullets(tuple(notes))


def _rivals(field: Field, price: Decimal) -> Table:
    dossier = field.dossier
    x = field.draws()[len(field.draws()) // 2]
    result = field.result(price, field.cases[len(field.cases) // 2], x)
    by_name = {rival_name(dossier, one): one for one in dossier.bid.expected}
    rows = []
    for placed in sorted(result.placed, key=lambda one: (one.rank or 99, one.offer.name)):
        rival = by_name.get(placed.offer.name)
        size = rival_size(dossier, rival) if rival is not None else dossier.library.company.size
        rows.append(
            cells(
                Cell(
                    placed.offer.name,
                    "good" if placed.offer.name == US else "",
                    source="" if rival else dossier.bid.price,
                ),
                size or MISSING,
                Cell(yuan(placed.offer.price), source="bid.yaml expected" if rival else dossier.bid.price),
                yuan(placed.offer.counted),
                Cell(marks(placed.points, "—"), "" if placed.points is not None else "quiet"),
                _rank(placed.rank, placed.tied),
                rival.why if rival is not None and placed.rank is not None else placed.how,
            )
        )
    drawn = f"，X 取 {marks(x)}" if x is not None else ""
    based = (
        f"基准价 {yuan(result.base.value)}：{result.base.said}{drawn}。" if result.base else result.problem
    )
    note = f"{based}规模不明的对手在这里按不扣除算；评审价相同的报价低者在前。"
    heads = ("投标人", "规模", "报价", "评审价", "价格分", "评审价名次", "依据")
    return Table("对手报价", heads, tuple(rows), (16, 8, 20, 20, 9, 14, 50), note)


def _rank(rank: int | None, tied: tuple[str, ...]) -> str:
    if rank is None:
        return "不参加排名"
    return f"第 {rank}" + (f"，与{'、'.join(tied)}并列" if tied else "")


def _abnormal(field: Field, price: Decimal) -> Iterator[Block]:
    bound = low_price_law(field.dossier)
    if bound is None:
        yield Prose(Cell(f"{MISSING}：法律体系或日期还没有读到，{LAW} 是否适用说不准。", "warn"))
        return
    if not bound:
        yield Prose(
            Cell(
                f"{LAW} 只管 2026 年 2 月 1 日以后的政府采购项目；本项目低于成本或明显偏低时按招标文件说明。"
            )
        )
        return
    others = tuple(one.price for one in field.cases[len(field.cases) // 2].others) if field.expected else ()
    wires = tripwires(field.rule.abnormal, price, others, field.ceiling)
    rows = []
    for one in wires:
        if one.threshold is None:
            rows.append(cells(one.what, Cell(f"{MISSING}：缺{one.lacks}", "warn"), "", ""))
        else:
            state = Cell("触发，要在评审中书面说明", "bad") if one.tripped else Cell("没有触发", "good")
            rows.append(cells(one.what, f"低于 {yuan(one.threshold)}", yuan(price), state))
    note = (
        f"{LAW}：用报价原价比较，正好等于不算低于；触发以后给不少于 30 分钟书面说明，说明不成立才按无效处理。"
    )
    yield Table("异常低价", ("情形", "触发线", "我方报价", "结果"), tuple(rows), (46, 24, 24, 30), note)
    yield from _cost_file(field, price)


def _cost_file(field: Field, price: Decimal) -> Iterator[Block]:
    above = too_high(field.rule.abnormal)
    if above:
        worst = marks(max(above))
        yield Prose(
            Cell(f"招标文件的比例 {worst}% 超过 65%（二手资料，未核对原文），可请采购人澄清。", "warn")
        )
    if field.ceiling is None:
        return
    line = prepare_below(field.ceiling)
    if price < line:
        yield Prose(
            Cell(
                f"我方报价低于最高限价的 65%（{yuan(line)}），现在就备好成本说明：材料、人工、制造或实施费用及凭证。",
                "bad",
            )
        )
    else:
        yield Prose(
            Cell(f"报价低于 {yuan(line)}（最高限价的 65%，采购人可提到的上限）时，要提前备好成本说明和凭证。")
        )
