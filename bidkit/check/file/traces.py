"""Nothing of the editing is left in the Word files: comments, changes, hidden text, links, objects, telling fields."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, Words, fail, gather
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span


class Parameters(Record):
    """Kinds of traces, and words with which an external address is fine."""

    kinds: Words
    fine: Words = ()
    blind_only: bool = False


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield each kind of trace once a volume."""
    for volume in world.volumes:
        if volume.blind or not parameters.blind_only:
            yield from gather(_found(volume, parameters))


def _found(volume: FinishedVolume, parameters: Parameters) -> Iterator[Hit]:
    for trace in volume.word.traces:
        if trace.kind in parameters.kinds and not any(word in trace.text for word in parameters.fine):
            who = f"（{trace.author}）" if trace.author else ""
            message = f"《{volume.title}》有{trace.kind}{who}：{trace.text or '见原文件'}"
            place = Span(volume.word_name, part=trace.part, paragraph=trace.paragraph)
            yield fail(f"{volume.id}/{trace.kind}", message, place)


KIND = Kind("Word 里有没有编辑时留下的痕迹", Parameters, check)
