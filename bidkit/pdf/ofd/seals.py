"""The seals of an OFD: where a signature stamps a page, and the picture inside its signed value or its seal file.

The value is DER (GB/T 38540, GM/T 0031): somewhere in it stands the seal's picture, a sequence of its kind, its bytes,
its width and its height in millimetres. Nothing is verified: a volume cannot carry a signature anyway.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.pdf.ofd.package import CannotDrawError, Element, Package, beside, numbers, said
from bidkit.pdf.ofd.resources import picture_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bidkit.pdf.ofd.objects import Canvas

SEQUENCE, OCTETS, IA5, UTF8, INTEGER = 0x30, 0x04, 0x16, 0x0C, 0x02
NESTED = 0x20
DEEPEST = 24


@dataclass(frozen=True, slots=True)
class Stamp:
    """One seal on one page: its box in millimetres, the part of it that shows, its kind and its picture."""

    page: str
    box: tuple[float, ...]
    shown: tuple[float, ...]
    kind: str
    picture: bytes


def signatures(package: Package, place: str) -> tuple[int, tuple[Stamp, ...]]:
    """Return how many signatures the file lists, and the stamps they put on pages; raises CannotDrawError."""
    stamps: list[Stamp] = []
    listed = list(package.xml(place).iter("Signature"))
    for one in listed:
        where = beside(place, one.get("BaseLoc", ""))
        stamps += _stamps(package, where, package.xml(where))
    return len(listed), tuple(stamps)


def _stamps(package: Package, place: str, signature: Element) -> Iterator[Stamp]:
    marks = list(signature.iter("StampAnnot"))
    if not marks:
        return
    kind, data = _picture(package, place, signature)
    for mark in marks:
        shown = numbers(mark.get("Clip"), 4) if mark.get("Clip") else ()
        yield Stamp(mark.get("PageRef", ""), numbers(mark.get("Boundary"), 4), shown, kind, data)


def _picture(package: Package, place: str, signature: Element) -> tuple[str, bytes]:
    """Return kind and bytes of the seal's picture, from the signed value or from the seal beside it."""
    info = signature.find("SignedInfo")
    seal = info.find("Seal") if info is not None else None
    for named in (said(signature, "SignedValue"), said(seal, "BaseLoc") if seal is not None else ""):
        inside = beside(place, named)
        if named and package.has(inside):
            found = next(_pictures(package.read(inside)), None)
            if found is not None:
                return found
    raise CannotDrawError("电子印章的图样取不出来")


def _pictures(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield kind and bytes of every seal picture in DER, wherever it stands."""
    open_parts = [(data, 0)]
    while open_parts:
        part, deep = open_parts.pop()
        fields = list(_fields(part))
        tags = [tag for tag, _ in fields]
        if len(tags) >= 4 and tags[0] in (IA5, UTF8) and tags[1] == OCTETS and tags[2:4] == [INTEGER] * 2:
            yield fields[0][1].decode("ascii", "replace").strip().lower(), fields[1][1]
        if deep < DEEPEST:
            # A value may be wrapped in octets (PKCS#7); a picture in octets is no sequence and ends at once.
            inner = [held for tag, held in fields if tag & NESTED or (tag == OCTETS and held[:1] == b"\x30")]
            open_parts += [(held, deep + 1) for held in reversed(inner)]


def _fields(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield tag and content of each field; ends where it is no DER."""
    at = 0
    while at + 2 <= len(data):
        tag, size, at = data[at], data[at + 1], at + 2
        if size & 0x80:
            count = size & 0x7F
            if not 1 <= count <= 4:
                return
            size, at = int.from_bytes(data[at : at + count], "big"), at + count
        if at + size > len(data):
            return
        yield tag, data[at : at + size]
        at += size


def stamp_drawing(canvas: Canvas, stamp: Stamp, nested: Callable[[bytes], tuple[float, float, str]]) -> str:
    """Return a stamp as SVG: its picture fills its box; ``nested`` draws one that is an OFD itself."""
    x, y, wide, high = stamp.box
    if stamp.kind == "ofd" or stamp.picture.startswith(b"PK\x03\x04"):
        own_wide, own_high, drawing = nested(stamp.picture)
        drawn = f'<g transform="scale({wide / own_wide:g},{high / own_high:g})">{drawing}</g>'
    else:
        address = picture_address(stamp.picture, stamp=True)
        drawn = f'<image width="{wide:g}" height="{high:g}" preserveAspectRatio="none" href="{address}"/>'
    if stamp.shown:
        left, top, across, down = stamp.shown
        area = f'<path d="M{left:g} {top:g} h{across:g} v{down:g} h{-across:g} Z"/>'
        drawn = canvas.clip(area, drawn)
    return f'<g transform="translate({x:g},{y:g})">{drawn}</g>'
