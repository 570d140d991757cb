"""Scans that go along by themselves: behind a form, the papers of whom or what the workbook names in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.load.yaml_edit import Insert, SetValue
from bidkit.model.library import Case, Person
from bidkit.read.draft.yamltext import flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.book.project import Project, Wish

AUTHORITY = ("授权",)
SUFFIX = "-proofs"


def behind(project: Project, wish: Wish, section: str, title: str, scans: Sequence[str]) -> None:
    """Lay scans behind a chapter, in the chapter that an earlier taking made for them or in a new one."""
    for volume in project.tender.package.volumes:
        held = {one.id: one for one in volume.sections}
        if section not in held or volume.blind:
            continue
        key, path = f"{section}{SUFFIX}", ("package", "volumes", volume.id, "sections")
        laid = {name for one in volume.sections if one.id != key for name in one.scans}
        fresh = [name for name in scans if name not in laid]
        if key in held and fresh:
            wish.tender.append(SetValue((*path, key, "scans"), flow(fresh), keep=True))
        elif fresh:
            wish.tender.append(Insert(path, flow({"id": key, "title": title, "scans": fresh})))
            wish.placed[key] = (volume.id, Decimal(list(held).index(section)) + Decimal("1.5"))
            wish.said.append(f"「{title}」的扫描件放在「{held[section].title}」后面，次序在「分册」里改")


def listed(project: Project, wish: Wish, section: str, keys: Sequence[str]) -> None:
    """Lay the papers of the records that a form lists behind it."""
    records = [
        record for key in keys if (record := project.library.find(key)) is not None and record.papers()
    ]
    if records:
        kinds = {type(record) for record in records}
        title = "业绩证明材料" if kinds == {Case} else "人员证明材料" if kinds == {Person} else "证明材料"
        behind(project, wish, section, title, [record.id for record in records])


def signer(project: Project, wish: Wish, person: str) -> None:
    """Lay the identity card of an authorised signer behind the letter of authority."""
    record = project.library.find(person)
    if record is None or not any(file.kind == "id-card" for file in record.papers()):
        return
    titles = {form.id: form.title for form in project.tender.forms}
    sections = [one for volume in project.tender.package.volumes for one in volume.sections]
    forms = [
        one for one in sections if one.form and any(word in titles.get(one.form, "") for word in AUTHORITY)
    ]
    name = f"{person}:id-card" if {file.kind for file in record.papers()} != {"id-card"} else person
    if forms and not any({name, person} & set(one.scans) for one in sections):
        behind(project, wish, forms[0].id, "被授权人身份证", [name])
