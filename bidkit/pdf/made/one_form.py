"""Bring a converted PDF to one form: the same pages are the same bytes, whatever the converter made before them.

Owns what goes: dates, ids, checksums, the order of the objects, the numbers that font programs got from a counter,
and the letters before the names of cut fonts. What a reader sees stays.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from typing import TYPE_CHECKING, Any, cast

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from bidkit.pdf.made.finish import VolumeInfo, add_information, save
from bidkit.pdf.made.type1 import Type1, without_number
from bidkit.pdf.seen.read import open_slow

if TYPE_CHECKING:
    from pathlib import Path

FORM = f"1|{pypdf.__version__}|{zlib.ZLIB_RUNTIME_VERSION}"
"""Changes when ``write_one_form`` may write other bytes; for cache keys."""
PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
LETTERS, TAG = 26, 6
_TAGGED = re.compile(r"/[A-Z]{6}\+")


def write_one_form(path: Path, out: Path) -> None:
    """Write the PDF to ``out`` in the one form, in one step; ``out`` may be the same file.

    Raises:
        UnreadableError: The PDF cannot be read; names the file.
        NotWritableError: ``out`` cannot be written.
    """
    with open_slow(path) as reader:
        reader.root_object.pop("/Metadata", None)
        writer = pypdf.PdfWriter()
        # From the root down, so the order is that of the pages and not that of the file.
        writer.pdf_header = reader.pdf_header
        writer.clone_reader_document_root(reader)
        _settle_fonts(writer)
    add_information(writer, VolumeInfo("", "", blind=True))
    save(writer, out)


def _settle_fonts(writer: pypdf.PdfWriter) -> None:
    held = [found for found in writer._objects if isinstance(found, DictionaryObject)]
    tags: dict[int, str] = {}
    for descriptor in held:
        for key in PROGRAMS:
            if key in descriptor:
                tags[id(descriptor)] = _tag(_settle_program(cast("StreamObject", descriptor[key])))
                _retag(descriptor, "/FontName", tags[id(descriptor)])
    for font in held:
        _retag(font, "/BaseFont", tags.get(id(_descriptor(font)), ""))


def _descriptor(font: DictionaryObject) -> Any:
    """Return the descriptor of a font, or of the one below a composite font; None of anything else."""
    if "/DescendantFonts" in font:
        below = cast("ArrayObject", font["/DescendantFonts"])
        return _descriptor(cast("DictionaryObject", below[0].get_object())) if below else None
    held = font.get("/FontDescriptor")
    return held.get_object() if held is not None else None


def _settle_program(stream: StreamObject) -> bytes:
    """Return the font program, without its number if it had one."""
    program = bytes(stream.get_data())
    if "/Length1" not in stream or "/Length2" not in stream:
        return program
    lengths = stream["/Length1"], stream["/Length2"]
    font = Type1.cut(program, *(int(cast("NumberObject", length)) for length in lengths))
    settled = without_number(font)
    if settled is not font:
        _replace(stream, settled)
    return settled.program


def _replace(stream: StreamObject, font: Type1) -> None:
    stream._data = zlib.compress(font.program)
    stream.decoded_self = None
    stream.pop("/DecodeParms", None)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream[NameObject("/Length1")] = NumberObject(len(font.clear))
    stream[NameObject("/Length2")] = NumberObject(len(font.hidden))


def _tag(program: bytes) -> str:
    """Return the letters that tell this cut of a font from others, from what it holds (ISO 32000-1, 9.6.4)."""
    number = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
    return "".join(chr(ord("A") + number // LETTERS**place % LETTERS) for place in range(TAG))


def _retag(held: DictionaryObject, key: str, tag: str) -> None:
    name = str(held.get(key) or "")
    if tag and _TAGGED.match(name):
        held[NameObject(key)] = NameObject(f"/{tag}+{name[TAG + 2 :]}")
