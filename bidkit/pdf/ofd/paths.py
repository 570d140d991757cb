"""The lines of an OFD (AbbreviatedData, GB/T 33190 table 35) as those of SVG, moved to their place."""

from __future__ import annotations

from bidkit.pdf.ofd.package import CannotDrawError

LETTERS = {
    "S": ("M", 2),
    "M": ("M", 2),
    "L": ("L", 2),
    "Q": ("Q", 4),
    "B": ("C", 6),
    "A": ("A", 7),
    "C": ("Z", 0),
}


def svg_path(data: str, x: float = 0.0, y: float = 0.0) -> str:
    """Return the path for SVG with every point moved by ``x`` and ``y``; raises CannotDrawError."""
    words, at, parts = data.replace(",", " ").split(), 0, []
    while at < len(words):
        letter, count = LETTERS.get(words[at], ("", -1))
        held = words[at + 1 : at + 1 + count]
        if count < 0 or len(held) < count:
            raise CannotDrawError("有看不懂的线条")
        parts.append(letter + _moved(letter, held, x, y))
        at += 1 + count
    return " ".join(parts)


def _moved(letter: str, words: list[str], x: float, y: float) -> str:
    try:
        values = [float(word) for word in words]
    except ValueError as fault:
        raise CannotDrawError("有看不懂的线条") from fault
    first = 5 if letter == "A" else 0
    shifted = [
        value + (0 if at < first else x if (at - first) % 2 == 0 else y) for at, value in enumerate(values)
    ]
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in shifted)


def deltas(text: str | None, count: int) -> list[float]:
    """Return the steps between ``count + 1`` characters: ``3 g 4 2.5`` is 3, then four times 2.5.

    The list is shorter where the file says nothing of the rest.
    """
    found: list[float] = []
    words = (text or "").split()
    while words and len(found) < count:
        repeat = 1
        if words[0].lower() == "g":
            if len(words) < 3 or not words[1].isdigit():
                raise CannotDrawError("文字的间距看不懂")
            repeat, words = int(words[1]), words[2:]
        try:
            found += [float(words[0])] * min(repeat, count - len(found))
        except ValueError as fault:
            raise CannotDrawError("文字的间距看不懂") from fault
        words = words[1:]
    return found
