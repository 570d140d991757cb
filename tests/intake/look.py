"""How a page came into the computer: skewed, noisy, shot by a phone, faxed. Pillow alone; chance comes from a name."""

from hashlib import shake_256

from PIL import Image, ImageChops, ImageFilter, ImageOps

DESK = (118, 96, 74)
TURNED = 6  # EXIF: to be shown turned by 90° clockwise, as phones write it
ORIENTATION = 0x0112


def chance(seed, count):
    """Return so many bytes that follow from a seed alone."""
    return shake_256(seed.encode()).digest(count)


def skew(page, seed):
    """Return the page laid crookedly on the glass: up to 2.5 degrees."""
    angle = (-2.5, -1.6, 1.2, 2.2)[chance(seed, 1)[0] % 4]
    return page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(236, 236, 232))


def noise(page, seed):
    """Return the page grey, grained and a little out of focus, as an old copier gives it."""
    grey = ImageOps.autocontrast(page.convert("L").filter(ImageFilter.GaussianBlur(0.8)), cutoff=1)
    grain = Image.frombytes("L", page.size, chance(seed, page.width * page.height))
    return Image.blend(grey, ImageChops.multiply(grey, grain), 0.28).convert("RGB")


def phone(page, seed):
    """Return the page on a desk, seen at an angle in uneven light."""
    lean, tilt, across, down, lamp = (one / 255 for one in chance(seed, 5))
    desk = Image.new("RGB", (int(page.width * 1.24), int(page.height * 1.18)), DESK)
    desk.paste(page, (int(page.width * 0.12), int(page.height * 0.09)))
    far = (2e-5 + 4e-5 * lean, 2e-5 + 4e-5 * tilt)
    bent = (1.02, 0.06 * across - 0.03, 6, 0.06 * down - 0.03, 1.02, 6, *far)
    shot = desk.transform(
        desk.size, Image.Transform.PERSPECTIVE, bent, Image.Resampling.BICUBIC, fillcolor=DESK
    )
    light = Image.linear_gradient("L").rotate(90 * int(lamp * 2.9)).resize(shot.size)
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
