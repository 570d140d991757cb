"""Dates in the finished files: opening and deadline as the tender says, signatures between issue and deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from bidkit.check.kind import Hit, Words, fail, gather
from bidkit.check.labels import forms_of, pattern
from bidkit.check.text import Line, lines
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule

_MONTH, _DAY = (
    r"1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2}",
    r"3[01]|[12]\d|0?[1-9]|[一二三四五六七八九十]{1,3}",
)
DATE = re.compile(rf"(20\d{{2}}|二[〇零○]\w{{2}})(?:年|[-./])({_MONTH})(?:月|[-./])({_DAY})日?")
_NUMERALS = {char: number for number, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_ALONE = re.compile(r"(?:日期|签署日期|签字日期|填写日期|时间|年月日)?(?:\([^()]*\))?:?")
_STAMPED = 12


class Parameters(Record):
    """``which`` dates, and the labels before them; a date alone in a line signs a form as well."""

    which: Literal["opening", "signature"]
    labels: Words
    early: Severity = Severity.WARNING


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield dates that cannot be right, each once a volume."""
    for volume in world.volumes:
        found = _openings if parameters.which == "opening" else _signatures
        yield from gather(found(world, parameters, volume))


def _openings(world: World, parameters: Parameters, volume: FinishedVolume) -> Iterator[Hit]:
    dates = world.tender.dates
    right = {dates.opening.date(), dates.deadline.date()}
    label = re.compile(rf"({pattern(parameters.labels)})(?:\([^()]*\))?(?::|为|是|定于)?$")
    story = lines(volume)
    for index, line in enumerate(story):
        for match in DATE.finditer(line.plain):
            before = label.search(line.plain[: match.start()])
            if before is None and line.cell and index and line.plain.startswith(match[0]):
                before = label.fullmatch(story[index - 1].plain)
            day = read_date(match)
            if before and day and day not in right:
                message = f"《{volume.title}》「{before[1]}」写成 {match[0]}，招标文件是 {dates.opening:%Y年%-m月%-d日}"
                yield fail(f"{volume.id}/{day}", message, line.span, related=(dates.span_of("opening"),))


def _signatures(world: World, parameters: Parameters, volume: FinishedVolume) -> Iterator[Hit]:
    dates, forms = world.tender.dates, forms_of(volume)
    label = re.compile(rf"(?:^|[^\w])(?:{pattern(parameters.labels)})(?:\([^()]*\))?:?$")
    story = lines(volume)
    for index, line in enumerate(story):
        if (line.section not in forms and line.section) or line.contents:
            continue
        for match in DATE.finditer(line.plain):
            day = read_date(match)
            if day is None or not _signs(line, story[index - 1] if index else None, match, label):
                continue
            if day > dates.deadline.date():
                message = f"《{volume.title}》落款日期 {match[0]} 晚于投标截止日 {dates.deadline:%Y-%m-%d}"
                yield fail(f"{volume.id}/{day}", message, line.span, related=(dates.span_of("deadline"),))
            elif dates.issued is not None and day < dates.issued:
                message = f"《{volume.title}》落款日期 {match[0]} 早于招标文件发布日 {dates.issued}"
                yield fail(
                    f"{volume.id}/{day}",
                    message,
                    line.span,
                    related=(dates.span_of("issued"),),
                    severity=parameters.early,
                )
            elif day.year < dates.deadline.year and (dates.deadline.date() - day).days > 90:
                message = (
                    f"《{volume.title}》落款日期 {match[0]} 是往年的，投标截止日是 {dates.deadline:%Y-%m-%d}"
                )
                yield fail(f"{volume.id}/{day}", message, line.span, related=(dates.span_of("deadline"),))


def _signs(line: Line, before: Line | None, match: re.Match[str], label: re.Pattern[str]) -> bool:
    """Return whether a date signs: alone in its paragraph or cell, or at the end after its label."""
    text = line.plain
    if text[match.end() :].strip("。"):
        return False
    if label.search(text[: match.start()]):
        return True
    if line.cell:
        return (
            before is not None
            and before.cell
            and bool(re.fullmatch(r"(?:日期|签署日期)(?:\([^()]*\))?:?", before.plain))
        )
    return bool(_ALONE.fullmatch(text[: match.start()]))


def read_date(match: re.Match[str]) -> date | None:
    """Return the day a match of ``DATE`` names; None for one that no calendar has."""
    year = match[1] if match[1].isdigit() else "".join(str(_NUMERALS.get(char, "x")) for char in match[1])
    try:
        return date(int(year), _number(match[2]), _number(match[3]))
    except ValueError:
        return None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, has_ten, ones = text.rpartition("十")
    value = _NUMERALS.get(ones, 0) if ones else 0
    return value + (10 * (_NUMERALS.get(tens, 1) if tens else 1) if has_ten else 0)
