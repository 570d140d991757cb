"""The tender's own invalidity clauses: each is watched by a rule or a requirement, or listed; none vanishes."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, NoParameters, fail, family, of_world, unknown
from bidkit.check.world import World
from bidkit.model.rules import CODE
from bidkit.model.tender import Invalidity


def _what(clause: Invalidity) -> str:
    where = f"（{clause.source}）" if str(clause.source) else ""
    return f"无效条款 {clause.id}「{clause.quote[:30]}」{where}"


def _unbound(world: World) -> Iterator[Hit]:
    """Yield clauses that nothing watches."""
    for clause in world.tender.invalidity:
        if clause.kind == "substantive" and not clause.bound:
            yield unknown(clause.id, f"{_what(clause)}没有对应的要求或规则，没有人在看", clause.span)


def _dangling(world: World) -> Iterator[Hit]:
    """Yield clauses that name a watcher who does not exist."""
    known = _known(world)
    for clause in world.tender.invalidity:
        for name in (one for one in clause.bound if one not in known):
            why = "不在本次使用的规则里" if CODE.fullmatch(name) else "不是要求、评分项、格式或规则的编号"
            message = f"{_what(clause)}写的「{name}」{why}"
            yield fail(f"{clause.id}/{name}", message, clause.span_of("bound"))


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


KINDS = family(
    "招标文件的无效条款是否都有人看着",
    NoParameters,
    {"unbound": of_world(_unbound), "dangling": of_world(_dangling), "listed": of_world(_listed)},
)
