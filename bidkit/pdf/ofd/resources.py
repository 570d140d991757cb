"""What the pages of an OFD share: fonts, colour spaces, pictures, drawing parameters, composite drawings."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PIL import Image

from bidkit.pdf.ofd.package import CannotDrawError, Element, Package, beside, numbers, said
from bidkit.pictures.bare import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

PIXELS = 120_000_000
SERIF = '"Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif'
# What setup installs stands first: where the first name is not installed, fontconfig takes any face.
FACES = (
    (("仿宋", "fangsong"), SERIF),
    (("楷", "kai"), f'"AR PL KaitiM GB", KaiTi, STKaiti, {SERIF}'),
    (
        ("黑", "hei", "sans", "arial", "helvetica"),
        '"Noto Sans CJK SC", "Source Han Sans SC", SimHei, sans-serif',
    ),
    (("courier", "mono", "consolas"), f'"Liberation Mono", {SERIF}'),
)
WHITE = 250


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything that objects name by an ID."""

    fonts: dict[str, Element] = field(default_factory=dict)
    media: dict[str, tuple[str, str]] = field(default_factory=dict)
    parameters: dict[str, Element] = field(default_factory=dict)
    composites: dict[str, Element] = field(default_factory=dict)
    spaces: dict[str, str] = field(default_factory=dict)

    def add(self, package: Package, place: str) -> None:
        """Take in what a resource file lists."""
        root = package.xml(place)
        base = f"{beside(place, root.get('BaseLoc') or '.')}/."
        self.fonts.update((one.get("ID", ""), one) for one in root.iter("Font"))
        self.parameters.update((one.get("ID", ""), one) for one in root.iter("DrawParam") if one.get("ID"))
        self.composites.update((one.get("ID", ""), one) for one in root.iter("CompositeGraphicUnit"))
        self.spaces.update((one.get("ID", ""), one.get("Type", "RGB")) for one in root.iter("ColorSpace"))
        for one in root.iter("MultiMedia"):
            named = said(one, "MediaFile")
            inside = beside(base, named)
            found = inside if package.has(inside) else beside(place, named)
            self.media[one.get("ID", "")] = (one.get("Type", "Image"), found)

    def chain(self, name: str | None) -> Iterator[Element]:
        """Yield drawing parameters and what they rest on, the nearest first."""
        met: set[str] = set()
        while name and name in self.parameters and name not in met:
            met.add(name)
            yield self.parameters[name]
            name = self.parameters[name].get("Relative")

    def face(self, name: str | None) -> tuple[str, bool, bool]:
        """Return the CSS list of typefaces of a font, and whether it is bold and italic."""
        font = self.fonts.get(name or "")
        if font is None:
            raise CannotDrawError(f"文字用的字体（编号 {name}）没有写在资源里")
        stated = f"{font.get('FontName', '')} {font.get('FamilyName', '')}".strip()
        stack = next(
            (faces for words, faces in FACES if any(word in stated.lower() for word in words)), SERIF
        )
        return stack, font.get("Bold") == "true", font.get("Italic") == "true"

    def picture(self, package: Package, name: str | None) -> str:
        """Return a picture as a ``data:`` address."""
        kind, place = self.media.get(name or "", ("", ""))
        if kind != "Image" or not place:
            raise CannotDrawError(f"图片（编号 {name}）没有写在资源里")
        return picture_address(package.read(place))


def picture_address(data: bytes, stamp: bool = False) -> str:
    """Return the picture as a ``data:`` address; the white of a stamp of a kind that cannot be clear becomes clear."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > PIXELS:
                raise CannotDrawError("图片像素过多")
            image.load()
            kind = image.format
            if kind in ("JPEG", "PNG") and not (stamp and kind == "JPEG"):
                return _address(kind.lower(), bare(data))
            return _address("png", _repainted(image, stamp and image.mode in ("RGB", "L", "1", "P", "CMYK")))
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as fault:
        if isinstance(fault, CannotDrawError):
            raise
        raise CannotDrawError("图片已损坏，或是少见的格式（如 JBIG2）") from fault


def _repainted(image: Image.Image, clear: bool) -> bytes:
    shown = image.convert("RGBA")
    if clear:
        lightest = image.convert("RGB").convert("L").point(lambda value: 0 if value >= WHITE else 255)
        shown.putalpha(lightest)
    buffer = io.BytesIO()
    shown.save(buffer, "PNG")
    return buffer.getvalue()


def _address(kind: str, data: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"


def colour(node: Element | None, spaces: dict[str, str], silent: str) -> tuple[str, float]:
    """Return a colour for SVG and how opaque it is; ``silent`` where the file names none."""
    if node is None:
        return silent, 1.0
    if len(node):
        kind = {"AxialShd": "渐变", "RadialShd": "渐变", "Pattern": "底纹"}.get(str(node[0].tag), "少见的")
        raise CannotDrawError(f"有{kind}颜色")
    opaque = float(numbers(node.get("Alpha", "255"), 1)[0]) / 255
    if node.get("Value") is None:
        if node.get("Index") is not None:
            raise CannotDrawError("有调色板颜色")
        return silent, opaque
    parts = _parts(node.get("Value", ""))
    kind = spaces.get(node.get("ColorSpace", ""), {1: "GRAY", 4: "CMYK"}.get(len(parts), "RGB"))
    if kind == "CMYK" and len(parts) == 4:
        parts = [255 * (1 - ink / 255) * (1 - parts[3] / 255) for ink in parts[:3]]
    parts = parts * 3 if kind.upper() == "GRAY" and len(parts) == 1 else parts
    if len(parts) != 3:
        raise CannotDrawError("有看不懂的颜色")
    return "#" + "".join(f"{round(min(255.0, max(0.0, part))):02x}" for part in parts), opaque


def _parts(value: str) -> list[float]:
    """Return the numbers of a colour, which some programs write as ``#FF``."""
    words = value.split()
    try:
        return [float(int(word[1:], 16)) if word.startswith("#") else float(word) for word in words]
    except ValueError as fault:
        raise CannotDrawError("有看不懂的颜色") from fault
