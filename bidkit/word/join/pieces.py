"""Join sections and scans into one Word file per volume; every section keeps its page setup, headers and numbering.

docxcompose drops page setup and headers of all but the first document (its issues 56 and 67), so this joins the
XML itself. Pictures on disk are streamed into the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bidkit.word.join.scans import ScanSheet, scan_package
from bidkit.word.join.settings import write_properties
from bidkit.word.join.volume import Volume, Ways
from bidkit.word.package import Package, read_package, write_package
from bidkit.word.pages.layout import has_even

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

__all__ = ["JoinReport", "Piece", "ScanPiece", "ScanSheet", "VolumeSetup", "WordPiece", "join"]


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A section, its tokens already resolved; ``page_number`` asks for the volume's number line in its footers."""

    name: str
    data: bytes
    page_number: bool = True


@dataclass(frozen=True, slots=True)
class ScanPiece:
    """Scanned pages, one on each page of the volume."""

    name: str
    sheets: tuple[ScanSheet, ...]
    page_number: bool = True


Piece: TypeAlias = WordPiece | ScanPiece


@dataclass(frozen=True, slots=True)
class VolumeSetup:
    """What a volume says about itself and shows on every page; a blind volume says nothing."""

    title: str
    bidder: str
    created: datetime | None
    number_format: str = "{n}"
    first_number: int = 1
    watermark: str = ""
    blind: bool = False


@dataclass(frozen=True, slots=True)
class JoinReport:
    """What could not be carried over unchanged, in Chinese."""

    notes: tuple[str, ...] = ()


def join(pieces: Sequence[Piece], out: Path, setup: VolumeSetup) -> JoinReport:
    """Write the pieces in order into one Word file and return what did not come through unchanged.

    Raises:
        UnreadableError: a piece is no .docx.
        NotWritableError: the file cannot be written.
    """
    pieces = [piece for piece in pieces if not isinstance(piece, ScanPiece) or piece.sheets]
    if not pieces:
        raise ValueError("a volume needs at least one piece")
    packages = [_package(piece, setup.watermark) for piece in pieces]
    base = next(
        (package for piece, package in zip(pieces, packages, strict=True) if isinstance(piece, WordPiece)),
        packages[0],
    )
    ways = Ways(
        number_format=setup.number_format,
        first_number=setup.first_number,
        watermark=setup.watermark,
        blind=setup.blind,
        even=any(has_even(package) for package in packages),
    )
    volume = Volume(base, ways)
    for piece, package in zip(pieces, packages, strict=True):
        volume.add(package, piece.name, piece.page_number)
    made = volume.finish()
    _describe(made, setup)
    write_package(made, out)
    return JoinReport(tuple(dict.fromkeys(volume.notes)))


def _package(piece: Piece, watermark: str) -> Package:
    if isinstance(piece, ScanPiece):
        return scan_package(piece.sheets, piece.name, watermark)
    return read_package(piece.data, name=piece.name)


def _describe(package: Package, setup: VolumeSetup) -> None:
    if setup.blind:
        write_properties(package, "", "", None)
    else:
        write_properties(package, setup.title, setup.bidder, setup.created)
