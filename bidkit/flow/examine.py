"""The data of a bid read, bound and judged; no document is made, and nothing that makes one is imported."""

from __future__ import annotations

from dataclasses import dataclass

from bidkit.bind import bind
from bidkit.check.run import run_data
from bidkit.check.waive import apply_waivers
from bidkit.check.world import World
from bidkit.finding import Finding
from bidkit.flow.job import Job
from bidkit.flow.locks import settled
from bidkit.load.checklist import load_checklist
from bidkit.load.tender import load_tender
from bidkit.load.workspace import Loaded, Workspace, load
from bidkit.model.dossier import Dossier
from bidkit.model.packs import packs_of
from bidkit.model.report import Report
from bidkit.model.rules import Checklist, Stage
from bidkit.read.draft.store import kept_reading
from bidkit.read.draft.vanished import vanished
from bidkit.read.law.kept import kept_unfair
from bidkit.render import Sources, look_over
from bidkit.report.summary import at, summary
from bidkit.store.cache import Cache
from bidkit.unchecked import unchecked
from bidkit.watch import Watch

ON_DATA: tuple[Stage, ...] = ("data",)
EXAMINING = ("读取资料", "检查资料")


def dossier(job: Job) -> Dossier:
    """Return the bid with everything bound."""
    settled(job.workspace.root)
    return bound_of(load(job.workspace, lent(job)))


def rules(job: Job) -> Checklist:
    """Return the rules that the tender asks for; the library is not read for them."""
    place = job.workspace
    return _rules(place, packs_of(load_tender(place.tender, place.root)), lent(job))


@dataclass(frozen=True, slots=True)
class Examined:
    """The bid with everything bound, the rules that were used on its data, and what they found."""

    dossier: Dossier
    checklist: Checklist
    report: Report


def examine(job: Job) -> Report:
    """Return the findings on the data; no document is made."""
    return examined(job).report


def examined(job: Job) -> Examined:
    """Return the same with what it was found in."""
    settled(job.workspace.root)
    cache, job = lent(job), job.through(EXAMINING)
    job.say("读取资料")
    loaded, checklist = read_in(job.workspace, cache)
    bound = bound_of(loaded)
    job.say("检查资料")
    seen = look_over(bound, sources_of(job.workspace, loaded, cache, job.watch))
    world = World(bound, seen.faults, told=seen.told)
    findings = apply_waivers(data_findings(job, checklist, world), bound, checklist, ON_DATA)
    report = at(summary(bound, findings, "checked", unchecked(checklist, world, ON_DATA)), job.now)
    return Examined(bound, checklist, report)


def data_findings(job: Job, checklist: Checklist, world: World) -> tuple[Finding, ...]:
    """Return what is wrong with the data, doubts that somebody deleted and what the buyer did wrong included."""
    found, reading = run_data(checklist, world), kept_reading(job.workspace.tender)
    theirs = kept_unfair(reading, world.tender, {one.code for one in found})
    return (*found, *vanished(reading, world.tender), *theirs)


def lent(job: Job) -> Cache:
    """Return the cache for a run that makes no files and needs no folder of its own."""
    return Cache(job.workspace.cache, trusted=not job.rehash)


def read_in(workspace: Workspace, cache: Cache) -> tuple[Loaded, Checklist]:
    """Return what a tender's workspace says and the rules its packs bring; raises UnreadableError."""
    loaded = load(workspace, cache)
    return loaded, _rules(workspace, packs_of(loaded.tender), cache)


def _rules(workspace: Workspace, packs: tuple[str, ...], cache: Cache) -> Checklist:
    return load_checklist(
        workspace.folders("checklists"), packs, root=workspace.root, memory=cache.memory("trees")
    )


def bound_of(loaded: Loaded) -> Dossier:
    """Return what was read with every need bound."""
    return bind(loaded.library, loaded.tender, loaded.bid, loaded.price)


def sources_of(place: Workspace, loaded: Loaded, cache: Cache, watch: Watch) -> Sources:
    """Return where templates, texts and scans of a bid lie."""
    return Sources(loaded.templates, place.tender, place.library, place.root, cache, watch)
