"""A notice of results as records: who won, who offered what, and until when it may be challenged. Nothing is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from bidkit.model.purchase import Regime

NoticeKind = Literal["candidates", "result", "failed"]
NOTICE_NAMES: dict[NoticeKind, str] = {
    "candidates": "中标候选人公示",
    "result": "结果公告",
    "failed": "终止（废标、流标）公告",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One bidder of a notice; what the notice does not say is None or empty.

    ``price`` is in yuan, ``parts`` are points by the notice's own heads, ``out`` says why it was not valid, ``lot`` is
    its package, ``quote`` the row or sentence it was read from.
    """

    name: str
    rank: int | None = None
    price: Decimal | None = None
    points: Decimal | None = None
    parts: tuple[tuple[str, Decimal], ...] = ()
    out: str = ""
    lot: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What one notice says.

    ``winners`` are those it names as such, or the first candidates; ``said`` is where. ``day`` is the day it is signed
    or published, ``until`` the printed last day of its period. ``regime`` is guessed from the word ``by``; both are ""
    where no word tells.
    """

    file: str
    kind: NoticeKind
    title: str
    project: str = ""
    number: str = ""
    winners: tuple[str, ...] = ()
    said: str = ""
    offers: tuple[Offer, ...] = ()
    day: date | None = None
    until: date | None = None
    regime: Regime | Literal[""] = ""
    by: str = ""
    text: str = field(default="", repr=False)
    doubts: tuple[str, ...] = ()

    def of(self, *names: str) -> Offer | None:
        """Return what is said of a company under one of its names."""
        return next((one for one in self.offers if one.name in names), None)
