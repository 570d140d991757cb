"""Every amount written in words says what the figure beside it says, and the total what the price table says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bidkit.check.kind import Hit, Kind, NoParameters, fail, gather
from bidkit.check.money import only_filler, total_label
from bidkit.check.text import Line, lines
from bidkit.check.world import World
from bidkit.finding import Answer
from bidkit.model.document import FinishedVolume
from bidkit.model.rules import Rule
from bidkit.words.capitals import AMOUNT, emit, parse
from bidkit.words.money import Figure, figures

_FORMAL = re.compile("[壹贰叁肆伍陆柒捌玖貳陸]")
_PAIRED = re.compile("大写|小写|[¥￥]")
_CALLED_WORDS = re.compile(r"大写[）)]?\s*[：:为]?\s*(?:人民币)?\s*$")


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield words that are no amount, that differ from their figure, or that are not the computed total."""
    yield from gather(
        hit for volume in world.volumes for hit in _volume(world, volume) if hit.answer is Answer.FAIL
    )


def _volume(world: World, volume: FinishedVolume) -> Iterator[Hit]:
    story = lines(volume)
    for index, line in enumerate(story):
        for match in AMOUNT.finditer(line.text):
            words, before = match[0], line.text[: match.start()]
            if not _FORMAL.search(words) or not re.search("[元圆圓角分]", words):
                continue
            amount, subject = parse(words), f"{volume.id}/{words}"
            if amount is None:
                if _CALLED_WORDS.search(before):
                    yield fail(subject, f"《{volume.title}》大写「{words}」读不出金额", line.span)
                continue
            yield from _against_figure(amount, subject, (volume, story, index), (match.start(), match.end()))
            yield from _against_total(world, amount, subject, (volume, story, index), before)


Place = tuple[FinishedVolume, Sequence[Line], int]


def _against_figure(amount: Decimal, subject: str, place: Place, words: tuple[int, int]) -> Iterator[Hit]:
    volume, story, index = place
    beside = _beside(story[index].text, *words)
    found = [beside] if beside else [f for f in (_next_to(story, index, -1), _next_to(story, index, 1)) if f]
    figure = next(iter(found), None)
    if figure is not None and not any(f.is_amount(amount) for f in found):
        written = story[index].text[words[0] : words[1]]
        message = (
            f"《{volume.title}》大写「{written}」是 {amount:,.2f} 元，旁边的小写却是 {figure.value:,.2f} 元"
        )
        yield fail(subject, message, story[index].span)


def _against_total(world: World, amount: Decimal, subject: str, place: Place, before: str) -> Iterator[Hit]:
    volume, story, index = place
    price = world.dossier.price
    for above in reversed(story[max(0, index - 2) : index] if story[index].cell else ()):
        before = above.text + before if only_filler(before) else before
    if price is None or amount == price.total or not total_label(before):
        return
    right = f"{price.total:,.2f} 元（{emit(price.total)}）"
    message = f"《{volume.title}》投标总价大写是 {amount:,.2f} 元，报价表合计是 {right}"
    yield fail(subject, message, story[index].span, related=(world.dossier.bid.span_of("price"),))


def _beside(text: str, start: int, end: int) -> Figure | None:
    """Return the figure that stands beside the words with nothing but filler between."""
    found = [figure for figure in figures(text) if figure.money or figure.number >= 1000]
    after = [f for f in found if f.start >= end and only_filler(text[end : f.start])]
    ahead = [f for f in found if f.end <= start and only_filler(text[f.end : start])]
    return next(iter(after or ahead[-1:]), None)


def _next_to(story: Sequence[Line], index: int, step: int) -> Figure | None:
    """Return the figure that fills a neighbouring paragraph or cell, with at most a label between."""
    passed = story[index].text
    for place in range(index + step, index + 4 * step, step):
        text = story[place].text if 0 <= place < len(story) else "。"
        passed += text + (story[place - 1].text if step < 0 < place else "")
        for figure in figures(text):
            alone = only_filler(text[: figure.start] + text[figure.end :])
            return figure if alone and figure.money and _PAIRED.search(passed) else None
        if not only_filler(text):
            return None
    return None


KIND = Kind("成品文件里大写与小写是否一致", NoParameters, check)
