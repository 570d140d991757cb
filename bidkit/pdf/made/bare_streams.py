"""Take out of a PDF that is being written what its parts tell beside what they show; coded pixels stay as they are.

A JPEG or JPEG 2000 travels in a PDF with everything its camera wrote into it, and any reader can save it again; other
programs leave notes for themselves in pages and pictures.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import pikepdf

from bidkit.pdf.made.placing import PRIVATE
from bidkit.pdf.seen.read import DAMAGE
from bidkit.pictures.bare import bare

WHOLE_FILES = ("/DCTDecode", "/DCT", "/JPXDecode")
# The tree of pages is held together by /Parent.
LEFT_BEHIND = tuple(key for key in PRIVATE if key != "/Parent")
_PRIVATE = re.compile(rb"(?:%s)(?![^\s/<>\[\]()])" % b"|".join(key.encode() for key in LEFT_BEHIND))


def bare_streams(volume: pikepdf.Pdf) -> None:
    """Cut every photograph of the volume down to the picture, and drop what is private, in place."""
    for thing in volume.objects:
        if isinstance(thing, pikepdf.Stream):
            with suppress(*DAMAGE):  # what is wrapped wrongly shows nothing in any reader
                _bare(thing, volume)
        if isinstance(thing, (pikepdf.Stream, pikepdf.Dictionary, pikepdf.Array)):
            said = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
            if _PRIVATE.search(said.unparse()):
                _drop(said)


def _drop(holder: Any) -> None:
    """Drop the private entries of a dictionary and of what stands in it, other objects left alone."""
    inner = holder.values() if isinstance(holder, pikepdf.Dictionary) else holder
    for key in LEFT_BEHIND if isinstance(holder, pikepdf.Dictionary) else ():
        if key in holder:
            del holder[key]
    for one in list(inner):
        if isinstance(one, (pikepdf.Dictionary, pikepdf.Array)) and not one.is_indirect:
            _drop(one)


def _bare(stream: pikepdf.Stream, volume: pikepdf.Pdf) -> None:
    filters = _filters(stream)
    if not filters or filters[-1] not in WHOLE_FILES:
        return
    data = stream.read_raw_bytes()
    photograph = data if len(filters) == 1 else _unwrapped(stream, filters[:-1], volume)
    cut = bare(photograph)
    if cut == data:
        return
    parameters: Any = stream.get("/DecodeParms")
    if isinstance(parameters, pikepdf.Array):
        parameters = parameters[-1]
    elif len(filters) > 1:
        parameters = None
    stream.write(cut, filter=pikepdf.Name(filters[-1]), decode_parms=parameters)


def _filters(stream: pikepdf.Stream) -> list[str]:
    named: Any = stream.get("/Filter", ())
    return [str(one) for one in named] if isinstance(named, (pikepdf.Array, tuple)) else [str(named)]


def _unwrapped(stream: pikepdf.Stream, filters: list[str], volume: pikepdf.Pdf) -> bytes:
    """Return the photograph's own bytes: some programs pack it once more or write it in letters."""
    outer = pikepdf.Stream(volume, b"")
    parameters: Any = stream.get("/DecodeParms")
    outer.write(
        stream.read_raw_bytes(),
        filter=pikepdf.Array([pikepdf.Name(name) for name in filters]),
        decode_parms=pikepdf.Array(list(parameters)[:-1]) if isinstance(parameters, pikepdf.Array) else None,
    )
    return outer.read_bytes()
