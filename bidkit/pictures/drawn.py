"""Drawings: EMF and SVG. Their description, metadata and remembered paths go, their lines stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

EMF_SIGN = slice(40, 44)
_SVG_TALK = re.compile(
    rb"(<!--)|<((?:\w+:)?metadata)\b[^<>]*>"
    rb"|\s(?:inkscape:export-filename|sodipodi:doc(?:name|base)|sodipodi:absref)\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')"
)
_SVG = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<(?:\w+:)?svg\b", re.DOTALL
)
_TAGS = re.compile(rb"<[^>]*>|<!--|-->")


def is_emf(data: bytes) -> bool:
    """Return whether the bytes are an enhanced metafile."""
    return data[:4] == b"\1\0\0\0" and data[EMF_SIGN] == b" EMF"


def is_svg(data: bytes) -> bool:
    """Return whether the bytes are an SVG drawing."""
    return _SVG.match(data[:4096]) is not None


def bare_emf(data: bytes) -> bytes:
    """Return the metafile with its description blanked."""
    place = _description(data)
    return data[: place.start] + bytes(place.stop - place.start) + data[place.stop :]


def emf_words(data: bytes) -> bytes:
    """Return the description of a metafile: mostly the program and the picture's name."""
    return data[_description(data)].decode("utf-16-le", "replace").replace("\0", " ").strip().encode()


def bare_svg(data: bytes) -> bytes:
    """Return the drawing without metadata, remarks and remembered paths."""
    kept, at = [], 0
    for part in _talk(data):
        kept.append(data[at : part.start])
        at = part.stop
    return b"".join([*kept, data[at:]])


def svg_words(data: bytes) -> bytes:
    """Return what ``bare_svg`` takes out, as words."""
    return b" ".join(_TAGS.sub(b" ", data[part]).strip() for part in _talk(data)).strip()


def _talk(data: bytes) -> Iterator[slice]:
    """Yield what is cut; what is opened and never closed stays."""
    at = 0
    while found := _SVG_TALK.search(data, at):
        end = found.end()
        if found[1] or (found[2] and not found[0].endswith(b"/>")):
            close = b"-->" if found[1] else b"</" + found[2] + b">"
            end = data.find(close, end) + len(close)
            if end < found.end():
                return
        yield slice(found.start(), end)
        at = end


def _description(data: bytes) -> slice:
    letters = int.from_bytes(data[60:64], "little")
    start = int.from_bytes(data[64:68], "little")
    head = int.from_bytes(data[4:8], "little")
    fits = letters > 0 and start >= 88 and start + 2 * letters <= min(head, len(data))
    return slice(start, start + 2 * letters) if fits else slice(0, 0)
