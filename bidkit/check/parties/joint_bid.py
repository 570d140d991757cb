"""A joint bid: allowed, agreed on paper, its members as prequalified, and graded by its weakest member."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from bidkit.check.kind import Check, Hit, NoParameters, fail, family, unknown
from bidkit.check.needs import leaves
from bidkit.check.world import World
from bidkit.finding import Answer
from bidkit.model.bid import Consortium
from bidkit.model.grades import reaches
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.names import same_certificate


def _members(world: World, joint: Consortium) -> Iterator[Hit]:
    name, place = world.library.company.name, joint.span_of("members")
    if len(set(joint.members)) < 2:
        yield fail("members", f"联合体只有 {len(set(joint.members))} 个成员", place)
    elif len(set(joint.members)) < len(joint.members):
        yield fail("members", "联合体成员有重复", place)
    if name not in joint.members:
        yield fail("members/self", f"联合体成员里没有投标人「{name}」", place)
    elif joint.members[0] != name:
        message = f"牵头人（第一个成员）是「{joint.members[0]}」，投标文件却由「{name}」编制"
        yield fail("members/lead", message, place)


def _shares(world: World, joint: Consortium) -> Iterator[Hit]:
    lacking = [name for name in joint.members if name not in joint.shares]
    total = sum(joint.shares.values(), Decimal(0))
    place = joint.span_of("shares")
    if lacking:
        yield fail("shares", f"没有写{'、'.join(lacking)}承担的份额（consortium.shares）", place)
    elif total != 100:
        yield fail("shares", f"联合体各方份额合计 {total}%，应为 100%", place)


def _changed(world: World, joint: Consortium) -> Iterator[Hit]:
    if not joint.prequalified or set(joint.prequalified) == set(joint.members):
        return
    gone = [f"少了「{name}」" for name in joint.prequalified if name not in joint.members]
    new = [f"多了「{name}」" for name in joint.members if name not in joint.prequalified]
    message = f"联合体成员与资格预审时不同：{'，'.join([*gone, *new])}"
    yield fail("prequalified", message, joint.span_of("members"))


def _grades(world: World, joint: Consortium) -> Iterator[Hit]:
    """Yield certificates where the weakest member that holds one falls short of the grade asked."""
    for requirement in world.tender.requirements:
        for need in leaves(requirement.needs):
            asked = need.qualification
            if asked is None or not asked.grade or not asked.name:
                continue
            yield from _weakest(world, joint, requirement.id, asked.name, asked.grade, requirement.span)


def _weakest(world: World, joint: Consortium, item: str, name: str, grade: str, span: Span) -> Iterator[Hit]:
    for held in world.library.qualifications:
        if held.holder not in joint.members or not same_certificate(name, held.name):
            continue
        answer = reaches(held.grade, grade, name=held.name)
        given = f"联合体成员「{held.holder}」的是「{held.grade or '未填'}」（{held.id}）"
        what = f"要求 {item} 要「{name}」{grade}，{given}"
        if answer is Answer.FAIL:
            yield fail(f"{item}/{held.id}", f"{what}，同一专业按较低的等级算", held.span, related=(span,))
        elif answer is Answer.UNKNOWN:
            yield unknown(f"{item}/{held.id}", f"{what}，无法比较高低", held.span)


def _joint(look: Callable[[World, Consortium], Iterator[Hit]]) -> Check:
    """Return the check of a joint bid; a bid alone is silent."""

    def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
        joint = world.dossier.bid.consortium
        return iter(()) if joint is None else look(world, joint)

    return check


KINDS = family(
    "联合体是否允许、协议和成员是否合规",
    NoParameters,
    {
        "members": _joint(_members),
        "shares": _joint(_shares),
        "changed": _joint(_changed),
        "grades": _joint(_grades),
    },
)
