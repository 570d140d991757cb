"""Words recognised in a picture, by the optional extra ``ocr``: rapidocr 3, or rapidocr-onnxruntime before it."""

from __future__ import annotations

import importlib
import logging
import math
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any

from bidkit.errors import ToolMissingError
from bidkit.model.intake import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Corners = tuple[tuple[float, float], ...]

MODULES = ("rapidocr", "rapidocr_onnxruntime")
OFF = 10.0
"""Degrees by which a piece may lie aslant to the page; more is writing around a seal."""


def engine() -> Callable[[bytes], Any]:
    """Return what recognises a picture.

    Raises:
        ToolMissingError: the extra is not installed.
    """
    found = _engine()
    if found is None:
        cure = "运行 pip install 'bidkit-tender[ocr]' 后再加 --ocr"
        raise ToolMissingError("没有安装文字识别组件", cure=cure)
    return found


def can_recognise() -> bool:
    """Return whether the extra is installed."""
    return _engine() is not None


def _engine() -> Callable[[bytes], Any] | None:
    """Return the engine; None where none is installed."""
    for name in MODULES:
        try:
            return _made(importlib.import_module(name))
        except ImportError:
            continue
    return None


@cache
def _made(module: Any) -> Callable[[bytes], Any]:
    """Return the engine of a module with its models loaded, once; it talks to the terminal while it does."""
    log = logging.getLogger("RapidOCR")
    log.disabled = True
    made: Callable[[bytes], Any] = module.RapidOCR()
    return made


def lines(picture: bytes, recognise: Callable[[bytes], Any]) -> list[str]:
    """Return the words of a picture line by line, as the engine orders them."""
    return [str(text) for _, text, _ in _rows(recognise(picture))]


def pieces(picture: bytes, recognise: Callable[[bytes], Any]) -> tuple[Piece, ...]:
    """Return the words of a picture with their boxes and scores; a page that lies aslant is turned straight."""
    found = [(_corners(box), str(text), float(score)) for box, text, score in _rows(recognise(picture))]
    long = [_slant(box) for box, text, _ in found if len(text) > 3]
    slant = median(long) if long else 0.0
    level = [one for one in found if len(one[1]) == 1 or _off(_slant(one[0]), slant) <= OFF]
    return tuple(_piece(box, text, score, slant) for box, text, score in level)


def _rows(found: Any) -> Iterable[tuple[Any, Any, Any]]:
    if hasattr(found, "txts"):
        return zip(found.boxes, found.txts, found.scores, strict=True) if found.txts else ()
    # rapidocr-onnxruntime gives a list of its rows, and how long it took
    return [(box, text, score) for box, text, score in found[0] or ()]


def _corners(box: Sequence[Sequence[Any]]) -> Corners:
    return tuple((float(x), float(y)) for x, y in box)


def _slant(box: Corners) -> float:
    """Return by how many degrees the upper edge of a box falls to the right."""
    (left, high), (right, low) = box[0], box[1]
    return math.degrees(math.atan2(low - high, right - left))


def _off(one: float, other: float) -> float:
    return abs((one - other + 180) % 360 - 180)


def _piece(box: Corners, text: str, score: float, slant: float) -> Piece:
    """Return a piece as it would lie on a page that is not aslant."""
    turn = math.radians(-slant)
    x, y = (sum(point[side] for point in box) / len(box) for side in (0, 1))
    across = x * math.cos(turn) - y * math.sin(turn)
    down = x * math.sin(turn) + y * math.cos(turn)
    wide, high = math.dist(box[0], box[1]) / 2, math.dist(box[1], box[2]) / 2
    return Piece(text, across - wide, down - high, across + wide, down + high, score)
