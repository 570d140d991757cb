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
    from collections.abc import Iterator, Sequence

    from bidkit.read.titles.lines import Line

LEAST = 3
HEADED = re.compile(r"^(分|总)?(目录|目次|索引)$|(目录|索引)$|(如下|包括|组成|构成|顺序|附件)[:：)）]*$")


def without_lists(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the titles of printed lists marked as listed."""
    out = list(lines)
    for run in _runs(lines):
        if _is_list(lines, run):
            out[run[0].place : run[-1].place + 1] = [replace(line, role=Role.LISTED) for line in run]
    return out


def listed(lines: Sequence[Line]) -> set[str]:
    """Return the titles that printed lists name."""
    return {key(line.words) for line in lines if line.role is Role.LISTED and len(key(line.words)) > 1}


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if line.role is Role.TITLE and (not run or (not line.fresh and not _starts_anew(line, run))):
            run.append(line)
            continue
        if len(run) >= LEAST:
            yield run
        run = [line] if line.role is Role.TITLE else []
    if len(run) >= LEAST:
        yield run


def _is_list(lines: Sequence[Line], run: Sequence[Line]) -> bool:
    before = lines[run[0].place - 1] if run[0].place else None
    headed = (before is not None and bool(HEADED.search(before.unit.plain))) or bool(
        HEADED.search(run[0].unit.plain)
    )
    again = sum(_again(line, lines, run[-1].place) for line in run[:-1])
    if again * 2 >= len(run) - 1 or (headed and again):
        return True
    values = [line.number.value for line in run if line.number and not line.number.strong]
    return len(run) > LEAST and values == list(range(1, len(run) + 1)) and (headed or not run[0].fresh)


def _starts_anew(line: Line, run: Sequence[Line]) -> bool:
    """Return whether a title is the first that a list before it names: the list is over."""
    if any(key(line.words) == key(other.words) and line.shape == other.shape for other in run):
        return True
    first = run[0].number
    return (
        first is not None and line.number is not None and line.number == replace(first, text=line.number.text)
    )


def _again(line: Line, lines: Sequence[Line], after: int) -> bool:
    words = key(line.words)
    return any(other.role is Role.TITLE and key(other.words) == words for other in lines[after + 1 :])
