"""Names of the places that page numbers point to.

``sec:ID`` is the first page of a section, ``rec:VOLUME:RECORD`` the first scan of a record in a volume and
``rec:VOLUME:RECORD:end`` its last; ``mark:NAME`` is placed by a template. The linker counts headings as ``sec:ID#1``,
a name of its own that nobody else may ask for: ``sec:ID#words`` asks for the heading that says these words.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def section_anchor(section_id: str) -> str:
    """Return the anchor of a section's first page."""
    return f"sec:{section_id}"


def record_anchor(volume_id: str, record_id: str) -> str:
    """Return the anchor of a record's first scan in a volume."""
    return f"rec:{volume_id}:{record_id}"


def record_end_anchor(volume_id: str, record_id: str) -> str:
    """Return the anchor of a record's last scan in a volume."""
    return f"rec:{volume_id}:{record_id}:end"


def piece_name(record_id: str, piece: int) -> str:
    """Return the name of the pages that a record takes when it is laid in a volume for the nth time, from 0."""
    return f"{record_id}~{piece}" if piece else record_id


def piece_names(record_id: str) -> Iterator[str]:
    """Yield the names that a record's pages may have in a volume, without end."""
    return (piece_name(record_id, piece) for piece in count())


def counted_heading(anchor: str) -> bool:
    """Return whether an anchor of the page map is a heading, which is asked for by its words only."""
    return anchor.startswith("sec:") and "#" in anchor


def own_mark(scope_id: str, anchor: str) -> str:
    """Return the name of a mark as a volume or section means it that has one of its own, beside one further up."""
    return f"own:{scope_id}:{anchor}"


def volume_words(number: str) -> str:
    """Return what stands before a page of another volume, numbered as on the covers."""
    return f"第{number}册 "


def mark_anchor(name: str) -> str:
    """Return the anchor that a template places with ``mark(name)``."""
    return f"mark:{name}"


def where_anchor(section_id: str, heading: str) -> str:
    """Return the anchor of the heading in a section that a reply's ``where: section#heading`` names."""
    return f"sec:{section_id}#{heading}" if heading else section_anchor(section_id)
