"""What a scanned picture looks like from afar: nearly white, or with its lines of text running up the page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    import pypdfium2

SIDE = 420
WHITE = 205
SHADE = 26
NEARLY_ALL = 0.9985
CLEARLY = 1.8
WEIGHT = 1.8
REACH = 3


def look_at(image: pypdfium2.PdfImage, data: bytes) -> tuple[bool, int]:
    """Return whether a picture is nearly white, and how its text runs: 1 across, -1 up the picture, 0 unclear."""
    small = _small(image, data)
    if small is None:
        return False, 0
    white = _is_blank(small)
    return white, 0 if white else direction(small)


def _small(image: pypdfium2.PdfImage, data: bytes) -> Image.Image | None:
    """Return the picture in grey, about ``SIDE`` pixels on its longer side."""
    try:
        if data[:2] == b"\xff\xd8":
            opened = Image.open(io.BytesIO(data))
            opened.draft("L", (SIDE, SIDE))
            picture = opened.convert("L")
        else:
            picture = image.get_bitmap().to_pil().convert("L")
    except (UnidentifiedImageError, OSError, ValueError, RuntimeError):
        return None
    share = SIDE / max(picture.size)
    return picture.resize(
        (max(1, round(picture.width * share)), max(1, round(picture.height * share))), Image.Resampling.BOX
    )


def _is_blank(picture: Image.Image) -> bool:
    """Return whether a picture is bare paper: light, and hardly a pixel far from its usual tone."""
    histogram = picture.histogram()
    tone = max(range(len(histogram)), key=lambda value: histogram[value])
    near = sum(histogram[max(0, tone - SHADE) : tone + SHADE + 1])
    return tone >= WHITE and near >= NEARLY_ALL * sum(histogram)


def direction(picture: Image.Image) -> int:
    """Return 1 when lines of text clearly run across, -1 when up: there, columns alternate much more than rows."""
    across = _ripple(picture.resize((1, picture.height), Image.Resampling.BOX).tobytes())
    along = _ripple(picture.resize((picture.width, 1), Image.Resampling.BOX).tobytes())
    if along > WEIGHT and along > CLEARLY * across:
        return -1
    return 1 if across > WEIGHT and across > CLEARLY * along else 0


def _ripple(profile: bytes) -> float:
    """Return how much a profile alternates from line to line, its margins and its few hard edges left out."""
    inner = profile[len(profile) // 10 : len(profile) * 9 // 10]
    waves = sorted(
        abs(inner[i] - sum(inner[i - REACH : i + REACH + 1]) / (2 * REACH + 1))
        for i in range(REACH, len(inner) - REACH)
    )
    kept = waves[: len(waves) * 95 // 100]
    return sum(kept) / len(kept) if kept else 0.0
