"""Render every section of the plan: the Word file from its template, then the sheets that follow it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.errors import BidkitError, TemplateError
from bidkit.model.plan import Plan, PlannedSection, PlannedVolume, RenderedVolume, Section
from bidkit.render.context import Views
from bidkit.render.memory import FillMemory
from bidkit.render.outside import Shelf
from bidkit.render.pages import Pages
from bidkit.source import Span
from bidkit.store.cache import Cache
from bidkit.word.bring_in import self_contained

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.model.dossier import Dossier
    from bidkit.render.survey import Survey

DIVIDER = "divider"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where Word files come from: the template set, the tender's folder, the library; and where results are kept."""

    templates: Mapping[str, Path]
    tender: Path
    library: Path
    root: Path
    cache: Cache

    def of(self, section: PlannedSection, dossier: Dossier) -> Path:
        """Return the Word file that a section is made from."""
        plan = section.plan
        if plan.scans:
            return self._template(DIVIDER, plan.span_of("scans"))
        if plan.template:
            return self._template(plan.template, plan.span_of("template"))
        form = dossier.tender.form(plan.form) if plan.form else None
        if form is not None:
            own = form.template.endswith(".docx")
            return (
                self.tender / form.template
                if own
                else self._template(form.template, form.span_of("template"))
            )
        if plan.text in dossier.bid.sections:
            return self.tender / dossier.bid.sections[plan.text]
        text = next((text for text in dossier.library.texts if text.id == plan.text), None)
        if text is not None:
            return self.library / text.file
        cure = "请在 bid.yaml 的 sections 里写上它的 Word 文件，或改成资料库文本的 id"
        raise TemplateError(f"章节文本「{plan.text}」没有来源", cure=cure, span=plan.span_of("text"))

    def _template(self, template_id: str, span: Span) -> Path:
        if template_id not in self.templates:
            cure = f"模板集里有：{'、'.join(sorted(self.templates))}"
            raise TemplateError(f"模板集里没有「{template_id}」", cure=cure, span=span)
        return self.templates[template_id]

    def shown(self, path: Path) -> str:
        """Return a path as messages show it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.name


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
    for section in volume.sections:
        try:
            source, word = _word(section, views, desk)
        except BidkitError as error:
            faults.append(error)
            continue
        sections.append(Section(section, word, desk.survey.sheets(section), source))
    return RenderedVolume(volume, tuple(sections))


def _word(section: PlannedSection, views: Views, desk: Desk) -> tuple[str, bytes]:
    """Return the name of the Word file and the file filled."""
    path = desk.sources.of(section, views.dossier)
    name = desk.sources.shown(path)
    try:
        data = path.read_bytes()
    except OSError:
        cure = f"请把文件放到这个位置，或改正章节「{section.id}」的写法"
        raise TemplateError("Word 文件不存在或打不开", cure=cure, span=Span(name)) from None
    filled = desk.memory.fill(data, views.values(section), name=name)
    fetch = Shelf(path, desk.sources.root).fetch
    return name, self_contained(filled, section=section.title or section.id, name=name, fetch=fetch)
