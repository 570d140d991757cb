"""格式: each prescribed form, whether it is used and why not, its volume, seals and signatures, and its open blanks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.book.answers import BY, CONFIRM, CONFIRM_COLUMNS, confirm, confirmation, yes
from bidkit.load.yaml_edit import Insert, Remove
from bidkit.model.book import Column, Line, Page
from bidkit.read.draft.yamltext import flow, scalar
from bidkit.read.review_rows import SEALS, SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited, Tone
    from bidkit.model.tender import Form, SectionPlan, VolumePlan

TITLE = "格式"
NAME, USED, WHY, VOLUME, SEAL, SIGN = "格式名称", "用不用", "不用的理由", "放在哪一册", "盖章", "签字"
BLANKS, NOTES, PLACE = "还空着的", "要注意的", "位置"
LATER = "另交"
"""A form that is filled in on the spot stands in no volume."""
COLUMNS = (
    Column(NAME, 36),
    Column(USED, 8, choices=("是", "否"), note="不用的选「否」，写理由；要有确认人"),
    Column(WHY, 26),
    Column(VOLUME, 16, given=True),
    Column(SEAL, 22, note="写：单位公章、法定代表人章、联合体各方公章、无；几个的用顿号隔开"),
    Column(SIGN, 22, note="写：授权代表、法定代表人、法定代表人或授权代表、无"),
    Column(BLANKS, 30, given=True),
    Column(NOTES, 30, given=True),
    Column(PLACE, 18, given=True),
    replace(
        CONFIRM_COLUMNS[0], note="对着原件看过，「还空着的」都在 forms/ 的 Word 里填好了：是。不是格式：删"
    ),
    *CONFIRM_COLUMNS[1:],
)


def page(project: Project) -> Page:
    """Return the sheet."""
    return Page(TITLE, COLUMNS, tuple(_line(project, form) for form in project.tender.forms))


def sections(project: Project, form: str) -> Iterator[tuple[VolumePlan, SectionPlan]]:
    """Yield the sections that are made of a form, each with its volume."""
    for volume in project.tender.package.volumes:
        for section in volume.sections:
            if section.form == form:
                yield volume, section


def _line(project: Project, form: Form) -> Line:
    used = list(sections(project, form.id))
    away = not used and (form.later or (not form.required and form.by and form.reason))
    tone: Tone = "dim" if away else "todo" if form.blanks or not used else "good"
    cells = {
        NAME: form.title,
        USED: "是" if used else LATER if form.later else "否",
        WHY: form.reason,
        VOLUME: "\n".join(dict.fromkeys(volume.title for volume, _ in used)),
        SEAL: "、".join(SEALS[one] for one in form.seal) or "无",
        SIGN: "、".join(SIGNS[one] for one in form.sign) or "无",
        BLANKS: "\n".join(form.blanks),
        NOTES: "\n".join(filter(None, (*form.notes, form.proposal))),
        PLACE: str(form.source),
    }
    return Line(form.id, cells | confirmation(project, form.id), tone)


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet."""
    key = edited.entry.key
    if edited.new.get(NAME) == "":
        wish.fault(edited, NAME, "格式的名称不能清空", "不是规定格式的，请在「确认」选「删」")
    elif NAME in edited.new:
        wish.set_tender(("forms", key, "title"), scalar(edited.new[NAME]))
    for title, field, words in ((SEAL, "seal", SEALS), (SIGN, "sign", SIGNS)):
        if title in edited.new:
            _hands(edited, wish, title, ("forms", key, field), words)
    if {USED, WHY} & set(edited.new):
        _used(project, edited, wish)
    if yes(edited.new.get(CONFIRM, "")):
        _filled(project, edited, wish)
    confirm(edited, key, wish, valued=lambda: bool(edited.get(NAME)))


def _filled(project: Project, edited: Edited, wish: Wish) -> None:
    """Strike out what was open in a form: who says yes has filled its blanks and held it against the original.

    A seal or signature shown as 无 is then said to be none, no longer one that nobody read.
    """
    key = edited.entry.key
    form = project.tender.form(key)
    for name in ("blanks", "notes"):
        if form is not None and getattr(form, name):
            wish.tender.append(Remove(("forms", key, name)))
    for name, title in (("seal", SEAL), ("sign", SIGN)):
        if form is not None and name not in form.model_fields_set and title not in edited.new:
            wish.set_tender(("forms", key, name), "[]")


def _hands(edited: Edited, wish: Wish, title: str, path: tuple[str, ...], words: Mapping[str, str]) -> None:
    codes = {chinese: code for code, chinese in words.items()}
    wanted = [one for one in re.split(r"[、,，;；\n]\s*", edited.get(title)) if one not in ("", "无")]
    strange = [one for one in wanted if one not in codes]
    if strange:
        wish.fault(edited, title, f"不认识「{'、'.join(strange)}」", f"可写：{'、'.join(codes)}、无")
    else:
        wish.set_tender(path, flow([codes[one] for one in wanted]))


def _used(project: Project, edited: Edited, wish: Wish) -> None:
    """Take a form out of the package with a reason and a name, or back into it."""
    key, said, held = edited.entry.key, yes(edited.get(USED)), list(sections(project, edited.entry.key))
    by, why = edited.get(BY) or wish.who, edited.get(WHY)
    if said is None:
        wish.fault(edited, USED, f"「{edited.get(USED)}」看不懂", "请选「是」或「否」")
    elif said:
        if not held:
            _back(project, edited, wish)
        form = project.tender.form(key)
        gone = [name for name in ("by", "reason") if form is not None and getattr(form, name)]
        wish.tender += [Remove(("forms", key, name)) for name in gone]
    elif not why or not by:
        cure = "请写理由，并在「确认人」或「概况」的「填表人」写上姓名"
        wish.fault(edited, WHY if not why else BY, "不用这份格式，要写理由和谁定的", cure)
    else:
        for volume, section in held:
            path = ("package", "volumes", volume.id, "sections", section.id)
            wish.tender.append(Remove(path, f"{key} 不用：{' '.join(why.split())}（{by}）"))
        wish.set_tender(("forms", key, "required"), "false")
        wish.set_tender(("forms", key, "by"), scalar(by))
        wish.set_tender(("forms", key, "reason"), scalar(why))


def _back(project: Project, edited: Edited, wish: Wish) -> None:
    volumes = project.tender.package.volumes
    if not volumes:
        wish.fault(edited, USED, "还没有分册，放不进去", "请先在「分册」里加一册")
        return
    section = wish.new_id(project, "f")
    path = ("package", "volumes", volumes[0].id, "sections")
    wish.tender.append(Insert(path, flow({"id": section, "form": edited.entry.key})))
    wish.set_tender(("forms", edited.entry.key, "required"), "true")
    wish.said.append(f"{edited.entry.key} 放在「{volumes[0].title}」的最后，次序在「分册」里改")
