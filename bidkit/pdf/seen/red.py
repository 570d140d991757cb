"""How much of a picture is red, as seals are: told from a small copy, which is all that is decoded."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageChops

RED_LOW, RED_HIGH = 14, 238
LEAST_SATURATION, LEAST_VALUE = 60, 70
SMALL = (160, 160)
MOST_PIXELS = 40_000_000
"""A picture of more is not decoded for this."""


def red_mask(picture: Image.Image) -> Image.Image:
    """Return a picture of the same size that is 255 where this one is red, else 0."""
    hue, saturation, value = picture.convert("HSV").split()
    reddish = hue.point([255 if h <= RED_LOW or h >= RED_HIGH else 0 for h in range(256)])
    strong = saturation.point([255 if s >= LEAST_SATURATION else 0 for s in range(256)])
    bright = value.point([255 if v >= LEAST_VALUE else 0 for v in range(256)])
    return ImageChops.multiply(ImageChops.multiply(reddish, strong), bright)


def red_share(picture: Image.Image) -> float:
    """Return the share of a picture's area that is red, 0 to 1."""
    return red_mask(picture).histogram()[255] / max(1, picture.width * picture.height)


def red_share_of(data: bytes) -> float:
    """Return the share of a picture file's area that is red on white paper; 0 where it cannot be decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > MOST_PIXELS:
                    return 0.0
                image.draft("RGB", SMALL)
                small = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return 0.0
    small.thumbnail(SMALL, Image.Resampling.BOX)
    paper = Image.new("RGBA", small.size, "white")
    return red_share(Image.alpha_composite(paper, small).convert("RGB"))
