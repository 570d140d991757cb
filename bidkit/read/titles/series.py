"""The number before a title in the chapter of forms, of any shape: 格式3-1, 1-1, 二-12-②, 表3, 1投标书, （一）.

The outline knows the numbers of running text; these are more, and stand in the chapter of forms only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.read.labels import CIRCLED, MARKS, N, parse_label
from bidkit.words.numerals import count

if TYPE_CHECKING:
    from bidkit.read.labels import Label

CHAPTERS = ("chapter", "part", "section")
HEADS = (
    *("附件", "附表", "附录", "附图", "附页", "附", "格式文件", "格式", "样式", "样表", "样本", "模板"),
    *("范本", "范例", "表格", "表单", "表", "文件", "资料"),
)
"""Words that make a number the number of a form."""

STEP = rf"(?:\d{{1,2}}|{N}|[{CIRCLED}]|[A-Z](?![A-Za-z]))"
STEPS = rf"{STEP}(?:\s*[-－—–.．]\s*{STEP})*"
DASHED = re.compile(rf"{MARKS}({STEP}(?:\s*[-－—–]\s*{STEP})+)\s*[、.．:：]?(?!\d)")
_WORDS = "|".join(r"\s*".join(word) for word in HEADS)
HEADED = re.compile(
    rf"{MARKS}({_WORDS})\s*(?:[（(\[]\s*({STEPS})\s*[）)\]]|({STEPS}))\s*[、.．:：]?(?!\d)(?![致览般定起次份式])"
)
ROMANS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
ROMAN = re.compile(rf"([{ROMANS}])\s*[、.．:：]?\s*")
CODED = re.compile(r"([A-Z]{1,3})\s*[-－]?\s*(\d{1,3})\s*[、.．:：]?\s*(?=[\u4e00-\u9fff《])(?<!A4)(?<!A3)")
"""A number of the house: F-01, ZB3."""
BRACED = re.compile(
    rf"{MARKS}[（(【\[]\s*((?:附件|附表|格式|表)\s*{STEP}(?:\s*[-－—–.]\s*{STEP})*)\s*[）)】\]]"
)
BARE = re.compile(
    r"[★▲]?\s*(\d{1,2})\s*(?=[\u4e00-\u9fff《“])(?![年月日个份套名人次元万亿天家周小时分号类级项])"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its ``shape``, such as 格式2 for 格式3-1, its last ``value`` and the one ``above`` it, the ``text``."""

    shape: str
    value: int
    text: str
    above: int = 0

    @property
    def strong(self) -> bool:
        """Return whether the number says by its word that a form begins."""
        return self.shape.startswith(HEADS)


def number_of(text: str, label: Label | None = None) -> Number | None:
    """Return the number a line of the chapter of forms begins with; None where it begins with words."""
    if found := HEADED.match(text):
        return _made(re.sub(r"\s", "", found[1]), found[2] or found[3], found[0])
    if found := BRACED.match(text):
        inner = number_of(found[1])
        return None if inner is None else replace(inner, text=found[0])
    if found := DASHED.match(text):
        return _made("-", found[1], found[0])
    label = label or parse_label(text)
    if label is not None:
        steps = re.findall(r"\d+", label.text) if label.kind.startswith("decimal") else []
        return Number(label.kind, label.value, label.text, int(steps[-2]) if len(steps) > 1 else 0)
    if found := ROMAN.match(text):
        return Number("roman", ROMANS.index(found[1]) + 1, found[0])
    if found := CODED.match(text):
        return Number(found[1], int(found[2]), found[0])
    if found := BARE.match(text):
        return Number("bare", int(found[1]), found[0])
    return None


def _made(head: str, steps: str, text: str) -> Number:
    parts = re.findall(STEP, steps)
    above = _value(parts[-2]) if len(parts) > 1 else 0
    return Number(f"{head}{len(parts)}", _value(parts[-1]), text, above)


def _value(step: str) -> int:
    if step in CIRCLED:
        return CIRCLED.index(step) + 1
    if step.isascii() and step.isalpha():
        return ord(step) - ord("A") + 1
    return int(step) if step.isdigit() else count(step) or 0


def words_after(text: str, label: Label | None = None) -> str:
    """Return the words behind the number, and behind a second one: 一、格式1 投标函 says 投标函."""
    number = number_of(text, label)
    rest = text[len(number.text) :] if number else text
    inner = number_of(rest)
    if inner is not None and inner.strong:
        rest = rest[len(inner.text) :]
    return re.sub(r"^[★▲※*＊#\s、.．:：]+", "", rest).strip()
