"""Source files that tell more than they show; the finished files do not, and the bidder is told what was taken out."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.world import World
from bidkit.model.rules import Rule
from bidkit.source import Span


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield every source file with the sorts of things that do not travel on."""
    for file in world.told:
        record = world.dossier.record(file.owner)
        whose = f"（{file.owner}）" if file.owner else ""
        message = f"{file.path}{whose}带着{'、'.join(file.sorts)}；成品里已去掉，画面没有改动"
        yield fail(file.path, message, record.span_of("files") if record is not None else Span(file.path))


KIND = Kind("资料和章节里的照片带着哪些画面以外的信息", NoParameters, check)
