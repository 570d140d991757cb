"""Of what Word keeps twice, for new readers and for old, the one that the converter can draw.

LibreOffice 7.4 takes handwriting (``contentPart``) and draws nothing, though a picture of it lies beside; of the charts
of 2016 (``chartex``) it prints the sentence that old Word shows: that this chart cannot be seen here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.word.ooxml import MC, drop, local

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element

ALTERNATES, FALLBACK = f"{{{MC}}}AlternateContent", f"{{{MC}}}Fallback"


def show_alternates(root: Element) -> None:
    """Leave, in place, the picture of handwriting, and nothing of a chart that cannot be drawn: D035 names that."""
    for both in list(root.iter(ALTERNATES)):
        first, fallback = both[0] if len(both) else None, both.find(FALLBACK)
        if first is None or first is fallback or fallback is None:
            continue
        names = {(local(node), "chartex" in str(node.tag)) for node in first.iter()}
        if ("contentPart", False) in names and len(fallback):
            for child in list(fallback):
                both.addprevious(child)
            drop(both)
        elif ("chart", True) in names:
            drop(both)
