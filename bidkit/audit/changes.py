"""What was edited since the last package: paragraph by paragraph in Word, page by page in PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from bidkit.pdf.seen.paragraphs import flow
from bidkit.source import Span
from bidkit.words.difference import cut, difference
from bidkit.words.spaces import tight

Kind = Literal["added", "removed", "changed"]
KIND_NAMES: dict[Kind, str] = {"added": "新增", "removed": "删除", "changed": "改动"}
ALIKE = 0.5
MOST_LINES = 60_000
_OF_PAGE_NUMBERS = re.compile(r"[第共总页/,，\-—–]*")
"""What is left of a running line of page numbers without its digits."""
_SENTENCE = re.compile(r"[^。；！？]+[。；！？]*")


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Change:
    """One edit: ``before`` is empty for new text, ``after`` for text that went; ``span`` is in the new file.

    For removed text the place is where it would follow.
    """

    kind: Kind
    before: str
    after: str
    span: Span

    def __str__(self) -> str:
        if self.kind == "changed":
            return f"改动：{difference(self.before, self.after)}"
        text = self.after or self.before
        return f"{KIND_NAMES[self.kind]}：「{cut(text)}」"


def changes(before: Sequence[Text], after: Sequence[Text]) -> tuple[Change, ...]:
    """Return the edits that lead from one file to another, in the new file's order."""
    old, new = _keys(before), _keys(after)
    head = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    found: list[Change] = []
    matcher = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            place = after[min(head + d, len(after) - 1)].span if after else Span("")
            found += _block(before[head + a : head + b], after[head + c : head + d], place)
    return tuple(found)


def _keys(texts: Sequence[Text]) -> list[str]:
    return [tight(text.text) for text in texts[:MOST_LINES]]


def _block(gone: Sequence[Text], come: Sequence[Text], place: Span) -> Iterator[Change]:
    """Yield the edits of one stretch: pieces that resemble one another are changes."""
    if _joined(gone) == _joined(come):
        return  # the same words in other lines: another program broke them elsewhere
    left = list(gone)
    for text in come:
        best = (
            max(left, key=lambda old: _ratio(old.text, text.text), default=None) if len(left) < 200 else None
        )
        if best is not None and _ratio(best.text, text.text) >= ALIKE:
            for old in left[: left.index(best)]:
                yield Change("removed", old.text, "", text.span)
            left = left[left.index(best) + 1 :]
            yield Change("changed", best.text, text.text, text.span)
        else:
            yield Change("added", "", text.text, text.span)
    for old in left:
        yield Change("removed", old.text, "", place)


def _joined(texts: Sequence[Text]) -> str:
    return "".join(tight(text.text) for text in texts)


def _ratio(left: str, right: str) -> float:
    matcher = SequenceMatcher(None, left[:400], right[:400], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def pdf_texts(page_texts: Sequence[str], name: str) -> tuple[Text, ...]:
    """Return the sentences of a PDF with their pages, and its running heads, so that a mere reflow is no change."""
    read = flow(page_texts)
    heads = [
        Text(f"〔页眉页脚〕{line}", Span(name, page=1))
        for line in read.running
        if not _OF_PAGE_NUMBERS.fullmatch(line)
    ]
    return (
        *heads,
        *(
            Text(sentence, Span(name, page=paragraph.page))
            for paragraph in read.paragraphs
            for sentence in _SENTENCE.findall(paragraph.text)
        ),
    )
