"""The clean example, built once: its sources as mappings, its finished files, and what its rules say of it.

The finished files are kept under .bidkit/defects by the hash of what decides them, so a second run costs seconds.
"""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from bidkit.bind import bind
from bidkit.check.run import run_data, run_documents
from bidkit.check.world import World
from bidkit.finding import Finding
from bidkit.finished.memory import ReadMemory
from bidkit.link import Dress, Linked, LinkedVolume, LinkJob, link
from bidkit.link.read_back import read_back
from bidkit.load.library import FOLDERS
from bidkit.load.workspace import PACKAGE, Loaded, Workspace, find_workspace, load
from bidkit.load.yamlsrc import read_mapping
from bidkit.model.document import EvidenceFault, FinishedVolume
from bidkit.model.dossier import Dossier
from bidkit.model.printed import PrintedSection
from bidkit.model.record import Marked, Record
from bidkit.model.rules import Checklist
from bidkit.pack.inputs import gather
from bidkit.pack.names import stems
from bidkit.pdf.scans.memory import ScanMemory
from bidkit.pdf.seen.inspect import InspectedPdf
from bidkit.render import Sources, render_package
from bidkit.render.plan import plan
from bidkit.render.survey import survey
from bidkit.store.cache import Cache
from bidkit.store.digest import Digests
from bidkit.tools.fonts import fonts_fingerprint
from bidkit.tools.soffice import locate_soffice
from bidkit.word.seen.inspect import Inspected
from tests.rules import shipped

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/economy-system"
KEPT = 4
DECIDING = ("model", "load", "bind", "render", "link", "word", "pdf", "pictures", "store", "finished")


class Reading(ReadMemory):
    """Reads each clean file once a run; an edited one is read as a build reads it."""

    def __init__(self, clean: frozenset[Path]) -> None:
        super().__init__(None)
        self.clean = clean
        self.words: dict[Path, Inspected] = {}
        self.pdfs: dict[Path, InspectedPdf] = {}

    def word(self, path: Path) -> Inspected:
        if path not in self.clean:
            return super().word(path)
        return self.words.get(path) or self.words.setdefault(path, super().word(path))

    def pdf(self, path: Path) -> InspectedPdf:
        if path not in self.clean:
            return super().pdf(path)
        return self.pdfs.get(path) or self.pdfs.setdefault(path, super().pdf(path))


@dataclass(frozen=True)
class CleanBid:
    """Everything a planting starts from."""

    workspace: Workspace
    loaded: Loaded
    checklist: Checklist
    linked: Linked
    volumes: tuple[FinishedVolume, ...]
    faults: tuple[EvidenceFault, ...]
    printed: tuple[PrintedSection, ...] = ()

    @cached_property
    def base(self) -> dict[str, Any]:
        """Return library, tender, bid and price lines as the mappings that stand in the files."""
        library, root = self.workspace.library, self.workspace.root
        read: dict[str, Any] = {"company": read_mapping(library / "company.yaml", root)}
        for folder in FOLDERS:
            read[folder] = [read_mapping(path, root) for path in sorted((library / folder).glob("*.yaml"))]
        read["past_tenders"] = read_mapping(library / "past-tenders.yaml", root)["past_tenders"]
        tender = read_mapping(self.workspace.tender / "tender.yaml", root)
        bid = read_mapping(self.workspace.tender / "bid.yaml", root)
        assert self.loaded.price is not None
        return {
            "library": read,
            "tender": tender,
            "bid": bid,
            "price": list(map(_line, self.loaded.price.lines)),
        }

    @cached_property
    def dossier(self) -> Dossier:
        """Return the example with everything bound."""
        return bind(self.loaded.library, self.loaded.tender, self.loaded.bid, self.loaded.price)

    @cached_property
    def world(self) -> World:
        """Return what the rules see of the clean example, finished files included."""
        return World(self.dossier, self.faults, self.volumes)

    @cached_property
    def printed_world(self) -> World:
        """Return the same with what the sections print from the data: an edit is then seen whatever it says."""
        return replace(self.world, printed=self.printed)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return what every rule of every pack says of the clean example."""
        return (*run_data(self.checklist, self.world), *run_documents(self.checklist, self.printed_world))

    @cached_property
    def reading(self) -> Reading:
        """Return a reader that knows the clean files already."""
        return Reading(frozenset(path for one in self.linked.volumes for path in (one.word, one.pdf) if path))

    def faults_of(self, dossier: Dossier) -> tuple[EvidenceFault, ...]:
        """Return the evidence files that a changed bid could not lay in; the same papers are opened once."""
        planned = plan(dossier, {})
        papers = tuple(
            (record.record_id, paper.path, paper.pages)
            for section in planned.sections
            for record in section.records
            for paper in record.attachments
        )
        if papers not in self.surveyed:
            self.surveyed[papers] = survey(
                planned, self.sources.library, ScanMemory(self.sources.cache)
            ).faults
        return self.surveyed[papers]

    @cached_property
    def surveyed(self) -> dict[tuple[tuple[str, str, str], ...], tuple[EvidenceFault, ...]]:
        """Return the faults found so far, by the papers of a plan."""
        return {}

    @cached_property
    def sources(self) -> Sources:
        """Return where Word files and scans come from, with one memory of what they hold."""
        return _sources(self.workspace, self.loaded)

    def volume(self, volume_id: str) -> LinkedVolume:
        """Return the files of a finished volume."""
        return next(volume for volume in self.linked.volumes if volume.id == volume_id)


@cache
def clean_bid() -> CleanBid:
    """Return the clean example; built at the first call, remembered for the rest of the run."""
    return bid_at(EXAMPLE)


def bid_at(place: Path) -> CleanBid:
    """Return the bid of a tender's folder with every pack of rules, its files built or recalled."""
    workspace = find_workspace(place)
    loaded = load(workspace)
    return CleanBid(workspace, loaded, shipped(), *_finished(workspace, loaded))


