"""How a page came into the computer: drawn as a picture, skewed, noisy, shot by a phone, faxed. Pillow alone, seeded."""

import random

from PIL import Image, ImageChops, ImageFilter, ImageOps

DESK = (118, 96, 74)
TURNED = 6  # EXIF: to be shown turned by 90° clockwise, as phones write it
ORIENTATION = 0x0112


def skew(page, seed):
    """Return the page laid crookedly on the glass: up to 2.5 degrees."""
    angle = random.Random(seed).choice((-2.5, -1.6, 1.2, 2.2))
    return page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(236, 236, 232))


def noise(page, seed):
    """Return the page grey, grained and a little out of focus, as an old copier gives it."""
    grey = ImageOps.autocontrast(page.convert("L").filter(ImageFilter.GaussianBlur(0.8)), cutoff=1)
    grain = Image.frombytes("L", page.size, random.Random(seed).randbytes(page.width * page.height))
    return Image.blend(grey, ImageChops.multiply(grey, grain), 0.28).convert("RGB")


def phone(page, seed):
    """Return the page on a desk, seen at an angle in uneven light."""
    dice = random.Random(seed)
    desk = Image.new("RGB", (int(page.width * 1.24), int(page.height * 1.18)), DESK)
    desk.paste(page, (int(page.width * 0.12), int(page.height * 0.09)))
    lean, tilt = dice.uniform(2e-5, 6e-5), dice.uniform(2e-5, 6e-5)
    bent = (1.02, dice.uniform(-0.03, 0.03), 6, dice.uniform(-0.03, 0.03), 1.02, 6, lean, tilt)
    shot = desk.transform(
        desk.size, Image.Transform.PERSPECTIVE, bent, Image.Resampling.BICUBIC, fillcolor=DESK
    )
    light = Image.linear_gradient("L").rotate(dice.choice((0, 90, 180))).resize(shot.size)
    return Image.blend(shot, ImageChops.multiply(shot, Image.merge("RGB", [light] * 3)), 0.35)


def fax(page, _):
    """Return the page in black and white at half the height: 204 by 98 dots an inch."""
    return page.resize((page.width, page.height // 2)).convert("1", dither=Image.Dither.NONE)


def same(page, _):
    """Return the page as it is."""
    return page


LOOKS = {"skew": skew, "noise": noise, "phone": phone, "fax": fax, "image": same, "stamp": same}


def save(picture, path):
    """Write a picture as its file's ending says; what a camera named IMG_… is stored turned, with the mark for it."""
    if path.name.startswith("IMG_"):
        exif = Image.Exif()
        exif[ORIENTATION] = TURNED
        picture.transpose(Image.Transpose.ROTATE_90).save(path, quality=72, exif=exif)
    elif path.suffix == ".tif":
        picture.save(path, compression="group4", dpi=(204, 98))
    else:
        picture.save(path, quality=78, dpi=(150, 150))
