"""A picture without its talk: ``bare`` cuts, ``traces`` says what would be cut. The pixels' bytes stay the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.pictures import boxed, drawn, jpeg, png
from bidkit.pictures.block import Block, Sort, TornError
from bidkit.pictures.ifd import bare_tiff, only_orientation, orientation_of
from bidkit.pictures.said import said_by

if TYPE_CHECKING:
    from collections.abc import Callable

UNREAD = "图片信息：读不出"
TIFF = (b"II*\0", b"MM\0*")
JP2 = b"\0\0\0\x0cjP  \r\n\x87\n"


def bare(data: bytes) -> bytes:
    """Return the same picture without place, device, names and remarks; a turned one keeps the tag of its turn.

    The same bytes come back when there is nothing to cut, and for what is no picture or a torn one.
    """
    try:
        return _bare(data)
    except (TornError, IndexError):
        return data


def traces(data: bytes) -> tuple[str, ...]:
    """Return what the picture says beside what it shows, each as ``名称：内容``, sorted; empty if it says nothing."""
    try:
        return tuple(sorted(set(_said(data))))
    except (TornError, IndexError):
        return (UNREAD,)


def _bare(data: bytes) -> bytes:
    if data.startswith(TIFF):
        return bare_tiff(data)
    if drawn.is_emf(data):
        return drawn.bare_emf(data)
    if drawn.is_svg(data):
        return drawn.bare_svg(data)
    cut = _cutter(data)
    if cut is None:
        return data
    split, join = cut
    found = split(data)
    turn = next((orientation_of(block.told) for block in found if block.sort is Sort.EXIF), 1)
    kept = join([block for block in found if block.sort is Sort.LOOK], only_orientation(turn))
    return kept if kept != data else data


def _said(data: bytes) -> list[str]:
    if data.startswith(TIFF):
        return list(said_by(Block(data, Sort.EXIF, data)))
    if drawn.is_emf(data):
        return list(said_by(Block(data, Sort.NOTE, drawn.emf_words(data))))
    if drawn.is_svg(data):
        return list(said_by(Block(data, Sort.NOTE, drawn.svg_words(data))))
    if data[4:8] == b"ftyp":  # HEIC and its kin: what they say is kept where this does not look
        return [UNREAD]
    cut = _cutter(data)
    found = cut[0](data) if cut is not None else []
    inner = [block.told[block.told.find(jpeg.SOI) :] for block in found if block.sort is Sort.PICTURE]
    behind = [word for told in inner if told.startswith(jpeg.SOI) for word in traces(told)]
    return [*behind, *(word for block in found for word in said_by(block))]


def _plain_join(found: list[Block], _: bytes) -> bytes:
    return b"".join(block.raw for block in found)


def _cutter(
    data: bytes,
) -> tuple[Callable[[bytes], list[Block]], Callable[[list[Block], bytes], bytes]] | None:
    if data.startswith(b"\xff\xd8\xff"):
        return jpeg.blocks, jpeg.joined
    if data.startswith(png.SIGNATURE):
        return png.blocks, png.joined
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return boxed.gif_blocks, _plain_join
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return boxed.webp_blocks, boxed.webp_joined
    return (boxed.jp2_blocks, _plain_join) if data.startswith(JP2) else None
