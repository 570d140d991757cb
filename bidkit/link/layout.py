"""Where every section, heading and sheet falls: the page map of the package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.anchors import section_anchor
from bidkit.model.document import PlacedSection
from bidkit.word.fields import ContentsEntry, PageLabel
from bidkit.word.headings import Prepared
from bidkit.word.tokens import bookmark_name
from bidkit.words.spaces import tight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.link.convert import Converted
    from bidkit.model.plan import RenderedVolume, Section

RECORD_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a volume, counted from 1."""

    volume_id: str
    page: int


PageMap = dict[str, Place]


@dataclass(frozen=True, slots=True)
class PreparedSection:
    """A rendered section with its bookmarks, and the sheets behind it."""

    section: Section
    prepared: Prepared

    @property
    def id(self) -> str:
        """Return the id of the section."""
        return self.section.id

    @property
    def volatile(self) -> bool:
        """Return whether its text depends on page numbers."""
        return bool(self.prepared.page_refs) or self.prepared.has_contents


@dataclass(frozen=True, slots=True)
class PreparedVolume:
    """A volume ready for the rounds."""

    rendered: RenderedVolume
    sections: tuple[PreparedSection, ...]

    @property
    def id(self) -> str:
        """Return the id of the volume."""
        return self.rendered.planned.plan.id


@dataclass(frozen=True, slots=True)
class Layout:
    """The page of every anchor, and the sections' own pages in each volume."""

    pages: PageMap
    placed: dict[str, tuple[PlacedSection, ...]]
    totals: dict[str, int]


def lay_out(volumes: tuple[PreparedVolume, ...], converted: Mapping[str, Converted]) -> Layout:
    """Return the layout that the converted sections give."""
    pages: PageMap = {}
    placed: dict[str, tuple[PlacedSection, ...]] = {}
    totals: dict[str, int] = {}
    for volume in volumes:
        page = 1
        found = []
        for section in volume.sections:
            made = converted[section.id]
            _place_section(section, made, volume.id, page, pages)
            count = made.pages + len(section.section.sheets)
            found.append(_placed(section, page, count))
            page += count
        placed[volume.id] = tuple(found)
        totals[volume.id] = page - 1
    return Layout(pages, placed, totals)


def _place_section(
    section: PreparedSection, made: Converted, volume_id: str, page: int, pages: PageMap
) -> None:
    pages[section_anchor(section.id)] = Place(volume_id, page)
    for anchor in section.prepared.anchors:
        local = made.bookmarks.get(bookmark_name(anchor))
        if local is not None:
            pages[anchor] = Place(volume_id, page + local - 1)
    for number, sheet in enumerate(section.section.sheets):
        for anchor in sheet.anchors:
            pages.setdefault(anchor, Place(volume_id, page + made.pages + number))
            if anchor.endswith(":end"):
                pages[anchor] = Place(volume_id, page + made.pages + number)


def _placed(section: PreparedSection, page: int, count: int) -> PlacedSection:
    planned = section.section.planned
    return PlacedSection(
        planned.id, planned.title, page, count, planned.plan.form, scans=bool(section.section.sheets)
    )


def aliases(volumes: tuple[PreparedVolume, ...]) -> dict[str, str]:
    """Return the anchor behind every ``sec:ID#words`` reference: the first heading that holds the words."""
    wanted = {ref for volume in volumes for section in volume.sections for ref in section.prepared.page_refs}
    found = {}
    for volume in volumes:
        for section in volume.sections:
            start = f"{section_anchor(section.id)}#"
            for ref in sorted(ref for ref in wanted if ref.startswith(start)):
                words = _plain(ref.removeprefix(start))
                hit = next((h for h in section.prepared.headings if words in _plain(h.label + h.text)), None)
                if hit is not None:
                    found[ref] = hit.anchor
    return found


def _plain(text: str) -> str:
    return tight(text)


def labels(pages: PageMap, alias: Mapping[str, str], volume_id: str, first: int) -> dict[str, PageLabel]:
    """Return the page of every anchor as a section of this volume prints it."""
    shown = {
        anchor: PageLabel(str(place.page + first - 1), place.volume_id == volume_id)
        for anchor, place in pages.items()
    }
    for name, anchor in alias.items():
        if anchor in shown:
            shown[name] = PageLabel(shown[anchor].text, shown[anchor].local, anchor)
    return shown


def contents(volume: PreparedVolume, pages: PageMap, first: int) -> tuple[ContentsEntry, ...]:
    """Return the lines of a volume's contents: sections, their headings, and the records of scan sections."""
    depth = volume.rendered.planned.plan.contents_depth
    entries: list[ContentsEntry] = []
    for section in volume.sections:
        planned = section.section.planned
        if not planned.plan.in_contents:
            continue
        title = f"{planned.number}、{planned.title}"
        lines = [(1, title, section_anchor(planned.id)), *_headings(section), *_records(section)]
        for level, text, anchor in lines:
            if level <= depth:
                place = pages.get(anchor)
                shown = str(place.page + first - 1) if place else "000"
                entries.append(ContentsEntry(level, text, anchor, shown))
    return tuple(entries)


def _headings(section: PreparedSection) -> list[tuple[int, str, str]]:
    """Return the headings below the section's own title; a further level 1 counts as level 2."""
    lines = []
    for index, heading in enumerate(section.prepared.headings):
        own_title = index == 0 and heading.level == 1
        if not own_title:
            text = f"{heading.label} {heading.text}".strip()
            lines.append((max(2, heading.level), text, heading.anchor))
    return lines


def _records(section: PreparedSection) -> list[tuple[int, str, str]]:
    titles = {record.record_id: record.title for record in section.section.planned.records}
    return [(RECORD_LEVEL, titles[s.record_id], s.anchors[0]) for s in section.section.sheets if s.first]
