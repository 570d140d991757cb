"""Every form the tender prescribes has a section in some volume."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.world import World
from bidkit.model.rules import Rule


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield required forms that no section is made from; those handed in on the spot stand in no volume."""
    forms = {section.form for _, section in world.sections()}
    templates = {section.template for _, section in world.sections() if section.template}
    for form in world.tender.forms:
        if form.required and not form.later and form.id not in forms and form.template not in templates:
            where = f"（{form.source}）" if str(form.source) else ""
            yield fail(form.id, f"规定格式 {form.id}「{form.title}」{where}没有编入任何一册", form.span)


KIND = Kind("招标文件规定的格式是否都编入", NoParameters, check)
