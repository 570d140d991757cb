"""A piece of a picture file, as its format cuts it: what decides the look, or what only tells of somebody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a piece is for; everything but LOOK goes."""

    LOOK = "look"
    EXIF = "exif"
    XMP = "xmp"
    IPTC = "iptc"
    NOTE = "note"
    PICTURE = "picture"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """``raw`` is the piece as it stands in the file, ``told`` the part of it that says something."""

    raw: bytes
    sort: Sort = Sort.LOOK
    told: bytes = b""


class TornError(ValueError):
    """The bytes are not what their first letters promise; nothing is said of them and nothing is cut."""
