"""How large the letters of a Word file are, styles resolved, for what is worked out from their size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.word.ooxml import val, w
from bidkit.word.styles import Styles

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package

TEN_POINTS = 20


@dataclass(frozen=True, slots=True)
class Sizes:
    """The styles of one document and its defaults."""

    styles: Styles
    defaults: Element | None

    @classmethod
    def of(cls, package: Package) -> Sizes:
        """Return the sizes of a package."""
        sheet = package.related_root("styles")
        return cls(Styles.of(package), None if sheet is None else sheet.find(w("docDefaults")))

    def of_run(self, run: Element) -> int:
        """Return the size of a run's letters, in half points."""
        look, paragraph = run.find(w("rPr")), next(run.iterancestors(w("p")), None)
        return _half(look) or self._stated(val(look, "rStyle")) or self._general(paragraph)

    def of_paragraph(self, paragraph: Element) -> int:
        """Return the largest size of a paragraph's words, in half points; of its mark where it has none."""
        sizes = [self.of_run(run) for run in paragraph.iter(w("r"))]
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        return max(sizes, default=_half(mark) or self._general(paragraph))

    def _general(self, paragraph: Element | None) -> int:
        style = "" if paragraph is None else self.styles.of_paragraph(paragraph)
        look = None if self.defaults is None else self.defaults.find(f"{w('rPrDefault')}/{w('rPr')}")
        return self._stated(style) or _half(look) or TEN_POINTS

    def _stated(self, style_id: str) -> int:
        looks = (style.find(w("rPr")) for style in self.styles.chain(style_id))
        return next((size for look in looks if (size := _half(look))), 0)


def _half(look: Element | None) -> int:
    text = val(look, "sz")
    return int(text) if text.isdecimal() else 0
