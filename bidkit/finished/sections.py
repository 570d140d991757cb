"""Which planned section every paragraph and every table of a finished Word file stands in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.finished.pages import bare
from bidkit.model.anchors import section_anchor
from bidkit.model.document import Passage
from bidkit.word.tokens import bookmark_name
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.facts import Table
    from bidkit.model.tender import SectionPlan
    from bidkit.word.seen.read import Passage as WordPassage

BODY = ("正文", "表格", "文本框")


def in_sections(found: Sequence[WordPassage], sections: Sequence[SectionPlan]) -> tuple[Passage, ...]:
    """Return the passages, each with the planned section it stands in.

    bidkit's own bookmarks tell; a section whose bookmark people have lost begins at the paragraph that is its title.
    """
    marks = {bookmark_name(section_anchor(section.id)): section.id for section in sections}
    there = {mark for passage in found for mark in passage.bookmarks}
    lost = [s for s in sections if s.title and bookmark_name(section_anchor(s.id)) not in there]
    titles = {squeeze(s.title): s.id for s in lost}
    bared = {bare(s.title): s.id for s in lost}
    passages, here = [], ""
    for passage in found:
        marked = next((marks[mark] for mark in passage.bookmarks if mark in marks), "")
        if marked:
            here = marked
        elif passage.part == "正文" and not passage.style.lower().startswith(("toc", "目录")):
            here = titles.get(squeeze(passage.text)) or bared.get(bare(passage.text)) or here
        inside = here if passage.part in BODY else ""
        passages.append(Passage(passage.text, passage.part, passage.paragraph, passage.style, inside))
    return tuple(passages)


def tables_in_sections(tables: Sequence[Table], passages: Sequence[Passage]) -> tuple[Table, ...]:
    """Return the tables with the section of the first words at or after their start."""
    cells = [(p.paragraph, p.section) for p in passages if p.part == "表格"]
    found, at = [], 0
    for table in sorted(tables, key=lambda table: table.paragraph):
        while at < len(cells) and cells[at][0] < table.paragraph:
            at += 1
        section = cells[at][1] if at < len(cells) and table.part == "表格" else ""
        found.append(replace(table, section=section))
    return tuple(found)
