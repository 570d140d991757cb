"""Dates in the finished files: opening and deadline as the tender says, signatures between issue and deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, Words, fail, family, of_volumes
from bidkit.check.labels import forms_of, pattern
from bidkit.check.text import Line, lines
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.words.dates import date_words, days

_ALONE = re.compile(r"(?:日期|签署日期|签字日期|填写日期|时间|年月日)?(?:\([^()]*\))?:?")


class Parameters(Record):
    """The labels before the dates; a date alone in a line signs a form as well."""

    labels: Words
    early: Severity = Severity.WARNING


def _openings(world: World, volume: FinishedVolume, parameters: Parameters) -> Iterator[Hit]:
    dates = world.tender.dates
    right = {world.opening, world.deadline.date()}
    label = re.compile(rf"({pattern(parameters.labels)})(?:\([^()]*\))?(?::|为|是|定于)?$")
    story = lines(volume)
    for index, line in enumerate(story):
        for day, start, _ in days(line.plain):
            before = label.search(line.plain[:start])
            if before is None and line.cell and index and start == 0:
                before = label.fullmatch(story[index - 1].plain)
            if before and day not in right:
                said, asked = date_words(day), date_words(world.opening_at)
                message = f"《{volume.title}》「{before[1]}」写成 {said}，招标文件是 {asked}"
                yield fail(f"{volume.id}/{day}", message, line.span, related=(dates.span_of("opening"),))


def _signatures(world: World, volume: FinishedVolume, parameters: Parameters) -> Iterator[Hit]:
    dates, forms, deadline = world.tender.dates, forms_of(volume), world.deadline
    label = re.compile(rf"(?:^|[^\w])(?:{pattern(parameters.labels)})(?:\([^()]*\))?:?$")
    story = lines(volume)
    for index, line in enumerate(story):
        if (line.section not in forms and line.section) or line.contents:
            continue
        for day, start, end in days(line.plain):
            if not _signs(line, story[index - 1] if index else None, (start, end), label):
                continue
            said = date_words(day)  # however it is spelt, a date is one finding
            if day > deadline.date():
                message = f"《{volume.title}》落款日期 {said} 晚于投标截止日 {deadline:%Y-%m-%d}"
                yield fail(f"{volume.id}/{day}", message, line.span, related=(dates.span_of("deadline"),))
            elif dates.issued is not None and day < dates.issued:
                message = f"《{volume.title}》落款日期 {said} 早于招标文件发布日 {dates.issued}"
                yield fail(
                    f"{volume.id}/{day}",
                    message,
                    line.span,
                    related=(dates.span_of("issued"),),
                    severity=parameters.early,
                )
            elif day.year < deadline.year and (deadline.date() - day).days > 90:
                message = f"《{volume.title}》落款日期 {said} 是往年的，投标截止日是 {deadline:%Y-%m-%d}"
                yield fail(f"{volume.id}/{day}", message, line.span, related=(dates.span_of("deadline"),))


def _signs(line: Line, before: Line | None, place: tuple[int, int], label: re.Pattern[str]) -> bool:
    """Return whether a date signs: alone in its paragraph or cell, or at the end after its label."""
    text = line.plain
    start, end = place
    if text[end:].strip("。"):
        return False
    if label.search(text[:start]):
        return True
    if line.cell:
        return (
            before is not None
            and before.cell
            and bool(re.fullmatch(r"(?:日期|签署日期)(?:\([^()]*\))?:?", before.plain))
        )
    return bool(_ALONE.fullmatch(text[:start]))


KINDS = family(
    "成品里的日期对不对", Parameters, {"opening": of_volumes(_openings), "signature": of_volumes(_signatures)}
)
