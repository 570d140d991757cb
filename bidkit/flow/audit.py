"""Finished files that people have edited or that bidkit never made, held against a tender."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.audit.files import Readers
from bidkit.audit.remarks import write_remarks
from bidkit.audit.run import Audited, AuditJob, LastPackage, audit
from bidkit.audit.unlooked import unlooked
from bidkit.errors import ToolMissingError
from bidkit.finished.memory import ReadMemory
from bidkit.flow.examine import bound_of, read_in
from bidkit.flow.locks import or_stopped, settled
from bidkit.load.workspace import Workspace
from bidkit.model.report import Report
from bidkit.pack.desk import FOLDERS
from bidkit.pack.manifest import packed_files, read_manifest
from bidkit.pack.names import stems
from bidkit.render import Sources, printed_package
from bidkit.render.plan import plan
from bidkit.report.html import to_html
from bidkit.report.summary import summary
from bidkit.store.cache import open_cache
from bidkit.store.write import write_whole
from bidkit.tools.shelf import PdfShelf
from bidkit.tools.soffice import locate_soffice
from bidkit.watch import Watch
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from bidkit.store.cache import Cache

STEPS = ("读取文件", "按规则检查", "核对目录、页码、改动和签章", "写出结果")


@dataclass(frozen=True, slots=True)
class AuditOrder:
    """Which files are looked at, against which tender, and what is written about them.

    ``told`` is the volume by file name, "" for every file. ``comment`` writes copies with the findings as comments,
    ``html`` a page beside the report that comes back.
    """

    workspace: Workspace
    files: tuple[Path, ...]
    told: Mapping[str, str] = field(default_factory=dict)
    comment: bool = False
    html: Path | None = None
    soffice: str = ""
    watch: Watch = field(default_factory=Watch)


@dataclass(frozen=True, slots=True)
class AuditResult:
    """The report, the files with every edit since the last package, and the commented copies that were written."""

    report: Report
    audited: Audited
    copies: tuple[Path, ...] = ()


def audit_files(order: AuditOrder) -> AuditResult:
    """Return what was found in finished files; copies and page are written once all files were looked at.

    Raises:
        UsageError: a file is not there, of another kind, or two have one name.
        StoppedError: the run was asked to end; nothing was written.
    """
    place, watch = order.workspace, order.watch.through(*STEPS)
    settled(place.root)
    with or_stopped(watch), open_cache(place.cache, say=watch.say) as cache:
        loaded, rules = read_in(place, cache)
        bound = bound_of(loaded)
        memory = ReadMemory(cache)
        readers = Readers(memory.word, memory.pdf, _converter(cache, order.soffice, watch))
        titles = {section.id: section.title for section in plan(bound, loaded.titles).sections}
        sources = Sources(loaded.templates, place.tender, place.library, place.root, cache)
        job = AuditJob(
            paths=order.files,
            dossier=bound,
            checklist=rules,
            readers=readers,
            stems=stems(bound, draft=False),
            told=order.told,
            last=_last(place),
            watch=watch,
            titles=titles,
            printed=printed_package(bound, loaded.titles, sources),
        )
        done = audit(job)
    watch.say("写出结果")
    report = summary(bound, done.findings, "audited", unlooked(done.findings, rules, bound))
    copies = write_remarks(done, masked) if order.comment else ()
    if order.html is not None:
        write_whole(order.html, to_html(report).encode())
    return AuditResult(report, done, copies)


def _last(place: Workspace) -> LastPackage:
    folder = place.out / FOLDERS["packed"]
    content = read_manifest(folder)
    return LastPackage(folder, packed_files(content)) if content else LastPackage()


def _converter(cache: Cache, wanted: str, watch: Watch) -> Callable[[Path], Path | None]:
    """Return what makes a PDF of a Word file, remembered by content; it gives None where LibreOffice is missing."""
    try:
        shelf = PdfShelf(locate_soffice(wanted), cache, stop=watch.stop)
    except ToolMissingError:
        return lambda _: None

    def convert(path: Path) -> Path | None:
        data = path.read_bytes()
        if not shelf.fetch(data):
            watch.say(f"把 {path.name} 转成 PDF")
            shelf.convert([data], {data: path.name})[data].replace(shelf.place(data))
            shelf.keep(data)
        return shelf.place(data)

    return convert
