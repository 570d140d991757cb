"""A picture as it lies on white paper, upright: what is clear in it is paper, never black."""

from __future__ import annotations

from PIL import Image, ImageOps

PLAIN = ("1", "L", "RGB")


def on_paper(image: Image.Image) -> Image.Image:
    """Return the picture upright; one with clear places is RGB on white, any other keeps its mode."""
    shown = ImageOps.exif_transpose(image)
    if not shown.has_transparency_data:
        return shown
    return whitened(shown)


def whitened(image: Image.Image) -> Image.Image:
    """Return the picture as RGB, what is clear in it white."""
    seen = image.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper
