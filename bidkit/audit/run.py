"""One audit: read the files, run the document rules on them, and add what only an audit looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.audit import changes, contents, seals, traces
from bidkit.audit.codes import note, unsaid
from bidkit.audit.files import AuditFile, Readers, check_names, match_volume, read_file, unreadable
from bidkit.audit.strays import pages_beyond
from bidkit.audit.weighty import Weighty, change_findings
from bidkit.check.run import run_documents
from bidkit.check.waive import apply_waivers
from bidkit.check.world import World
from bidkit.errors import BidkitError
from bidkit.finding import Finding, arrange
from bidkit.finished.volume import finished_volume
from bidkit.pdf.seen.redseal import look_for_seals
from bidkit.proofread.compare import misprints
from bidkit.source import Span
from bidkit.store.digest import digest
from bidkit.watch import Watch
from bidkit.words.page_number import is_page_number

if TYPE_CHECKING:
    from bidkit.audit.changes import Change
    from bidkit.model.document import FinishedVolume
    from bidkit.model.dossier import Dossier
    from bidkit.model.printed import PrintedSection
    from bidkit.model.report import PackedFile
    from bidkit.model.rules import Checklist
    from bidkit.model.tender import SectionPlan, VolumePlan

MOST_SCANNED = 400
RUNNING = ("页眉", "页脚")
"""Where a line that says a page number is worked out by whichever program saved the file: no edit."""


@dataclass(frozen=True, slots=True)
class LastPackage:
    """The package as last built: its folder and what its manifest lists; empty when there is none."""

    folder: Path = Path()
    files: tuple[PackedFile, ...] = ()

    def find(self, name: str) -> PackedFile | None:
        """Return the listed file of this name."""
        return next((file for file in self.files if file.name == name), None)


@dataclass(frozen=True, slots=True)
class AuditJob:
    """What is looked at, against what, and by which means.

    ``told`` is ``--as``; ``stems`` are the names the volumes' files must have, by volume id; ``titles`` are what the
    sections are printed with, by section id; ``printed`` is what they print from the data, None where nobody can tell.
    """

    paths: tuple[Path, ...]
    dossier: Dossier
    checklist: Checklist
    readers: Readers
    stems: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    last: LastPackage = LastPackage()
    watch: Watch = field(default_factory=Watch)
    titles: Mapping[str, str] = field(default_factory=dict)
    printed: tuple[PrintedSection, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Audited:
    """The findings, the files with the volume each was taken for, and every edit since the last package."""

    findings: tuple[Finding, ...]
    files: tuple[AuditFile, ...]
    changes: tuple[Change, ...]


def audit(job: AuditJob) -> Audited:
    """Return what was found in finished files."""
    check_names(job.paths)
    job.watch.say("读取文件")
    files, found = _read_all(job)
    job.watch.say("按规则检查")
    volumes = _in_order(job, files)
    found += _volumes(job, files, volumes)
    job.watch.say("核对目录、页码、改动和签章")
    printed = misprints(job.printed or (), volumes, job.dossier) if job.last.files else ()
    edits: list[Change] = []
    for number, file in enumerate(files):
        job.watch.say(f"核对 {file.name}", number, len(files))
        found += _one(job, file, files)
        known, changed = _since(job, file)
        found += known
        edits += changed
        if changed:
            found += change_findings(changed, file.name, Weighty(_volume(file, files), job.dossier, printed))
    findings = apply_waivers(arrange(unsaid(found, _twins(files))), job.dossier, job.checklist, ())
    return Audited(findings, tuple(files), tuple(edits))


def _read_all(job: AuditJob) -> tuple[list[AuditFile], list[Finding]]:
    files, found = [], []
    plans = _titled(job)
    for number, path in enumerate(job.paths):
        job.watch.say(f"读取 {path.name}", number, len(job.paths))
        try:
            file = read_file(path, job.readers)
        except BidkitError as error:
            found.append(unreadable(path, error))
            continue
        plan = match_volume(file, plans, job.stems, job.told)
        if plan is None:
            message = f"{path.name} 的名字和开头几页都没有分册的标题，不知道是哪一册"
            found.append(note("V002", message, path.name, Span(path.name)))
        files.append(replace(file, plan=plan))
    return [_drawn(job, file, files, found) for file in files], found


def _titled(job: AuditJob) -> tuple[VolumePlan, ...]:
    """Return the planned volumes with the title of each section; a form or a text of the library gives its own."""
    dossier = job.dossier
    known = {form.id: form.title for form in dossier.tender.forms}
    known |= {text.id: text.title for text in dossier.library.texts}

    def title(section: SectionPlan) -> str:
        return job.titles.get(section.id) or section.title or known.get(section.form or section.text, "")

    volumes = []
    for plan in dossier.tender.package.volumes:
        sections = tuple(s.model_copy(update={"title": title(s)}) for s in plan.sections)
        volumes.append(plan.model_copy(update={"sections": sections}))
    return tuple(volumes)


def _drawn(job: AuditJob, file: AuditFile, files: Sequence[AuditFile], found: list[Finding]) -> AuditFile:
    """Return a Word file with its pages, unless the PDF of the same volume is there to give them."""
    if not file.is_word or _partner(file, files) is not None:
        return file
    try:
        drawn = _packed_pdf(job, file) or job.readers.convert(file.path)
        pdf = job.readers.pdf(drawn) if drawn else None
    except BidkitError as error:
        found.append(
            note("V005", f"{file.name} 转不成 PDF：{error.message}", file.name, Span(file.name), unsure=True)
        )
        return file
    if drawn is None or pdf is None:
        found.append(note("V005", f"{file.name} 没有页码可核对", file.name, Span(file.name), unsure=True))
        return file
    return replace(file, drawn=drawn, pdf=pdf)


def _packed_pdf(job: AuditJob, file: AuditFile) -> Path | None:
    """Return the last package's PDF beside a Word file that nobody has touched: it needs no converting."""
    packed = job.last.find(file.name)
    twin = job.last.folder / f"{file.path.stem}.pdf"
    listed = job.last.find(twin.name)
    if packed is None or listed is None or not twin.is_file() or digest(file.path) != packed.sha256:
        return None
    return twin if digest(twin) == listed.sha256 else None


