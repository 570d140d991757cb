"""Chinese money words: writes 大写 as the payment rules prescribe and reads every usual spelling of it.

Owns the words only; what an amount means and whether it is right is for the checks. The rules are the annex
正确填写票据和结算凭证的基本规定 of 支付结算办法. Where it allows two spellings (a 零 before 角, or before 仟
after a round 万), the one it names first is written; both are read.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("仟", "佰", "拾", "")
LIMIT = Decimal(10) ** 16

_VARIANTS = str.maketrans(
    {
        **dict(zip("〇○Ｏ０一二三四五六七八九", "零零零零壹贰叁肆伍陆柒捌玖", strict=True)),
        **dict(zip("貳弍贰叄叁参陸两兩", "贰贰贰叁叁叁陆贰贰", strict=True)),
        **dict(zip("十百千萬億圆圓正", "拾佰仟万亿元元整", strict=True)),
    }
)
_LETTERS = "零壹贰叁肆伍陆柒捌玖〇○Ｏ０一二三四五六七八九貳弍叄参陸两兩拾佰仟万亿十百千萬億元圆圓角分整正"
_PREFIX = re.compile(r"(?:人民币|大写|[（(:：)）])+")
_D = f"[{DIGITS}]"
_SECTION = re.compile(rf"零?(?:({_D})仟)?零?(?:({_D})佰)?零?(?:({_D})拾|(?<!零)(拾))?零*({_D})?")
_CHANGE = re.compile(rf"零?(?:({_D})角)?零?(?:({_D})分)?整?")

AMOUNT = re.compile(rf"[{_LETTERS}](?:[{_LETTERS}]|[ \u3000](?=[{_LETTERS}]))+")
"""Matches every run of characters that can be money words; ``parse`` decides whether it is an amount."""


def emit(amount: Decimal) -> str:
    """Return the amount in words, such as 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角; rounded half up to the cent."""
    total = int((abs(amount) * 100).to_integral_value(ROUND_HALF_UP))
    if total >= LIMIT * 100:
        raise ValueError(f"金额 {amount} 太大，无法写成大写")
    sign = "负" if amount < 0 and total else ""
    yuan, change = divmod(total, 100)
    if not change:
        return f"{sign}{_whole(yuan) or DIGITS[0]}元整"
    return sign + (f"{_whole(yuan)}元" if yuan else "") + _change(yuan, change)


def _change(yuan: int, change: int) -> str:
    """Return 角 and 分; 零 stands before them where the place to their left is zero."""
    jiao, fen = divmod(change, 10)
    zero = DIGITS[0] if yuan and (not jiao or yuan % 10 == 0) else ""
    return zero + (f"{DIGITS[jiao]}角" if jiao else "") + (f"{DIGITS[fen]}分" if fen else "")


def _whole(number: int) -> str:
    for size, unit in ((10**8, "亿"), (10**4, "万")):
        high, low = divmod(number, size)
        if high:
            zero = DIGITS[0] if 0 < low < size // 10 else ""
            return f"{_whole(high)}{unit}{zero}{_whole(low)}"
    return _section(number)


def _section(number: int) -> str:
    """Return up to four digits in words with one 零 for each run of inner zeros."""
    words = "".join(
        f"{DIGITS[int(digit)]}{place}" if digit != "0" else DIGITS[0]
        for digit, place in zip(f"{number:04}", PLACES, strict=True)
    )
    return re.sub("零+", DIGITS[0], words).strip(DIGITS[0])


def parse(text: str) -> Decimal | None:
    """Return the yuan that words name, or None when they are no amount.

    Reads 圆 and 元, 整 and 正, a prefix 人民币 or 大写, old letters such as 貳 and 萬, plain 一二三, and a 零
    more or less.
    """
    words = re.sub(r"\s", "", text).rstrip("。．.，,；;、")
    words = _PREFIX.sub("", words, count=1) if _PREFIX.match(words) else words
    sign = -1 if words.startswith("负") else 1
    whole, yuan, change = words.removeprefix("负").translate(_VARIANTS).rpartition("元")
    if yuan and not whole:
        return None
    number, cents = _read_whole(whole) if yuan else 0, _read_change(change)
    if number is None or cents is None or not (yuan or change.strip("整")):
        return None
    return sign * Decimal(number * 100 + cents) / 100


def _read_whole(words: str) -> int | None:
    return _read_pair(words, "亿", 10**8)


def _read_pair(words: str, unit: str, size: int) -> int | None:
    """Return what stands before a unit times its size plus what stands after it."""
    if not unit:
        return _read_section(words)
    below = ("万", 10**4) if unit == "亿" else ("", 1)
    high, found, low = words.rpartition(unit)
    if not found:
        return _read_pair(words, *below)
    left, right = _read_pair(high, *below), _read_pair(low, *below) if low else 0
    return None if left is None or right is None else left * size + right


def _read_section(words: str) -> int | None:
    match = _SECTION.fullmatch(words)
    if match is None or not words:
        return None
    thousands, hundreds, tens, ten, ones = match.groups()
    digits = (thousands or "零", hundreds or "零", tens or ("壹" if ten else "零"), ones or "零")
    return int("".join(str(DIGITS.index(digit)) for digit in digits))


def _read_change(words: str) -> int | None:
    match = _CHANGE.fullmatch(words)
    if match is None:
        return None
    jiao, fen = match[1] or "零", match[2] or "零"
    return DIGITS.index(jiao) * 10 + DIGITS.index(fen)
