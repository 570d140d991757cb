"""Plant a defect in the clean example and ask the rules what they see."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import img2pdf

from bidkit.check.run import run_data, run_documents
from bidkit.check.waive import apply_waivers
from bidkit.check.world import World
from bidkit.codes.waive import WAIVE
from bidkit.errors import BidkitError
from bidkit.finding import Finding
from bidkit.link.read_back import read_volume
from bidkit.model.document import FileTraces, FinishedVolume
from bidkit.model.dossier import Dossier
from bidkit.model.rules import Checklist
from bidkit.pack.names import stems
from bidkit.pdf.scans.look import inspect_scan
from tests.defects.clean_bid import CleanBid
from tests.defects.overlay import planted_dossier
from tests.defects.pdf_edit import BASE_FONT, edit_pdf
from tests.defects.planting import Planting
from tests.defects.word_edit import edit_word
from tests.pictures import made

LOADER = "load"


@dataclass(frozen=True)
class Seen:
    """What the rules said of a planted bid: only what they do not say of the clean one."""

    planting: Planting
    findings: tuple[Finding, ...]
    refused: str = ""

    @property
    def caught(self) -> bool:
        """Return whether the expected rule names the planted thing."""
        if self.planting.expect == LOADER:
            return bool(self.refused) and _all_in(self.planting.names, self.refused)
        hits = [finding for finding in self.findings if finding.code == self.planting.expect]
        return any(_all_in(self.planting.names, said(finding)) for finding in hits)


def said(finding: Finding) -> str:
    """Return everything a reader learns from a finding, as one text."""
    places = " ".join(str(span) for span in (finding.span, *finding.related) if span)
    return f"{finding.message} {finding.subject} {places}"


def _all_in(names: Sequence[str], text: str) -> bool:
    return all(name in text for name in names)


def look(clean: CleanBid, planting: Planting) -> Seen:
    """Return what the expected rule sees of a planted defect; the whole checklist for an engine's own code."""
    rule = clean.checklist.rule(planting.expect)
    if rule is None and planting.expect not in (*(one.code for one in WAIVE), LOADER):
        raise ValueError(f"{planting.id}: no rule has the code {planting.expect}")
    return _look(clean, planting, Checklist(rules=(rule,)) if rule else clean.checklist)


def look_at_all(clean: CleanBid, planting: Planting) -> Seen:
    """Return what every rule of every pack sees; that the font of added PDF text is not embedded is our own doing."""
    seen = _look(clean, planting, clean.checklist)
    return replace(seen, findings=tuple(one for one in seen.findings if BASE_FONT not in one.message))


def _look(clean: CleanBid, planting: Planting, checklist: Checklist) -> Seen:
    try:
        world = planted_world(clean, planting)
    except BidkitError as fault:
        return Seen(planting, (), f"{fault} {' '.join(map(str, getattr(fault, 'faults', ())))}")
    except ValueError as fault:
        return Seen(_uncatchable(planting), (), f"the planting itself is broken: {fault}")
    stages = {"data": run_data, "document": run_documents}
    found = [
        one for name, run in stages.items() if planting.stage in ("", name) for one in run(checklist, world)
    ]
    found = list(apply_waivers(found, world.dossier, clean.checklist, ("data", "document")))
    known = {(finding.code, finding.subject, finding.message) for finding in clean.findings}
    new = [one for one in found if (one.code, one.subject, one.message) not in known and not one.waived_by]
    return Seen(planting, tuple(new))


def _uncatchable(planting: Planting) -> Planting:
    """Return a planting that nothing can catch: one that could not be planted proves nothing."""
    return planting.model_copy(update={"expect": planting.expect if planting.expect != LOADER else "broken"})


def planted_world(clean: CleanBid, planting: Planting) -> World:
    """Return the world with the defect in it; only files that are changed are read again."""
    world = clean.printed_world if planting.prints else clean.world
    if planting.data:
        dossier = planted_dossier(clean, planting.data)
        volumes = _as_planned(clean.volumes, dossier)
        world = replace(world, dossier=dossier, faults=clean.faults_of(dossier), volumes=volumes)
    if planting.photo:
        world = replace(world, told=(*world.told, _photo(planting.photo)))
    if planting.volumes:
        changed = {volume_id: _reread(clean, planting, volume_id, world) for volume_id in planting.volumes}
        world = replace(world, volumes=tuple(changed.get(one.id, one) for one in world.volumes))
    return world


def _photo(photo: Mapping[str, str]) -> FileTraces:
    """Return what a phone's photograph tells, read as the survey of the evidence reads it.

    ``signatures``, ``letters``, ``page``, ``words`` stand for a source that tells them (tests/pdf/ makes such files).
    """
    kinds = {"signatures": int, "letters": float, "page": int, "words": str}
    if told := {key: kind(photo[key]) for key, kind in kinds.items() if key in photo}:
        return FileTraces(photo["path"], owner=photo["owner"], **told)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(photo["path"]).name
        if path.suffix == ".pdf":
            path.write_bytes(img2pdf.convert(made.jpeg(), author="扫描员", engine=img2pdf.Engine.internal))
        else:
            path.write_bytes(made.jpeg())
        return FileTraces(photo["path"], inspect_scan(path).told, photo["owner"])


def _as_planned(volumes: tuple[FinishedVolume, ...], dossier: Dossier) -> tuple[FinishedVolume, ...]:
    """Return the volumes that the changed tender still plans, in its order, as it names them.

    One that is as it was is the same object: what was worked out of its text is not worked out again.
    """
    made = {volume.id: volume for volume in volumes}
    plans = [plan for plan in dossier.tender.package.volumes if plan.id in made]
    names = stems(dossier, draft=False)
    planned = [
        replace(
            made[p.id],
            title=p.title,
            price=p.price,
            blind=p.blind,
            word_name=f"{names[p.id]}.docx",
            pdf_name=f"{names[p.id]}.pdf",
        )
        for p in plans
    ]
    return tuple(made[one.id] if made[one.id] == one else one for one in planned)


def _reread(clean: CleanBid, planting: Planting, volume_id: str, world: World) -> FinishedVolume:
    """Return a volume read back from its edited files, exactly as a build reads it."""
    volume = clean.volume(volume_id)
    plan = next(plan for plan in world.tender.package.volumes if plan.id == volume_id)
    assert volume.pdf is not None
    with tempfile.TemporaryDirectory() as folder:
        word, pdf = volume.word, volume.pdf
        word_edits = [edit for edit in planting.word if edit["volume"] == volume_id]
        pdf_edits = planting.pdf_edits(volume_id)
        if word_edits:
            word = Path(folder) / volume.word.name
            edit_word(volume.word, word, word_edits)
        if pdf_edits:
            pdf = Path(folder) / volume.pdf.name
            edit_pdf(volume.pdf, pdf, pdf_edits, {one.id: one.first_page for one in volume.sections})
        linked = replace(clean.linked, volumes=(replace(volume, word=word, pdf=pdf),))
        return read_volume(linked.volumes[0], plan, clean.reading)
