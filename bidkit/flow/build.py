"""The order of the stages, on one screen."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, time

from bidkit.check.run import blocks, run_documents
from bidkit.check.waive import apply_waivers
from bidkit.check.world import World
from bidkit.errors import ToolMissingError
from bidkit.finding import Finding
from bidkit.flow.examine import bound_of, data_findings, read_in, sources_of
from bidkit.flow.job import Job
from bidkit.flow.kept import keep_report
from bidkit.flow.locks import making, or_stopped
from bidkit.link import Dress, Linked, LinkJob, link
from bidkit.link.lost import link_findings
from bidkit.link.places import places
from bidkit.link.read_back import read_back
from bidkit.load.workspace import PACKAGE
from bidkit.model.document import FinishedVolume
from bidkit.model.dossier import Dossier
from bidkit.model.report import Report, Status
from bidkit.model.rules import Checklist, Stage
from bidkit.pack.desk import Desk, Packed, Volume, open_desk
from bidkit.pack.inputs import Inputs, gather, refuse_changes
from bidkit.pack.names import stems
from bidkit.render import Rendered, render_package
from bidkit.report.kept import kept_words
from bidkit.report.summary import at, summary
from bidkit.store.cache import Cache, open_cache
from bidkit.tools.fonts import fonts_fingerprint
from bidkit.tools.soffice import Soffice, locate_soffice
from bidkit.unchecked import unchecked
from bidkit.version import __version__

WATERMARK = "草稿"
ON_EVERYTHING: tuple[Stage, ...] = ("data", "document")
BUILDING = ("核对有无变化", "读取资料", "填写模板", "排版、编页码、装订", "检查成品", "写出成品")


def build(job: Job) -> Report:
    """Return the report of a whole build, which is kept beside the package too; raises as ``pack`` does."""
    with making(job.workspace):
        report = _pack(job.through(BUILDING)).report
        keep_report(report, job.workspace)
    return report


def pack(job: Job) -> Packed:
    """Return what a whole build packed; a clean package is written only when nothing fatal is open.

    Raises:
        ToolMissingError: LibreOffice is missing; the Word volumes were written all the same.
        StoppedError: the run was asked to end; the last package is as it was.
    """
    with making(job.workspace):
        return _pack(job.through(BUILDING))


def _pack(job: Job) -> Packed:
    place = job.workspace
    with (
        or_stopped(job.watch),
        _cache(job) as cache,
        open_desk(place.out, cache, place.shown(place.out), job.today) as desk,
    ):
        soffice, missing = _find_soffice(job)
        job.say("核对有无变化")
        inputs = _inputs(job, soffice, cache)
        made = desk.recall(inputs) or _make(job, desk, inputs, soffice)
        report = at(replace(made.report, kept=(*desk.kept, *made.report.kept)), job.now)
    if missing is not None and report.status == "word-only":
        said = "；".join(("", *kept_words(report.kept)))
        raise ToolMissingError(
            f"{missing.message}；Word 分册已写到 {report.folder}，没有 PDF 和页码{said}", cure=missing.cure
        )
    return replace(made, report=report)


def _cache(job: Job) -> AbstractContextManager[Cache]:
    return open_cache(job.workspace.cache, trusted=not job.rehash, say=job.say)


def _make(job: Job, desk: Desk, inputs: Inputs, soffice: Soffice | None) -> Packed:
    job.say("读取资料")
    loaded, checklist = read_in(job.workspace, desk.cache)
    bound = bound_of(loaded)
    job.say("填写模板")
    rendered = render_package(bound, loaded.titles, sources_of(job.workspace, loaded, desk.cache, job.watch))
    job.say("排版、编页码、装订")
    linked = link(rendered.volumes, rendered.scans, _link_job(job, desk, bound, soffice))
    job.say("检查成品")
    refuse_changes(inputs, _inputs(job, soffice, desk.cache))
    finished = _finished(desk.cache, bound, checklist, linked)
    world = World(bound, rendered.faults, told=rendered.told, printed=rendered.printed)
    whole = replace(world, volumes=finished)
    found = (*data_findings(job, checklist, world), *_file_findings(whole, checklist, rendered, linked))
    findings = apply_waivers(found, bound, checklist, ON_EVERYTHING)
    unseen = unchecked(checklist, whole, ON_EVERYTHING)
    if blocks(findings) and not job.draft:
        return Packed(summary(bound, findings, "refused", unseen))
    job.say("写出成品")
    status: Status = "word-only" if soffice is None else "draft" if job.draft else "packed"
    packed = Packed(summary(bound, findings, status, unseen), places(linked, bound.tender.package.volumes))
    return desk.deliver(packed, _volumes(bound, linked), inputs)


def _find_soffice(job: Job) -> tuple[Soffice | None, ToolMissingError | None]:
    try:
        return locate_soffice(job.soffice), None
    except ToolMissingError as missing:
        return None, missing


def _inputs(job: Job, soffice: Soffice | None, cache: Cache) -> Inputs:
    """Return everything that decides the bytes, bidkit's own code included."""
    place = job.workspace
    folders = [("library", place.library), ("tender", place.tender), ("bidkit", PACKAGE)]
    for name in ("templates", "checklists"):
        folders += [(f"{name}-{n}", folder) for n, folder in enumerate(place.folders(name))]
    converter = (soffice.version, fonts_fingerprint()) if soffice is not None else ("", "")
    settings = (
        ("bidkit", __version__),
        ("draft", str(job.draft)),
        ("soffice", converter[0]),
        ("fonts", converter[1]),
    )
    return gather(folders, settings, cache.digests)


def _link_job(job: Job, desk: Desk, bound: Dossier, soffice: Soffice | None) -> LinkJob:
    dress = Dress(
        numbers=bound.tender.package.page,
        bidder=bound.library.company.name,
        created=datetime.combine(bound.bid.date, time()) if bound.bid.date is not None else None,
        watermark=WATERMARK if job.draft else "",
        cache=desk.cache,
    )
    return LinkJob(desk.work, stems(bound, draft=job.draft), soffice, dress, desk.shown, job.watch)


def _finished(
    cache: Cache, bound: Dossier, checklist: Checklist, linked: Linked
) -> tuple[FinishedVolume, ...]:
    """Return the files as read back, which takes seconds; nothing where no rule looks at them."""
    if not any(rule.stage == "document" for rule in checklist.rules):
        return ()
    return read_back(linked, bound.tender.package.volumes, cache)


def _file_findings(
    whole: World, checklist: Checklist, rendered: Rendered, linked: Linked
) -> tuple[Finding, ...]:
    """Return what is wrong with the finished files, and with the links between their pages."""
    titles = {section.id: section.planned.title for volume in rendered.volumes for section in volume.sections}
    unread = frozenset(fault.record_id for fault in rendered.faults)
    documents = run_documents(checklist, whole) if whole.volumes else ()
    return (*link_findings(linked, titles, unread), *documents)


def _volumes(bound: Dossier, linked: Linked) -> list[Volume]:
    titles = {volume.id: volume.title for volume in bound.tender.package.volumes}
    return [
        Volume(titles[made.id], tuple(path for path in (made.word, made.pdf) if path), made.pages)
        for made in linked.volumes
    ]
