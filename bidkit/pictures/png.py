"""PNG: chunks. Those that decide what is seen stay; text, time, EXIF, private chunks and what follows the end go."""

from __future__ import annotations

import binascii
import re
import zlib

from bidkit.pictures.block import Block, Sort

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LOOK = {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD", b"cICP", b"mDCV", b"cLLI"}
TEXT = (b"tEXt", b"zTXt", b"iTXt")
MOST_TEXT = 1 << 16
RAW_PROFILE = b"Raw profile type "


def blocks(data: bytes) -> list[Block]:
    """Return the chunks of a PNG in order; where they make no sense any more the rest is left as it is."""
    found, at = [Block(SIGNATURE)], len(SIGNATURE)
    while at < len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        name, body, raw = data[at + 4 : at + 8], data[at + 8 : end - 4], data[at:end]
        if end > len(data) or not name.isalpha():
            return [*found, Block(data[at:])]
        found.append(_chunk(name, body, raw))
        at = end
        if name == b"IEND":
            break
    rest = data[at:]
    return [*found, Block(rest, Sort.PICTURE, rest)] if rest else found


def joined(found: list[Block], orientation: bytes) -> bytes:
    """Return the PNG of these blocks; a turned picture keeps an eXIf chunk that says the turn and nothing else."""
    if orientation:
        found = [*found[:2], Block(_raw(b"eXIf", orientation)), *found[2:]]
    return b"".join(block.raw for block in found)


def _chunk(name: bytes, body: bytes, raw: bytes) -> Block:
    if name[:1].isupper() or name in LOOK:
        return Block(raw)
    if name == b"eXIf":
        return Block(raw, Sort.EXIF, body)
    if name in TEXT:
        return _text(name, body, raw)
    return Block(raw, Sort.OTHER, name)


def _text(name: bytes, body: bytes, raw: bytes) -> Block:
    key, _, rest = body.partition(b"\0")
    if name == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
        text = _unpacked(rest) if packed else rest
    else:
        text = _unpacked(rest[1:]) if name == b"zTXt" else rest
    if key == b"XML:com.adobe.xmp":
        return Block(raw, Sort.XMP, text)
    if key.startswith(RAW_PROFILE):
        return _profile(key.removeprefix(RAW_PROFILE), text, raw)
    return Block(raw, Sort.NOTE, key + b"\0" + text)


def _profile(kind: bytes, text: bytes, raw: bytes) -> Block:
    """Return the block that ImageMagick writes as lines of hexadecimal digits."""
    digits = re.sub(rb"\s", b"", text.strip().split(b"\n", 2)[-1])
    try:
        body = binascii.unhexlify(digits)
    except binascii.Error:
        return Block(raw, Sort.OTHER, kind)
    if kind in (b"exif", b"APP1"):
        return Block(raw, Sort.XMP if b"<x:xmpmeta" in body else Sort.EXIF, body.removeprefix(b"Exif\0\0"))
    return Block(raw, {b"xmp": Sort.XMP, b"iptc": Sort.IPTC}.get(kind, Sort.OTHER), body)


def _unpacked(packed: bytes) -> bytes:
    """Return the first part of packed text: a few bytes may unpack to gigabytes."""
    try:
        return zlib.decompressobj().decompress(packed, MOST_TEXT)
    except zlib.error:
        return b""


def _raw(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")
