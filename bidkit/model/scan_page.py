"""The page a scanned sheet stands on, in points; the Word and the PDF side both draw by these numbers.

Owns numbers only: no files, no imports, so that any part may use it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points; ``x`` and ``y`` are its lower left corner, measured from the page's lower left."""

    x: float
    y: float
    width: float
    height: float

    def fit(self, width: float, height: float) -> Box:
        """Return the largest box of the given aspect inside this one: centred across, aligned to the top."""
        scale = min(self.width / width, self.height / height)
        wide, high = width * scale, height * scale
        return Box(self.x + (self.width - wide) / 2, self.y + self.height - high, wide, high)


@dataclass(frozen=True, slots=True)
class ScanPage:
    """A page with a caption line above one picture; everything in points."""

    width: float = 595.28
    height: float = 841.89
    top: float = 56.7
    bottom: float = 56.7
    left: float = 70.9
    right: float = 70.9
    caption_line: float = 22.0
    caption_size: float = 10.5
    slack: float = 12.0
    footer: float = 28.35
    number_line: float = 12.0
    number_size: float = 9.0

    @property
    def caption(self) -> Box:
        """Return the box of the caption line."""
        return Box(self.left, self.height - self.top - self.caption_line, self.text_width, self.caption_line)

    @property
    def picture(self) -> Box:
        """Return the box a picture is fitted into; its top edge touches the caption line."""
        high = self.height - self.top - self.bottom - self.caption_line - self.slack
        return Box(self.left, self.bottom + self.slack, self.text_width, high)

    @property
    def text_width(self) -> float:
        """Return the width between the left and right margins."""
        return self.width - self.left - self.right

    def fit_caption(self, text: str) -> tuple[str, float]:
        """Return the caption and the size it is set in: smaller, then shortened, so that it stays on one line.

        Widths are taken on the safe side, as the fonts of the reader's machine are not known here.
        """
        size = min(self.caption_size, self.text_width / max(_ems(text), 1.0))
        if size >= LEAST_CAPTION:
            return text, int(size * 2) / 2
        while _ems(text) * LEAST_CAPTION > self.text_width:
            text = text[:-2] + "…"
        return text, LEAST_CAPTION


LEAST_CAPTION = 7.0


def _ems(text: str) -> float:
    return sum(1.0 if ord(sign) > 0x2000 else 0.62 for sign in text)


SCAN_PAGE = ScanPage()
