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

    def fit_caption(self, text: str) -> tuple[tuple[str, ...], float]:
        """Return the lines of a caption and the size they are set in: smaller, then on several lines, never cut.

        Widths are taken on the safe side, as the fonts of the reader's machine are not known here.
        """
        fitted = [(self._set(text, count), -count) for count in range(1, MOST_LINES + 1)]
        size, count = next((one for one in fitted if one[0] >= LEAST_CAPTION), max(fitted))
        return tuple(_broken(text, -count)), size

    def _set(self, text: str, count: int) -> float:
        """Return the size, in half points, that a caption has on so many lines, which share the caption's box."""
        high = self.caption_line / count * LINE_SHARE if count > 1 else self.caption_size
        widest = max(_ems(line) for line in _broken(text, count))
        return int(min(self.caption_size, high, self.text_width / max(widest, 1.0)) * 2) / 2


LEAST_CAPTION = 7.0
MOST_LINES, LINE_SHARE = 4, 0.85
LETTERS = 9.0
"""The size of type that a sheet is taken to be set in where nobody can measure it."""
READABLE = 6.65
"""Points below which such type is too small; between margins an upright A4 sheet comes to 6.85, a fax and letter paper,
which are a little wider, to 6.67."""
A4_LONG, LARGE = 842.0, 1000.0
PAPERS = ((1190.55, 841.89), (1224.0, 792.0), (1031.8, 728.5), (1000.6, 708.7))
"""Sheets larger than A4 that scanners know: A3, 11×17 inch, B4 of JIS and of ISO."""
CLEARLY, NEARLY = 1.05, 0.015


def _broken(text: str, count: int) -> list[str]:
    """Return a text on so many lines of about one width."""
    lines, left = [], text
    for rest in range(count, 1, -1):
        share, at = _ems(left) / rest, 0
        while at < len(left) and _ems(left[: at + 1]) <= share + 1:
            at += 1
        lines.append(left[:at])
        left = left[at:]
    return [line for line in (*lines, left) if line] or [""]


def _ems(text: str) -> float:
    return sum(1.0 if ord(sign) > 0x2000 else 0.62 for sign in text)


SCAN_PAGE = ScanPage()
WIDE_PAGE = ScanPage(
    841.89, 595.28, top=42.5, bottom=46.8, left=56.7, right=56.7, caption_line=20.0, slack=8.0
)
WIDE_A3 = ScanPage(1190.55, 841.89)
TALL_A3 = ScanPage(841.89, 1190.55)


@dataclass(frozen=True, slots=True)
class SheetSize:
    """A sheet as measured, in points; ``letters`` is the size of its small type, 0 where nobody can measure it."""

    width: float
    height: float
    letters: float = 0.0

    def page(self) -> ScanPage:
        """Return the page it stands on: upright A4, unless it would become too small there.

        A wide sheet then lies on its side; one that is really larger than A4 and set in small type has an A3 page.
        """
        wide = self.width > self.height * CLEARLY and self._scale(SCAN_PAGE) < READABLE / LETTERS
        choice = [WIDE_PAGE if wide else SCAN_PAGE]
        if max(self.width, self.height) > LARGE and self._assumed() <= LETTERS:
            choice.append(WIDE_A3 if self.width > self.height else TALL_A3)
        return next((page for page in choice if self._is_readable(page)), max(choice, key=self._scale))

    def shown_letters(self) -> float:
        """Return the size in points that its small type has in the volume."""
        return self._assumed() * self._scale(self.page())

    def is_shrunk(self) -> bool:
        """Return whether its type became too small on the way into the volume."""
        return not self._is_readable(self.page())

    def _assumed(self) -> float:
        """A large sheet without letters to measure that no scanner knows counts its pixels: it is taken for A4."""
        sides = max(self.width, self.height), min(self.width, self.height)
        known = any(
            all(abs(own / side - 1) <= NEARLY for own, side in zip(sides, paper, strict=True))
            for paper in PAPERS
        )
        return self.letters or (LETTERS if known or sides[0] <= LARGE else LETTERS * sides[0] / A4_LONG)

    def _scale(self, page: ScanPage) -> float:
        return page.picture.fit(self.width, self.height).width / self.width

    def _is_readable(self, page: ScanPage) -> bool:
        letters, scale = self._assumed(), self._scale(page)
        return letters * scale >= READABLE or scale >= READABLE / LETTERS
