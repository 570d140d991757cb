"""Put a page of another PDF onto a page of ours, whole and untouched.

The source page becomes a form object: its content and pictures are copied as they are, never parsed or encoded anew.
What lies on top with an appearance (a seal, a signature, a stamp, a filled field) is drawn, unless its layer is off;
links are not.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    IndirectObject,
    NameObject,
    RectangleObject,
    StreamObject,
)

from bidkit.pdf.made.matrix import IDENTITY, Matrix, corners_box
from bidkit.pdf.made.seen_page import Corners, corners, fitted_into, seen_matrix, visible
from bidkit.pdf.scans.layers import Layers
from bidkit.pdf.scans.notes import appearance, notes_of

if TYPE_CHECKING:
    import pypdf

    from bidkit.model.scan_page import Box

# What other programs left inside pages and pictures for themselves.
PRIVATE = (
    *("/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/Parent", "/LastModified", "/Thumb"),
    *("/OPI", "/AF", "/Alternates", "/Measure", "/PtData", "/CreatorInfo"),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """The operators that draw a page, and the objects they name."""

    operators: str
    objects: tuple[tuple[str, IndirectObject], ...]


def put_on(
    page: pypdf.PageObject, reader: pypdf.PdfReader, index: int, box: Box, writer: pypdf.PdfWriter
) -> str:
    """Return the operators that draw a page of ``reader`` into the box of a new page of ``writer``.

    What they name is given to the new page; the layers of the file go into the volume as they are.
    """
    layers = Layers(reader)
    placed = place(reader.pages[index], box, writer, layers)
    forms = DictionaryObject({NameObject(f"/{name}"): form for name, form in placed.objects})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
    layers.keep(writer, PRIVATE)
    return placed.operators


def place(source: pypdf.PageObject, box: Box, writer: pypdf.PdfWriter, layers: Layers) -> Placed:
    """Return the drawing of a source page, fitted into the box as a reader would see it.

    ``layers`` are those of its file; notes on one that is off are left out.
    """
    fitted = fitted_into(box, _crop(source), source.get("/Rotate", 0))
    drawn = [("BkPage", _form_of(source, writer), IDENTITY)]
    overlays = _overlays(source, writer, layers)
    drawn += [(f"BkOver{number}", form, matrix) for number, (form, matrix) in enumerate(overlays)]
    operators = " ".join(f"q {matrix.then(fitted).cm()} /{name} Do Q" for name, _, matrix in drawn)
    return Placed(operators, tuple((name, form) for name, form, _ in drawn))


def seen_size(page: pypdf.PageObject) -> tuple[float, float]:
    """Return width and height of a page as a reader sees it."""
    left, low, right, high = corners_box(seen_matrix(page.get("/Rotate", 0)), _crop(page))
    return right - left, high - low


def _crop(page: pypdf.PageObject) -> Corners:
    return visible(_corners(page.cropbox), _corners(page.mediabox))


def _corners(box: RectangleObject) -> Corners:
    return corners((box.left, box.bottom, box.right, box.top))


def _form_of(page: pypdf.PageObject, writer: pypdf.PdfWriter) -> IndirectObject:
    form = _content(page)
    resources: Any = page.get("/Resources") or DictionaryObject()
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(round(side, 3)) for side in _crop(page))
    form[NameObject("/Resources")] = resources.get_object().clone(writer, ignore_fields=PRIVATE)
    if "/Group" in page:
        form[NameObject("/Group")] = page["/Group"].get_object().clone(writer, ignore_fields=PRIVATE)  # type: ignore[union-attr]
    return writer._add_object(form)


def _content(page: pypdf.PageObject) -> StreamObject:
    """Return the page's content as one stream, compressed as it was where that is possible."""
    raw: Any = page.get("/Contents")
    raw = raw.get_object() if raw is not None else None
    if isinstance(raw, ArrayObject) and len(raw) == 1:
        raw = raw[0].get_object()
    if (
        isinstance(raw, EncodedStreamObject)
        and raw.get("/Filter") == "/FlateDecode"
        and "/DecodeParms" not in raw
    ):
        copied = EncodedStreamObject()
        copied._data = raw._data
        copied[NameObject("/Filter")] = NameObject("/FlateDecode")
        return copied
    parts = raw if isinstance(raw, ArrayObject) else [raw] if raw is not None else []
    plain = DecodedStreamObject()
    plain.set_data(b"\n".join(part.get_object().get_data() for part in parts))
    return plain.flate_encode()


def _overlays(
    page: pypdf.PageObject, writer: pypdf.PdfWriter, layers: Layers
) -> list[tuple[IndirectObject, Matrix]]:
    """Return the appearances of visible annotations and where the standard says they go (12.5.5)."""
    found: list[tuple[IndirectObject, Matrix]] = []
    for note in notes_of(page):
        with suppress(KeyError, TypeError, AttributeError, ValueError, IndexError, ZeroDivisionError):
            look = appearance(note)
            if look is not None and not (layers.hides(note) or layers.hides(look)):
                found.append(_overlay(note, look, writer))
    return found


def _overlay(note: Any, look: Any, writer: pypdf.PdfWriter) -> tuple[IndirectObject, Matrix]:
    own = Matrix(*(float(value) for value in look.get("/Matrix", (1, 0, 0, 1, 0, 0))))
    left, low, right, high = corners_box(own, tuple(float(value) for value in look["/BBox"]))
    rect = [float(value) for value in note["/Rect"]]
    x, y = min(rect[0], rect[2]), min(rect[1], rect[3])
    across = abs(rect[2] - rect[0]) / (right - left)
    down = abs(rect[3] - rect[1]) / (high - low)
    form = look.clone(writer, ignore_fields=PRIVATE)
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    reference = form.indirect_reference or writer._add_object(form)
    return reference, Matrix(across, 0, 0, down, x - left * across, y - low * down)
