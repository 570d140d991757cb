"""What a rule may look at: the dossier, the state of the evidence files and the text of the finished volumes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from bidkit.check.used import Uses, uses_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.document import EvidenceFault, FileTraces, FinishedVolume
    from bidkit.model.dossier import Dossier, Proof
    from bidkit.model.library import Library
    from bidkit.model.printed import PrintedSection
    from bidkit.model.tender import SectionPlan, Tender, VolumePlan
    from bidkit.proofread.misprint import Misprint


class NotReadError(Exception):
    """A rule asked for a field of tender.yaml that nobody has read; what rests on it is unknown."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True)
class World:
    """Everything the checks read; ``volumes`` is empty before the files are made, ``codes`` are the rules run.

    ``told`` are the source files that tell more than they show, ``printed`` what the sections print from the data.
    """

    dossier: Dossier
    faults: tuple[EvidenceFault, ...] = ()
    volumes: tuple[FinishedVolume, ...] = ()
    codes: frozenset[str] = frozenset()
    told: tuple[FileTraces, ...] = ()
    printed: tuple[PrintedSection, ...] = ()

    @property
    def tender(self) -> Tender:
        """Return the tender."""
        return self.dossier.tender

    @property
    def library(self) -> Library:
        """Return the library."""
        return self.dossier.library

    @property
    def opening(self) -> date:
        """Return the day validity is judged at; NotReadError while nobody has read it in the tender."""
        return self.opening_at.date()

    @property
    def opening_at(self) -> datetime:
        """Return the moment of the opening; NotReadError as above."""
        if self.tender.dates.opening is None:
            raise NotReadError("dates.opening")
        return self.tender.dates.opening

    @property
    def deadline(self) -> datetime:
        """Return the moment bids must be in; NotReadError as above."""
        if self.tender.dates.deadline is None:
            raise NotReadError("dates.deadline")
        return self.tender.dates.deadline

    @property
    def validity_days(self) -> int:
        """Return how long the tender wants bids to stay valid; NotReadError as above."""
        if self.tender.dates.validity_days is None:
            raise NotReadError("dates.validity_days")
        return self.tender.dates.validity_days

    @property
    def validity_end(self) -> date:
        """Return the last day of the bid validity period, counted from the deadline; NotReadError as above."""
        return self.deadline.date() + timedelta(days=self.validity_days)

    def sections(self) -> Iterator[tuple[VolumePlan, SectionPlan]]:
        """Yield every planned section with its volume, in order."""
        for volume in self.tender.package.volumes:
            for section in volume.sections:
                yield volume, section

    @cached_property
    def bound(self) -> tuple[Proof, ...]:
        """Return the proofs whose papers are laid into some volume."""
        return tuple(
            proof
            for _, section in self.sections()
            for name in section.scans
            for proof in self.dossier.proofs_of(name)
        )

    @cached_property
    def uses(self) -> Uses:
        """Return what requirements and scoring items rest on."""
        return uses_of(self.dossier)

    @cached_property
    def misprints(self) -> tuple[Misprint, ...]:
        """Return where the finished volumes do not say what was printed from the data."""
        from bidkit.proofread.compare import misprints  # the data alone are judged without it

        return misprints(self.printed, self.volumes, self.dossier)

    @cached_property
    def used_records(self) -> frozenset[str]:
        """Return the ids of all records that the bid hands in, names or was told to use."""
        bid = self.dossier.bid
        used = {self.library.company.id, bid.signer.person}
        used |= {proof.record_id for binding in self.dossier.bindings for proof in binding.verdict.proofs}
        used |= {proof.record_id for score in self.dossier.scores for proof in score.verdict.proofs}
        used |= {record_id for ids in bid.evidence.values() for record_id in ids}
        used |= {record_id for reply in bid.answers.values() for record_id in reply.evidence}
        used |= {member.person for member in bid.team}
        used |= {name for _, section in self.sections() for name in (*section.scan_ids, section.text)}
        return frozenset(used)
