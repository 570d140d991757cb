"""Places of the forms that must be filled are filled: a label with nothing after it, a line left to write on.

Places for signatures, seals and dates stay empty until the paper is signed and are no blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bidkit.check.kind import Hit, Kind, Words, fail, gather
from bidkit.check.labels import forms_of
from bidkit.check.text import Line, around, lines
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.words.spaces import squeeze

_LINE = re.compile(r"[_＿‗]{3,}|＿{2,}")
_SIDE = 16
_ITEM = re.compile(r"(\d{1,2})\s*[、.．)）:：]\s*(\S[^:：]{1,20})[:：]\s*")
_NUMBER = re.compile(r"(\d{1,2})\s*[、.．)）:：]\s*\S")


class Parameters(Record):
    """``labels`` must be followed by something; a line near one of ``by_hand`` is filled after printing.

    ``beside`` are labels that stand side by side in one line of a form, each with a blank of its own.
    """

    labels: Words
    beside: Words = ()
    by_hand: Words
    underline: Severity = Severity.ERROR


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield labels without a value, and lines that nobody is meant to write on by hand."""
    yield from gather(_found(world, parameters))
    for volume in world.volumes:
        yield from _unanswered(volume, parameters)
        yield from _side_by_side(volume, parameters)


def _found(world: World, parameters: Parameters) -> Iterator[Hit]:
    names = rf"({'|'.join(re.escape(label) for label in parameters.labels)})(?:[（(][^）)：:]*[）)])?"
    label = re.compile(rf"(?:^|[\s，,；;。、（(]){names}\s*[：:]\s*[_＿\s]*(?=$|[，,；;。）)])")
    cell = re.compile(rf"[（(]?{names}[）)]?[：:]?")
    for volume in world.volumes:
        story = lines(volume)
        for index, line in enumerate(story):
            following = story[index + 1] if line.cell and index + 1 < len(story) else None
            head = cell.fullmatch(line.text.strip()) if following and _gap(line, following) else None
            if head and _answered(volume, line):
                head = None
            blank = None if line.cell else label.search(line.text)
            if blank and _by_hand(line.text, blank.start(), blank.end(), parameters):
                blank = None
            if empty := head or blank:
                message = f"《{volume.title}》「{empty[1]}」后面是空的"
                yield fail(f"{volume.id}/{empty[1]}", message, line.span)
            else:
                yield from _drawn(volume, line, _lead(story, index), parameters)


def _unanswered(volume: FinishedVolume, parameters: Parameters) -> Iterator[Hit]:
    """Yield numbered questions of a form that end with their colon while the very next line is the next number."""
    forms = forms_of(volume)
    for line, following in pairwise(lines(volume)):
        item = _ITEM.fullmatch(line.text.strip()) if line.section in forms and not line.cell else None
        after = _NUMBER.match(following.text.strip()) if item and following.section == line.section else None
        if item is None or after is None or int(after[1]) != int(item[1]) + 1:
            continue
        if not any(word in item[2] for word in parameters.by_hand):
            message = f"《{volume.title}》「{item[2]}」后面是空的"
            yield fail(f"{volume.id}/{item[2]}", message, line.span, severity=parameters.underline)


def _side_by_side(volume: FinishedVolume, parameters: Parameters) -> Iterator[Hit]:
    """Yield each empty label of a line of several: 姓名：周启明 性别： 年龄： are three blanks, one of them filled."""
    any_of = "|".join(map(re.escape, (*parameters.beside, *parameters.labels)))
    label = re.compile(rf"(?:^|(?<=[\s_＿，,；;。]))({any_of})\s*[：:]([_＿\s]*)(?=$|\S)")
    forms = forms_of(volume)
    for line in lines(volume) if parameters.beside else ():
        found = list(label.finditer(line.text)) if line.section in forms and not line.cell else []
        ends = [*(match.start() for match in found[1:]), len(line.text)]
        for match, end in zip(found, ends, strict=True) if len(found) > 1 else ():
            if not re.sub(r"[_＿\s，,；;。]", "", line.text[match.end(1) + 1 : end]).strip("：:"):
                message = f"《{volume.title}》「{match[1]}」后面是空的：{line.text.strip()[:40]}"
                yield fail(f"{volume.id}/{match[1]}", message, line.span, severity=parameters.underline)


def _lead(story: Sequence[Line], index: int) -> str:
    """Return the last words before a paragraph that is nothing but a drawn line: they say what it is for."""
    while index > 0 and not _LINE.sub("", story[index].text).strip():
        index -= 1
        if _LINE.sub("", story[index].text).strip():
            return story[index].text
    return ""


def _drawn(volume: FinishedVolume, line: Line, lead: str, parameters: Parameters) -> Iterator[Hit]:
    """Yield lines drawn to be written on, unless something is there that a person adds by hand."""
    for match in _LINE.finditer(line.text):
        told = any(word in lead for word in parameters.by_hand)
        if not told and not _by_hand(line.text, match.start(), match.end(), parameters):
            words = _before(line.text, match.start()) or "下划线"
            message = f"《{volume.title}》有没填的下划线：{around(line.text, match.start(), match.end())}"
            yield fail(f"{volume.id}/{words}", message, line.span, severity=parameters.underline)


def _gap(line: Line, following: Line) -> bool:
    """Return whether an empty paragraph stands between a label cell and the next text."""
    return following.part == line.part and following.span.paragraph - line.span.paragraph > 1


def _answered(volume: FinishedVolume, line: Line) -> bool:
    """Return whether the table itself shows something in the cell after each one that ends with these words.

    The gap is then an empty line at the head of that next cell, or below a column's heading.
    """
    at = line.span.paragraph
    tables = [one for one in volume.word.tables if one.part == line.part and one.paragraph <= at]
    rows = max(tables, key=lambda one: one.paragraph).rows if tables else ()
    behind = [
        after.strip()
        for row in rows
        for cell, after in pairwise([cell for cell in row if cell is not None])
        if squeeze(cell).endswith(line.plain)
    ]
    return bool(behind) and all(behind)


def _by_hand(text: str, start: int, end: int, parameters: Parameters) -> bool:
    """Return whether the words before a blank, or those that label it from behind, say that a hand fills it.

    Where a sentence goes on behind the blank, only the very next letters label it: 年, 月, 签字.
    """
    behind = text[end : end + _SIDE]
    labelled = behind if not behind or re.match(r"[\s（(，,。；;：:_＿/、]", behind) else behind[:2]
    near = text[max(0, start - _SIDE) : start], labelled
    return any(word in side for word in parameters.by_hand for side in near)


def _before(text: str, start: int) -> str:
    """Return the words a blank line belongs to."""
    words = [word for word in re.split(r"[\s，,；;。、_＿：:（(）)]+", text[:start]) if word]
    return words[-1][-12:] if words else ""


KIND = Kind("成品文件里该填的地方是否空着", Parameters, check)
