"""Nothing of the making is left in the finished files: template tags, placeholders, broken fields, tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import field_validator

from bidkit.check.kind import Hit, Kind, Words, fail, gather
from bidkit.check.text import around, both
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.record import Record
from bidkit.model.rules import Rule


class Mark(Record):
    """A pattern that has no place in a finished file, what to call it, and whether it is less grave."""

    name: str
    pattern: str
    severity: Severity | None = None

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"正则表达式「{pattern}」写错了（第 {(error.pos or 0) + 1} 个字符处）") from None
        return pattern


class Parameters(Record):
    """The patterns, and stretches of text that are fine although a pattern matches inside them."""

    marks: tuple[Mark, ...]
    ignore: Words = ()


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield every leftover once for each volume, with its places in the Word file and on the PDF pages."""
    yield from gather(_found(world, parameters))


def _found(world: World, parameters: Parameters) -> Iterator[Hit]:
    for volume in world.volumes:
        for story in both(volume):
            for mark in parameters.marks:
                for line, match in story.search(mark.pattern):
                    context = around(line.text, match.start(), match.end())
                    if not any(fine in context and match[0] in fine for fine in parameters.ignore):
                        found = _visible(match[0].strip())
                        message = f"《{volume.title}》遗留{mark.name}「{found}」：{_visible(context)}"
                        yield fail(f"{volume.id}/{found}", message, line.span, severity=mark.severity)


def _visible(text: str) -> str:
    """Return the text with private-use characters written as their codes."""
    return re.sub("[\ue000-\uf8ff]", lambda match: f"U+{ord(match[0]):04X}", text)


KIND = Kind("成品文件里有没有遗留的占位符", Parameters, check)
