"""A line chart as SVG text: axes, ticks, one line a case, names at the line ends. Legible in black and white."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from html import escape

from bidkit.sheets.numbers import marks

WIDTH, HEIGHT = 1000, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 300, 44, 56
APART = 17
LOOKS = (
    ("#1f4e8c", ""), ("#b3261e", "7 4"), ("#1b7f4b", "2 3"), ("#6b4fa0", "10 3 2 3"), ("#9a6700", "14 4"),
)  # fmt: skip
FONT = "Noto Sans CJK SC, Microsoft YaHei, SimHei, sans-serif"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the chart; a point without a value breaks it."""

    name: str
    points: tuple[tuple[Decimal, Decimal | None], ...]


@dataclass(frozen=True, slots=True)
class Axes:
    """What the axes are called, where a vertical mark stands and what it says."""

    title: str
    across: str
    up: str
    marked: Decimal | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to places on the paper."""

    left: Decimal
    right: Decimal
    low: Decimal
    high: Decimal

    def x(self, value: Decimal) -> float:
        share = (value - self.left) / (self.right - self.left)
        return LEFT + float(share) * (WIDTH - LEFT - RIGHT)

    def y(self, value: Decimal) -> float:
        share = (value - self.low) / (self.high - self.low)
        return HEIGHT - BOTTOM - float(share) * (HEIGHT - TOP - BOTTOM)


def line_chart(axes: Axes, lines: tuple[Line, ...]) -> str:
    """Return the drawing; empty when there is nothing to draw. Lines that fall together are drawn once."""
    lines = _joined(lines)
    points = [point for line in lines for point in line.points if point[1] is not None]
    if len(points) < 2 or len({x for x, _ in points}) < 2:
        return ""
    across = sorted({x for line in lines for x, _ in line.points})
    ticks = _ticks([y for _, y in points if y is not None])
    scale = _Scale(across[0], across[-1], ticks[0], ticks[-1])
    parts = [*_frame(axes, scale, ticks), *_mark(axes, scale)]
    ends = _ends(lines, scale)
    for number, line in enumerate(lines):
        parts += _line(line, number, scale, ends.get(number))
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FONT}" font-size="12"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>'
    return "\n".join([head, *parts, "</svg>"])


def _joined(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with those of the same course as one that carries all their names."""
    names: dict[tuple[tuple[Decimal, Decimal | None], ...], list[str]] = {}
    for line in lines:
        names.setdefault(line.points, []).append(line.name)
    return tuple(Line("、".join(called), points) for points, called in names.items())


def _ticks(values: list[Decimal]) -> list[Decimal]:
    """Return four to eight round numbers that hold all values between them."""
    low, high = min(values), max(values)
    room = high - low or Decimal(1)
    step = Decimal(1).scaleb(room.adjusted())
    step = next(
        step * times
        for times in (Decimal("0.2"), Decimal("0.5"), Decimal(1), Decimal(2))
        if room <= step * times * 6
    )
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
    return [step * number for number in range(int(first), int(last) + 1)]


def _frame(axes: Axes, scale: _Scale, ticks: list[Decimal]) -> list[str]:
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(LEFT, 20, axes.title if not scale.low else f"{axes.title}（纵轴不从 0 起）", size=14),
        _text(LEFT - 8, TOP - 14, axes.up, anchor="end"),
        _text((LEFT + right) / 2, HEIGHT - 14, axes.across, anchor="middle"),
    ]
    for tick in ticks:
        y = scale.y(tick)
        parts.append(
            f'<line x1="{LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}" stroke="#d5dae1" stroke-width="0.8"/>'
        )
        parts.append(_text(LEFT - 8, y + 4, marks(tick), anchor="end"))
    for step in _across(scale):
        x = scale.x(step)
        parts.append(f'<line x1="{x:.1f}" y1="{bottom}" x2="{x:.1f}" y2="{bottom + 5}" stroke="#1c2430"/>')
        parts.append(_text(x, bottom + 20, f"{'+' if step > 0 else ''}{marks(step)}%", anchor="middle"))
    parts.append(
        f'<path d="M{LEFT} {TOP} V{bottom} H{right}" fill="none" stroke="#1c2430" stroke-width="1.2"/>'
    )
    return parts


def _across(scale: _Scale) -> list[Decimal]:
    step = Decimal("2.5") if scale.right - scale.left <= 20 else Decimal(5)
    count = int((scale.right - scale.left) / step)
    return [scale.left + step * number for number in range(count + 1)]


def _mark(axes: Axes, scale: _Scale) -> list[str]:
    if axes.marked is None or not scale.left <= axes.marked <= scale.right:
        return []
    x, bottom = scale.x(axes.marked), HEIGHT - BOTTOM
    return [
        f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{bottom}" stroke="#556070" stroke-dasharray="3 3"/>',
        _text(x + 5, bottom - 8, axes.mark, fill="#556070"),
    ]


def _ends(lines: tuple[Line, ...], scale: _Scale) -> dict[int, float]:
    """Return the height of each name beside its line's end, moved apart where lines end close together."""
    last = {
        n: next((y for _, y in reversed(line.points) if y is not None), None) for n, line in enumerate(lines)
    }
    ordered = sorted((scale.y(y), n) for n, y in last.items() if y is not None)
    ends: dict[int, float] = {}
    free = float(TOP)
    for wanted, number in ordered:
        ends[number] = max(wanted, free)
        free = ends[number] + APART
    over = max(0.0, free - APART - (HEIGHT - BOTTOM))
    return {number: place - over for number, place in ends.items()}


def _line(line: Line, number: int, scale: _Scale, end: float | None) -> list[str]:
    color, dash = LOOKS[number % len(LOOKS)]
    style = f'fill="none" stroke="{color}" stroke-width="2"' + (f' stroke-dasharray="{dash}"' if dash else "")
    parts = [f'<polyline points="{run}" {style}/>' for run in _runs(line, scale)]
    if end is None:
        return parts
    x, y = next((scale.x(x), scale.y(y)) for x, y in reversed(line.points) if y is not None)
    parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>')
    parts.append(
        f'<line x1="{x + 4:.1f}" y1="{y:.1f}" x2="{WIDTH - RIGHT + 14}" y2="{end:.1f}" '
        f'stroke="{color}" stroke-width="0.7"/>'
    )
    parts.append(_text(WIDTH - RIGHT + 17, end + 4, line.name, fill=color))
    return parts


def _runs(line: Line, scale: _Scale) -> list[str]:
    """Return the unbroken stretches of a line as lists of places."""
    runs: list[list[str]] = [[]]
    for x, y in line.points:
        if y is None:
            runs.append([])
        else:
            runs[-1].append(f"{scale.x(x):.1f},{scale.y(y):.1f}")
    return [" ".join(run) for run in runs if len(run) > 1]


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", size: int = 12, fill: str = "#1c2430"
) -> str:
    weight = "bold" if size > 12 else "normal"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" '
        f'fill="{fill}">{escape(words)}</text>'
    )
