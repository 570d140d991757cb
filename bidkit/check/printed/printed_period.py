"""A period we promise is the same wherever it stands: bid validity, delivery and warranty, in every volume."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from bidkit.check.kind import Hit, Kind, Words, fail, gather
from bidkit.check.labels import pattern
from bidkit.check.text import Line, lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.periods import PERIOD, Period, period, periods, same_period

_BRIDGE = (
    r"(?:\([^()]{0,16}\))?[:为是]?(?:自?[^,。;\d]{1,24}?(?:之日|日|后|起)起?(?:计算|算起|的)?)?"
    r"(?:不少于|不短于|不低于|共|共计|为|满)?"
)
"""What may stand between the label of a period and its number."""
_BARE = re.compile(r"\([^()]*\)|个|日历|自然|工作")


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
    finder = re.compile(rf"(?:{pattern(parameters.labels)}){_BRIDGE}(?P<said>{PERIOD})")
    for volume in world.volumes:
        yield from gather(_found(world, parameters, volume, finder, promised))


def _found(
    world: World, parameters: Parameters, volume: FinishedVolume, finder: re.Pattern[str], promised: int
) -> Iterator[Hit]:
    kept = Period(Decimal(promised), "个月" if parameters.field == "warranty_months" else "天")
    for text, line in _texts(volume):
        for match in finder.finditer(text):
            if any(word in text for word in parameters.unless):
                continue
            others = periods(re.split("[。;]", text[match.start("said") :], maxsplit=1)[0])
            said = period(match["said"])
            if said and not any(same_period(_in_days(one), kept) for one, _, _ in others):
                message = f"《{volume.title}》写的是「{match[0][-40:]}」，投标承诺是 {kept}"
                yield fail(
                    f"{volume.id}/{_BARE.sub('', match['said'])}",
                    message,
                    line.span,
                    related=(_place(world, parameters),),
                )


def _in_days(said: Period) -> Period:
    """Return working days as days: bid.yaml promises a number and does not say of which."""
    return replace(said, unit="天") if said.unit == "工作日" else said


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


def _place(world: World, parameters: Parameters) -> Span:
    return world.dossier.bid.delivery.span_of(parameters.field)


KIND = Kind("各册承诺的期限是否一致", Parameters, check)
