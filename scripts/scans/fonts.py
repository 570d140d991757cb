"""The fonts of the drawn papers and how wide their text runs; it draws nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PIL import ImageFont

Face = Literal["serif", "serif-bold", "sans", "sans-bold", "kai"]

_NOTO = "/usr/share/fonts/opentype/noto/"
# A .ttc holds one face per region; the index is that of SC (simplified Chinese).
_FILES: dict[Face, tuple[str, int]] = {
    "serif": (_NOTO + "NotoSerifCJK-Regular.ttc", 2),
    "serif-bold": (_NOTO + "NotoSerifCJK-Bold.ttc", 2),
    "sans": (_NOTO + "NotoSansCJK-Regular.ttc", 2),
    "sans-bold": (_NOTO + "NotoSansCJK-Bold.ttc", 2),
    "kai": ("/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf", 0),
}
_NOT_FIRST = "，。、；：！？）》」』”’％%,.;:)"
_NOT_LAST = "（《「『“‘("


@lru_cache(maxsize=256)
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """Return a face at a size in pixels."""
    path, index = _FILES[face]
    return ImageFont.truetype(path, size, index=index)


def wrap(text: str, face: Face, size: int, width: float) -> list[str]:
    """Return the text cut into lines no wider than ``width``, keeping numbers and Latin words whole."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and font(face, size).getlength(line + piece) > width and piece[0] not in _NOT_FIRST:
            carried = line[-1] if line[-1] in _NOT_LAST else ""
            lines.append(line[: len(line) - len(carried)])
            line = carried
        line += piece
    return [*lines, line] if line else lines or [""]


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        if pieces and _latin(char) and _latin(pieces[-1][-1]):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _latin(char: str) -> bool:
    return char.isascii() and not char.isspace()
