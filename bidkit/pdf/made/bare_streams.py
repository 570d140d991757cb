"""Take the talk out of the photographs inside a PDF that is being written; their coded pixels stay as they are.

A JPEG or JPEG 2000 travels in a PDF with everything its camera wrote into it, and any reader can save it again.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pypdf.filters import decode_stream_data
from pypdf.generic import ArrayObject, EncodedStreamObject, NameObject, StreamObject

from bidkit.pdf.seen.read import DAMAGE
from bidkit.pictures.bare import bare

if TYPE_CHECKING:
    import pypdf

WHOLE_FILES = ("/DCTDecode", "/DCT", "/JPXDecode")


def bare_streams(writer: pypdf.PdfWriter) -> None:
    """Cut every photograph of the volume down to the picture, in place."""
    for thing in writer._objects:
        if isinstance(thing, StreamObject):
            with suppress(*DAMAGE):  # a stream whose wrapping is broken shows nothing in any reader
                _bare(thing)


def _bare(stream: StreamObject) -> None:
    filters = _filters(stream)
    if not filters or filters[-1] not in WHOLE_FILES:
        return
    data = stream._data if len(filters) == 1 else _unwrapped(stream, filters[:-1])
    cut = bare(data)
    if cut == data and len(filters) == 1:
        return
    stream._data = cut
    stream[NameObject("/Filter")] = NameObject(filters[-1])
    parameters: Any = stream.get("/DecodeParms")
    if isinstance(parameters, ArrayObject):
        stream[NameObject("/DecodeParms")] = parameters[-1]
    elif len(filters) > 1:
        stream.pop("/DecodeParms", None)


def _filters(stream: StreamObject) -> list[str]:
    named: Any = stream.get("/Filter")
    named = named.get_object() if named is not None else []
    return [str(one.get_object()) for one in named] if isinstance(named, ArrayObject) else [str(named)]


def _unwrapped(stream: StreamObject, filters: list[str]) -> bytes:
    """Return the photograph's own bytes: some programs pack it once more or write it in letters."""
    outer = EncodedStreamObject()
    outer._data = stream._data
    outer[NameObject("/Filter")] = ArrayObject(NameObject(name) for name in filters)
    parameters: Any = stream.get("/DecodeParms")
    if isinstance(parameters, ArrayObject):
        outer[NameObject("/DecodeParms")] = ArrayObject(parameters[:-1])
    return bytes(decode_stream_data(outer))
