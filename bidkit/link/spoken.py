"""What a person calls the places that page numbers point to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.anchors import section_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.link.layout import PreparedSection, PreparedVolume


def spoken(volumes: tuple[PreparedVolume, ...]) -> dict[str, str]:
    """Return what a person calls the anchors of sections, headings and scanned records; a mark has its own name."""
    return {
        anchor: words for volume in volumes for one in volume.sections for anchor, words in _of_section(one)
    }


def _of_section(one: PreparedSection) -> Iterator[tuple[str, str]]:
    planned = one.section.planned
    yield section_anchor(one.id), f"《{planned.title}》"
    for heading in one.prepared.headings:
        yield heading.anchor, f"《{planned.title}》的“{heading.text}”"
    titles = {record.name: record.title for record in planned.records}
    for sheet in one.section.sheets:
        for anchor in sheet.anchors:
            ends = "的末页" if anchor.endswith(":end") else ""
            yield anchor, f"“{titles.get(sheet.record, sheet.record)}”{ends}"
