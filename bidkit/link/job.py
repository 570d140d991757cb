"""What linking is asked for and what it gives, as records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.model.document import PlacedSection
from bidkit.pdf.scans.scan import Scan, ScanPage
from bidkit.store.cache import Cache
from bidkit.watch import Watch

if TYPE_CHECKING:
    from bidkit.model.tender import PageNumbers
    from bidkit.tools.soffice import Soffice

ScanAt = dict[tuple[Path, int], tuple[Scan, ScanPage]]


@dataclass(frozen=True, slots=True)
class Dress:
    """What every volume wears: page numbers, the bidder's name, the time in the files, the draft mark."""

    numbers: PageNumbers
    bidder: str
    created: datetime | None
    watermark: str
    cache: Cache


@dataclass(frozen=True, slots=True)
class LinkJob:
    """Where to write, under which names, and with which converter (None: Word files only).

    The folder's name in the workspace, ``shown``, is what the page map of its last build is remembered by. ``watch``
    hears of each round.
    """

    folder: Path
    stems: dict[str, str]
    soffice: Soffice | None
    dress: Dress
    shown: str
    watch: Watch = field(default_factory=Watch)


@dataclass(frozen=True, slots=True)
class LinkedVolume:
    """A volume's finished files and where its sections lie; no PDF and no pages without a converter."""

    id: str
    word: Path
    pdf: Path | None
    pages: int
    sections: tuple[PlacedSection, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """All volumes, the references (section id, anchor) that lead nowhere, and volume and page of every anchor.

    ``words`` says what a person calls an anchor; ``flattened`` are the sections whose formulas are lines in the PDF.
    """

    volumes: tuple[LinkedVolume, ...]
    missing: tuple[tuple[str, str], ...]
    rounds: int
    anchors: dict[str, tuple[str, int]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    flattened: tuple[str, ...] = ()
