"""Lines on the usual grid of Chinese documents, given to the converter as the heights that Word gives them.

``w:docGrid`` of type lines sets each line on as many grid lines as its face needs. 宋体 of 12 points needs 15.6 and
fits the usual 312 twips; the open face that stands in for it needs 17.4, so LibreOffice 7.4 takes two grid lines, 31.2,
and twice the pages. It also snaps lines of an exact height, which Word does not. The copy has no grid and the heights.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bidkit.word.ooxml import PPR_ORDER, M, body_of, is_on, make, on, ppr, put, twips, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package
    from bidkit.word.pages.sizes import Sizes

NEEDED = 1.3
"""Height of a line of 宋体, 仿宋, 楷体 or 黑体 over its size, as Word takes it."""
GROWING = (w("drawing"), w("pict"), w("object"), w("ruby"), f"{{{M}}}oMath")
"""What may stand higher than its line, which an exact height would cut."""
ROUNDING = 0.01


def off_the_grid(package: Package, root: Element, sizes: Sizes) -> None:
    """Replace, in place, the line grids of a document's sections by the line heights they come to."""
    settings = package.related_root("settings")
    in_tables = settings is not None and on(settings.find(w("compat")), "adjustLineHeightInTable")
    for section, members in _sections(body_of(root)):
        grid = section.find(w("docGrid"))
        pitch = twips(grid.get(w("linePitch"))) if grid is not None else 0
        if grid is None or pitch <= 0 or not _of_lines(grid):
            continue
        for paragraph in _paragraphs(members, in_tables):
            _set(paragraph, sizes, pitch)
        del grid.attrib[w("type")]


def _of_lines(grid: Element) -> bool:
    """Return whether the grid sets lines alone; one that sets letters apart as well stays."""
    kind = grid.get(w("type"), "default")
    return kind == "lines" or (kind == "linesAndChars" and twips(grid.get(w("charSpace"))) == 0)


def _sections(body: Element) -> Iterator[tuple[Element, list[Element]]]:
    """Yield each section's setup with the blocks that stand in it."""
    members: list[Element] = []
    for block in body:
        if block.tag == w("sectPr"):
            yield block, members
            return
        members.append(block)
        inner = block.find(f"{w('pPr')}/{w('sectPr')}")
        if inner is not None:
            yield inner, members
            members = []


def _paragraphs(members: list[Element], in_tables: bool) -> Iterator[Element]:
    passed = (w("txbxContent"),) if in_tables else (w("txbxContent"), w("tbl"))
    for block in members:
        for paragraph in block.iter(w("p")):
            if not any(above.tag in passed for above in paragraph.iterancestors()):
                yield paragraph


def _set(paragraph: Element, sizes: Sizes, pitch: int) -> None:
    """Give a paragraph the exact height of its lines, where Word would take it from the grid."""
    snap = sizes.styles.property(paragraph, "snapToGrid")
    if snap is not None and not is_on(snap):
        return
    rule, line = _spacing(paragraph, sizes)
    if rule not in ("", "auto") or any(next(paragraph.iter(tag), None) is not None for tag in GROWING):
        return
    cells = max(1, math.ceil(sizes.of_paragraph(paragraph) * NEEDED * 10 / pitch - ROUNDING))
    properties = ppr(paragraph)
    spacing = properties.find(w("spacing"))
    if spacing is None:
        spacing = put(properties, make("spacing"), PPR_ORDER)
    spacing.set(w("line"), str(round(cells * pitch * line / 240)))
    spacing.set(w("lineRule"), "exact")


def _spacing(paragraph: Element, sizes: Sizes) -> tuple[str, int]:
    """Return the rule and the value of the line spacing, direct, of the style, or of the document."""
    holders = [paragraph, *sizes.styles.chain(sizes.styles.of_paragraph(paragraph))]
    found = [holder.find(f"{w('pPr')}/{w('spacing')}") for holder in holders]
    if sizes.defaults is not None:
        found.append(sizes.defaults.find(f"{w('pPrDefault')}/{w('pPr')}/{w('spacing')}"))
    for spacing in found:
        if spacing is not None and spacing.get(w("line")) is not None:
            return spacing.get(w("lineRule"), "auto"), twips(spacing.get(w("line")), 240)
    return "", 240
