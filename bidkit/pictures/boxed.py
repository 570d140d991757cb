"""GIF, WebP and JPEG 2000: blocks, chunks and boxes. The pixels' own are passed on, the talk beside them is not."""

from __future__ import annotations

from bidkit.pictures.block import Block, Sort, TornError

GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
WEBP_EXIF, WEBP_XMP = 0x08, 0x04
JP2_TALK = (b"uuid", b"uinf", b"xml ")
JP2_POINTS = (b"ftbl", b"mdat")
"""Boxes that name places of the file by offset: it cannot be cut."""
GEO = bytes.fromhex("b14bf8bd083d4b43a5ae8cd7d5a6ce03")


def gif_blocks(data: bytes) -> list[Block]:
    """Return the blocks of a GIF; raises TornError where the bytes make no GIF."""
    at = 13 + _colours(data[10:11])
    found = [Block(data[:at])]
    while True:
        lead = data[at : at + 1]
        if lead == b";":
            rest = data[at + 1 :]
            return [*found, Block(lead), *([Block(rest, Sort.PICTURE, rest)] if rest else [])]
        if lead == b"!":
            end = _sub_blocks(data, at + 2)
            found.append(_extension(data[at + 1], data[at:end]))
        elif lead == b",":
            end = _sub_blocks(data, at + 11 + _colours(data[at + 9 : at + 10]))
            found.append(Block(data[at:end]))
        else:
            raise TornError("block")
        at = end


def webp_blocks(data: bytes) -> list[Block]:
    """Return the chunks of a WebP file; raises TornError where the bytes make no WebP."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise TornError("size")
    found, at = [], 12
    while at < end:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        stop = at + 8 + size + size % 2
        if stop > end:
            raise TornError("chunk")
        name, body, raw = data[at : at + 4], data[at + 8 : at + 8 + size], data[at:stop]
        sort = {b"EXIF": Sort.EXIF, b"XMP ": Sort.XMP}.get(name, Sort.LOOK)
        found.append(Block(raw, sort, body.removeprefix(b"Exif\0\0")))
        at = stop
    rest = data[end:]
    return [*found, Block(rest, Sort.PICTURE, rest)] if rest else found


def webp_joined(found: list[Block], orientation: bytes) -> bytes:
    """Return the WebP file of these chunks, its head saying what there is."""
    chunks = [_webp_head(block.raw, bool(orientation)) for block in found]
    if orientation:
        padded = orientation + bytes(len(orientation) % 2)
        chunks.append(b"EXIF" + len(orientation).to_bytes(4, "little") + padded)
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def jp2_blocks(data: bytes) -> list[Block]:
    """Return the boxes of a JPEG 2000 file; raises TornError where they cannot be told or cut."""
    found, at = [], 0
    while at < len(data):
        size, head = int.from_bytes(data[at : at + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        end = at + size if size else len(data)
        name = data[at + 4 : at + 8]
        if end > len(data) or end < at + head or name in JP2_POINTS:
            raise TornError("box")
        sort = Sort.XMP if name in JP2_TALK else Sort.LOOK
        if sort is Sort.XMP and data[at + head :].startswith(GEO):
            sort = Sort.OTHER
        found.append(Block(data[at:end], sort, data[at + head : end]))
        at = end
    return found


def _colours(flags: bytes) -> int:
    """Return the bytes of the colour table that these flags announce."""
    if not flags:
        raise TornError("flags")
    return 3 << (flags[0] & 7) + 1 if flags[0] & 0x80 else 0


def _sub_blocks(data: bytes, at: int) -> int:
    """Return the place behind a chain of sub-blocks."""
    while at < len(data):
        size = data[at]
        at += 1 + size
        if not size:
            return at
    raise TornError("chain")


def _extension(label: int, raw: bytes) -> Block:
    if label == 0xFE:
        return Block(raw, Sort.NOTE, raw[3:-1])
    if label != 0xFF or raw[3:14] in GIF_LOOPS:
        return Block(raw)
    return Block(raw, Sort.XMP if raw[3:14] == b"XMP DataXMP" else Sort.OTHER, raw[14:])


def _webp_head(raw: bytes, turned: bool) -> bytes:
    if not raw.startswith(b"VP8X"):
        return raw
    flags = raw[8] & ~(WEBP_EXIF | WEBP_XMP) | (WEBP_EXIF if turned else 0)
    return raw[:8] + bytes((flags,)) + raw[9:]
