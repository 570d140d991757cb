"""What of the tender, of our answers and of the package rests on a changed item: by its id, its field and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.check.needs import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.changes import Change
    from bidkit.model.sheet import PageRef
    from bidkit.model.tender import SectionPlan
    from bidkit.sheets.material import Material

_INDEXES = {
    "qualification": "index-qualification",
    "conformity": "index-conformity",
    "substantive": "response-substantive",
    "important": "deviation-technical",
    "technical": "deviation-technical",
    "commercial": "deviation-commercial",
}
_PRINTED = {
    "project": "cover|bid-letter|price-summary|authority|commitment|.*-statement",
    "purchaser": "cover|bid-letter|authority|commitment|.*-statement",
    "money": "bid-letter|price-summary|price-table",
    "dates.validity_days": "bid-letter|price-summary|response-substantive",
    "dates.opening": "cover|bid-letter",
    "dates.deadline": "cover|bid-letter",
    "delivery_days": "bid-letter|price-summary|service-commitment",
    "evaluation": "index-criteria",
}
"""The field that changes, by its first words, and the forms that print it."""

_SAYING = 2


@dataclass(frozen=True, slots=True)
class Resting:
    """One thing that rests on a change: its sort, what it is, where it stands, what to do with it."""

    sort: str
    what: str
    where: str = ""
    cure: str = ""
    refs: tuple[PageRef, ...] = ()


def resting(material: Material, change: Change) -> tuple[Resting, ...]:
    """Return requirements, scoring items, answers and printed places, each once."""
    found = (*_items(material, change), *_answers(material, change), *_printed(material, change))
    return tuple(dict.fromkeys(found))


def _says(change: Change, text: str) -> bool:
    """Return whether a text has the old value in it, as a whole number or word."""
    old = change.old.strip()
    if len(old) < _SAYING or len(old) > 40:
        return False
    return bool(re.search(rf"(?<!\d){re.escape(old)}(?!\d)", text))


def _items(material: Material, change: Change) -> Iterator[Resting]:
    for binding in material.dossier.bindings:
        one = binding.requirement
        if one.id == change.item or _says(change, one.text):
            yield Resting(
                "要求",
                f"{one.id} {one.title or one.text[:30]}",
                str(one.source),
                "照澄清改 tender.yaml 的原文",
            )
    for score in material.dossier.scores:
        leaf = score.criterion
        if leaf.id == change.item or _says(change, leaf.text):
            yield Resting("评分项", f"{leaf.id} {leaf.item}", str(leaf.source), "照澄清改 criteria，再看自评")
    if "." in change.item or not _ids(material, change):
        yield (
            Resting("招标要素", change.item, "tender.yaml", f"照澄清改成 {change.new}")
            if change.item
            else Resting("改动", change.quote or change.new, change.place, "人工对到条目")
        )


def _ids(material: Material, change: Change) -> bool:
    dossier = material.dossier
    known = {one.requirement.id for one in dossier.bindings} | {one.criterion.id for one in dossier.scores}
    return change.item in known


def _answers(material: Material, change: Change) -> Iterator[Resting]:
    for name, reply in material.dossier.bid.answers.items():
        if name == change.item or _says(change, reply.reply):
            refs = material.section_pages(reply.where) if reply.where else ()
            yield Resting(
                "我方应答",
                f"{name}：{reply.reply[:40]}",
                f"bid.yaml answers.{name}",
                "按新要求重写应答",
                refs,
            )
    for name, text in material.dossier.bid.values.items():
        if _says(change, text):
            yield Resting("我方填的值", f"{name}：{text[:40]}", f"bid.yaml values.{name}", "按新要求改")


def _printed(material: Material, change: Change) -> Iterator[Resting]:
    forms = {form.id: form.template for form in material.dossier.tender.forms}
    wanted = next((told for field, told in _PRINTED.items() if change.item.startswith(field)), "")
    named = _named(material, change)
    for volume in material.dossier.tender.package.volumes:
        for section in volume.sections:
            made = {section.template, section.form, forms.get(section.form, "")} - {""}
            if change.item in section.scan_ids or named & ({section.id} | made) or _by(wanted, made):
                yield _place(material, section, volume.title)


def _by(wanted: str, made: set[str]) -> bool:
    return bool(wanted) and any(re.fullmatch(wanted, one) for one in made)


def _named(material: Material, change: Change) -> set[str]:
    """Return the sections, forms and templates that an item is answered in, proved in or listed in."""
    found: set[str] = set()
    for binding in material.dossier.bindings:
        asked = binding.requirement
        if asked.id == change.item:
            found |= {need.form for need in leaves(asked.needs) if need.form} | {_INDEXES[asked.kind]}
            if binding.reply is not None and binding.reply.where:
                found.add(binding.reply.where.partition("#")[0])
    for score in material.dossier.scores:
        if score.criterion.id == change.item:
            rule = score.criterion.rule
            found |= {
                "index-criteria",
                *filter(None, (score.where.partition("#")[0], rule.judge, rule.section)),
            }
    return found


def _place(material: Material, section: SectionPlan, volume: str) -> Resting:
    refs = material.section_pages(section.id)
    where = "" if refs else f"《{volume}》"
    return Resting("印出来的地方", section.title or section.id, where, "重新生成后再看这几页", refs)
