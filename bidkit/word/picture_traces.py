"""The words a picture carries beside its pixels: camera, author, software, place. Reads headers only."""

from __future__ import annotations

import io
import re

from PIL import Image, UnidentifiedImageError

TAGS = {
    271: "相机厂商",
    272: "相机型号",
    305: "软件",
    306: "拍摄时间",
    315: "作者",
    316: "主机",
    33432: "版权",
    34853: "拍摄地点",
    40093: "作者",
}
XMP = re.compile(rb"<dc:creator>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
FACT = re.compile(r"[\x00-\x1f]+")


def picture_traces(data: bytes) -> tuple[str, ...]:
    """Return what the picture's own metadata says, each as ``名称：内容``; empty for a picture that says nothing."""
    found = []
    try:
        with Image.open(io.BytesIO(data)) as image:
            for tag, value in _exif(image).items():
                if tag in TAGS and str(value).strip():
                    found.append(f"{TAGS[tag]}：{FACT.sub(' ', str(value))[:80]}")
            for key in ("Author", "Software", "Comment", "Copyright"):
                text = image.info.get(key)
                text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
                if isinstance(text, str) and text.strip():
                    found.append(f"{key}：{FACT.sub(' ', text)[:80]}")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ()
    creator = XMP.search(data)
    if creator:
        found.append(f"作者：{creator[1].decode('utf-8', 'replace')[:80]}")
    return tuple(sorted(set(found)))


def _exif(image: Image.Image) -> Image.Exif:
    """Return the picture's EXIF block as it was opened; asking the picture itself would decode its pixels."""
    found = Image.Exif()
    block = image.info.get("exif")
    if isinstance(block, bytes):
        found.load(block)
    return found
