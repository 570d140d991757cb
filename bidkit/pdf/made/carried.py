"""Carry pages of other PDFs into a volume: sections as pages, evidence as drawings inside a page of ours.

Content and pictures are copied as they are, never parsed or encoded anew; what is private is taken out at the end
(``bare_streams.py``).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pikepdf

from bidkit.pdf.made.matrix import Matrix, corners_box
from bidkit.pdf.made.seen_page import Corners, corners, fitted_into, seen_matrix, visible

if TYPE_CHECKING:
    from bidkit.model.scan_page import Box

NAME = "BkPage"
DEEPEST = 50
LAYER_LISTS = ("/OFF", "/Locked", "/Order")


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of an open PDF, with what it has from the tree above it."""

    document: pikepdf.Pdf
    page: pikepdf.Page

    def get(self, key: str) -> Any:
        """Return an entry of the page or of the tree above it; None if nobody has it."""
        holder: Any = self.page.obj
        for _ in range(DEEPEST):
            if key in holder:
                return holder[key]
            if "/Parent" not in holder:
                break
            holder = holder["/Parent"]
        return None

    @property
    def sheet(self) -> Corners:
        """Return the box of its sheet."""
        box = self.get("/MediaBox")
        return visible(corners(box), corners(box)) if box is not None else visible((0, 0, 0, 0), (0, 0, 0, 0))

    @property
    def crop(self) -> Corners:
        """Return the part that a reader sees."""
        box = self.get("/CropBox")
        return visible(corners(box), self.sheet) if box is not None else self.sheet


def copied_page(source: SourcePage, volume: pikepdf.Pdf) -> pikepdf.Page:
    """Return a section's page as the last page of the volume, upright; only what is seen of it."""
    upright = _upright(source)
    boxes = {"/MediaBox": source.sheet, "/CropBox": source.crop}
    entries: dict[str, Any] = {
        key: [Decimal(repr(side)) for side in (corners_box(upright, box) if upright else box)]
        for key, box in boxes.items()
        if key == "/MediaBox" or box != source.sheet
    }
    for key in ("/Resources", "/Group", "/UserUnit"):
        held = source.get(key)
        if held is not None:
            entries[key] = carried(held, source.document, volume)
    contents = [carried(one, source.document, volume) for one in _streams(source)]
    if upright is not None:
        turn = volume.make_stream(f"q {upright.cm()}\n".encode())
        contents = [turn, *contents, volume.make_stream(b"\nQ\n")]
    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, Contents=pikepdf.Array(contents))
    for key, value in entries.items():
        page[key] = value
    volume.pages.append(pikepdf.Page(volume.make_indirect(page)))
    return volume.pages[-1]


def _upright(source: SourcePage) -> Matrix | None:
    """Return what sets a turned page upright with its corner at the origin; None for one that is not turned."""
    turn = source.get("/Rotate")
    if not int(turn or 0) % 360:
        return None
    left, low, _, _ = corners_box(seen_matrix(turn), source.sheet)
    return seen_matrix(turn).then(Matrix(1, 0, 0, 1, -left, -low))


def drawn_page(source: SourcePage, box: Box, volume: pikepdf.Pdf) -> tuple[pikepdf.Object, str]:
    """Return a page as one drawing, and the operators that draw it into the box as a reader would see it."""
    form, facts = _content(source, volume)
    for key, value in facts.items():
        form[key] = value
    form["/Type"], form["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
    form["/BBox"] = [round(side, 3) for side in source.crop]
    resources = source.get("/Resources")
    empty = pikepdf.Dictionary()
    form["/Resources"] = empty if resources is None else carried(resources, source.document, volume)
    group = source.get("/Group")
    if group is not None:
        form["/Group"] = carried(group, source.document, volume)
    return form, f"q {fitted_into(box, source.crop, source.get('/Rotate')).cm()} /{NAME} Do Q"


def carried(value: Any, source: pikepdf.Pdf, volume: pikepdf.Pdf) -> Any:
    """Return a value of another PDF in the volume; what was carried before is the same object again."""
    if not isinstance(value, pikepdf.Object):
        return value
    held = value if value.is_indirect else source.make_indirect(value)
    return volume.copy_foreign(held)


def keep_layers(source: pikepdf.Pdf, volume: pikepdf.Pdf) -> None:
    """Enter the layers of a flattened file in the volume, locked and as they are."""
    if "/OCProperties" not in source.Root:
        return
    if "/OCProperties" not in volume.Root:
        usual = pikepdf.Dictionary({key: pikepdf.Array() for key in LAYER_LISTS})
        volume.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array(), D=usual)
    theirs, ours = source.Root.OCProperties, volume.Root.OCProperties
    lists = [(theirs.OCGs, ours.OCGs), *((theirs.D[key], ours.D[key]) for key in LAYER_LISTS)]
    for held, kept in lists:
        kept.extend(carried(one, source, volume) for one in held)


def _streams(source: SourcePage) -> list[Any]:
    held = source.page.obj.get("/Contents")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _content(source: SourcePage, volume: pikepdf.Pdf) -> tuple[pikepdf.Stream, dict[str, Any]]:
    """Return the page's content as one stream, packed as it was where that is possible, and how it is packed."""
    packed = {"/Filter": pikepdf.Name.FlateDecode}
    streams = _streams(source)
    if len(streams) == 1 and streams[0].get("/Filter") == "/FlateDecode" and "/DecodeParms" not in streams[0]:
        return volume.make_stream(streams[0].read_raw_bytes()), packed
    plain = b"\n".join(one.read_bytes() for one in streams)
    return volume.make_stream(zlib.compress(plain)), packed
