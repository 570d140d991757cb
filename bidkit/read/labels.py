"""The number before a paragraph, typed or automatic: which kind and which value.

Known are 第三章, 其三, 二、, （四）, 5., 5.1.2, （6）, 7）, ⑧ and 附件9-1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bidkit.words.bare_number import SIGN
from bidkit.words.numerals import count

NUMERALS = "〇一二三四五六七八九十百"
CAPITALS = "壹贰叁肆伍陆柒捌玖拾"
N = rf"[{NUMERALS}{CAPITALS}零两]+"
MARKS = r"[★▲※☆●◆△*#＊＃◎■]*\s*"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
STEMS = "甲乙丙丁戊己庚辛壬癸"
PAREN = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"


@dataclass(frozen=True, slots=True)
class Label:
    """A number; ``rank`` orders the kinds from chapter (1) down, ``text`` is what stands before the words."""

    kind: str
    rank: int
    value: int
    text: str


SPACED = re.compile(rf"{MARKS}(\d{{1,2}}) (?={SIGN}[一-鿿“《（(【\[])")
"""A number that a space ends: no such space is left in a unit but by ``bare_numbers``."""
PATTERNS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("chapter", 1, re.compile(rf"{MARKS}第\s*({N}|\d{{1,2}})\s*[章篇卷]\s*[、:：.]?")),
    ("part", 1, re.compile(rf"{MARKS}第\s*({N}|\d{{1,2}})\s*部\s*分\s*[、:：.]?")),
    ("part", 1, re.compile(rf"{MARKS}其\s*([一二三四五六七八九十])(?![，,是为指则、：:])\s*")),
    ("section", 2, re.compile(rf"{MARKS}第\s*({N}|\d{{1,2}})\s*[节]\s*[、:：.]?")),
    ("article", 3, re.compile(rf"{MARKS}第\s*({N}|\d{{1,3}})\s*条\s*[、:：.]?")),
    (
        "annex",
        2,
        re.compile(
            rf"{MARKS}(?:附\s*[件表录]|格\s*式)\s*({N}|\d{{1,2}})(?:\s*[-－—.]\s*\d{{1,2}})*\s*[、:：.]?"
        ),
    ),
    (
        "mixed",
        6,
        re.compile(rf"{MARKS}({N}(?:\s*[.．]\s*\d{{1,3}}){{1,4}})(?![\d%％万元])\s*[、.．]?"),
    ),
    ("han", 3, re.compile(rf"{MARKS}({N})\s*[、.．]")),
    ("stem", 4, re.compile(rf"{MARKS}([{STEMS}])\s*[、.．](?!\s*[{STEMS}](?:[、.．方双]|$))")),
    ("han-paren", 4, re.compile(rf"{MARKS}[（(]\s*({N})\s*[）)]\s*[、.．]?")),
    (
        "decimal",
        6,
        re.compile(rf"{MARKS}(\d{{1,3}}(?:\s*[.．]\s*\d{{1,3}}){{1,4}})(?![\d%％万元])\s*[、.．]?"),
    ),
    ("digit-paren", 9, re.compile(rf"{MARKS}[（(]\s*(\d{{1,2}})\s*[）)]\s*[、.．]?")),
    ("digit-close", 10, re.compile(rf"{MARKS}(\d{{1,2}})\s*[）)]")),
    ("digit", 5, re.compile(rf"{MARKS}(\d{{1,3}})\s*(?:[、．]|[.](?!\d)|[.](?=(?:19|20)\d{{2}}年))")),
    ("digit", 5, SPACED),
    ("circled", 11, re.compile(rf"{MARKS}([{CIRCLED}])\s*[、.．]?")),
    ("paren-sign", 9, re.compile(rf"{MARKS}([{PAREN}])\s*[、.．]?")),
    ("letter", 12, re.compile(rf"{MARKS}[（(]?([A-Za-z])\s*[、.．）)](?![A-Za-z])")),
)


def parse_label(text: str) -> Label | None:
    """Return the number a paragraph starts with, None where it starts with words."""
    for kind, rank, pattern in PATTERNS:
        found = pattern.match(text)
        if found is None:
            continue
        if kind in ("decimal", "mixed"):  # Word shows 一.3 where the chapter is numbered by 一
            parts = [_value(part) for part in re.findall(rf"\d+|{N}", found[1])]
            return Label(f"decimal{len(parts)}", rank + len(parts) - 2, parts[-1], found[0])
        if kind == "annex" and len(pieces := re.findall(rf"\d+|{N}", found[0])) > 1:
            return Label("annex2", rank, _value(pieces[-1]), found[0])
        return Label(kind, rank, _value(found[1]), found[0])
    return None


def _value(text: str) -> int:
    if text in CIRCLED:
        return CIRCLED.index(text) + 1
    if text in STEMS:
        return STEMS.index(text) + 1
    if text in PAREN:
        return PAREN.index(text) + 1
    if len(text) == 1 and text.isascii() and text.isalpha():
        return ord(text.lower()) - ord("a") + 1
    return count(text) or 0


def without_label(text: str) -> str:
    """Return the words after the number and the marks."""
    label = parse_label(text)
    rest = text[len(label.text) :] if label else text
    return re.sub(rf"^{MARKS}", "", rest).strip()
