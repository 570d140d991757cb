"""No paragraph is pasted twice in a section: evaluators see it at once, and it costs points."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, fail, gather
from bidkit.check.text import Line, lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule


class Parameters(Record):
    """A paragraph of ``letters`` or more counts; ``apart`` paragraphs may lie between the two at most, 0 for any."""

    letters: int = 60
    apart: int = 0


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield paragraphs that stand twice in one section, outside tables."""
    for volume in world.volumes:
        yield from gather(_found(volume, parameters))


def _found(volume: FinishedVolume, parameters: Parameters) -> Iterator[Hit]:
    seen: dict[tuple[str, str], Line] = {}
    for line in lines(volume):
        if line.part != "正文" or line.contents or len(line.plain) < parameters.letters:
            continue
        before = seen.setdefault((line.section, line.plain), line)
        apart = line.span.paragraph - before.span.paragraph
        if before is not line and (not parameters.apart or apart <= parameters.apart):
            message = f"《{volume.title}》同一段话出现两次：{line.text.strip()[:40]}…"
            yield fail(f"{volume.id}/{line.plain[:24]}", message, line.span, related=(before.span,))


KIND = Kind("成品里有没有重复的段落", Parameters, check)