Finished = tuple[Linked, tuple[FinishedVolume, ...], tuple[EvidenceFault, ...], tuple[PrintedSection, ...]]


def _finished(workspace: Workspace, loaded: Loaded) -> Finished:
    shelf = workspace.cache / "defects"
    shelf.mkdir(parents=True, exist_ok=True)
    with _alone(shelf / "lock"):
        folder = shelf / _digest(workspace)
        kept = folder / "finished.pickle"
        if not kept.is_file():
            made_before = sorted(
                (one for one in shelf.iterdir() if one.is_dir()), key=lambda one: one.stat().st_mtime
            )
            for old in (folder, *made_before[:-KEPT]):
                shutil.rmtree(old, ignore_errors=True)
            folder.mkdir()
            made = _make(workspace, loaded, folder)
            half = folder / "half"
            half.write_bytes(pickle.dumps(made))
            half.replace(kept)
        found: Finished = pickle.loads(kept.read_bytes())
        return found


def _make(workspace: Workspace, loaded: Loaded, folder: Path) -> Finished:
    bound = bind(loaded.library, loaded.tender, loaded.bid, loaded.price)
    rendered = render_package(bound, loaded.titles, _sources(workspace, loaded))
    dress = Dress(
        numbers=bound.tender.package.page,
        bidder=bound.library.company.name,
        created=datetime.combine(bound.bid.date, time()),
        watermark="",
        cache=Cache(workspace.cache, folder),
    )
    job = LinkJob(folder, stems(bound, draft=False), locate_soffice(), dress, "clean")
    linked = link(rendered.volumes, rendered.scans, job)
    return linked, read_back(linked, bound.tender.package.volumes), rendered.faults, rendered.printed


def _digest(workspace: Workspace) -> str:
    places = [("library", workspace.library), ("tender", workspace.tender), ("templates", ROOT / "templates")]
    places += [(name, PACKAGE / name) for name in DECIDING]
    return gather(
        places, (("fonts", fonts_fingerprint()), ("soffice", locate_soffice().version)), Digests()
    ).digest[:16]


def _sources(workspace: Workspace, loaded: Loaded) -> Sources:
    return Sources(
        loaded.templates, workspace.tender, workspace.library, workspace.root, Cache(workspace.cache)
    )


def _line(line: Record) -> Marked:
    """Return a price line as the workbook's reader gives it: text, with the place of each cell."""
    marked = Marked(line.span)
    for name, value in line.model_dump(exclude_defaults=True).items():
        marked[name] = str(value)
        marked.spans[name] = line.span_of(name)
    return marked


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a lock, waiting for it: two test workers must not build at once."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
