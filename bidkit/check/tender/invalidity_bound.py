"""The tender's own invalidity clauses: each is watched by a rule or a requirement, or listed; none vanishes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail, unknown
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import CODE, Rule


class Parameters(Record):
    """What to look at."""

    look: Literal["unbound", "dangling", "listed"]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield clauses that nothing watches, or that name a watcher who does not exist."""
    if parameters.look == "listed":
        yield from _listed(world)
        return
    known = _known(world)
    for clause in world.tender.invalidity:
        where = f"（{clause.source}）" if str(clause.source) else ""
        what = f"无效条款 {clause.id}「{clause.quote[:30]}」{where}"
        if parameters.look == "unbound" and clause.kind == "substantive" and not clause.bound:
            yield unknown(clause.id, f"{what}没有对应的要求或规则，没有人在看", clause.span)
        for name in clause.bound if parameters.look == "dangling" else ():
            if name not in known:
                why = "不在本次使用的规则里" if CODE.fullmatch(name) else "不是要求、评分项、格式或规则的编号"
                yield fail(f"{clause.id}/{name}", f"{what}写的「{name}」{why}", clause.span_of("bound"))


def _known(world: World) -> frozenset[str]:
    tender = world.tender
    ids = {one.id for one in tender.requirements} | {one.id for one in tender.criteria}
    ids |= {one.id for one in tender.forms} | {section.id for _, section in world.sections()}
    return frozenset(ids | world.codes)


def _listed(world: World) -> Iterator[Hit]:
    """Yield one hit that names the clauses about conduct and procedure that no rule can watch."""
    alone = [one for one in world.tender.invalidity if one.kind == "rule-type" and not one.bound]
    if alone:
        names = "、".join(f"{one.id}「{one.quote[:12]}」" for one in alone)
        message = f"{len(alone)} 条无效条款讲行为和程序，系统看不到，请投标负责人逐条过目：{names}"
        yield unknown("rule-type", message, alone[0].span)


KIND = Kind("招标文件的无效条款是否都有人看着", Parameters, check)
