"""What the drawn things of a Word file are beside their size: which bytes, how red, in which planned section."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.model.anchors import section_anchor
from bidkit.pdf.seen.inspect import jpeg_digest
from bidkit.pdf.seen.red import red_share_of
from bidkit.word.tokens import bookmark_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.facts import Beside
    from bidkit.model.tender import SectionPlan
    from bidkit.word.seen.inspect import Inspected

PICTURE = "图片"
SMALL, LARGE = 400.0, 60_000.0
"""Square points: a dot and a whole scan are no seals, and a scan costs time to decode."""


def in_detail(read: Inspected, data: bytes) -> Inspected:
    """Return what was read of a Word file with the digest and the red of its pictures; ``data`` is the file."""
    if not any(thing.source for thing in read.facts.beside):
        return read
    known: dict[str, tuple[str, float]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        things = tuple(_detailed(thing, archive, known) for thing in read.facts.beside)
    return replace(read, facts=replace(read.facts, beside=things))


def things_in_sections(things: Sequence[Beside], sections: Sequence[SectionPlan]) -> tuple[Beside, ...]:
    """Return the things, each with the planned section whose bookmark is the last one before it."""
    ids = {bookmark_name(section_anchor(section.id)): section.id for section in sections}
    here, found = "", []
    for thing in things:
        here = next((ids[mark] for mark in reversed(thing.marks) if mark in ids), here)
        found.append(replace(thing, section=here))
    return tuple(found)


def _detailed(thing: Beside, archive: zipfile.ZipFile, known: dict[str, tuple[str, float]]) -> Beside:
    if thing.kind != PICTURE or thing.source not in archive.namelist():
        return thing
    if thing.source not in known:
        data = archive.read(thing.source)
        sealed = SMALL < thing.wide * thing.high < LARGE
        known[thing.source] = (jpeg_digest(data), red_share_of(data) if sealed else 0.0)
    digest, share = known[thing.source]
    return replace(thing, digest=digest, red=round(share * thing.wide * thing.high, 1))
