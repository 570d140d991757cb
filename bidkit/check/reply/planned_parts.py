"""Parts that the law wants in a bid of this sort are planned: a section, form or seat whose title says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import field_validator

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule


class Part(Record):
    """A part by its name, and the words that a title of it holds, as a pattern."""

    name: str
    pattern: str

    @field_validator("pattern")
    @classmethod
    def _is_pattern(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(
                f"「{pattern}」不是正则表达式（第 {(error.pos or 0) + 1} 个字符处），请改正"
            ) from None
        return pattern


class Parameters(Record):
    """The parts, and the categories of tender they are wanted in; all when empty."""

    parts: tuple[Part, ...]
    categories: tuple[str, ...] = ()
    roles: bool = False


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield parts that no section is made for, or with ``roles`` roles that nobody of the team has."""
    if parameters.categories and world.tender.category not in parameters.categories:
        return
    if parameters.roles:
        titles = [seat.role for seat in world.dossier.team]
    else:
        titles = [section.title for _, section in world.sections()]
        planned = {section.form for _, section in world.sections()}
        titles += [form.title for form in world.tender.forms if form.id in planned]
    for part in parameters.parts:
        if not any(re.search(part.pattern, title) for title in titles):
            where = "拟派团队里没有" if parameters.roles else "没有一个章节或格式是"
            yield fail(part.name, f"{where}{part.name}", world.tender.package.span)


KIND = Kind("这类项目必须有的部分是否编入", Parameters, check)
