"""Records of people against one another: the company's legal representative, and whose paper lies where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, NoParameters, fail, family, of_world
from bidkit.check.ours import used
from bidkit.check.world import World
from bidkit.model.library import Person
from bidkit.words.masks import half_hidden
from bidkit.words.spaces import tight

_SURE = re.compile(r"法定代表人|法人代表|单位负责人")
_OWNER = re.compile(
    r"^([\u4e00-\u9fff]{2,3})(?:的|[-_—·])?(?:身份证|学历|学位|本科|专科|硕士|博士|毕业|职称|职业|资格|执业|注册|社保|社会保险|信息系统|系统|软件|高级|中级|一级|二级|项目)"
)
_NO_NAME = re.compile(
    r"本科|硕士|博士|专科|毕业|高级|中级|注册|职业|执业|国家|全国|单位|企业|公司|个人|员工|人员|软件|系统|信息|项目|工程|经理|团队|学历|学位"
)


def _others(world: World) -> Iterator[Hit]:
    """Yield papers of somebody else."""
    for person in used(world, Person):
        for paper in person.papers():
            other = _other_owner(world, person, paper.title, paper.path)
            if other:
                message = f"{person.name}名下的「{paper.title or paper.path}」写的是「{other}」"
                yield fail(f"{person.id}/{paper.path}", message, paper.span)


def _head(world: World) -> Iterator[Hit]:
    """Yield what differs between the company's record of its head and the person's own."""
    company = world.library.company
    head = next(
        (
            one
            for one in world.library.people
            if company.legal_person_id and one.id_number == company.legal_person_id
        ),
        None,
    ) or next((one for one in world.library.people if one.name == company.legal_person), None)
    head = head or next((one for one in world.library.people if _SURE.search(one.position)), None)
    if head is None or not company.legal_person:
        return
    pairs = (
        ("legal_person", "姓名", tight(company.legal_person), tight(head.name)),
        ("legal_person_id", "身份证号", company.legal_person_id, head.id_number),
        ("legal_person_gender", "性别", company.legal_person_gender, head.gender),
    )
    for field, what, here, there in pairs:
        if here and there and here != there:
            shown = (half_hidden(here), half_hidden(there)) if what == "身份证号" else (here, there)
            message = f"法定代表人的{what}，公司档案写「{shown[0]}」，本人档案（{head.id}）写「{shown[1]}」"
            yield fail(f"{company.id}/{field}", message, company.span_of(field), related=(head.span,))


def _other_owner(world: World, person: Person, title: str, path: str) -> str:
    """Return the name of another owner that a paper's title (or, without any name in it, its file) gives."""
    plain = tight(title)
    if tight(person.name) in plain:
        return ""
    others = [one for one in world.library.people if one.id != person.id and one.name != person.name]
    named = next((one.name for one in others if len(one.name) > 1 and tight(one.name) in plain), "")
    if named:
        return named
    said = _OWNER.match(plain)
    if said and not _NO_NAME.search(said[1]):
        return said[1]
    file = path.rpartition("/")[2]
    if person.id in file or person.name in file:
        return ""
    return next((one.name for one in others if file.startswith((f"{one.id}-", f"{one.id}.", one.name))), "")


KINDS = family(
    "人员资料之间是否一致", NoParameters, {"legal-person": of_world(_head), "owner": of_world(_others)}
)
