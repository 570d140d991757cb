"""What a buyer's document demands, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.law.clause import FAULT_NAMES
from bidkit.law.of_buyer import of_buyer
from bidkit.model.price_rule import FORMULAS
from bidkit.read.asjson import to_dict
from bidkit.read.draft.doubts import doubts_of
from bidkit.read.draft.store import NAME
from bidkit.read.notes import NAMES

if TYPE_CHECKING:
    from bidkit.flow.read import ReadResult
    from bidkit.model.extract import Extract
    from bidkit.model.place import Place


def as_dict(result: ReadResult) -> dict[str, Any]:
    """Return everything that was found, and the draft that was written."""
    written = result.draft
    return to_dict(result.found) | ({"draft": written.as_posix()} if written else {})


def as_lines(result: ReadResult) -> list[str]:
    """Return the same in short, and the next step."""
    lines = _summary(result.found)
    if result.draft is not None:
        beside = "（已有 tender.yaml，没有动它）" if result.draft.name != NAME else ""
        lines += [f"草稿已写到 {result.draft}{beside}", "下一步：对照原文逐条核对，改正后填 confirmed"]
        if doubts := doubts_of(result.found.findings):
            lines.append(
                f"有 {len(doubts)} 条疑问写在草稿的 doubts 里：看过原件，每条写上 settled 才能说可以交"
            )
    else:
        lines.append("下一步：bidkit new 项目名 --from 招标文件，读成项目，用工作簿填")
    return lines


def _summary(found: Extract) -> list[str]:
    lines = [f"{NAMES.get(fact.key, fact.key)}：{fact.value}" for fact in found.facts]
    counts = (
        ("资格条件", found.qualifications),
        ("★ 实质性条款", found.substantive),
        ("▲ 重要条款", found.important),
        ("投标无效条款", found.invalidity),
        ("废标、终止条款", found.tender_failure),
        ("评分项", found.scoring),
        ("规定格式", found.forms),
        ("文件格式和签章要求", found.formats),
        ("没有读成条目的强制性段落", found.passed_over),
    )
    lines.append("，".join(f"{name} {len(items)}" for name, items in counts))
    if found.price is not None and found.price.points:
        formula = FORMULAS.get(found.price.formula, "公式没有认出来，请照原文填写")
        lines.append(f"价格分：{found.price.points} 分，{formula}")
    for lot in found.lots if len(found.lots) > 1 else ():
        sums = (("预算", lot.budget), ("限价", lot.ceiling), ("保证金", lot.bond))
        said = "，".join((lot.name, *(f"{name} {amount} 元" for name, amount in sums if amount)))
        lines.append(f"包（标段）{lot.number}：{said.strip('，')}")
    total = sum(float(leaf.points) for leaf in found.scoring)
    if found.scoring and total != 100:
        lines.append(f"提醒：评分项合计 {total:g} 分，不是 100 分，请核对评分表")
    ours = [finding for finding in found.findings if not of_buyer(finding.code)]
    lines += [f"提醒：{finding.message}（{finding.span}）\n  处理：{finding.cure}" for finding in ours]
    return lines + _unfair(found)


def _unfair(found: Extract) -> list[str]:
    """Return what the buyer may not have written, gravest first, with the remedy and its last day."""
    if not found.unfair:
        return []
    lines = [
        f"招标文件自己的问题 {len(found.unfair)} 类（不影响能不能交；提不提由人定，bidkit explain 代码 看依据）："
    ]
    for one in found.unfair:
        name = next(name for fault, name in FAULT_NAMES.items() if fault == one.fault)
        more = f"，共 {len(one.spots)} 处" if len(one.spots) > 1 else ""
        lines.append(
            f"[{one.code}] {one.title}（{name}{more}）：「{one.spots[0].quote}」{_where(one.spots[0].place)}"
        )
        lines.append(f"  {one.said}" if one.said else f"  {one.why}")
        lines += [f"  依据：{one.basis}"] if one.basis else []
        lines.append(f"  {one.remedy}：{one.until}")
    return lines


def _where(place: Place) -> str:
    words = "，".join(filter(None, (f"第{place.page}页" if place.page else "", place.clause)))
    return f"（{words}）" if words else ""
