"""The bid with everything bound to its evidence or answer, or to a gap with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bidkit.finding import Answer
from bidkit.model.bid import Bid, Price, PriceLine, Reply
from bidkit.model.gap import Gap
from bidkit.model.library import Attachment, Fact, Library, Person
from bidkit.model.tender import Criterion, Form, Requirement, Tender


@dataclass(frozen=True, slots=True)
class Proof:
    """A record and those of its pages that prove something."""

    record_id: str
    title: str
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a need, why, and what proves it; ``gaps`` holds what each record that failed lacks."""

    answer: Answer
    reason: str
    proofs: tuple[Proof, ...] = ()
    gaps: tuple[Gap, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Binding:
    """One requirement with its evidence or answer."""

    requirement: Requirement
    verdict: Verdict
    reply: Reply | None = None


@dataclass(frozen=True, slots=True)
class ScoreBinding:
    """One scoring item with what earns its points; ``earned`` is None where a judge decides."""

    criterion: Criterion
    verdict: Verdict
    earned: Decimal | None
    where: str = ""


@dataclass(frozen=True, slots=True)
class TeamSeat:
    """A person in a role of this project."""

    person: Person
    role: str
    duty: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Library, tender and bid joined; the stages after bind read nothing else.

    ``price`` has a total; where the tender asks for unit prices it is None, and ``unit_prices`` holds the table.
    """

    library: Library
    tender: Tender
    bid: Bid
    price: Price | None
    bindings: tuple[Binding, ...] = ()
    scores: tuple[ScoreBinding, ...] = ()
    team: tuple[TeamSeat, ...] = ()
    unit_prices: Price | None = None

    @property
    def table(self) -> Price | None:
        """Return the price table, whether its sum means anything or not."""
        return self.price if self.unit_prices is None else self.unit_prices

    @property
    def lines(self) -> tuple[PriceLine, ...]:
        """Return the lines of the price table; none without one."""
        return self.table.lines if self.table is not None else ()

    def verdict(self, item_id: str) -> Verdict | None:
        """Return the verdict of a requirement or scoring item by its id."""
        for binding in self.bindings:
            if binding.requirement.id == item_id:
                return binding.verdict
        return next((score.verdict for score in self.scores if score.criterion.id == item_id), None)

    def record(self, record_id: str) -> Fact | None:
        """Return a library record by id."""
        return self.library.find(record_id)

    def proofs_of(self, name: str) -> tuple[Proof, ...]:
        """Return the proofs that a requirement, scoring item or record id stands for, forms left out.

        ``record:kind`` narrows a record to its scans of one kind, as in ``zhang-wei:id-card``.
        """
        name, _, kind = name.partition(":")
        verdict = self.verdict(name)
        if verdict is not None:
            return tuple(proof for proof in verdict.proofs if proof.attachments)
        record = self.record(name)
        if record is None:
            return ()
        papers = tuple(paper for paper in record.papers() if kind in ("", paper.kind))
        title = "、".join(paper.title for paper in papers if paper.title) if kind else ""
        return (Proof(record.id, title or record.label, papers),)

    def form(self, form_id: str) -> Form | None:
        """Return a prescribed form by id."""
        return self.tender.form(form_id)
