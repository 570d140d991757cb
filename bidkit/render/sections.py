"""Render every section of the plan: the Word file from its template, then the sheets that follow it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.errors import BidkitError, TemplateError
from bidkit.model.plan import Plan, PlannedSection, PlannedVolume, RenderedVolume, Section
from bidkit.render.context import Views
from bidkit.render.memory import FillMemory
from bidkit.render.outside import Shelf
from bidkit.render.pages import Pages
from bidkit.render.sources import Sources
from bidkit.source import Span
from bidkit.word.fill.wording import reworded
from bidkit.word.join.bring_in import self_contained

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier
    from bidkit.render.survey import Survey


RESPONSE = "响应文件"
IN_TALKS = {"投标文件": RESPONSE, "投 标 文 件": "响 应 文 件"}
"""What our templates call the volume, and what it is called where nobody tenders."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What filling every section needs besides the context."""

    survey: Survey
    sources: Sources
    memory: FillMemory


def render(
    dossier: Dossier, plan: Plan, survey: Survey, sources: Sources, memory: FillMemory
) -> tuple[RenderedVolume, ...]:
    """Return every volume with its sections filled; raises TemplateError holding every broken template."""
    counts = survey.counts(plan)
    desk = Desk(survey, sources, memory)
    faults: list[BidkitError] = []
    volumes = []
    for volume in plan.volumes:
        views = Views(dossier, plan, volume, Pages(dossier, plan, counts, volume.plan.id))
        volumes.append(_volume(volume, views, desk, faults))
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise TemplateError(f"有 {len(faults)} 个模板填不出来", faults=faults)
    return tuple(volumes)


def _volume(volume: PlannedVolume, views: Views, desk: Desk, faults: list[BidkitError]) -> RenderedVolume:
    sections = []
    for number, section in enumerate(volume.sections):
        desk.sources.watch.say(f"填写《{volume.plan.title}》", number, len(volume.sections))
        try:
            made = _word(section, views, desk)
        except BidkitError as error:
            faults.append(error)
            continue
        sections.append(replace(made, sheets=desk.survey.sheets(section)))
    return RenderedVolume(volume, tuple(sections))


def _word(section: PlannedSection, views: Views, desk: Desk) -> Section:
    """Return the section with its Word file filled, not yet the sheets behind it."""
    path = desk.sources.of(section, views.dossier)
    name = desk.sources.shown(path)
    try:
        data = path.read_bytes()
    except OSError:
        cure = f"请把文件放到这个位置，或改正章节「{section.id}」的写法"
        raise TemplateError("Word 文件不存在或打不开", cure=cure, span=Span(name)) from None
    if path in desk.sources.templates.values() and views.dossier.tender.file_name == RESPONSE:
        data = reworded(data, IN_TALKS, name=name)
    filled = desk.memory.fill(data, views.values(section), name=name)
    fetch = Shelf(path, desk.sources.root).fetch
    word = self_contained(filled.data, section=section.title or section.id, name=name, fetch=fetch)
    return Section(section, word, source=name, printed=filled.printed)
