"""A document that the tender prescribes, and where the tender says so."""

from typing import Literal

from bidkit.model.bounds import Pages
from bidkit.model.record import Record


class Source(Record):
    """Where the tender says it: page, clause, and the first words as quoted."""

    file: str = ""
    page: Pages | None = None
    clause: str = ""
    quote: str = ""

    def __str__(self) -> str:
        page = f"第{self.page}页" if self.page else ""
        return " ".join(part for part in (self.file, page, self.clause) if part)


class Form(Record):
    """A document the tender prescribes, with the seals and signatures it asks for.

    ``notes`` say what its template did not carry over unchanged, ``blanks`` what nobody has filled in it yet. One that
    is not needed says ``by`` whom that was settled and for what ``reason``; ``proposal`` are the tender's own words for
    it, which a person still has to confirm. ``later`` is filled and handed in on the spot and in no volume.
    """

    id: str
    title: str
    template: str
    seal: tuple[Literal["company", "legal-person", "joint"], ...] = ()
    sign: tuple[Literal["authorised", "legal-person", "either"], ...] = ()
    join: Literal["and", "or"] = "and"
    required: bool = True
    by: str = ""
    reason: str = ""
    proposal: str = ""
    later: bool = False
    source: Source = Source()
    notes: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
