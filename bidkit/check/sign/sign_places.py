"""A prescribed form that must be sealed or signed has the place for it, and names the project where it must."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, Words, fail
from bidkit.check.text import lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume, PlacedSection
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import Form
from bidkit.words.spaces import squeeze

SEALS = {
    "company": (r"盖(?:单位)?公?章|公章|单位章|签章|电子章|电子签章|印章|盖章", "单位公章"),
    "legal-person": (r"法人章|法定代表人[^。;]{0,24}(?:章|签)|(?:盖章|签章)", "法定代表人章"),
    "joint": (r"联合体[^。]{0,40}章|各成员[^。]{0,30}章|成员[^。]{0,30}章", "联合体各方印章"),
}
SIGNS = {
    "authorised": (
        r"(?:授权代表|委托代理人|代理人|授权委托人|被授权人|代表)[^。;]{0,24}(?:签字|签名|签章|签署|:)|签字|签名",
        "授权代表签字",
    ),
    "legal-person": (
        r"(?:法定代表人|(?<!项目)负责人)[^。;]{0,30}(?:签字|签名|签章|签署|盖章|:)",
        "法定代表人签字",
    ),
    "either": (r"签字|签名|签章|签署", "签字"),
}

_DATE = re.compile(r"日期(?:\(.*\))?:?|^(?:20\d{2}|_*)年.{0,6}月.{0,6}日|^20\d{2}[-./]\d{1,2}[-./]\d")
ENDING = 8
"""A date that belongs to the signature stands among the last lines of its form."""


class Parameters(Record):
    """``look`` for seals and signatures the form must carry, or for the project's name; ``titles`` of such forms."""

    look: Literal["seal", "sign", "project", "date"]
    titles: Words = ()


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield forms without a place that they must have."""
    for volume in world.volumes:
        for section in volume.sections:
            form = world.tender.form(section.form_id) if section.form_id else None
            text = _text(volume, section) if form else ""
            if form is not None and text:
                yield from _looks(world, parameters, form, text, volume, section)


def _text(volume: FinishedVolume, section: PlacedSection) -> str:
    return "\n".join(line.plain for line in lines(volume) if line.section == section.id and not line.contents)


def _dated(volume: FinishedVolume, section: PlacedSection) -> bool:
    """Return whether the last lines of a form have a place for a date; a date in a table is not the signature's."""
    ending = [line for line in lines(volume) if line.section == section.id and not line.contents][-ENDING:]
    return any("日期" in line.plain if line.cell else bool(_DATE.search(line.plain)) for line in ending)


def _looks(
    world: World,
    parameters: Parameters,
    form: Form,
    text: str,
    volume: FinishedVolume,
    section: PlacedSection,
) -> Iterator[Hit]:
    subject, named = f"{volume.id}/{form.id}", f"《{volume.title}》的《{form.title}》"
    if parameters.look == "seal":
        for seal in form.seal:
            if not re.search(SEALS[seal][0], text):
                yield fail(f"{subject}/{seal}", f"{named}没有{SEALS[seal][1]}的位置", form.span)
    elif parameters.look == "sign":
        for sign in form.sign:
            if not re.search(SIGNS[sign][0], text):
                yield fail(f"{subject}/{sign}", f"{named}没有{SIGNS[sign][1]}的位置", form.span)
    elif parameters.look == "date":
        if (form.seal or form.sign) and not _dated(volume, section):
            yield fail(subject, f"{named}要签字盖章，却没有落款日期的位置", form.span)
    elif any(title in section.title or title in form.title for title in parameters.titles):
        project = world.tender.project
        if squeeze(project.name) not in text and squeeze(project.number) not in text:
            yield fail(subject, f"{named}没有写本项目的名称或编号", form.span)


KIND = Kind("规定格式有没有签字盖章的位置和项目名称", Parameters, check)
