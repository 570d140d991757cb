"""Bring a converted PDF to one form: the same pages are the same bytes, whatever the converter made before them.

Owns what goes: dates, ids, checksums, the order of the objects, the numbers that font programs got from a counter,
and the letters before the names of cut fonts. What a reader sees stays.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf

from bidkit.pdf.made.finish import save
from bidkit.pdf.made.type1 import Type1, without_number
from bidkit.pdf.seen.read import DAMAGE, check_whole, unreadable_pdf

if TYPE_CHECKING:
    from pathlib import Path

FORM = f"2|{pikepdf.__version__}|{pikepdf.__libqpdf_version__}|{zlib.ZLIB_RUNTIME_VERSION}"
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
    check_whole(path)
    try:
        # In memory: the file may be the one that is written. Objects come in the order of the tree, whatever the
        # order and the numbers they had.
        with pikepdf.open(io.BytesIO(path.read_bytes())) as document:
            for holder, key in ((document.Root, "/Metadata"), (document.trailer, "/Info")):
                if key in holder:
                    del holder[key]
            len(document.pages)
            _settle_fonts(document)
            save(document, out)
    except DAMAGE as fault:
        raise unreadable_pdf(path, fault) from fault


def _settle_fonts(document: pikepdf.Pdf) -> None:
    held = [found for found in document.objects if isinstance(found, pikepdf.Dictionary)]
    tags: dict[tuple[int, int], str] = {}
    for descriptor in held:
        for key in PROGRAMS:
            if key in descriptor:
                tags[descriptor.objgen] = _tag(_settle_program(descriptor[key]))
                _retag(descriptor, "/FontName", tags[descriptor.objgen])
    for font in held:
        described = _descriptor(font)
        _retag(font, "/BaseFont", tags.get(described.objgen, "") if described is not None else "")


def _descriptor(font: Any) -> Any:
    """Return the descriptor of a font, or of the one below a composite font; None of anything else."""
    if "/DescendantFonts" in font:
        below = font["/DescendantFonts"]
        return _descriptor(below[0]) if len(below) else None
    return font.get("/FontDescriptor")


def _settle_program(stream: Any) -> bytes:
    """Return the font program, without its number if it had one."""
    program = bytes(stream.read_bytes())
    if "/Length1" not in stream or "/Length2" not in stream:
        return program
    font = Type1.cut(program, int(stream["/Length1"]), int(stream["/Length2"]))
    settled = without_number(font)
    if settled is not font:
        stream.write(zlib.compress(settled.program), filter=pikepdf.Name.FlateDecode)
        stream["/Length1"], stream["/Length2"] = len(settled.clear), len(settled.hidden)
    return settled.program


def _tag(program: bytes) -> str:
    """Return the letters that tell this cut of a font from others, from what it holds (ISO 32000-1, 9.6.4)."""
    number = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
    return "".join(chr(ord("A") + number // LETTERS**place % LETTERS) for place in range(TAG))


def _retag(held: Any, key: str, tag: str) -> None:
    name = str(held.get(key, ""))
    if tag and _TAGGED.match(name):
        held[key] = pikepdf.Name(f"/{tag}+{name[TAG + 2 :]}")
