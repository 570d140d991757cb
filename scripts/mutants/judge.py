"""What is seen of one mutant: the rules on its data, or the audit of its one volume."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.check.run import run_data, run_documents
from bidkit.errors import BidkitError
from bidkit.finished.volume import PdfForm, WordForm, finished_volume
from scripts.mutants.data import data_mutants
from scripts.mutants.mutant import Mutant
from scripts.mutants.pages import file_mutants, text_mutants, with_page
from scripts.mutants.word import WordFile
from tests.defects.overlay import planted_dossier
from tests.defects.pdf_edit import BASE_FONT, edit_pdf

if TYPE_CHECKING:
    from bidkit.finding import Finding
    from bidkit.model.document import FinishedVolume
    from bidkit.model.tender import VolumePlan
    from tests.defects.clean_bid import CleanBid

ORDER = ("info", "warning", "error", "fatal")
WORD_BESIDE_PDF = "D035"  # only says that the PDF was not made again
Said = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A mutant with the worst that was said of it; ``codes`` are those of all new findings."""

    mutant: Mutant
    severity: str
    codes: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Return whether it went as it must: silent below error if honest; error or worse if it decides the bid."""
        loud = self.severity in ("error", "fatal", "refused")
        if self.mutant.honest:
            return not loud
        return loud if self.mutant.decides else self.severity not in ("", "info")


@dataclass
class Judge:
    """One bid with its files and what is said of them as they are."""

    bid: CleanBid
    name: str
    known: dict[tuple[str, str], frozenset[Said]] = field(default_factory=dict)

    @cached_property
    def files(self) -> dict[str, WordFile]:
        """Return the Word file of each volume."""
        made = {one.id: one for one in self.bid.linked.volumes}
        return {v.id: WordFile(self.bid, self.name, v, made[v.id]) for v in self.bid.volumes}

    def mutants(self, volumes: Sequence[str] | None = None) -> list[Mutant]:
        """Return every mutant of this bid; of some volumes only, the data being the volume "", if they are named."""
        listed = list(data_mutants(self.bid, self.name)) if volumes is None or "" in volumes else []
        for volume, file in self.files.items():
            if volumes is not None and volume not in volumes:
                continue
            listed += file.mutants()
            if file.linked.pdf is not None:
                listed += text_mutants(file, self.bid.reading.pdf(file.linked.pdf))
                listed += file_mutants(file)
        return listed

    def warm(self) -> None:
        """Read everything once, so that workers share it."""
        for volume, file in self.files.items():
            self._known(volume, "word")
            if file.linked.pdf is not None:
                self._known(volume, "pdf")
        self._known("", "data")

    def judge(self, mutant: Mutant) -> Outcome:
        """Return what is seen of a mutant."""
        if mutant.data is not None:
            return self._data(mutant)
        volume, form = self._changed(mutant)
        return self._new(mutant, self._document(volume), form)

    def _data(self, mutant: Mutant) -> Outcome:
        try:
            dossier = planted_dossier(self.bid, mutant.data)
        except BidkitError:
            return Outcome(mutant, "refused", ("load",))
        world = replace(self.bid.world, dossier=dossier, volumes=(), faults=self.bid.faults_of(dossier))
        return self._new(mutant, run_data(self.bid.checklist, world), "data")

    def _changed(self, mutant: Mutant) -> tuple[FinishedVolume, str]:
        file = self.files[mutant.volume]
        pdf = file.linked.pdf
        if mutant.page is not None and pdf is not None:
            return self._only_pdf(
                file, PdfForm(pdf.name, with_page(self.bid.reading.pdf(pdf), mutant))
            ), "pdf"
        with tempfile.TemporaryDirectory() as folder:
            if mutant.place == "PDF 文件" and pdf is not None:
                target = Path(folder) / pdf.name
                edit_pdf(pdf, target, mutant.edits, {})
                return self._only_pdf(file, PdfForm(pdf.name, self.bid.reading.pdf(target))), "pdf"
            target = Path(folder) / file.linked.word.name
            file.write(mutant, target)
            return self._with_word(file, WordForm(target.name, self.bid.reading.word(target))), "word"

    def _only_pdf(self, file: WordFile, pdf: PdfForm) -> FinishedVolume:
        return finished_volume(self._plan(file), None, pdf)

    def _with_word(self, file: WordFile, word: WordForm) -> FinishedVolume:
        pdf = file.linked.pdf
        form = PdfForm(pdf.name, self.bid.reading.pdf(pdf)) if pdf is not None else None
        return finished_volume(self._plan(file), word, form, file.linked.sections)

    def _plan(self, file: WordFile) -> VolumePlan:
        plans = self.bid.dossier.tender.package.volumes
        plan = next(one for one in plans if one.id == file.volume.id)
        titles = {one.id: one.title for one in file.volume.sections}
        sections = tuple(s.model_copy(update={"title": titles.get(s.id, s.title)}) for s in plan.sections)
        return plan.model_copy(update={"sections": sections})

    def _document(self, volume: FinishedVolume) -> tuple[Finding, ...]:
        """Return what the rules say of this volume as if the tender wanted no other, as the audit of one file does."""
        dossier = self.bid.dossier
        package = dossier.tender.package
        plans = tuple(plan for plan in package.volumes if plan.id == volume.id)
        tender = dossier.tender.model_copy(update={"package": package.model_copy(update={"volumes": plans})})
        printed = tuple(one for one in self.bid.printed if one.volume_id == volume.id)
        world = replace(
            self.bid.world, dossier=replace(dossier, tender=tender), volumes=(volume,), printed=printed
        )
        return run_documents(self.bid.checklist, world)

    def _new(self, mutant: Mutant, found: Sequence[Finding], form: str) -> Outcome:
        known = self._known(mutant.volume, form)
        new = [
            one for one in found
            if _said(one) not in known and one.code != WORD_BESIDE_PDF and BASE_FONT not in one.message
        ]  # fmt: skip
        worst = max(new, key=lambda one: ORDER.index(one.severity.value), default=None)
        return Outcome(
            mutant, worst.severity.value if worst else "", tuple(sorted({one.code for one in new}))
        )

    def _known(self, volume: str, form: str) -> frozenset[Said]:
        if (volume, form) not in self.known:
            self.known[volume, form] = frozenset(map(_said, self._untouched(volume, form)))
        return self.known[volume, form]

    def _untouched(self, volume: str, form: str) -> tuple[Finding, ...]:
        if form == "data":
            return run_data(self.bid.checklist, replace(self.bid.world, volumes=()))
        file = self.files[volume]
        if form == "pdf":
            assert file.linked.pdf is not None
            return self._document(
                self._only_pdf(file, PdfForm(file.linked.pdf.name, self.bid.reading.pdf(file.linked.pdf)))
            )
        word = WordForm(file.linked.word.name, self.bid.reading.word(file.linked.word))
        return self._document(self._with_word(file, word))


def _said(finding: Finding) -> Said:
    return finding.code, finding.subject, finding.message