def _twins(files: Sequence[AuditFile]) -> dict[str, str]:
    """Return the name of the PDF of each Word file that has one."""
    pairs = ((file, _partner(file, files)) for file in files if file.is_word)
    return {file.name: other.name for file, other in pairs if other is not None}


def _partner(file: AuditFile, files: Sequence[AuditFile]) -> AuditFile | None:
    """Return the other form of the same volume: the PDF of a Word file."""
    same = [f for f in files if f.plan is not None and file.plan is not None and f.plan.id == file.plan.id]
    return next((f for f in same if f.is_word != file.is_word and f.path != file.path), None)


def _in_order(job: AuditJob, files: Sequence[AuditFile]) -> list[FinishedVolume]:
    """Return the volumes, each read once in all its forms, in the order of the tender."""
    order = [plan.id for plan in job.dossier.tender.package.volumes]
    read = [file for file in files if file.readable]
    volumes = [_volume(file, read) for file in (*(f for f in read if f.is_word), *_alone(read))]
    return sorted(volumes, key=lambda one: order.index(one.id) if one.id in order else len(order))


def _alone(read: Sequence[AuditFile]) -> list[AuditFile]:
    return [file for file in read if not file.is_word and _partner(file, read) is None]


def _volumes(job: AuditJob, files: Sequence[AuditFile], volumes: Sequence[FinishedVolume]) -> list[Finding]:
    """Return what the rules say of the volumes, as a build hears it."""
    read = [file for file in files if file.readable]
    alone = _alone(read)
    found = _rules(job, volumes)
    if job.printed is None:
        found.append(note("V044", "有章节填不出来，成品里印的内容没有与数据对照", "printed", unsure=True))
    said = {(finding.code, finding.subject) for finding in found}
    strays = []
    for volume, unsaid_pages in _strays(read):
        more = _rules(job, [volume])
        found += [
            f for f in more if (f.code, f.subject) not in said and f.span and f.span.page in unsaid_pages
        ]
        strays.append(volume)
    for volume in (*volumes, *strays):
        found += traces.buyer_findings(job.dossier, volume)
    if alone:
        message = f"{'、'.join(file.name for file in alone)} 只有页面文字可查"
        found.append(note("V004", message, "pdf", Span(alone[0].name), unsure=True))
    return found + list(_absent(job, files))


def _volume(file: AuditFile, files: Sequence[AuditFile]) -> FinishedVolume:
    """Return the volume that a file is a form of, with the other form if that was given too."""
    other = _partner(file, files)
    word, pdf = (file, other or file) if file.is_word else (other, file)
    return finished_volume(file.planned, word.as_word() if word else None, pdf.as_pdf())


