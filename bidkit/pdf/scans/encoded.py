"""A drawn page as the bytes of a picture: text and drawings as PNG of few colours, photographs as JPEG."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageOps

JPEG_QUALITY = 85
LONGEST_SIDE = 5000
"""Word keeps every picture at full size; beyond this it only makes the file heavy."""
PAPER_SHARE = 0.6
GREYS = 16
COLOURS = 56
SAMPLE = 4
BARE = 248
# What sheets are stamped and signed in, so that a mark too small for the sample still gets a colour of its own.
ALWAYS = bytes(
    (255, 255, 255, 0, 0, 0, 220, 30, 30, 240, 140, 140, 30, 60, 180, 140, 160, 220, 0, 130, 70, 200, 160, 60)
)


def encoded(image: Image.Image) -> tuple[str, bytes]:
    """Return suffix and bytes: lossless PNG of few colours of what is mostly paper, a JPEG of anything else."""
    buffer = io.BytesIO()
    image = _slimmed(image)
    if image.mode not in ("1", "L", "RGB"):
        image = image.convert("RGB")
    if image.mode == "RGB" and _is_grey(image):
        image = image.getchannel("G")
    palette = image if image.mode == "1" else _few_colours(image)
    if palette is not None:
        palette.save(buffer, "PNG")
        return ".png", buffer.getvalue()
    image.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return ".jpg", buffer.getvalue()


def _slimmed(image: Image.Image) -> Image.Image:
    if max(image.size) <= LONGEST_SIDE:
        return image
    mode = image if image.mode in ("RGB", "L", "CMYK") else image.convert("RGB")
    return ImageOps.contain(mode, (LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return (
        not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox()
    )


def _few_colours(image: Image.Image) -> Image.Image | None:
    """Return the picture in few colours if it is mostly paper, as text is; else nothing."""
    commonest = max(image.convert("L").histogram())
    if commonest < PAPER_SHARE * image.width * image.height:
        return None
    if image.mode == "RGB":
        return image.quantize(palette=_palette(image), dither=Image.Dither.NONE)
    # Sixteen greys, which PNG packs two to a byte; quantize() would take ten times as long.
    step = 255 / (GREYS - 1)
    grey = image.point([round(value / step) for value in range(256)])
    grey.putpalette([round(shade * step) for shade in range(GREYS) for _ in range(3)])
    return grey


def _palette(image: Image.Image) -> Image.Image:
    """Return the colours of the picture, chosen from one pixel in sixteen; from all it takes ten times as long."""
    size = (max(1, image.width // SAMPLE), max(1, image.height // SAMPLE))
    few = image.resize(size, Image.Resampling.NEAREST).quantize(COLOURS, method=Image.Quantize.MEDIANCUT)
    own = (few.getpalette() or [])[: 3 * COLOURS]
    colours = [own[at : at + 3] for at in range(0, len(own), 3)]
    # The mean of white and nearly white is a paper that no printer leaves bare.
    white = [[255, 255, 255] if min(colour) >= BARE else colour for colour in colours]
    holder = Image.new("P", (1, 1))
    holder.putpalette([*(shade for colour in white for shade in colour), *ALWAYS])
    return holder
