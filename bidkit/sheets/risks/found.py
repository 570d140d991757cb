"""Risks that the checks found in this bid, and those its own records show."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bidkit.finding import Answer, Effect, Severity
from bidkit.model.duty import desk
from bidkit.sheets.risks.risk import Likelihood, Phase, Risk
from bidkit.sheets.weak.found import names
from bidkit.sheets.weak_points import weak_points
from bidkit.words.spaces import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bidkit.finding import Finding
    from bidkit.model.sheet import PageRef
    from bidkit.sheets.material import Material
    from bidkit.sheets.risks.situation import Situation
    from bidkit.sheets.weak.point import WeakPoint

SHOWN = 3
"""How many places of one rule are told one by one; the report has them all."""
LONG = 70
"""Letters of one message; what is longer is cut, as the whole stands elsewhere."""

_ORDER = (Likelihood.FOUND, Likelihood.OPEN, Likelihood.WAIVED)


def found_risks(now: Situation) -> Iterator[Risk]:
    """Yield one risk for each rule that found something, open and waived apart."""
    told = [one for one in now.material.findings if _counts(one)]
    told.sort(key=lambda one: (one.code, _ORDER.index(_likelihood(one)), one.sort_key()))
    for (_, likelihood), group in groupby(told, key=lambda one: (one.code, _likelihood(one))):
        yield _from_findings(now, tuple(group), likelihood)


def _counts(finding: Finding) -> bool:
    """Return whether it is more than a remark: a remark that nobody can judge still is, bar one the gaps tell."""
    if finding.waits_for:
        return False
    remark = finding.severity is Severity.INFO and finding.answer is not Answer.UNKNOWN
    return bool(finding.waived_by) or not remark


def _likelihood(finding: Finding) -> Likelihood:
    if finding.waived_by:
        return Likelihood.WAIVED
    return Likelihood.OPEN if finding.answer is Answer.UNKNOWN else Likelihood.FOUND


def _from_findings(now: Situation, group: tuple[Finding, ...], likelihood: Likelihood) -> Risk:
    first = group[0]
    who = "、".join(dict.fromkeys(one.waived_by for one in group if one.waived_by))
    measure = f"{first.cure}（{who}已写明理由放行，递交前再看一遍理由还成不成立）" if who else first.cure
    return Risk(
        phase=_phase(now.material, first),
        name=first.title,
        sign=_several([one.message for one in group], "检查报告"),
        likelihood=likelihood,
        effect=first.effect,
        measure=measure,
        owner="、".join(dict.fromkeys(desk(one) for one in group)),
        due=now.due(1 if who else 3),
        law=first.basis,
        source=f"检查 {first.code}",
        refs=_pages(now.material, [one.subject for one in group]),
    )


def _phase(material: Material, finding: Finding) -> Phase:
    if material.uses(finding).moment == "on-the-spot":
        return Phase.ON_THE_SPOT
    return Phase.AFTERWARDS if finding.effect is Effect.AWARD_VOID else Phase.PREPARING


def _several(messages: Iterable[str], elsewhere: str) -> str:
    told = list(dict.fromkeys(messages))
    short = [shortened(one, LONG) for one in told[:SHOWN]]
    more = [f"共 {len(told)} 处，其余见{elsewhere}"] if len(told) > SHOWN else []
    return "\n".join([*short, *more])


def _pages(material: Material, subjects: Iterable[str]) -> tuple[PageRef, ...]:
    """Return the pages of what the findings are about: records, sections, forms called ``volume/section``."""
    refs: dict[PageRef, None] = {}
    for subject in subjects:
        last = subject.rpartition("/")[2]
        for ref in material.record_pages(subject) or material.section_pages(last):
            refs[ref] = None
    return tuple(refs)


def weak_risks(now: Situation) -> Iterator[Risk]:
    """Yield one risk for each sort of weakness that no finding already tells: a judge will see it."""
    points = [one for one in weak_points(now.material) if not _told(now.material, one)]
    for _, same in groupby(points, key=lambda one: one.kind):
        group = tuple(same)
        urgent = any(one.urgent for one in group)
        yield Risk(
            phase=Phase.ON_THE_SPOT,
            name=f"评委盯住短板：{group[0].title}",
            sign=_several([one.says for one in group], "《评委问答准备表》"),
            likelihood=Likelihood.SEEN,
            effect=Effect.BID_INVALID if urgent else Effect.SCORE_LOSS,
            measure=_several([one.cure for one in group], "《评委问答准备表》"),
            owner=now.owner("lead"),
            due=now.due(3),
            source="、".join(dict.fromkeys(one.source or one.subject for one in group)),
            refs=tuple(dict.fromkeys(ref for one in group for ref in one.refs)),
        )


def _told(material: Material, point: WeakPoint) -> bool:
    return point.source.startswith("检查 ") or any(names(material, one, point) for one in material.findings)