def _strays(files: Sequence[AuditFile]) -> Iterator[tuple[FinishedVolume, frozenset[int]]]:
    """Yield the PDFs that say something their Word files do not, and on which pages; rules read Word first."""
    for file in files:
        other = None if file.is_word else _partner(file, files)
        if other is not None and other.word is not None:
            volume = finished_volume(file.planned, None, file.as_pdf())
            pages = pages_beyond(other.word.passages, file.pdf.page_texts, volume)
            if pages:
                yield volume, pages


def _absent(job: AuditJob, files: Sequence[AuditFile]) -> Iterator[Finding]:
    given = {file.plan.id for file in files if file.plan is not None}
    missing = [plan.title for plan in job.dossier.tender.package.volumes if plan.id not in given]
    if missing and files:
        message = f"没有给出{'、'.join(f'《{title}》' for title in missing)}，要几册对着看的规则没有运行"
        yield note("V006", message, "分册", unsure=True)


def _rules(job: AuditJob, volumes: Sequence[FinishedVolume]) -> list[Finding]:
    """Return what the document rules find in these volumes, as if the tender wanted no other.

    Rules that look for something in the whole package would call it missing when its volume was not given: of
    an incomplete set only what stands in the files themselves is kept.
    """
    if not volumes:
        return []
    given = {volume.id for volume in volumes}
    tender = job.dossier.tender
    plans = tuple(plan for plan in tender.package.volumes if plan.id in given)
    whole = len(plans) == len(tender.package.volumes)
    package = tender.package.model_copy(update={"volumes": plans})
    dossier = replace(job.dossier, tender=tender.model_copy(update={"package": package}))
    world = World(dossier, volumes=tuple(volumes), printed=job.printed or ())
    findings = run_documents(job.checklist, world)
    names = {name for volume in volumes for name in (volume.word_name, volume.pdf_name) if name}
    owned = given | {section.id for plan in plans for section in plan.sections}
    return [
        finding
        for finding in findings
        if whole
        or (finding.span is not None and finding.span.file in names)
        or finding.subject.partition("/")[0] in owned
    ]


def _one(job: AuditJob, file: AuditFile, files: Sequence[AuditFile]) -> Iterator[Finding]:
    """Yield what one file shows by itself."""
    if not file.readable:
        yield from _unreadable_text(file)
        return
    yield from traces.property_findings(file.metadata(), file.name, job.dossier.library.company.name)
    if not file.pdf.page_texts or file.drawn is None:
        return
    pages, drawn = file.pages(), file.drawn
    yield from contents.contents_findings(pages, file.name, file.pdf.outline)
    if not file.is_word:
        yield from contents.number_findings(pages, file.name)
        yield from seals.seal_findings(
            job.dossier.tender, _volume(file, files), pages, lambda wanted: look_for_seals(drawn, wanted)
        )


def _unreadable_text(file: AuditFile) -> Iterator[Finding]:
    count = len(file.pdf.page_texts)
    what = f"{count} 页全是扫描图像" if count else "是空的"
    yield note("V003", f"{file.name} {what}，没有文字可查", file.name, Span(file.name), unsure=True)
    if file.drawn is not None and count:
        looks = look_for_seals(file.drawn, range(1, min(count, MOST_SCANNED) + 1))
        yield from seals.scanned_seals(looks, file.name)


def _since(job: AuditJob, file: AuditFile) -> tuple[list[Finding], list[Change]]:
    """Return what was edited in a file since the last package."""
    if not job.last.files:
        return [], []
    name = file.name
    stem = job.stems.get(file.plan.id, "") if file.plan is not None else ""
    listed = job.last.find(name) or job.last.find(f"{stem}{file.path.suffix.lower()}")
    if listed is None:
        return [note("V041", f"{name} 不在上次成品的清单里", f"{name}/来源", Span(name))], []
    if digest(file.path) == listed.sha256:
        return [], []
    packed = job.last.folder / listed.name
    if not packed.is_file() or digest(packed) != listed.sha256:
        message = f"{name} 与清单的哈希不符，成品文件夹里的原稿也不在了"
        return [note("V042", message, f"{name}/来源", Span(name))], []
    after = _texts(file, name)
    if not after:
        return [], []  # a scan of the signed print: that nobody could read it is told by V003
    before = _texts(read_file(packed, job.readers), name)
    return [], list(changes.changes(before, after))


def _texts(file: AuditFile, name: str) -> tuple[changes.Text, ...]:
    if file.word is None:
        return changes.pdf_texts(file.pdf.page_texts, name)
    return tuple(
        changes.Text(p.text, Span(name, part=p.part, paragraph=p.paragraph))
        for p in file.word.passages
        if p.text.strip() and not (p.part in RUNNING and is_page_number(p.text))
    )
