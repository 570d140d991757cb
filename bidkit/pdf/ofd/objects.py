"""The objects of an OFD page (text, lines, pictures, composites) as SVG in millimetres; others are refused."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.pdf.ofd.package import CannotDrawError, Element, Package, numbers
from bidkit.pdf.ofd.paths import deltas, svg_path
from bidkit.pdf.ofd.resources import Resources, colour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINE = 0.353
DEEPEST = 8
SKIPPED = ("Actions", "CustomDatas", "Border", "Parameters")


@dataclass(slots=True)
class Canvas:
    """What drawing one page needs and gathers: ``words`` is every text that was drawn, ``ids`` numbers clip paths."""

    package: Package
    resources: Resources
    ids: Iterator[int]
    words: list[str] = field(default_factory=list)
    deep: int = 0

    def block(self, node: Element, layer: Element | None = None) -> str:
        """Return all objects below a layer, a page block or an appearance, in order."""
        return "".join(self._object(one, layer) for one in node)

    def _object(self, node: Element, layer: Element | None) -> str:
        if node.get("Visible", "true") == "false":
            return ""
        draw: Callable[[Element, list[Element]], str] | None = {
            "TextObject": self._text,
            "PathObject": self._path,
            "ImageObject": self._image,
            "CompositeObject": self._composite,
        }.get(str(node.tag))
        if node.tag == "PageBlock":
            return self.block(node, layer)
        if draw is None:
            if node.tag in SKIPPED:
                return ""
            raise CannotDrawError(f"有不认识的内容（{node.tag}）")
        x, y, _, _ = numbers(node.get("Boundary"), 4)
        named = [node.get("DrawParam"), layer.get("DrawParam") if layer is not None else None]
        sources = [node, *(one for name in named for one in self.resources.chain(name))]
        matrix = f" matrix({_list(numbers(node.get('CTM'), 6))})" if node.get("CTM") else ""
        opaque = numbers(node.get("Alpha", "255"), 1)[0] / 255
        shade = f' opacity="{opaque:.4g}"' if opaque < 1 else ""
        inner = self._clipped(node, draw(node, sources))
        return f'<g transform="translate({x:g},{y:g}){matrix}"{shade}>{inner}</g>'

    def _clipped(self, node: Element, inner: str) -> str:
        clips = node.find("Clips")
        for clip in clips if clips is not None else ():
            areas = "".join(_area(one) for one in clip)
            inner = self.clip(areas, inner)
        return inner

    def clip(self, areas: str, inner: str) -> str:
        """Return the drawing cut to the areas, which are SVG paths."""
        name = f"clip{next(self.ids)}"
        return f'<clipPath id="{name}">{areas}</clipPath><g clip-path="url(#{name})">{inner}</g>'

    def _path(self, node: Element, sources: list[Element]) -> str:
        rule = ' fill-rule="evenodd"' if node.get("Rule") == "Even-Odd" else ""
        data = svg_path(node.findtext("AbbreviatedData") or "")
        look = self._paint(sources, fills=node.get("Fill") == "true", strokes=node.get("Stroke") != "false")
        return f'<path d="{data}"{rule}{look}/>'

    def _paint(self, sources: list[Element], fills: bool, strokes: bool) -> str:
        """Return the attributes of filling and stroking."""
        parts = []
        for what, wanted, silent in (("fill", fills, "#000000"), ("stroke", strokes, "#000000")):
            named = next((one for s in sources if (one := s.find(f"{what.title()}Color")) is not None), None)
            ink, opaque = colour(named, self.resources.spaces, silent) if wanted else ("none", 1.0)
            parts.append(f' {what}="{ink}"' + (f' {what}-opacity="{opaque:.4g}"' if opaque < 1 else ""))
        return "".join([*parts, *(_pen(sources) if strokes else ())])

    def _text(self, node: Element, sources: list[Element]) -> str:
        if node.get("ReadDirection", "0") != "0" or node.get("CharDirection", "0") != "0":
            raise CannotDrawError("有竖排或转了方向的文字")
        face, bold, italic = self.resources.face(node.get("Font"))
        size = numbers(node.get("Size"), 1)[0]
        bold = bold or numbers(node.get("Weight", "400"), 1)[0] >= 600
        across = numbers(node.get("HScale", "1"), 1)[0] or 1.0
        style = ' font-weight="bold"' if bold else ""
        style += ' font-style="italic"' if italic or node.get("Italic") == "true" else ""
        paint = self._paint(sources, node.get("Fill") != "false", node.get("Stroke") == "true")
        head = f"<text font-family='{html.escape(face)}' font-size=\"{size:g}\"{style}{paint}"
        shown, x, y = [], 0.0, 0.0
        for code in node.iter("TextCode"):
            x = numbers(code.get("X"), 1)[0] if code.get("X") else x
            y = numbers(code.get("Y"), 1)[0] if code.get("Y") else y
            shown.append(self._line(code, head, (x, y), across))
        return "".join(shown)

    def _line(self, code: Element, head: str, at: tuple[float, float], across: float) -> str:
        text = "".join(code.itertext()).strip("\r\n\t")
        if any("\ue000" <= sign <= "\uf8ff" or sign == "\ufffd" or ord(sign) >= 0xF0000 for sign in text):
            raise CannotDrawError("有文字用的是私有编码，只有它自带的字体认得")
        self.words.append(text)
        rights = _places(at[0], deltas(code.get("DeltaX"), len(text) - 1))
        downs = _places(at[1], deltas(code.get("DeltaY"), len(text) - 1))
        stretch = "" if across == 1 else f' transform="scale({across:g},1)"'
        text, rights, downs = _each_placed(text, rights, downs)
        if not text:
            return ""
        rights = [right / across for right in rights]
        return f'{head} x="{_list(rights)}" y="{_list(downs)}"{stretch} xml:space="preserve">{html.escape(text)}</text>'

    def _image(self, node: Element, sources: list[Element]) -> str:
        if node.get("ImageMask"):
            raise CannotDrawError("有带蒙版的图片")
        address = self.resources.picture(self.package, node.get("ResourceID"))
        if not node.get("CTM"):  # the unit square fills the box
            wide, high = numbers(node.get("Boundary"), 4)[2:]
            return image_tag(address, wide, high)
        return image_tag(address, 1, 1)

    def _composite(self, node: Element, _: list[Element]) -> str:
        unit = self.resources.composites.get(node.get("ResourceID", ""))
        content = unit.find("Content") if unit is not None else None
        if content is None or self.deep >= DEEPEST:
            raise CannotDrawError(f"组合图形（编号 {node.get('ResourceID')}）没有写在资源里")
        self.deep += 1
        try:
            return self.block(content)
        finally:
            self.deep -= 1


def image_tag(address: str, wide: float, high: float) -> str:
    """Return a picture that fills this size, whatever its own shape."""
    return f'<image width="{wide:g}" height="{high:g}" preserveAspectRatio="none" href="{address}"/>'


def _area(node: Element) -> str:
    path = node.find("Path")
    if path is None or node.get("CTM"):
        raise CannotDrawError("有用文字或变形图形做的裁剪")
    x, y, _, _ = numbers(path.get("Boundary"), 4)
    rule = ' clip-rule="evenodd"' if path.get("Rule") == "Even-Odd" else ""
    return f'<path d="{svg_path(path.findtext("AbbreviatedData") or "", x, y)}"{rule}/>'


def _pen(sources: list[Element]) -> Iterator[str]:
    yield f' stroke-width="{numbers(_first(sources, "LineWidth") or str(LINE), 1)[0]:g}"'
    pattern = _first(sources, "DashPattern")
    if pattern:
        yield f' stroke-dasharray="{_list(numbers(pattern))}"'
        yield f' stroke-dashoffset="{numbers(_first(sources, "DashOffset") or "0", 1)[0]:g}"'
    for name, key in (("Cap", "stroke-linecap"), ("Join", "stroke-linejoin")):
        value = (_first(sources, name) or "").lower()
        if value in ("round", "square", "bevel"):
            yield f' {key}="{value}"'
    limit = numbers(_first(sources, "MiterLimit") or "3.528", 1)[0]
    yield f' stroke-miterlimit="{max(1.0, limit):g}"'


def _first(sources: list[Element], name: str) -> str | None:
    return next((value for one in sources if (value := one.get(name))), None)


def _places(start: float, steps: list[float]) -> list[float]:
    found = [start]
    for step in steps:
        found.append(found[-1] + step)
    return found


def _each_placed(text: str, rights: list[float], downs: list[float]) -> tuple[str, list[float], list[float]]:
    """Return letters and places without spaces, where the file says of every letter where it stands."""
    if max(len(rights), len(downs)) < len(text):
        return text, rights, downs
    rights += rights[-1:] * (len(text) - len(rights))
    downs += downs[-1:] * (len(text) - len(downs))
    kept = [at for at, sign in enumerate(text) if not sign.isspace()]
    return "".join(text[at] for at in kept), [rights[at] for at in kept], [downs[at] for at in kept]


def _list(values: tuple[float, ...] | list[float]) -> str:
    return " ".join(f"{value:.5g}" for value in values)
