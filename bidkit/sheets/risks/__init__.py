"""风险清单: what can go wrong before, at and after the opening, fed by the checks, the tender and a standard list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finding import EFFECT_NAMES, Effect
from bidkit.model.sheet import Block, Bullets, Cell, Gap, Heading, Prose, Sheet, Table, cells
from bidkit.sheets.risks.failure import failure_blocks
from bidkit.sheets.risks.found import found_risks, weak_risks
from bidkit.sheets.risks.from_tender import tender_gaps, tender_risks
from bidkit.sheets.risks.risk import LEVEL_NOTE, Phase, Risk, ranked
from bidkit.sheets.risks.situation import situation
from bidkit.sheets.risks.standard import fitting

if TYPE_CHECKING:
    from bidkit.model.sheet import Tone
    from bidkit.model.tender import Tender
    from bidkit.sheets.material import Material
    from bidkit.sheets.risks.situation import Situation

HEADS = ("序", "风险", "征兆", "可能性（依据）", "后果", "级别", "对策", "负责人", "何时前", "处理")
WIDTHS = (3, 12, 19, 8, 14, 4, 21, 9, 9, 4)
FIRST = 5
PHASES = (
    ("preparing", Phase.PREPARING),
    ("on-the-spot", Phase.ON_THE_SPOT),
    ("afterwards", Phase.AFTERWARDS),
)
"""The data files of the standard risks and the part of the sheet that each fills."""
_TONES: dict[str, Tone] = {"高": "bad", "中": "warn", "低": "quiet"}


def make(material: Material) -> Sheet:
    """Return the sheet: what was found first, then what this tender shows, then what bids of its kind suffer."""
    now = situation(material)
    risks = ranked([*found_risks(now), *weak_risks(now), *tender_risks(now), *_standard(now)])
    return Sheet(
        id="risks",
        title="风险清单",
        blocks=(
            *_first(risks),
            Prose(Cell(LEVEL_NOTE, "quiet")),
            *(block for phase in Phase for block in _phase(phase, risks)),
            *failure_blocks(now),
            *_clauses(now.dossier.tender),
            *_conduct(now),
        ),
        gaps=(*_finding_gaps(material), *tender_gaps(now)),
        lead=_lead(risks),
        landscape=True,
        workbook=True,
    )


def _standard(now: Situation) -> list[Risk]:
    risks = now.material.standards.risks
    return [risk for name, phase in PHASES for risk in fitting(phase, risks[name], now)]


def _lead(risks: tuple[Risk, ...]) -> str:
    count = {level: sum(risk.level == level for risk in risks) for level in ("高", "中", "低")}
    found = sum(risk.checked for risk in risks)
    return (
        f"共 {len(risks)} 项：高 {count['高']}、中 {count['中']}、低 {count['低']}；其中 {found} 项由检查发现。"
        "每天过一遍，处理完打勾，新情况加进表里。"
    )


def _finding_gaps(material: Material) -> tuple[Gap, ...]:
    if material.findings:
        return ()
    what = "检查没有报出任何问题，或者还没有检查：下面只有招标文件看得出的和标准的风险"
    return (Gap(what, "先运行 bidkit check 或 bidkit build；确实没有问题的不用管"),)


def _first(risks: tuple[Risk, ...]) -> tuple[Block, ...]:
    high = [risk for risk in sorted(risks, key=lambda one: -one.score) if risk.level == "高"][:FIRST]
    if not high:
        return ()
    items = tuple(
        Cell(
            f"{risk.name}（{risk.phase}）：{risk.measure}——{risk.owner}，{risk.due}",
            "bad",
            risk.refs,
            risk.source,
        )
        for risk in high
    )
    return (Heading("先办这几件"), Bullets(items, "number"))


def _phase(phase: Phase, risks: tuple[Risk, ...]) -> tuple[Block, ...]:
    mine = [risk for risk in risks if risk.phase is phase]
    if not mine:
        return ()
    rows = tuple(_row(number, risk) for number, risk in enumerate(mine, start=1))
    return (Heading(str(phase)), Table(str(phase), HEADS, rows, WIDTHS))


def _row(number: int, risk: Risk) -> tuple[Cell, ...]:
    effect = EFFECT_NAMES[risk.effect]
    return cells(
        str(number),
        Cell(risk.name, refs=risk.refs, source=risk.source),
        risk.sign,
        f"{risk.likelihood.word}\n（{risk.likelihood.basis}）"
        if risk.likelihood.word != risk.likelihood.basis
        else risk.likelihood.word,
        f"{effect}\n{risk.law}" if risk.law else effect,
        Cell(risk.level, _TONES[risk.level]),
        risk.measure,
        risk.owner,
        risk.due,
        "□",
    )


def _clauses(tender: Tender) -> tuple[Block, ...]:
    """Return how many of the tender's own invalidity clauses somebody watches, by kind."""
    if not tender.invalidity:
        return ()
    rows = []
    for kind, word in (("substantive", "实质性要求"), ("rule-type", "行为和程序")):
        mine = [one for one in tender.invalidity if one.kind == kind]
        loose = "、".join(one.id for one in mine if not one.bound)
        watched = sum(bool(one.bound) for one in mine)
        rows.append(
            cells(word, str(len(mine)), str(watched), Cell(loose or "没有", "warn" if loose else "good"), "□")
        )
    heads = ("条款种类", "条数", "有规则或要求盯着", "没有的，由负责人逐条过目", "已过目")
    effect = EFFECT_NAMES[Effect.BID_INVALID]
    note = f"任何一条成立，后果都是{effect}。"
    return (Heading("招标文件的无效条款"), Table("无效条款", heads, tuple(rows), (12, 6, 12, 40, 6), note))


def _conduct(now: Situation) -> tuple[Block, ...]:
    effects = f"{EFFECT_NAMES[Effect.BID_INVALID]}、{EFFECT_NAMES[Effect.AWARD_VOID]}"
    rows = tuple(
        cells(Cell(one.name, "bad"), one.sign, f"{one.rule}（{now.law(one.law)}）", effects, one.measure)
        for one in now.material.standards.red_lines
    )
    heads = ("红线", "征兆", "规定", "后果", "遇到了怎么办")
    text = "每个参加投标的人都要看。遇到这些情形只有一种做法：拒绝、留痕、报告。"
    return (
        Heading("不能碰的红线"),
        Prose(Cell(text, "bad")),
        Table(
            "红线", heads, rows, (9, 17, 28, 13, 25), f"负责人：{now.owner('lead')}，全体投标人员签字确认。"
        ),
    )
