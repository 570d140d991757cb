"""How a text names a lot: 包1, 第二标段, 采购包A."""

from __future__ import annotations

import re

from bidkit.read.labels import NUMERALS
from bidkit.read.text import plain
from bidkit.words.numerals import count

WORD = r"(?<!承)(?:采购包|合同包|标包|包组|包件|标段|分包|包)"
COUNT = rf"(\d{{1,2}}|[{NUMERALS}]{{1,3}}|[A-Za-z])(?![\d年月日%级个家项名套人份种类次期览般切律样致起体同直定旦经])"
MENTION = re.compile(
    rf"(?:{WORD}号?[:：]?{COUNT}|第{COUNT}(?:个)?(?:采购|标)?(?:包|标段)"
    rf"|(?<![A-Za-z\d统唯同每任某另第]){COUNT}(?:号)?(?:采购包|标段|包))(?![装干括含邮裹])"
)


def lot_of(text: str) -> str:
    """Return the number of the one lot a text is about, "" for none or several."""
    numbers = set(mentions(plain(text)))
    return numbers.pop() if len(numbers) == 1 else ""


def mentions(text: str) -> list[str]:
    """Return the numbers of the lots that a plain text names, one for each time."""
    return [number for found in MENTION.finditer(text) if (number := number_of(found))]


def number_of(found: re.Match[str]) -> str:
    """Return the number that a pattern with COUNT found, digits or a capital letter; "" for none."""
    text = next((group for group in found.groups() if group), "")
    if text.isalpha() and text.isascii():
        return text.upper()
    value = count(text)
    return str(value) if value or text.isdigit() else ""
