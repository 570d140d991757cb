"""JPEG: segments up to the end of the picture. Frame, tables and scans are never looked into."""

from __future__ import annotations

import re

from bidkit.pictures.block import Block, Sort, TornError
from bidkit.pictures.ifd import says_only_its_turn

SOI, END = b"\xff\xd8", b"\xff\xd9"
SCAN = 0xDA
COMMENT = 0xFE
ALONE = {0x01, *range(0xD0, 0xD8), END[1]}
# In a scan 0xFF is followed by 0 (a plain byte), by D0..D7 (a restart) or by another 0xFF (filling).
SCAN_ENDS = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
ICC, ADOBE, JFIF = b"ICC_PROFILE\0", b"Adobe", b"JFIF\0"
EXIF = b"Exif\0\0"
XMP = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")
PHOTOSHOP = b"Photoshop 3.0\0"
THUMBNAIL = b"JFXX\0"
JFIF_BARE = 14
"""Bytes of the JFIF header without its thumbnail."""


def blocks(data: bytes) -> list[Block]:
    """Return the segments of a JPEG in order; where they make no sense any more the rest is left as it is."""
    found, at = [Block(SOI)], len(SOI)
    while at < len(data):
        try:
            block, at = _next(data, at)
        except TornError:
            return [*found, Block(data[at:])]
        found.append(block)
        if block.raw == END:
            break
    rest = data[at:]
    return [*found, Block(rest, Sort.PICTURE, rest)] if rest else found


def joined(found: list[Block], orientation: bytes) -> bytes:
    """Return the JPEG of these blocks; a turned picture keeps an EXIF block that says the turn and nothing else."""
    if orientation:
        place = 2 if len(found) > 1 and found[1].raw[4:9] == JFIF else 1
        found = [*found[:place], _segment_of(0xE1, EXIF + orientation), *found[place:]]
    return b"".join(block.raw for block in found)


def _next(data: bytes, at: int) -> tuple[Block, int]:
    """Return the segment at this place, a scan with its coded bytes, and the place behind it."""
    marker, at = _marker(data, at)
    if marker in ALONE:
        return Block(bytes((0xFF, marker))), at
    end = at + int.from_bytes(data[at : at + 2], "big")
    if end < at + 2 or end > len(data):
        raise TornError("segment")
    if marker == SCAN:
        ends = SCAN_ENDS.search(data, end)
        stop = ends.start() if ends else len(data)
        return Block(data[at - 2 : stop]), stop
    return _segment(marker, data[at + 2 : end]), end


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Return the marker at this place and the place behind it; filling bytes before it are left out."""
    if data[at : at + 1] != b"\xff":
        raise TornError("marker")
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data):
        raise TornError("end")
    return data[at], at + 1


def _segment(marker: int, body: bytes) -> Block:
    raw = _segment_of(marker, body).raw
    if marker == COMMENT:
        return Block(raw, Sort.NOTE, body)
    if not 0xE0 <= marker <= 0xEF:
        return Block(raw)
    return _application(marker, body, raw)


def _application(marker: int, body: bytes, raw: bytes) -> Block:
    if marker == 0xE0 and body.startswith(JFIF) and len(body) >= JFIF_BARE:
        return _segment_of(marker, body[: JFIF_BARE - 2] + b"\0\0")
    if (marker == 0xE2 and body.startswith(ICC)) or (marker == 0xEE and body.startswith(ADOBE)):
        return Block(raw)
    if marker == 0xE0 and body.startswith(THUMBNAIL):
        return Block(raw, Sort.PICTURE, b"")
    if marker == 0xE1 and body.startswith(EXIF):
        told = body[len(EXIF) :]
        return Block(raw) if says_only_its_turn(told) else Block(raw, Sort.EXIF, told)
    for name in XMP:
        if marker == 0xE1 and body.startswith(name):
            return Block(raw, Sort.XMP, body[len(name) :])
    if marker == 0xED and body.startswith(PHOTOSHOP):
        return Block(raw, Sort.IPTC, body[len(PHOTOSHOP) :])
    return Block(raw, Sort.OTHER, body)


def _segment_of(marker: int, body: bytes) -> Block:
    return Block(bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body)
