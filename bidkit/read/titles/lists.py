"""Runs of titles with nothing between them: a printed list of the forms, or forms that are empty places each.

A list says twice what the forms say again, or stands inside a letter, or is counted through without a page of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.read.text import key
from bidkit.read.titles.lines import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bidkit.read.titles.lines import Line

LEAST = 3
CONTENTS = re.compile(r"^目[录次]$")
HEADED = re.compile(
    r"^(分|总)?(目录|目次|索引)$|(目录|索引)$|(如下|包括|组成|构成|顺序|附件|内容|下列|以下)[:：)）]*$"
)


def without_lists(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the titles of printed lists marked as listed."""
    out = list(lines)
    last = {key(line.words): line.place for line in lines if line.role is Role.TITLE}
    for run in _runs(lines):
        if _is_list(lines, run, last):
            out[run[0].place : run[-1].place + 1] = [replace(line, role=Role.LISTED) for line in run]
    return [replace(line, role=Role.LISTED) if _is_head(line) else line for line in out]


def _is_head(line: Line) -> bool:
    """Return whether a line is the title 目录 itself, which a volume has below its own."""
    return line.role is Role.TITLE and bool(CONTENTS.match(line.unit.plain))


def listed(lines: Sequence[Line]) -> set[str]:
    """Return the titles that printed lists name."""
    return {key(line.words) for line in lines if line.role is Role.LISTED and len(key(line.words)) > 1}


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    said: set[str] = set()
    for line in lines:
        if line.role is Role.TITLE and run and not (line.fresh or _starts_anew(line, run[0], said)):
            run.append(line)
            said.add(key(line.words))
            continue
        yield from _split(run)
        run = [line] if line.role is Role.TITLE else []
        said = {key(line.words)}
    yield from _split(run)


def _split(run: list[Line]) -> Iterator[list[Line]]:
    """Yield a run that is long enough; one counted through from 1 ends where another shape of number goes on."""
    end = next((place for place, line in enumerate(run) if line.shape != run[0].shape), len(run))
    values = [line.number.value for line in run[:end] if line.number]
    counted = bool(run) and end >= LEAST and values == list(range(1, end + 1))
    parts = [run[:end], run[end:]] if counted else [run]
    yield from (part for part in parts if len(part) >= LEAST)


def _is_list(lines: Sequence[Line], run: Sequence[Line], last: Mapping[str, int]) -> bool:
    """Return whether a run of titles is a list; ``last`` is where each title stands for the last time."""
    before = lines[run[0].place - 1] if run[0].place else None
    headed = (before is not None and bool(HEADED.search(before.unit.plain))) or bool(
        HEADED.search(run[0].unit.plain)
    )
    again = sum(last[key(line.words)] > run[-1].place for line in run[:-1])
    if again * 2 >= len(run) - 1 or (headed and again):
        return True
    values = [line.number.value for line in run if line.number and not line.number.strong]
    after = lines[run[-1].place + 1] if run[-1].place + 1 < len(lines) else None
    filled = after is not None and after.role in (Role.ADDRESS, Role.TABLE, Role.SIGN)
    counted = len(run) > LEAST and values == list(range(1, len(run) + 1))
    return counted and (headed or not (run[0].fresh or filled))


def _starts_anew(line: Line, first: Line, said: set[str]) -> bool:
    """Return whether a title is one that the list before it has named: the list is over."""
    if key(line.words) in said:
        return True
    one, two = first.number, line.number
    return one is not None and two is not None and (one.shape, one.value) == (two.shape, two.value)
