"""What makes the reader doubt that it read a list at all: points without an item, a title or a lead with nothing.

Each doubt has its place; none changes what was found. A list that is told to stand elsewhere is not missed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.codes.read import LIST, SCORE
from bidkit.read.effects import CORRECTION, Effect, effect_of
from bidkit.read.effects import LIST as CASES
from bidkit.read.labels import without_label
from bidkit.read.notes import note, span_of
from bidkit.read.qualifications import BIDDER, ELSEWHERE, EMPTY, NOT_HEAD
from bidkit.read.text import key, sentences
from bidkit.read.unit import Unit, Zone
from bidkit.words.spaces import shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from bidkit.finding import Finding
    from bidkit.model.extract import Item, ScoreItem
    from bidkit.model.reading import Document
    from bidkit.read.facts.candidates import Choice
    from bidkit.read.outline import Outline

BY_POINTS = re.compile(r"综合|评分|打分|百分制|性价比")
BY_PRICE = re.compile(r"最低")
POINTS_TITLE = re.compile(r"(评分|打分|计分)(办法|方法|标准|细则|因素|内容|规则|表)?|分值|评[审标选]")
HUNDRED = re.compile(r"(满分|总分|总计|共计?|合计)(为|是|:)?100分|百分制")
FULL_MARKS = re.compile(
    r"^.{2,24}?[(（\[【,，:：]?(满分|最高|分值|共|计)?[:：为]?\d{1,2}(\.\d+)?分([)）\]】。:：;；,，]|$)"
)
TITLE_ASKS = re.compile(
    rf"(资格|资质)(要求|条件)|合格(的)?{BIDDER}|{BIDDER}.{{0,8}}(要求|条件|资格|门槛)$"
    r"|(参加|参与|报名|准入|合格).{0,8}(要求|条件|资格|门槛)$|^谁(能|可以?)(来|参加|投标|报价)"
)
ASKING = (Zone.COVER, Zone.NOTICE, Zone.QUALIFICATION, Zone.OTHER)
TITLE_REFUSES = re.compile(
    r"(无效|否决|拒绝|废标|不予?(受理|接受|接收)|拒收|作废).{0,8}(情形|情况|条款|条件|范围|规定)(如下)?:?$|(投标|响应|报价)无效:?$"
)
REFUSING = (Zone.CONTRACT, Zone.CONTENTS, Zone.FORMS)
SHORT = 30
SEVERAL = 2
FEW = 3
SHOWN = 24
LEAST, HEAD = 8, 14


def lost_lists(
    document: Document,
    outline: Outline,
    choices: Sequence[Choice],
    scoring: Sequence[ScoreItem],
    clauses: Sequence[Item],
) -> Iterator[Finding]:
    """Yield the lists of which nothing was read: scoring, qualifications, grounds on which a bid is out."""
    if scoring:
        yield from _only_groups(document, outline, scoring)
    else:
        yield from _no_scoring(document, outline, choices)
    said = "\n".join(key(item.quote) for item in clauses)
    taken = {unit.index for unit in outline.units if len(key(unit.text)) >= LEAST and _told(unit, said)}
    taken |= {item.unit for item in clauses}
    for head, count in _heads(outline, taken, TITLE_ASKS, ASKING):
        told = f"「{_shown(head)}」下面有 {count} 段，一条资格条件也没有读出"
        yield note(LIST, told, span=span_of(document, head))
    for head, count in _leads(outline, taken):
        told = f"「{_shown(head)}」下面有 {count} 段，一条投标无效的情形也没有读出"
        yield note(LIST, told, span=span_of(document, head))


def _told(unit: Unit, said: str) -> bool:
    """Return whether a paragraph only repeats what was read elsewhere: a document lists its conditions twice."""
    return key(without_label(unit.text))[:HEAD] in said


def _shown(unit: Unit) -> str:
    return shortened(unit.text, SHOWN)


def _no_scoring(document: Document, outline: Outline, choices: Sequence[Choice]) -> Iterator[Finding]:
    """Yield one doubt where the bids are judged by points, as a fact or by lines with points, and no item was read."""
    method = next((choice for choice in choices if choice.key == "evaluation" and choice.value), None)
    if method is not None and BY_PRICE.search(method.value):
        return
    pointed = _pointed(outline)
    judged = (unit for unit in outline.units if unit.zone is Zone.EVALUATION)
    whole = next((unit for unit in judged if HUNDRED.search(unit.plain)), None)
    named = method is not None and BY_POINTS.search(method.value)
    if not named and whole is None and len(pointed) < FEW:
        return
    title = next((unit for unit in outline.units if _scores(unit)), None)
    at = (pointed or [title or whole or (method.unit if method else outline.units[0])])[0]
    how = f"评审办法是{method.value}" if method is not None and named else "评审办法里写着分值"
    yield note(SCORE, f"{how}，一个评分项也没有读出", span=span_of(document, at))


def _pointed(outline: Outline) -> list[Unit]:
    """Return the paragraphs of the evaluation that begin with a name and its points."""
    judged = (unit for unit in outline.units if unit.zone is Zone.EVALUATION)
    return [unit for unit in judged if FULL_MARKS.match(_words(unit))]


def _only_groups(document: Document, outline: Outline, scoring: Sequence[ScoreItem]) -> Iterator[Finding]:
    """Yield a doubt where one sentence gave all that was read, and lines with points stand elsewhere."""
    if len({item.unit for item in scoring}) > 1:
        return
    here = outline.units[scoring[0].unit]
    others = [
        unit
        for unit in _pointed(outline)
        if unit.index != here.index and (not here.table or (unit.table, unit.row) != (here.table, here.row))
    ]
    if len(others) >= FEW:
        names = "、".join(item.item for item in scoring)
        said = f"只读出了{names}，没有读出下面有分值的 {len(others)} 项"
        yield note(SCORE, said, span=span_of(document, others[0]))


def _words(unit: Unit) -> str:
    return without_label(unit.plain)


def _scores(unit: Unit) -> bool:
    return unit.zone is Zone.EVALUATION and unit.titled and bool(POINTS_TITLE.search(unit.plain))


def _heads(
    outline: Outline, taken: AbstractSet[int], titles: re.Pattern[str], zones: Collection[Zone]
) -> Iterator[tuple[Unit, int]]:
    """Yield the titles of these words with how many lines of a list follow, where none of all is an item."""
    for unit in outline.units:
        words = _words(unit)
        if unit.zone not in zones or unit.contents or len(words) > SHORT or not unit.titled:
            continue
        if not titles.search(words.rstrip(":")) or NOT_HEAD.search(words):
            continue
        below = _section(outline, unit)
        told = any(EMPTY.search(line.plain) or ELSEWHERE.search(line.plain) for line in below)
        numbered = sum(map(_counts, below))
        if numbered >= SEVERAL and not told and not taken & {unit.index, *(line.index for line in below)}:
            yield unit, numbered


def _leads(outline: Outline, taken: AbstractSet[int]) -> Iterator[tuple[Unit, int]]:
    """Yield the titles and lead sentences of refusal with the length of their list, where none of it is an item."""
    for unit in outline.units:
        if unit.zone in REFUSING or unit.contents or unit.index in taken:
            continue
        titled = unit.titled and len(_words(unit)) <= SHORT and TITLE_REFUSES.search(_words(unit))
        led = CASES.search(unit.plain) and any(
            effect_of(text) is Effect.BID for text in sentences(unit.plain)
        )
        if not (titled or led) or CORRECTION.search(unit.plain):
            continue
        below = _section(outline, unit)
        numbered = sum(map(_counts, below))
        if numbered >= SEVERAL and not taken & {line.index for line in below}:
            yield unit, numbered


def _counts(line: Unit) -> bool:
    """Return whether a paragraph reads like a line of a list: numbered, or said to its end."""
    return line.label is not None or line.plain.endswith((";", "。"))


def _section(outline: Outline, head: Unit) -> list[Unit]:
    """Return what stands under a numbered title, beside a cell, or after another line up to the next of its kind."""
    if head.table:
        beside = outline.units[head.index + 1 :]
        return [unit for unit in beside if (unit.table, unit.row) == (head.table, head.row)]
    if head.label is not None:
        return [unit for unit in outline.under(head) if not unit.contents]
    out: list[Unit] = []
    for unit in outline.units[head.index + 1 :]:
        bare = unit.label is None and unit.titled and not unit.table
        if unit.zone is not head.zone or (bare and out):
            break
        out.append(unit)
    return out
