"""A prescribed form that must be sealed or signed has the place for it, and names the project where it must."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bidkit.check.kind import Check, Hit, Kind, NoParameters, Words, fail, family
from bidkit.check.text import Line, lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume, PlacedSection
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import Form
from bidkit.words.spaces import squeeze

HEAD = "(?:法定代表人|法人代表|单位负责人|(?<!项目)负责人)"
"""Whoever stands for a company, as forms call that person."""
SEALS = {
    "company": (r"盖(?:单位)?公?章|公章|单位章|签章|电子章|电子签章|印章|盖章", "单位公章"),
    "legal-person": (rf"法人章|{HEAD}[^。;]{{0,24}}(?:章|签)|(?:盖章|签章)", "法定代表人章"),
    "joint": (r"联合体[^。]{0,40}章|各成员[^。]{0,30}章|成员[^。]{0,30}章", "联合体各方印章"),
}
SIGNS = {
    "authorised": (
        r"(?:授权代表|委托代理人|代理人|授权委托人|被授权人|代表)[^。;]{0,24}(?:签字|签名|签章|签署|:)|签字|签名",
        "授权代表签字",
    ),
    "legal-person": (
        rf"{HEAD}[^。;]{{0,30}}(?:签字|签名|签章|签署|盖章|:)",
        "法定代表人签字",
    ),
    "either": (r"签字|签名|签章|签署", "签字"),
}

_DATE = re.compile(r"日期(?:\(.*\))?:?|^(?:20\d{2}|_*)年.{0,6}月.{0,6}日|^20\d{2}[-./]\d{1,2}[-./]\d")
_UNDATED = re.compile(r"(?:日期|时间)(?:\(.*\))?:(?:年月日)?$|^年月日$")
"""A place for a date without a line to write on: no hand will fill it."""
_TIME = re.compile(r"(?:承诺|声明|签署|签字|填写|出具)时间:")
_PLACE = re.compile(r"(?:公|单位|签|印)章|盖章|签字|签名|签署")
_FOR = re.compile(
    r"项目|(?:招标|采购|磋商|谈判)编号|采购活动|参[加与][^。;]{0,20}(?:投标|采购|招标|磋商|谈判|询价)"
)
BUYERS = "forms/"
"""Where forms of the buyer's own document stand: one of them that asks for no project is filled without."""
ENDING = 8
"""A date that belongs to the signature stands among the last lines of its form, or so near to a place for it."""


class Titles(Record):
    """``titles`` are those of forms that must name the project."""

    titles: Words = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A prescribed form where it stands in a volume, with its text."""

    form: Form
    text: str
    volume: FinishedVolume
    section: PlacedSection

    @property
    def subject(self) -> str:
        """Return what findings about the form are called."""
        return f"{self.volume.id}/{self.form.id}"

    @property
    def named(self) -> str:
        """Return the form as messages name it."""
        return f"《{self.volume.title}》的《{self.form.title}》"


def _forms(look: Callable[[World, Printed, Any], Iterator[Hit]]) -> Check:
    """Return the check of every prescribed form that has words."""

    def check(world: World, parameters: Record, rule: Rule) -> Iterator[Hit]:
        for volume in world.volumes:
            for section in volume.sections:
                form = world.tender.form(section.form_id) if section.form_id else None
                text = _text(volume, section) if form else ""
                if form is not None and text:
                    yield from look(world, Printed(form, text, volume, section), parameters)

    return check


def _text(volume: FinishedVolume, section: PlacedSection) -> str:
    return "\n".join(line.plain for line in lines(volume) if line.section == section.id and not line.contents)


def _dated(volume: FinishedVolume, section: PlacedSection) -> list[str]:
    """Return the places for a date where a form is signed, as they read: remarks and rules may follow behind."""
    story = [line for line in lines(volume) if line.section == section.id and not line.contents]
    places = [number for number, line in enumerate(story) if _PLACE.search(line.plain)]
    near = [range(max(0, at - 2), at + ENDING) for at in places] + [range(len(story) - ENDING, len(story))]
    asked = sorted({number for one in near for number in one if 0 <= number < len(story)})
    return [story[number].plain for number in asked if _date(story, number)]


def _date(story: Sequence[Line], number: int) -> bool:
    """Return whether a line is a place for a date; a date that a table lists is the signature's under its place."""
    line = story[number]
    if not line.cell:
        return bool(_DATE.search(line.plain) or _TIME.search(line.plain))
    under = number > 0 and bool(_PLACE.search(story[number - 1].plain))
    return "日期" in line.plain or bool(under and _DATE.search(line.plain)) or bool(_TIME.search(line.plain))


def _seals(_: World, one: Printed, __: NoParameters) -> Iterator[Hit]:
    for seal in one.form.seal:
        if not re.search(SEALS[seal][0], one.text):
            yield fail(f"{one.subject}/{seal}", f"{one.named}没有{SEALS[seal][1]}的位置", one.form.span)


def _signs(_: World, one: Printed, __: NoParameters) -> Iterator[Hit]:
    for sign in one.form.sign:
        if not re.search(SIGNS[sign][0], one.text):
            yield fail(f"{one.subject}/{sign}", f"{one.named}没有{SIGNS[sign][1]}的位置", one.form.span)


def _dates(world: World, one: Printed, _: NoParameters) -> Iterator[Hit]:
    if not (one.form.seal or one.form.sign):
        return
    places = _dated(one.volume, one.section)
    if not places:
        yield fail(one.subject, f"{one.named}要签字盖章，却没有落款日期的位置", one.form.span)
    elif world.dossier.bid.date is not None and all(_UNDATED.search(place) for place in places):
        yield fail(f"{one.subject}/blank", f"{one.named}的落款日期空着「{places[-1][-20:]}」", one.form.span)


def _project(world: World, one: Printed, parameters: Titles) -> Iterator[Hit]:
    project, asked = world.tender.project, (one.section.title, one.form.title)
    if not any(title in name for title in parameters.titles for name in asked):
        return
    if one.form.template.startswith(BUYERS) and not _FOR.search(one.text):
        return
    if squeeze(project.name) not in one.text and squeeze(project.number) not in one.text:
        yield fail(one.subject, f"{one.named}没有写本项目的名称或编号", one.form.span)


ABOUT = "规定格式有没有签字盖章的位置和项目名称"
KINDS = {
    "project": Kind(ABOUT, Titles, _forms(_project)),
    **family(ABOUT, NoParameters, {"seal": _forms(_seals), "sign": _forms(_signs), "date": _forms(_dates)}),
}
