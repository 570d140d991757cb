"""Numerals in every spelling that tenders use: 12, １２, 1,200, 3.5 万, 十二, 壹佰贰拾, 廿, 〇, 两, 半.

cn2an stands behind this door and nowhere else. It values what is spelt by the book and refuses the rest; what else
is usual is brought into that spelling first: 零 left out or put in once too often (拾万柒仟, 一万三十), the zero
places of printed forms (壹仟零佰零拾伍), spoken ends (一万二), 百二十, 卅. 亿 and 万 are taken apart here, since cn2an
0.5.24 reads 一亿十三万 as 100,030,000, and only its strict mode is asked, since the others value 一一零千千二 too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = "零一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
NUMERALS = "零〇○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟廿卅貳弍叄参參陸兩萬億"
"""Every sign that Chinese numerals are written with, as the inside of a character class."""
FIGURE = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:[.．]\d+)?"
NUMBER = rf"(?:{FIGURE}|[{NUMERALS}]+)"
"""A number in figures or in numerals inside a longer pattern; ``number`` says what it is."""

_LETTERS = {
    **dict(zip("〇○ＯO壹贰叁肆伍陆柒捌玖", "零零零零一二三四五六七八九", strict=True)),
    **dict(
        zip("貳弍两兩俩叄参參仨陸拾佰仟萬億點．，負", "二二二二二三三三三六十百千万亿点.,负", strict=True)
    ),
    **{"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"},
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
}
_FOLD = str.maketrans(_LETTERS)
_D = f"[{DIGITS[1:]}]"
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_GAP = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
_PIECE = re.compile(r"(\d+(?:\.\d+)?)([十百千万亿]*)")
_FORMAL = re.compile(f"[{FORMAL[1:]}拾佰仟]")


@lru_cache(maxsize=1 << 13)
def number(text: str) -> Decimal | None:
    """Return the number that a text is, None where it is anything else or more than that."""
    words = _GAP.sub("", text.strip()).translate(_FOLD)
    words = _COMMAS.sub(lambda match: match[0].replace(",", ""), words)
    sign = -1 if words[:1] in ("负", "-", "−") and words[1:2] not in ("负", "-") else 1
    value = _positive(words[1:] if sign < 0 else words, spoken=not _FORMAL.search(text))
    return None if value is None else sign * value


def count(text: str) -> int | None:
    """Return the whole number from 0 up that a text is, None for anything else."""
    value = number(text)
    return int(value) if value is not None and value >= 0 and value == value.to_integral_value() else None


def _positive(words: str, *, spoken: bool) -> Decimal | None:
    if words == "半":
        return Decimal("0.5")
    if words[:1].isdigit():
        return _figures(words)
    whole, point, rest = words.partition("点")
    value = _whole(whole, spoken=spoken and not point)
    if not point or value is None:
        return None if value is None else Decimal(value)
    return Decimal(f"{value}.{_one_by_one(rest)}") if rest and not set(rest) - set(DIGITS) else None


def _figures(words: str) -> Decimal | None:
    """Return figures with a unit or several that fall: 1200, 3.5万, 1亿2000万."""
    pieces = _PIECE.findall(words)
    spoken_end = len(pieces) > 1 and not pieces[-1][1] and len(pieces[-1][0]) == 1  # 3万5: nobody knows
    if "".join(map("".join, pieces)) != words or spoken_end:
        return None
    sizes = [_size(units) for _, units in pieces]
    if sorted(set(sizes), reverse=True) != sizes:
        return None
    return sum((Decimal(figure) * size for (figure, _), size in zip(pieces, sizes, strict=True)), Decimal(0))


def _size(units: str) -> int:
    size = 1
    for unit in units:
        size *= _UNITS[unit]
    return size


def _one_by_one(words: str) -> str:
    return "".join(str(DIGITS.index(sign)) for sign in words)


def _whole(words: str, *, spoken: bool) -> int | None:
    if words and not set(words) - set(DIGITS):
        return int(_one_by_one(words))
    words = re.sub("零+", "零", words)
    for before, place in (("万亿", "千"), ("千〇", "百"), ("百〇", "十")):  # zero places of a printed form
        words = re.sub(rf"(^|[{before}])零{place}", r"\1〇", words)
    words = re.sub("[零〇]+", "零", words)
    return _pair(words, "亿", spoken=spoken)


def _pair(words: str, unit: str, *, spoken: bool) -> int | None:
    """Return what stands before a unit times its size plus what stands after it; 一万二 is 12,000 when spoken."""
    if not unit:
        return _section(words, spoken=spoken)
    below = "万" if unit == "亿" else ""
    high, found, low = words.rpartition(unit)
    if not found:
        return _pair(words, below, spoken=spoken)
    left = _pair(high, below, spoken=spoken)
    if left is None or not low.strip("零"):
        return None if left is None else left * _UNITS[unit]
    right = _pair(low, below, spoken=spoken)
    if spoken and re.fullmatch(_D, low):
        right = DIGITS.index(low) * _UNITS[unit] // 10
    return None if right is None else left * _UNITS[unit] + right


def _section(words: str, *, spoken: bool) -> int | None:
    """Return up to four places, spelt by the book before cn2an is asked."""
    if not words or set(words) & set("万亿"):
        return None
    words = re.sub(rf"(?<!{_D})十", "一十", words)
    words = re.sub(rf"^百(?={_D})", "一百", words)
    if not words.strip("零") or re.search("零[十百千]", words):
        return None if words.strip("零") else 0
    if spoken:
        words = re.sub(rf"(?<=千)({_D})$", r"\1百", re.sub(rf"(?<=百)({_D})$", r"\1十", words))
    words = words.replace("零", "")
    words = re.sub(rf"千(?={_D}(?:十|$))", "千零", words)
    return _by_the_book(re.sub(rf"百(?={_D}$)", "百零", words))


def _by_the_book(words: str) -> int | None:
    from cn2an import cn2an  # its start costs 0.15 s, and most runs meet no numeral

    try:
        return int(cn2an(words, "strict"))
    except ValueError:
        return None


def chinese(value: int, digits: str = DIGITS, units: str = "十百千", *, short_ten: bool = True) -> str:
    """Return a whole number from 0 up in words: 一百零一, 十二, 一万零五十.

    Args:
        value: the number.
        digits: the ten signs from zero up; ``FORMAL`` for 大写.
        units: the signs for ten, hundred and thousand.
        short_ten: write 十二 for 一十二 at the beginning.
    """
    for size, unit in ((10**8, "亿"), (10**4, "万")):
        if value >= size:
            high, low = divmod(value, size)
            gap = digits[0] if 0 < low < size // 10 else ""
            rest = gap + chinese(low, digits, units, short_ten=False) if low else ""
            return f"{chinese(high, digits, units, short_ten=short_ten)}{unit}{rest}"
    words = "".join(
        f"{digits[int(digit)]}{unit}" if digit != "0" else digits[0]
        for digit, unit in zip(f"{value:04}", (*reversed(units), ""), strict=True)
    )
    words = re.sub(f"{digits[0]}+", digits[0], words).strip(digits[0]) or digits[0]
    return words[1:] if short_ten and words.startswith(digits[1] + units[0]) else words
