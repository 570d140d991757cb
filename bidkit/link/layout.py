"""Where every section, heading and sheet falls: the page map of the package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.anchors import counted_heading, own_mark, section_anchor, volume_words
from bidkit.model.document import PlacedSection
from bidkit.word.pages.fields import ContentsEntry, PageLabel
from bidkit.word.pages.headings import Prepared
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
    """The page of every anchor, and by volume its sections' own pages, all its pages, and its number."""

    pages: PageMap
    placed: dict[str, tuple[PlacedSection, ...]]
    totals: dict[str, int]
    volumes: dict[str, str]


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
    return Layout(pages, placed, totals, volume_numbers(volumes))


def _place_section(
    section: PreparedSection, made: Converted, volume_id: str, page: int, pages: PageMap
) -> None:
    pages[section_anchor(section.id)] = Place(volume_id, page)
    for anchor in section.prepared.anchors:
        local = made.bookmarks.get(bookmark_name(anchor))
        if local is not None:
            _place(anchor, Place(volume_id, page + local - 1), section.id, pages)
    for number, sheet in enumerate(section.section.sheets):
        for anchor in sheet.anchors:
            pages.setdefault(anchor, Place(volume_id, page + made.pages + number))
            if anchor.endswith(":end"):
                pages[anchor] = Place(volume_id, page + made.pages + number)


def _place(anchor: str, place: Place, section_id: str, pages: PageMap) -> None:
    """Put an anchor on the map. A mark that stands twice is the first, but a volume or section means its own.

    Word does the same: joining renames the second bookmark of a name, and the fields of its own section with it.
    """
    if not anchor.startswith("mark:"):
        pages[anchor] = place
        return
    first = pages.setdefault(anchor, place)
    if first.volume_id != place.volume_id:
        first = pages.setdefault(own_mark(place.volume_id, anchor), place)
    if first != place:
        pages.setdefault(own_mark(section_id, anchor), place)


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


@dataclass(frozen=True, slots=True)
class Eyes:
    """Whose text prints the pages: its volume and section, its first page number, the number of every volume."""

    volume_id: str
    section_id: str
    first: int
    volumes: Mapping[str, str]


def volume_numbers(volumes: tuple[PreparedVolume, ...]) -> dict[str, str]:
    """Return the number of each volume (一, 二 …) by its id."""
    return {volume.id: volume.rendered.planned.number for volume in volumes}


def labels(pages: PageMap, alias: Mapping[str, str], eyes: Eyes) -> dict[str, PageLabel]:
    """Return the page of everything that may be asked for, as this section prints it."""
    shown = {
        anchor: _label(anchor, place, eyes) for anchor, place in pages.items() if not counted_heading(anchor)
    }
    for scope in (eyes.volume_id, eyes.section_id):
        start = own_mark(scope, "")
        own = [anchor for anchor in pages if anchor.startswith(start)]
        shown |= {name.removeprefix(start): _label("", pages[name], eyes) for name in own}
    for name, anchor in alias.items():
        if anchor in pages:
            found = _label(anchor, pages[anchor], eyes)
            shown[name] = PageLabel(found.text, found.local, anchor)
    return shown


def _label(anchor: str, place: Place, eyes: Eyes) -> PageLabel:
    """Only the linker learns in which volume a mark stands, so it is the one to say so; ``render`` names the others."""
    local = place.volume_id == eyes.volume_id
    abroad = anchor.startswith("mark:") and not local
    words = volume_words(eyes.volumes.get(place.volume_id, "")) if abroad else ""
    return PageLabel(f"{words}{place.page + eyes.first - 1}", local)


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
    titles = {record.name: record.title for record in section.section.planned.records}
    return [(RECORD_LEVEL, titles[s.record], s.anchors[0]) for s in section.section.sheets if s.first]
