"""The steps of linking: prepare, settle, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bidkit.link.convert import Converter
from bidkit.link.job import Linked, LinkedVolume, LinkJob, ScanAt
from bidkit.link.layout import PageMap, Place, PreparedSection, PreparedVolume, aliases
from bidkit.link.memory import PrepareMemory
from bidkit.link.settle import Settled, settle
from bidkit.link.spoken import spoken
from bidkit.link.volumes import unnumbered, write_pdf, write_word
from bidkit.model.anchors import counted_heading, section_anchor

if TYPE_CHECKING:
    from bidkit.model.plan import RenderedVolume, Section

_PAGES = TypeAdapter(dict[str, Place])


def linked(volumes: tuple[RenderedVolume, ...], scans: ScanAt, job: LinkJob) -> Linked:
    """Return the finished volumes, written into the job's folder.

    Raises:
        NotSettledError: page numbers still moved after the last round.
        ToolFailedError: LibreOffice crashed, hung, or lied about its output.
    """
    memory = PrepareMemory(job.dress.cache.memory("prepared"))
    prepared = tuple(_prepare(volume, memory) for volume in volumes)
    if job.soffice is None:
        return _word_only(prepared, scans, job)
    converter = Converter(job.soffice, job.dress.cache, _shown(volumes), job.watch)
    guess = job.dress.cache.memory("guess")
    settled = settle(prepared, converter, _remembered(guess.get(job.shown)), job.dress.numbers.first)
    guess.put(_PAGES.dump_json(settled.layout.pages), job.shown)
    finished = []
    for number, volume in enumerate(prepared):
        job.watch.say(f"装订《{volume.rendered.planned.plan.title}》", number, len(prepared))
        finished.append(_finish(volume, settled, scans, job))
    flat = tuple(sorted(converter.flattened))
    return Linked(tuple(finished), settled.missing, settled.rounds, _anchors(settled), spoken(prepared), flat)


def _shown(volumes: tuple[RenderedVolume, ...]) -> dict[str, str]:
    """Return what a person knows each section by: its title and the file it is made from."""
    sections = [section for volume in volumes for section in volume.sections]
    return {one.id: f"章节「{one.planned.title}」，来自 {one.source or one.id}" for one in sections}


def _prepare(volume: RenderedVolume, memory: PrepareMemory) -> PreparedVolume:
    return PreparedVolume(volume, tuple(_prepare_section(section, memory) for section in volume.sections))


def _prepare_section(section: Section, memory: PrepareMemory) -> PreparedSection:
    anchor, title = section_anchor(section.id), section.planned.title
    return PreparedSection(section, memory.prepare(section.word, name=title, section_anchor=anchor))


def _finish(volume: PreparedVolume, settled: Settled, scans: ScanAt, job: LinkJob) -> LinkedVolume:
    word = job.folder / f"{job.stems[volume.id]}.docx"
    pdf = job.folder / f"{job.stems[volume.id]}.pdf"
    notes = write_word(volume, settled.layout, settled.alias, scans, job.dress, word)
    pages = write_pdf(volume, settled, scans, job.dress, pdf)
    return LinkedVolume(volume.id, word, pdf, pages, settled.layout.placed[volume.id], notes)


def _anchors(settled: Settled) -> dict[str, tuple[str, int]]:
    """Return volume and page of every anchor that may be asked for: a heading only by the words of a reply."""
    pages = {anchor: (place.volume_id, place.page) for anchor, place in settled.layout.pages.items()}
    found = {anchor: place for anchor, place in pages.items() if not counted_heading(anchor)}
    return found | {name: pages[anchor] for name, anchor in settled.alias.items() if anchor in pages}


def _word_only(volumes: tuple[PreparedVolume, ...], scans: ScanAt, job: LinkJob) -> Linked:
    layout, alias = unnumbered(volumes), aliases(volumes)
    finished = []
    for volume in volumes:
        word = job.folder / f"{job.stems[volume.id]}.docx"
        notes = write_word(volume, layout, alias, scans, job.dress, word)
        finished.append(LinkedVolume(volume.id, word, None, 0, (), notes))
    return Linked(tuple(finished), (), 0)


def _remembered(kept: bytes | None) -> PageMap:
    """Return the page map of the last build; a wrong one costs a round, never a wrong number."""
    return _PAGES.validate_json(kept) if kept is not None else {}
