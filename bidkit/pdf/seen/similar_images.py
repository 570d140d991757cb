"""Fingerprints of pictures: the same bytes, or the same look after re-encoding. Judges nothing."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageStat

from bidkit.pdf.seen.read import DAMAGE, open_fast

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping
    from pathlib import Path

SIDE = 16
LEAST_SIDE = 48
LEAST_SPREAD = 6.0
MOST_PIXELS = 120_000_000
ALIKE = 0.08
SHAPE = 0.04
IMAGE_OBJECT = 3
JPEG = "DCTDecode"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A picture: ``digest`` of its content, ``look`` as 256 bits (-1 when flat), its size, and its place in words."""

    digest: str
    look: int
    width: int
    height: int
    place: str

    def alike(self, other: Fingerprint) -> bool:
        """Return whether two pictures show the same to the eye."""
        if self.look < 0 or other.look < 0:
            return False
        shape = abs(self.width / self.height - other.width / other.height)
        return shape <= SHAPE and (self.look ^ other.look).bit_count() <= ALIKE * SIDE * SIDE


def fingerprint(data: bytes, place: str, known: MutableMapping[str, int]) -> Fingerprint | None:
    """Return the fingerprint of a picture file; None for what is no picture, tiny or much too large.

    Args:
        data: the file.
        place: where it stands, in words.
        known: the looks of pictures seen before by their digest; a new one is added.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                wide, high = picture.size
                if min(wide, high) < LEAST_SIDE or wide * high > MOST_PIXELS:
                    return None
                if digest not in known:
                    picture.draft("L", (SIDE * 8, SIDE * 8))
                    known[digest] = _look(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return Fingerprint(digest, known[digest], wide, high, place)


def pdf_fingerprints(path: Path, known: MutableMapping[str, int]) -> tuple[Fingerprint, ...]:
    """Return the fingerprint of every picture on the pages of a PDF, each content once.

    Args:
        path: the PDF.
        known: the looks of pictures seen before by their digest; new ones are added.
    """
    seen: set[str] = set()
    found = []
    with open_fast(path) as document:
        for index in range(len(document)):
            page = document[index]
            try:
                for image in page.get_objects(filter=[IMAGE_OBJECT], max_depth=3):
                    one = _of_object(image, f"第{index + 1}页", seen, known)
                    if one is not None:
                        found.append(one)
            except DAMAGE:
                continue
            finally:
                page.close()
    return tuple(found)


def _of_object(
    image: pypdfium2.PdfImage, place: str, seen: set[str], known: MutableMapping[str, int]
) -> Fingerprint | None:
    wide, high = image.get_px_size()
    if min(wide, high) < LEAST_SIDE or wide * high > MOST_PIXELS:
        return None
    raw = bytes(image.get_data(decode_simple=False))
    digest = hashlib.sha256(raw).hexdigest()
    if digest in seen:
        return None
    seen.add(digest)
    if list(image.get_filters()) == [JPEG]:
        return fingerprint(raw, place, known)
    if digest not in known:
        known[digest] = _look(image.get_bitmap(render=False).to_pil())
    return Fingerprint(digest, known[digest], wide, high, place)


def _look(picture: Image.Image) -> int:
    """Return whether each of 16×16 fields is brighter than its right neighbour; -1 for a picture of one shade."""
    small = _flattened(picture).resize((SIDE + 1, SIDE), Image.Resampling.BOX)
    if ImageStat.Stat(small).stddev[0] < LEAST_SPREAD:
        return -1
    pixels = small.tobytes()
    bits = 0
    for row in range(SIDE):
        for column in range(SIDE):
            at = row * (SIDE + 1) + column
            bits = bits << 1 | (pixels[at] > pixels[at + 1] + 1)
    return bits


def _flattened(picture: Image.Image) -> Image.Image:
    """Return the picture in grey on white paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("L")
    return picture.convert("L")


def shared(
    left: tuple[Fingerprint, ...], right: tuple[Fingerprint, ...]
) -> Iterator[tuple[Fingerprint, Fingerprint]]:
    """Yield the pairs of pictures that two files share: the same content first, then the same look."""
    for one in left:
        same = next((other for other in right if other.digest == one.digest), None)
        same = same or next((other for other in right if one.alike(other)), None)
        if same is not None:
            yield one, same
