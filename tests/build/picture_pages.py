"""Pages held against kept thumbnails by a tolerant measure; what differs is shown side by side in an HTML page.

To keep new ones on purpose: ``python -m tests.build.picture_pages FOLDER``, the folder of a package that was looked at.
"""

import base64
import io
import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

KEPT = Path(__file__).parent / "golden_pages"
WIDTH = 160
BLUR = 2.0
TILES = (8, 11)
MOST = 8.0
"""Mean difference in grey levels of one tile after blurring: another hinting gives 4, a lost seal or row over 10."""
# What the page shows, and words that only it has: the place may move.
PAGES = {
    "cover": ("信息公开部分", ("投标文件", "盖公章"), 0),
    "price": ("开标一览表", ("开标一览表",), 2),
    "letter": ("信息公开部分", ("投标函", "致："), 2),
    "response": ("信息不公开部分", ("商务（服务）条款偏离表", "偏离情况"), 0),
    "index": ("信息公开部分", ("三、营业执照", "扫描件按所列次序附后"), 0),
    "scan": ("信息公开部分", ("质量管理体系认证证书（第1页",), 0),
    "staff": ("信息不公开部分", ("社会保险", "执（职）业资格证书"), 0),
}


def found_pages(package):
    """Return each golden page of a package as a grey thumbnail, by its name; None where no page has its words."""
    return {name: _find(package, *where) for name, where in PAGES.items()}


def _find(package, volume, words, from_page):
    (path,) = [one for one in Path(package).glob("*.pdf") if volume in one.name]
    document = pypdfium2.PdfDocument(path)
    try:
        for at in range(from_page, len(document)):
            text = "".join(document[at].get_textpage().get_text_range().split())
            if all("".join(word.split()) in text for word in words):
                return thumbnail(document[at])
    finally:
        document.close()
    return None


def thumbnail(page):
    drawn = page.render(scale=WIDTH * 3 / page.get_width()).to_pil().convert("L")
    return drawn.resize((WIDTH, round(WIDTH * page.get_height() / page.get_width())), Image.Resampling.BOX)


def differs(kept, seen):
    """Return whether two thumbnails show another page, not only another hinting."""
    if kept is None or seen is None or kept.size != seen.size:
        return True
    soft = [one.filter(ImageFilter.GaussianBlur(BLUR)) for one in (kept, seen)]
    return ImageChops.difference(*soft).resize(TILES, Image.Resampling.BOX).getextrema()[1] > MOST


def kept_pages():
    return {name: _kept(KEPT / f"{name}.png") for name in PAGES}


def _kept(path):
    if not path.is_file():
        return None
    with Image.open(path) as image:
        return image.convert("L")


def page_of(kept, seen, names):
    """Return an HTML page with both thumbnails of each name, for a person."""
    rows = "".join(
        f"<tr><th>{name}<td>{_tag(kept.get(name))}<td>{_tag(seen.get(name))}</tr>" for name in names
    )
    return f"<!doctype html><meta charset=utf-8><table border=1><tr><th><th>kept<th>now</tr>{rows}</table>"


def _tag(image):
    if image is None:
        return "none"
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return f'<img width=480 src="data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}">'


if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for name, image in found_pages(sys.argv[1]).items():
        print(name, image and image.size)
        if image is not None:
            image.quantize(16).save(KEPT / f"{name}.png", optimize=True)
