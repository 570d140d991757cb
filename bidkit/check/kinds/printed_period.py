"""A period we promise is the same wherever it stands: bid validity, delivery and warranty, in every volume."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Words, fail, gather
from bidkit.check.labels import pattern
from bidkit.check.text import Line, lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span

_NUMERALS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_PERIOD = (
    r"(\d{1,4}|[一二三四五六七八九十百两零]{1,5})(?:\([^()]{1,8}\))?个?"
    r"(?:日历|自然|工作)?(天|日|个月|月|年)(?!\d)"
)
_BRIDGE = (
    r"(?:\([^()]{0,16}\))?[:为是]?(?:自?[^,。;\d]{1,24}?(?:之日|日|后|起)起?(?:计算|算起|的)?)?"
    r"(?:不少于|不短于|不低于|共|共计|为|满)?"
)
"""What may stand between the label of a period and its number."""


class Parameters(Record):
    """``labels`` name the period; ``field`` is its place in bid.yaml's ``delivery``.

    A sentence that holds one of ``unless`` speaks of another period.
    """

    field: Literal["validity_days", "period_days", "warranty_months"]
    labels: Words
    unless: Words = ()


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield periods other than the promised one, each once a volume."""
    promised = getattr(world.dossier.bid.delivery, parameters.field)
    if promised is None:
        return
    finder = re.compile(rf"(?:{pattern(parameters.labels)}){_BRIDGE}{_PERIOD}")
    for volume in world.volumes:
        yield from gather(_found(world, parameters, volume, finder, promised))


def _found(
    world: World, parameters: Parameters, volume: FinishedVolume, finder: re.Pattern[str], promised: int
) -> Iterator[Hit]:
    unit = "个月" if parameters.field == "warranty_months" else "天"
    for text, line in _texts(volume):
        for match in finder.finditer(text):
            if any(word in text for word in parameters.unless):
                continue
            others = re.finditer(_PERIOD, re.split("[。;]", text[match.start() :], maxsplit=1)[0])
            if not any(same_period(_count(one[1]), one[2], promised, unit) for one in others):
                said = match[0][-40:]
                message = f"《{volume.title}》写的是「{said}」，投标承诺是 {promised} {unit}"
                yield fail(
                    f"{volume.id}/{match[1]}{match[2]}",
                    message,
                    line.span,
                    related=(_place(world, parameters),),
                )


def _texts(volume: FinishedVolume) -> Iterator[tuple[str, Line]]:
    """Yield each paragraph, and each table cell joined to the label cell before it."""
    story = lines(volume)
    for index, line in enumerate(story):
        if not line.cell:
            yield line.plain, line
        elif index and story[index - 1].cell and len(story[index - 1].plain) <= 16:
            yield f"{story[index - 1].plain.rstrip(':')}:{line.plain}", line
        else:
            yield line.plain, line


def _count(text: str) -> int:
    """Return the number that figures or Chinese numerals say."""
    if text.isdigit():
        return int(text)
    total = 0
    hundreds, has_hundred, rest = text.rpartition("百")
    total += 100 * (_NUMERALS.get(hundreds, 1) if hundreds else 1) if has_hundred else 0
    tens, has_ten, ones = rest.rpartition("十")
    total += 10 * (_NUMERALS.get(tens.lstrip("零"), 1) if tens.lstrip("零") else 1) if has_ten else 0
    return total + sum(_NUMERALS.get(char, 0) for char in ones)


def same_period(count: int, unit: str, promised: int, promised_unit: str) -> bool:
    """Return whether two periods agree: a month may be called 30 days, a year 12 months or 365 days."""
    if promised_unit == "天":
        if unit in ("天", "日"):
            return count == promised
        months = count * (12 if unit == "年" else 1)
        return months * 28 <= promised <= months * 31
    if unit in ("天", "日"):
        return promised * 28 <= count <= promised * 31
    return count * (12 if unit == "年" else 1) == promised


def _place(world: World, parameters: Parameters) -> Span:
    return world.dossier.bid.delivery.span_of(parameters.field)
