"""The loop: resolve, convert, lay out, until the page map stands still; five rounds at most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.errors import NotSettledError
from bidkit.link.layout import (
    Eyes,
    Layout,
    PageMap,
    Place,
    PreparedVolume,
    aliases,
    contents,
    labels,
    lay_out,
    volume_numbers,
)
from bidkit.link.spoken import spoken
from bidkit.word.pages.fields import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.link.convert import Converted, Converter

MOST_ROUNDS = 5
MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Settled:
    """A page map that stands still, the PDF of every section, and the references nobody could resolve."""

    layout: Layout
    converted: Mapping[str, Converted]
    alias: Mapping[str, str]
    missing: tuple[tuple[str, str], ...]
    rounds: int


def settle(volumes: tuple[PreparedVolume, ...], converter: Converter, guess: PageMap, first: int) -> Settled:
    """Return the settled layout; ``guess`` is the page map of the last build and saves a round.

    Raises:
        NotSettledError: the page numbers still moved in the last round; names the anchors and where they were.
    """
    alias = aliases(volumes)
    pages = guess
    history: list[PageMap] = [guess]
    plain: dict[str, bytes] = {}
    for number in range(1, MOST_ROUNDS + 1):
        missing = _resolve_round(volumes, pages, alias, first, plain)
        converted = converter.convert(plain)
        layout = lay_out(volumes, converted)
        if layout.pages == pages:
            return Settled(layout, converter.settled(), alias, missing, number)
        pages = layout.pages
        history.append(pages)
    raise _not_settled(history, spoken(volumes), first)


def _resolve_round(
    volumes: tuple[PreparedVolume, ...],
    pages: PageMap,
    alias: Mapping[str, str],
    first: int,
    plain: dict[str, bytes],
) -> tuple[tuple[str, str], ...]:
    """Write the numbers known so far into ``plain``; return (section id, anchor) of unknown references."""
    missing = []
    numbers = volume_numbers(volumes)
    for volume in volumes:
        entries = contents(volume, pages, first)
        lost = [entry.anchor for entry in entries if entry.anchor not in pages]
        for section in volume.sections:
            if section.id in plain and not section.volatile:
                continue
            shown = labels(pages, alias, Eyes(volume.id, section.id, first, numbers))
            numbered = section.section.planned.plan.page_number
            done = resolve(
                section.prepared.data, shown, entries, "plain", early=not pages, page_number=numbered
            )
            plain[section.id] = done.data
            lines = lost if section.prepared.has_contents else []
            missing += [(section.id, anchor) for anchor in (*done.missing, *lines)]
    return tuple(missing)


def _not_settled(history: list[PageMap], words: Mapping[str, str], first: int) -> NotSettledError:
    """Return the fault with the printed page of each place that moved in the last round, gone places too."""
    last, before = history[-1], history[-2]
    moved = sorted(anchor for anchor in last | before if before.get(anchor) != last.get(anchor))
    lines = []
    for anchor in moved[:MOST_NAMED]:
        seen = [_page(pages.get(anchor), first) for pages in history[1:]]
        lines.append(f"{words.get(anchor, anchor)}：{' → '.join(seen)}")
    cure = "多半是某一节恰好排满一页，页码位数一变就多出一页；请在该节末尾增删一行后重试"
    more = f"；等 {len(moved)} 处" if len(moved) > MOST_NAMED else ""
    return NotSettledError(f"页码 {MOST_ROUNDS} 轮仍未稳定：{'；'.join(lines)}{more}", cure=cure)


def _page(place: Place | None, first: int) -> str:
    return str(place.page + first - 1) if place is not None else "无"
