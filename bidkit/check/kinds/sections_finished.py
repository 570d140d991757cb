"""Every planned section stands in the finished volumes and holds something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, NoParameters, fail
from bidkit.check.text import squeeze
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume, PlacedSection
from bidkit.model.rules import Rule
from bidkit.model.tender import SectionPlan

_NUMBERING = re.compile(r"第?\d+页|共\d+页|[\d\-—/.·一二三四五六七八九十、]")
_LEAST = 4


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield planned sections that are missing, have no page, or whose pages hold nothing but their title."""
    made = {volume.id: volume for volume in world.volumes}
    for plan, section in world.sections():
        volume = made.get(plan.id)
        name = section.title or section.id
        if volume is None:
            yield fail(
                f"{plan.id}/{section.id}", f"成品里没有分册《{plan.title}》，缺章节「{name}」", section.span
            )
            continue
        placed = next((one for one in volume.sections if one.id == section.id), None)
        if placed is None:
            yield fail(section.id, f"《{volume.title}》里没有章节「{name}」", section.span)
        elif volume.page_texts and placed.pages < 1:
            yield fail(section.id, f"《{volume.title}》的章节「{name}」一页也没有", section.span)
        elif volume.page_texts and _empty(world, volume, section, placed):
            yield fail(section.id, f"《{volume.title}》的章节「{name}」只有标题，没有内容", section.span)


def _empty(world: World, volume: FinishedVolume, section: SectionPlan, placed: PlacedSection) -> bool:
    """Return whether a form or a text has no words of its own on its pages."""
    if placed.scans or not (section.form or section.text):
        return False
    first = placed.first_page - 1
    text = squeeze("".join(volume.page_texts[first : first + placed.pages]))
    titles = (
        placed.title,
        section.title,
        volume.title,
        world.tender.project.name,
        world.tender.project.number,
    )
    for known in (*titles, world.library.company.name):
        text = text.replace(squeeze(known), "") if known else text
    return len(_NUMBERING.sub("", text)) < _LEAST
