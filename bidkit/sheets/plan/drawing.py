"""A small SVG writer: boxes, lines and words on a sheet of fixed size, the same text for the same calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

FONTS = "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, SimHei, sans-serif"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@dataclass(slots=True)
class Drawing:
    """A drawing in CSS pixels; what is drawn later lies above."""

    width: float
    height: float
    parts: list[str] = field(default_factory=list)

    def box(self, x: float, y: float, width: float, height: float, fill: str, line: str = "none") -> None:
        """Draw a filled box; ``line`` is the colour of its edge."""
        place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
        self.parts.append(f'<rect {place} fill="{fill}" stroke="{line}"/>')

    def line(
        self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float = 1
    ) -> None:
        """Draw a straight line."""
        place = f'x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}"'
        self.parts.append(f'<line {place} stroke="{colour}" stroke-width="{_n(width)}"/>')

    def diamond(self, x: float, y: float, size: float, colour: str) -> None:
        """Draw a diamond around a point."""
        corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
        points = " ".join(f"{_n(a)},{_n(b)}" for a, b in corners)
        self.parts.append(f'<polygon points="{points}" fill="{colour}"/>')

    def words(
        self, x: float, y: float, text: str, size: float, colour: str = "#1c2430", anchor: str = "start"
    ) -> None:
        """Write words on a line; ``anchor`` says which part of them stands at ``x``: start, middle, end."""
        look = f'font-size="{_n(size)}" fill="{colour}" text-anchor="{anchor}"'
        self.parts.append(f'<text x="{_n(x)}" y="{_n(y)}" {look}>{escape(text)}</text>')

    def svg(self, says: str) -> str:
        """Return the drawing as SVG text with a title for those who cannot see it."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)} {_n(self.height)}" '
            f"font-family={quoteattr(FONTS)}><title>{escape(says)}</title>"
        )
        return "\n".join([head, *self.parts, "</svg>"])
