"""团队: who of the library stands in which role of this project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.book.answers import keys_of, named, yes
from bidkit.book.pages.demands import FREE
from bidkit.load.yaml_edit import Append, Remove
from bidkit.model.book import Column, Line, Page
from bidkit.read.draft.yamltext import flow, scalar

if TYPE_CHECKING:
    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited

TITLE = "团队"
WHO, ROLE, DUTY, PAPERS, AWAY = "人员", "岗位", "分工", "证书", "去掉"


def people(project: Project) -> dict[str, str]:
    """Return the name of everybody in the library, by id."""
    return {one.id: one.name for one in project.library.people}


def page(project: Project) -> Page:
    """Return the sheet, with empty rows for more people."""
    names = people(project)
    columns = (
        Column(WHO, 22, choices=tuple(named(name, key) for key, name in names.items()), loose=True),
        Column(ROLE, 24, note="照招标文件的岗位名称逐字写"),
        Column(DUTY, 44),
        Column(PAPERS, 40, given=True),
        Column(AWAY, 8, choices=("去掉",), note="不用这个人了，选「去掉」"),
    )
    held = {one.id: one for one in project.library.people}
    lines = []
    for number, one in enumerate(project.bid.team):
        person = held.get(one.person)
        papers = "、".join(f"{paper.name}{paper.grade}" for paper in person.certificates) if person else ""
        cells = {WHO: named(names.get(one.person, ""), one.person), ROLE: one.role, DUTY: one.duty}
        lines.append(Line(f"成员{number + 1}", cells | {PAPERS: papers}, "good" if person else "bad"))
    return Page(TITLE, columns, tuple(lines), FREE, WHO)


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet."""
    path = ("team", f"#{int(edited.entry.key.removeprefix('成员')) - 1}")
    if edited.new.get(AWAY):
        if edited.new[AWAY] == AWAY or yes(edited.new[AWAY]):
            wish.bid.append(Remove(path))
        else:
            wish.fault(edited, AWAY, f"「{edited.new[AWAY]}」看不懂", "不用这个人的，选「去掉」")
        return
    if WHO in edited.new and (person := _person(project, edited, wish)):
        wish.set_bid((*path, "person"), person)
    if ROLE in edited.new and not edited.new[ROLE]:
        wish.fault(edited, ROLE, "没有写岗位", "请写招标文件里的岗位名称")
    elif ROLE in edited.new:
        wish.set_bid((*path, "role"), scalar(edited.new[ROLE]))
    if DUTY in edited.new:
        wish.set_bid((*path, "duty"), scalar(edited.new[DUTY]))


def added(project: Project, edited: Edited, wish: Wish) -> None:
    """Put somebody more into the team."""
    person = _person(project, edited, wish)
    if not edited.get(ROLE):
        wish.fault(edited, ROLE, "没有写岗位", "请写招标文件里的岗位名称")
    elif person:
        one = {"person": person, "role": edited.get(ROLE), "duty": edited.get(DUTY)}
        wish.bid.append(Append("team", flow({name: value for name, value in one.items() if value})))


def _person(project: Project, edited: Edited, wish: Wish) -> str:
    keys, strange = keys_of(edited.get(WHO), people(project))
    if len(keys) == 1 and not strange:
        return keys[0]
    cure = "请从下拉的列表里选一个；资料库里没有的，先用 bidkit book 资料 加上"
    wish.fault(edited, WHO, f"「{edited.get(WHO)}」不知道是谁", cure)
    return ""
